"""Trains the peer of a sequence network on the windows of SequenceBench; prints seconds and RMSE.

sequence.py WINDOWS network=lstm|cnn units=N dense=N epochs=N batchSize=N learningRate=X ensemble=N

Once with one thread and once with all of them; the faster one counts.
"""
import json
import os
import sys
import time

import numpy as np
import torch

STEPS, SENSORS, MACHINES, TESTED, CAP, KERNEL = 30, 14, 100, 20, 125, 5


class Lstm(torch.nn.Module):
    def __init__(self, units, dense):
        super().__init__()
        self.lstm = torch.nn.LSTM(SENSORS, units, batch_first=True)
        self.head = torch.nn.Sequential(
            torch.nn.Linear(units, dense), torch.nn.ReLU(), torch.nn.Linear(dense, 1))

    def forward(self, x):
        return self.head(self.lstm(x)[0][:, -1])[:, 0]


class Cnn(torch.nn.Module):
    def __init__(self, units, dense):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Conv1d(SENSORS, units, KERNEL), torch.nn.ReLU(),
            torch.nn.Conv1d(units, units, KERNEL), torch.nn.ReLU(), torch.nn.Flatten(),
            torch.nn.Linear(units * (STEPS - 2 * (KERNEL - 1)), dense), torch.nn.ReLU(),
            torch.nn.Linear(dense, 1))

    def forward(self, x):
        return self.net(x.transpose(1, 2))[:, 0]


def train(x, y, machines, seed, options):
    torch.manual_seed(seed)
    known = np.unique(machines)
    held = np.random.RandomState(seed).permutation(known)[:round(0.15 * len(known))]
    stop = torch.tensor(np.isin(machines, held))
    xl, yl, xs, ys = x[~stop], y[~stop], x[stop], y[stop]
    kind = Lstm if options["network"] == "lstm" else Cnn
    net = kind(int(options["units"]), int(options["dense"]))
    rate, epochs, batch = options["learningRate"], int(options["epochs"]), int(options["batchSize"])
    adam = torch.optim.Adam(net.parameters(), lr=rate)
    best, kept = float("inf"), None
    for epoch in range(epochs):
        for group in adam.param_groups:
            group["lr"] = rate * (0.01 + 0.99 * (1 + np.cos(np.pi * epoch / epochs)) / 2)
        order = torch.randperm(len(xl))
        for start in range(0, len(xl), batch):
            rows = order[start:start + batch]
            adam.zero_grad()
            ((net(xl[rows]) - yl[rows]) ** 2).mean().backward()
            adam.step()
        with torch.no_grad():
            loss = ((net(xs) - ys) ** 2).mean().item()
        if loss < best:
            best, kept = loss, {k: v.clone() for k, v in net.state_dict().items()}
    net.load_state_dict(kept)
    return net


def main():
    options = dict(pair.split("=", 1) for pair in sys.argv[2:])
    options = {k: v if k == "network" else float(v) for k, v in options.items()}
    table = np.fromfile(sys.argv[1], "<f4").reshape(-1, 2 + STEPS * SENSORS)
    machines, labels = table[:, 0], table[:, 1]
    windows = table[:, 2:].reshape(-1, STEPS, SENSORS)
    known = machines < MACHINES - TESTED
    mean, deviation = windows[known].mean((0, 1)), windows[known].std((0, 1))
    centre, spread = labels[known].mean(), labels[known].std()
    x = torch.tensor((windows - mean) / deviation)
    y = torch.tensor((labels - centre) / spread)
    results = []
    for threads in {1, os.cpu_count()}:
        torch.set_num_threads(threads)
        some = np.flatnonzero(known)[::25]  # of every machine, to warm up
        train(x[some], y[some], machines[some], 0, {**options, "epochs": 1})
        begin = time.perf_counter()
        nets = [train(x[known], y[known], machines[known], seed, options)
                for seed in range(int(options["ensemble"]))]
        seconds = time.perf_counter() - begin
        with torch.no_grad():
            said = torch.stack([net(x[~known]) for net in nets]).mean(0).numpy() * spread + centre
        rmse = float(np.sqrt(((said.clip(0, CAP) - labels[~known]) ** 2).mean()))
        results.append({"seconds": round(seconds, 3), "rmse": round(rmse, 3), "threads": threads})
    print(json.dumps(min(results, key=lambda result: result["seconds"])))


main()
