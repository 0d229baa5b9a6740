"""Trains the peer of a pipeline on a table of BenchTables; prints seconds and score as JSON.

peer.py sklearn-forest|xgboost-forest|xgboost-boosting|xgboost-value|xgboost-classes|xgboost-chain|
        torch-mlp|torch-autoencoder|sklearn-proportions TABLE [name=value ...]
"""
import json
import os
import sys
import time

import numpy as np

TRAIN_SHARE = 0.75


def auc(score, label):
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(label, score))


def sklearn_forest(x, y, xt, trees, depth):
    from sklearn.ensemble import RandomForestClassifier

    model = RandomForestClassifier(trees, max_depth=depth, n_jobs=os.cpu_count(), random_state=1)
    begin = time.perf_counter()
    model.fit(x, y)
    return time.perf_counter() - begin, model.predict_proba(xt)[:, 1]


def xgboost_model(x, y, xt, rounds, options):
    import xgboost

    options = {"nthread": os.cpu_count(), "tree_method": "hist", "seed": 1, **options}
    begin = time.perf_counter()
    model = xgboost.train(options, xgboost.DMatrix(x, y), rounds)
    return time.perf_counter() - begin, model.predict(xgboost.DMatrix(xt))


def torch_mlp(x, y, xt, epochs, batch):
    import torch

    torch.manual_seed(1)
    torch.set_num_threads(os.cpu_count())
    mean, deviation = x.mean(0), x.std(0)
    scale = lambda a: torch.tensor((a - mean) / deviation, dtype=torch.float32)
    inputs, labels = scale(x), torch.tensor(y, dtype=torch.long)
    net = torch.nn.Sequential(
        torch.nn.Linear(x.shape[1], 64), torch.nn.ReLU(), torch.nn.Linear(64, 32), torch.nn.ReLU(),
        torch.nn.Linear(32, 2))
    optimiser = torch.optim.Adam(net.parameters(), lr=3e-3)
    loss = torch.nn.CrossEntropyLoss()
    begin = time.perf_counter()
    for _ in range(epochs):
        order = torch.randperm(len(inputs))
        for start in range(0, len(inputs), batch):
            rows = order[start:start + batch]
            optimiser.zero_grad()
            loss(net(inputs[rows]), labels[rows]).backward()
            optimiser.step()
    seconds = time.perf_counter() - begin
    with torch.no_grad():
        return seconds, torch.softmax(net(scale(xt)), 1)[:, 1].numpy()


def scaled(x, xt):
    mean, deviation = x.mean(0), x.std(0)
    return (x - mean) / deviation, (xt - mean) / deviation


def torch_autoencoder(x, xt, epochs, batch, hidden, code, rate):
    """n-hidden-code-hidden-n with tanh, the best epoch on 15 % of the rows, as the pipeline does."""
    import copy
    import torch

    torch.manual_seed(1)
    torch.set_num_threads(os.cpu_count())
    x, xt = scaled(x, xt)
    columns = x.shape[1]
    inputs = torch.tensor(x, dtype=torch.float32)
    order = torch.randperm(len(inputs))
    cut = round(len(inputs) * 0.15)
    stop, learn = inputs[order[:cut]], inputs[order[cut:]]
    net = torch.nn.Sequential(
        torch.nn.Linear(columns, hidden), torch.nn.Tanh(), torch.nn.Linear(hidden, code),
        torch.nn.Tanh(), torch.nn.Linear(code, hidden), torch.nn.Tanh(),
        torch.nn.Linear(hidden, columns))
    optimiser = torch.optim.Adam(net.parameters(), lr=rate)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, epochs, rate * 0.01)
    loss = torch.nn.MSELoss()
    best, best_error = None, float("inf")
    begin = time.perf_counter()
    for _ in range(epochs):
        order = torch.randperm(len(learn))
        for start in range(0, len(learn), batch):
            rows = learn[order[start:start + batch]]
            optimiser.zero_grad()
            loss(net(rows), rows).backward()
            optimiser.step()
        schedule.step()
        with torch.no_grad():
            error = float(loss(net(stop), stop))
        if error < best_error:
            best, best_error = copy.deepcopy(net), error
    seconds = time.perf_counter() - begin
    with torch.no_grad():
        test = torch.tensor(xt, dtype=torch.float32)
        return seconds, ((best(test) - test) ** 2).mean(1).numpy()


