"""Trains the peer of a pipeline on the table of TrainerBench; prints seconds and ROC-AUC as JSON.

peer.py sklearn-forest|xgboost-forest|xgboost-boosting|torch-mlp TABLE [name=value ...]
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


def main():
    name, table = sys.argv[1:3]
    options = {k: float(v) for k, v in (pair.split("=", 1) for pair in sys.argv[3:])}
    data = np.loadtxt(table, delimiter=",", skiprows=1)
    cut = int(len(data) * TRAIN_SHARE)
    x, y, xt, yt = data[:cut, :-1], data[:cut, -1], data[cut:, :-1], data[cut:, -1]
    trees, depth = int(options.get("trees", 100)), int(options.get("maxDepth", 10))
    common = {
        "max_depth": depth, "subsample": options.get("rowShare", 0.8),
        "max_bin": int(options.get("bins", 256)),
    }
    if name == "sklearn-forest":
        seconds, score = sklearn_forest(x, y, xt, trees, depth)
    elif name == "xgboost-forest":
        seconds, score = xgboost_model(x, y, xt, 1, {
            **common, "objective": "reg:squarederror", "num_parallel_tree": trees, "eta": 1,
            "base_score": 0, "lambda": 0, "colsample_bynode": options.get("columnShare", 0.5)})
    elif name == "xgboost-boosting":
        seconds, score = xgboost_model(x, y, xt, trees, {
            **common, "objective": "binary:logistic", "eta": options.get("learningRate", 0.1),
            "colsample_bytree": options.get("columnShare", 0.5)})
    elif name == "torch-mlp":
        seconds, score = torch_mlp(x, y, xt, int(options["epochs"]), int(options["batchSize"]))
    else:
        sys.exit("unknown peer " + name)
    print(json.dumps({"who": name, "rows": cut, "seconds": round(seconds, 3),
                      "auc": round(auc(score, yt), 4)}))


main()
