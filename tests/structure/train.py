"""Fits crates/socta-graphs/models/structure.json, the model that calls the structure of a network, and says how good it is.

    cargo bench --bench structures -- 60 1 > train.csv      # networks of each variant, size and loss; seed
    cargo bench --bench structures -- 30 2 > test.csv
    python tests/structure/train.py train.csv test.csv crates/socta-graphs/models/structure.json > report.txt

The model is a multinomial logistic regression on piecewise linear functions of the features (an additive model), so that
what a feature contributed to a call can be said exactly. Needs numpy and scikit-learn; nothing is drawn at random here.
"""

import csv
import json
import os
import sys
import warnings

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(threads, "1")

import numpy as np
from sklearn.linear_model import LogisticRegression

KNOTS = 5
PENALTY = 3.0
CLASSES = ["core_group", "standard_hierarchy", "regional_hierarchy", "clustered_hierarchy", "criminal_network"]
TYPES = [0, 1, 1, 1, 2]
TYPE_NAMES = ["core group", "hierarchical", "loose"]
FEWEST = 10
LOSSES = [0.0, 0.1, 0.2, 0.3]
HEAD = 6


class Table:
    """Networks with their planted type and their features; those too small to be called are counted and dropped."""

    def __init__(self, path):
        with open(path, newline="") as lines:
            rows = list(csv.reader(lines))
        self.names, rows = rows[0][HEAD:], rows[1:]
        actors = np.array([int(row[5]) for row in rows])
        lost = np.array([float(row[3]) for row in rows])
        self.refused = {loss: float((actors[lost == loss] < FEWEST).mean()) for loss in LOSSES}
        kept = [row for row, count in zip(rows, actors) if count >= FEWEST]
        self.true = np.array([CLASSES.index(row[0]) for row in kept])
        self.variant = np.array([f"{row[0]}, {row[1]}" for row in kept])
        self.size = np.array([int(row[2]) for row in kept])
        self.lost = np.array([float(row[3]) for row in kept])
        self.features = np.array([[float(value) for value in row[HEAD:]] for row in kept])


def knots_of(column):
    found = np.unique(np.round(np.quantile(column, np.linspace(0, 1, KNOTS)), 4))
    if len(found) < 3:
        found = np.unique(np.round(np.concatenate([found, np.linspace(column.min(), column.max(), 3)]), 4))
    return found


def basis(features, knots):
    """Hat functions, constant beyond the outer knots."""
    parts = [np.stack([np.interp(column, at, unit) for unit in np.eye(len(at))], axis=1)
             for column, at in zip(features.T, knots)]
    return np.concatenate(parts, axis=1)


def fit(features, true, knots):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return LogisticRegression(C=PENALTY, max_iter=250).fit(basis(features, knots), true)


def shares(model, features, knots):
    return model.predict_proba(basis(features, knots))


def of_types(probabilities):
    return np.stack([probabilities[:, [at for at, of in enumerate(TYPES) if of == kind]].sum(1) for kind in range(3)], 1)


def document(model, table, knots):
    """Knots and values, each function with mean 0 over the training, so that its value is its contribution."""
    intercept, features, at = model.intercept_.copy(), [], 0
    for name, column, places in zip(table.names, table.features.T, knots):
        values = model.coef_[:, at:at + len(places)]
        at += len(places)
        mean = np.array([np.interp(column, places, row).mean() for row in values])
        intercept += mean
        values = np.round(values - mean[:, None], 3)
        features.append({"name": name, "knots": places.tolist(), "values": values.tolist()})
    return {
        "schema": "socta.structure/1",
        "version": "1.0.0",
        "classes": CLASSES,
        "networks": int(len(table.true)),
        "sizes": sorted(set(table.size.tolist())),
        "intercept": np.round(intercept - intercept.mean(), 3).tolist(),
        "features": features,
    }


def read(document, features):
    """What the written document says, so that the figures are those of what is shipped."""
    scores = np.tile(np.array(document["intercept"]), (len(features), 1))
    for column, feature in zip(features.T, document["features"]):
        scores += np.stack([np.interp(column, feature["knots"], row) for row in feature["values"]], 1)
    scores = np.exp(scores - scores.max(1, keepdims=True))
    return scores / scores.sum(1, keepdims=True)