def sklearn_proportions(x, y, batch, xt, clusters):
    """Label proportions by k-means: a bounded share for each cluster that fits the batches best."""
    from scipy.optimize import lsq_linear
    from sklearn.cluster import KMeans

    x, xt = scaled(x, xt)
    begin = time.perf_counter()
    names, index = np.unique(batch, return_inverse=True)
    sizes = np.bincount(index)
    share = np.bincount(index, y) / sizes
    means = np.stack([np.bincount(index, column) / sizes for column in x.T], 1)
    weights = np.abs([np.corrcoef(column, share)[0, 1] for column in means.T])
    some = np.random.default_rng(1).permutation(len(x))[:20_000]
    kmeans = KMeans(clusters, n_init=1, random_state=1).fit(x[some] * weights)
    mixture = np.zeros((len(names), clusters))
    np.add.at(mixture, (index, kmeans.predict(x * weights)), 1)
    fitted = lsq_linear(mixture / sizes[:, None], share, (0, 1)).x
    seconds = time.perf_counter() - begin
    return seconds, fitted[kmeans.predict(xt * weights)]


def xgboost_chain(x, y, xt, rounds, options, stations):
    """One model for each station on all columns up to it; the last one's answer counts."""
    seconds, score = 0, None
    for station in range(1, stations + 1):
        end = round(x.shape[1] * station / stations)
        took, score = xgboost_model(x[:, :end], y, xt[:, :end], rounds, options)
        seconds += took
    return seconds, score


def main():
    name, table = sys.argv[1:3]
    options = {k: float(v) for k, v in (pair.split("=", 1) for pair in sys.argv[3:])}
    with open(table) as file:
        has_batches = ",batch," in file.readline()
    data = np.loadtxt(table, delimiter=",", skiprows=1)
    cut = int(len(data) * TRAIN_SHARE)
    columns = data.shape[1] - (2 if has_batches else 1)
    x, y, xt, yt = data[:cut, :columns], data[:cut, -1], data[cut:, :columns], data[cut:, -1]
    trees, depth = int(options.get("trees", 100)), int(options.get("maxDepth", 10))
    common = {
        "max_depth": depth, "subsample": options.get("rowShare", 0.8),
        "max_bin": int(options.get("bins", 256)),
    }
    boosting = {
        **common, "eta": options.get("learningRate", 0.1),
        "min_child_weight": options.get("leafWeight", 1),
        "colsample_bytree": options.get("columnShare", 0.5)}
    binary = {**boosting, "objective": "binary:logistic"}
    measure = lambda score: auc(score, yt)
    if name == "sklearn-forest":
        seconds, score = sklearn_forest(x, y, xt, trees, depth)
    elif name == "xgboost-forest":
        seconds, score = xgboost_model(x, y, xt, 1, {
            **common, "objective": "reg:squarederror", "num_parallel_tree": trees, "eta": 1,
            "base_score": 0, "lambda": 0, "colsample_bynode": options.get("columnShare", 0.5)})
    elif name == "xgboost-boosting":
        seconds, score = xgboost_model(x, y, xt, trees, binary)
    elif name == "xgboost-chain":
        seconds, score = xgboost_chain(x, y, xt, trees, binary, int(options["stations"]))
    elif name == "xgboost-value":
        seconds, score = xgboost_model(x, y, xt, trees, {
            **boosting, "objective": "reg:squarederror"})
        measure = lambda score: float(np.sqrt(((score - yt) ** 2).mean()))
    elif name == "xgboost-classes":
        seconds, score = xgboost_model(x, y, xt, trees, {
            **boosting, "objective": "multi:softprob", "num_class": int(y.max()) + 1})
        measure = lambda score: float((score.argmax(1) == yt).mean())
    elif name == "torch-mlp":
        seconds, score = torch_mlp(x, y, xt, int(options["epochs"]), int(options["batchSize"]))
    elif name == "torch-autoencoder":
        seconds, score = torch_autoencoder(
            x, xt, int(options["epochs"]), int(options["batchSize"]), int(options["hidden"]),
            int(options["code"]), options["learningRate"])
    elif name == "sklearn-proportions":
        seconds, score = sklearn_proportions(
            x, y, data[:cut, columns], xt, int(options["clusters"]))
    else:
        sys.exit("unknown peer " + name)
    print(json.dumps({"who": name, "rows": cut, "seconds": round(seconds, 3),
                      "score": round(measure(score), 4)}))


main()