def accuracy(title, table, probabilities, kept):
    true_types = np.array(TYPES)[table.true]
    called, types = probabilities.argmax(1), of_types(probabilities).argmax(1)
    row = []
    for loss in LOSSES:
        chosen = kept & (table.lost == loss)
        row.append(f"{(types == true_types)[chosen].mean():.3f}/{(called == table.true)[chosen].mean():.3f}")
    print(f"{title:28}", *row)


def report(table, probabilities):
    types, true_types = of_types(probabilities), np.array(TYPES)[table.true]
    called = types.argmax(1)
    print("right, three types / five types, at 0, 10, 20, 30 % of ties lost and 5 % wrong ones")
    accuracy("all sizes", table, probabilities, table.size > 0)
    accuracy("20 actors or more", table, probabilities, table.size >= 20)
    accuracy("10 and 15 actors", table, probabilities, table.size < 20)
    for size in sorted(set(table.size)):
        accuracy(f"{size} actors", table, probabilities, table.size == size)
    for least in (0.6, 0.8, 0.9):
        sure = types.max(1) >= least
        print(f"called with at least {least}: {sure.mean():.3f} of all; among them right at each loss:", end="")
        accuracy("", table, probabilities, sure)
    print("refused as too small, by loss:", table.refused)
    for loss in LOSSES:
        print(f"confusion at {loss}, rows planted, columns called (core, hierarchical, loose)")
        for kind in range(3):
            chosen = (true_types == kind) & (table.lost == loss)
            print(f"  {TYPE_NAMES[kind]:14}", *(int((called[chosen] == other).sum()) for other in range(3)))
    print("confusion of five types, all losses")
    for kind, name in enumerate(CLASSES):
        chosen = table.true == kind
        print(f"  {name:22}", *(int((probabilities.argmax(1)[chosen] == other).sum()) for other in range(5)))
    print("right by variant")
    for name in sorted(set(table.variant)):
        chosen = table.variant == name
        print(f"  {name:42} {(called == true_types)[chosen].mean():.3f}")
    reliability(types, called == true_types)


def reliability(types, right):
    print("reliability: likelihood said, networks, mean said, share right")
    said, error = types.max(1), 0.0
    for low in (0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99):
        high = {0.3: 0.5, 0.8: 0.9, 0.9: 0.95, 0.95: 0.99, 0.99: 1.01}.get(low, low + 0.1)
        chosen = (said >= low) & (said < high)
        if chosen.any():
            error += abs(said[chosen].mean() - right[chosen].mean()) * chosen.mean()
            print(f"  {low:.2f}..{min(high, 1):.2f} {chosen.sum():6} {said[chosen].mean():.3f} {right[chosen].mean():.3f}")
    print(f"  expected calibration error {error:.4f}")


def leave_one_out(train, test):
    print("right on a variant that was left out of the training: all losses; 0 % lost; hierarchies, core groups and loose called")
    true_types = np.array(TYPES)[test.true]
    means = []
    for name in sorted(set(train.variant)):
        kept, left = train.variant != name, test.variant == name
        knots = [knots_of(column) for column in train.features[kept].T]
        model = fit(train.features[kept], train.true[kept], knots)
        called = of_types(shares(model, test.features[left], knots)).argmax(1)
        right = called == true_types[left]
        counts = [int((called == kind).sum()) for kind in range(3)]
        means.append(right.mean())
        large = right[test.size[left] >= 20].mean()
        print(f"  {name:42} {right.mean():.3f} {right[test.lost[left] == 0].mean():.3f} (20+ {large:.3f}) {counts}", flush=True)
    print(f"  mean {np.mean(means):.3f}")


def main():
    train, test = Table(sys.argv[1]), Table(sys.argv[2])
    knots = [knots_of(column) for column in train.features.T]
    model = document(fit(train.features, train.true, knots), train, knots)
    with open(sys.argv[3], "w") as out:
        head = {key: value for key, value in model.items() if key != "features"}
        lines = json.dumps(head)[:-1] + ', "features": [\n'
        lines += ",\n".join("  " + json.dumps(feature) for feature in model["features"])
        out.write(lines + "\n]}\n")
    report(test, read(model, test.features))
    if "--leave-out" in sys.argv:
        leave_one_out(train, test)


main()
