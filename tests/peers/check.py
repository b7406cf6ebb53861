#!/usr/bin/env python3
"""Puts random matrices to this program and to other programs, and compares the scores.

    cargo build --release && python3 tests/peers/check.py

installs pymcdm, scikit-criteria and pyDecision into a virtual environment in a temporary folder (or into --venv DIR,
which is kept and used again), makes 1,000 random decision matrices of mixed kinds, and puts each of them to `socta rank`
and to every method in common. Equal is: no score differs by more than 1e-9, relative to the largest score of the matrix.
What differs must be explained in the table below, either for all matrices or for those of which a condition says why;
exit code 1 if something differs without an explanation, or if an explanation explains nothing.

A row of the table is a method of this program, its parameters, a peer, a function that computes the peer's scores, the
key of the result that is compared, and the expected differences.
"""

import argparse
import contextlib
import io
import json
import os
import subprocess
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from environment import started_again

PACKAGES = ["numpy", "scipy", "pymcdm==1.4.0", "scikit-criteria==0.10", "pyDecision==5.1.8"]
ROOT = Path(__file__).resolve().parents[2]
EQUAL = 1e-9


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--socta", type=Path, default=ROOT / "target" / "release" / "socta")
    parser.add_argument("--matrices", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--venv", type=Path, help="folder of the virtual environment [default: a temporary one]")
    parser.add_argument("--only", action="append", default=[], help="compare only this method")
    return parser.parse_args()


# ---------------------------------------------------------------------------------------------------------------- matrices


class Matrix:
    """A decision matrix with weights and directions (1 for benefits, -1 for costs)."""

    def __init__(self, np, random, index):
        self.index = index
        rows, columns = int(random.integers(3, 41)), int(random.integers(2, 13))
        self.kinds = [KINDS[int(random.integers(len(KINDS)))] for _ in range(columns)]
        columns_of = [self.column(np, random, kind, rows) for kind in self.kinds]
        self.x = np.column_stack(columns_of)
        self.weights = random.dirichlet(np.ones(columns))
        self.types = np.where(random.random(columns) < 0.6, 1, -1)
        self.positive = bool((self.x > 0).all())
        self.constant = bool((self.x.min(axis=0) == self.x.max(axis=0)).any())
        low, high = self.x.min(axis=0), self.x.max(axis=0)
        self.bounds = np.column_stack((low - 0.5 * (high - low) - 1, high + 0.25 * (high - low) + 1))
        self.vetoes = [(0.05 * (h - l) + 0.01, 0.3 * (h - l) + 0.02, 0.8 * (h - l) + 0.03) for l, h in zip(low, high)]
        self.thresholds = [(0.05 * (h - l) + 0.01, 0.3 * (h - l) + 0.02) for l, h in zip(low, high)]

    @staticmethod
    def column(np, random, kind, rows):
        if kind == "uniform":
            return random.uniform(0.1, 10, rows)
        if kind == "skewed":
            return random.lognormal(0, 1.5, rows)
        if kind == "large":
            return random.uniform(1e4, 9e5, rows).round(0)
        if kind == "levels":
            return random.integers(1, 6, rows).astype(float)
        return random.integers(1, 101, rows) / 100

    @property
    def best(self):
        return ["max" if t > 0 else "min" for t in self.types]

    def document(self):
        """What `socta rank` reads."""
        columns = range(self.x.shape[1])
        criteria = [
            {
                "name": f"c{j}",
                "direction": self.best[j],
                "weight": float(self.weights[j]),
                "scale": [float(v) for v in self.bounds[j]],
            }
            for j in columns
        ]
        names = [f"a{i}" for i in range(self.x.shape[0])]
        return {"alternatives": names, "criteria": criteria, "matrix": self.x.tolist()}

    def with_thresholds(self):
        """The same with the thresholds of ELECTRE."""
        document = self.document()
        for criterion, (q, p, v) in zip(document["criteria"], self.vetoes):
            criterion["thresholds"] = {"q": float(q), "p": float(p), "v": float(v)}
        return document

    def with_preferences(self):
        """The same with linear preference functions."""
        document = self.document()
        for criterion, (q, p) in zip(document["criteria"], self.thresholds):
            criterion["preference"] = {"function": "linear", "q": float(q), "p": float(p)}
        return document


KINDS = ["uniform", "skewed", "large", "levels", "percent"]


# ------------------------------------------------------------------------------------------------------------------- peers


def table(np):
    """What is compared with what."""
    import pymcdm.methods as pm
    import pymcdm.normalizations as pn
    import pymcdm.weights as pw
    import skcriteria as skc
    from pyDecision import algorithm as pyd
    from skcriteria.agg import aras, cocoso, codas, copras, edas, electre, mabac, marcos, moora, simple, spotis, topsis, vikor, waspas
    from skcriteria.preprocessing import invert_objectives as invert
    from skcriteria.preprocessing import scalers

    silent = {"graph": False, "verbose": False}

    def decision(m):
        return skc.mkdm(m.x, m.types, weights=m.weights)

    def chain(m, *steps):
        data = decision(m)
        for step in steps[:-1]:
            data = step.transform(data)
        return steps[-1].evaluate(data).e_

    def flow(found):
        return np.asarray(found)[:, 1]

    def pymcdm(make):
        return lambda m: make(m)(m.x, m.weights, m.types, validation=False)

    linear = [invert.InvertMinimize(), scalers.MaxAbsScaler("matrix")]
    min_max = [invert.NegateMinimize(), scalers.MinMaxScaler("matrix")]
    # Names of what makes a peer differ, with the matrices that show it.
    constant = ("gives 1, not 0, to all on a criterion without differences", lambda m: m.constant)
    no_costs = ("refuses matrices without costs", lambda m: (m.types > 0).all())
    flat = ("refuses criteria without differences, or gives no number", lambda m: m.constant)

    def worst_everywhere(m):
        high = np.where(m.types > 0, m.x.min(axis=0), m.x.max(axis=0))
        return bool((m.x == high).all(axis=1).any())

    def always(why):
        return (why, always)

    def mixed(m):
        return len(set(m.types)) > 1

    def electre_iii(m):
        from pyDecision.algorithm.e_iii import credibility_matrix, global_concordance_matrix

        q, p, v = ([t[at] for t in m.vetoes] for at in range(3))
        concordance = global_concordance_matrix(m.x * m.types, P=p, Q=q, W=m.weights)
        return concordance, credibility_matrix(m.x * m.types, concordance, P=p, V=v)

    rows = [
        # method, parameters, peer, function, key, expected differences
        ("additive", {"scaling": "min-max"}, "pymcdm", pymcdm(lambda m: pm.WSM(pn.minmax_normalization)), "scores", [constant]),
        ("additive", {"scaling": "linear"}, "pymcdm", pymcdm(lambda m: pm.WSM(pn.linear_normalization)), "scores", []),
        ("additive", {"scaling": "sum"}, "pymcdm", pymcdm(lambda m: pm.WSM(pn.sum_normalization)), "scores", []),
        ("additive", {"scaling": "vector"}, "pymcdm", pymcdm(lambda m: pm.WSM(pn.vector_normalization)), "scores", []),
        ("additive", {"scaling": "linear"}, "scikit-criteria", lambda m: chain(m, *linear, simple.WeightedSumModel()).score, "scores", []),
        ("additive", {"scaling": "min-max"}, "scikit-criteria", lambda m: chain(m, *min_max, simple.WeightedSumModel()).score, "scores", []),
        ("additive", {"scaling": "linear"}, "pyDecision", lambda m: flow(pyd.saw_method(m.x, m.best, m.weights, **silent)), "scores", []),
        ("weighted-product", {}, "pymcdm", lambda m: unscaled(np, m, pymcdm(lambda m: pm.WPM())(m)), "ln_p", []),
        ("weighted-product", {}, "scikit-criteria", lambda m: chain(m, invert.InvertMinimize(), simple.WeightedProductModel()).score * np.log(10), "ln_p", []),
        ("waspas", {}, "pymcdm", pymcdm(lambda m: pm.WASPAS()), "scores", []),
        ("waspas", {}, "scikit-criteria", lambda m: chain(m, *linear, waspas.WASPAS()).score, "scores", []),
        ("waspas", {}, "pyDecision", lambda m: pyd.waspas_method(m.x, m.best, m.weights, 0.5, graph=False)[2], "scores",
         [flat, always("scales by 1 plus min-max, not by shares of the largest cell")]),
        ("topsis", {}, "pymcdm", pymcdm(lambda m: pm.TOPSIS(pn.vector_normalization)), "scores", []),
        ("topsis", {"normalisation": "min-max"}, "pymcdm", pymcdm(lambda m: pm.TOPSIS(pn.minmax_normalization)), "scores", []),
        ("topsis", {}, "scikit-criteria", lambda m: chain(m, invert.NegateMinimize(), scalers.VectorScaler("matrix"), topsis.TOPSIS()).similarity, "scores", []),
        ("topsis", {}, "pyDecision", lambda m: pyd.topsis_method(m.x, m.weights, m.best, **silent), "scores", []),
        ("vikor", {}, "pymcdm", pymcdm(lambda m: pm.VIKOR()), "scores", [flat]),
        ("vikor", {}, "scikit-criteria", lambda m: chain(m, vikor.VIKOR()).q_k, "q", []),
        ("vikor", {}, "scikit-criteria", lambda m: members(np, m, chain(m, vikor.VIKOR()).compromise_set), "compromise", []),
        ("vikor", {}, "pyDecision", lambda m: by_name(np, pyd.vikor_method(m.x, m.weights, m.best, **silent)[2]), "scores", []),
        ("marcos", {}, "pymcdm", pymcdm(lambda m: pm.MARCOS()), "scores", []),
        ("marcos", {}, "scikit-criteria", lambda m: chain(m, marcos.MARCOS()).utility_scores, "scores", []),
        ("marcos", {}, "pyDecision", lambda m: pyd.marcos_method(m.x, m.weights, m.best, **silent), "scores", []),
        ("codas", {}, "pymcdm", pymcdm(lambda m: pm.CODAS()), "scores", []),
        ("codas", {}, "scikit-criteria", lambda m: chain(m, *linear, codas.CODAS()).score, "scores", []),
        ("codas", {}, "pyDecision", lambda m: flow(pyd.codas_method(m.x, m.weights, m.best, **silent)), "scores",
         [always("puts a product of both differences where the threshold function belongs")]),
        ("copras", {}, "pymcdm", pymcdm(lambda m: pm.COPRAS()), "scores",
         [no_costs, always("adds the sum of the costs instead of its reciprocal, so that costs raise the score")]),
        ("copras", {}, "scikit-criteria", lambda m: chain(m, scalers.SumScaler("matrix"), copras.COPRAS()).score / 100, "scores", [no_costs]),
        ("copras", {}, "pyDecision", lambda m: flow(pyd.copras_method(m.x, m.weights, m.best, **silent)), "scores", []),
        ("mabac", {}, "pymcdm", pymcdm(lambda m: pm.MABAC()), "scores", []),
        ("mabac", {}, "scikit-criteria", lambda m: chain(m, *min_max, mabac.MABAC()).score, "scores", []),
        ("mabac", {}, "pyDecision", lambda m: pyd.mabac_method(m.x, m.best, **silent), "scores",
         [always("takes no weights, and divides by the number of alternatives instead")]),
        ("edas", {}, "pymcdm", pymcdm(lambda m: pm.EDAS()), "scores", []),
        ("edas", {}, "scikit-criteria", lambda m: chain(m, edas.EDAS()).score, "scores", []),
        ("edas", {}, "pyDecision", lambda m: pyd.edas_method(m.x, m.best, m.weights, **silent), "scores", []),
        ("aras", {}, "pymcdm", pymcdm(lambda m: pm.ARAS()), "scores", []),
        ("aras", {}, "scikit-criteria", lambda m: chain(m, invert.InvertMinimize(), scalers.SumScaler("matrix"), aras.ARAS()).utility, "scores",
         [always("divides by the sum of the column without the optimal alternative")]),
        ("aras", {}, "pyDecision", lambda m: flow(pyd.aras_method(m.x, m.weights, m.best, **silent)), "scores", []),
        ("spotis", {}, "pymcdm", pymcdm(lambda m: pm.SPOTIS(m.bounds)), "scores", []),
        ("spotis", {"bounds": "data"}, "pymcdm", pymcdm(lambda m: pm.SPOTIS(pm.SPOTIS.make_bounds(m.x))), "scores", [flat]),
        ("spotis", {}, "scikit-criteria", lambda m: spotis.SPOTIS().evaluate(decision(m), bounds=m.bounds).e_.score, "scores", []),
        ("spotis", {}, "pyDecision", lambda m: pyd.spotis_method(m.x, m.best, m.weights, m.bounds[:, 0], m.bounds[:, 1], **silent), "scores", []),
        ("moora", {}, "pymcdm", pymcdm(lambda m: pm.MOORA()), "scores", [no_costs]),
        ("moora", {}, "scikit-criteria", lambda m: chain(m, scalers.VectorScaler("matrix"), moora.RatioMOORA()).score, "scores", []),
        ("moora", {"part": "reference-point"}, "scikit-criteria",
         lambda m: chain(m, scalers.VectorScaler("matrix"), moora.ReferencePointMOORA()).score, "scores", []),
        ("moora", {}, "pyDecision", lambda m: flow(pyd.moora_method(m.x, m.weights, m.best, **silent)), "scores", []),
        ("cocoso", {}, "pymcdm", pymcdm(lambda m: pm.COCOSO()), "scores", [constant, ("divides by 0", worst_everywhere)]),
        ("cocoso", {}, "scikit-criteria", lambda m: chain(m, *min_max, cocoso.CoCoSo()).score, "scores", [("divides by 0", worst_everywhere)]),
        ("cocoso", {}, "pyDecision", lambda m: pyd.cocoso_method(m.x, m.best, m.weights, 0.5, **silent), "scores",
         [("adds 1 to all sums if one is 0", worst_everywhere)]),
        ("promethee2", {}, "pymcdm", pymcdm(lambda m: pm.PROMETHEE_II("usual")), "scores", []),
        ("promethee2", {"_preferences": True}, "pymcdm",
         pymcdm(lambda m: pm.PROMETHEE_II("vshape_2", p=np.array([p for _, p in m.thresholds]), q=np.array([q for q, _ in m.thresholds]))), "scores", []),
        ("promethee2", {"_preferences": True}, "pyDecision",
         lambda m: by_name(np, pyd.promethee_ii(m.x * m.types, m.weights, [q for q, _ in m.thresholds], [0] * len(m.types),
                                                [p for _, p in m.thresholds], ["t5"] * len(m.types), sort=False, graph=False, verbose=False)), "scores", []),
        ("electre1", {"normalisation": "none", "pairwise": "true"}, "scikit-criteria",
         lambda m: np.nan_to_num(electre.concordance(m.x, m.types, m.weights)), "concordance", []),
        ("electre1", {"normalisation": "none", "pairwise": "true"}, "scikit-criteria",
         lambda m: np.nan_to_num(electre.discordance(m.x, m.types)), "discordance", []),
        ("electre3", {"_thresholds": True, "pairwise": "true"}, "pyDecision",
         lambda m: electre_iii(m)[0], "concordance", []),
        ("electre3", {"_thresholds": True, "pairwise": "true"}, "pyDecision", lambda m: electre_iii(m)[1] + np.eye(m.x.shape[0]), "credibility", []),
        ("weights: entropy", {}, "pymcdm", lambda m: pw.entropy_weights(m.x), "weights", []),
        ("weights: entropy", {}, "pyDecision", lambda m: pyd.entropy_method(m.x, m.best), "weights",
         [always("takes reciprocals of costs, and adds 1e-9 in several places")]),
        ("weights: critic", {}, "pymcdm", lambda m: pw.critic_weights(m.x), "weights", [flat, ("takes costs for benefits", mixed)]),
        ("weights: critic", {}, "pyDecision", lambda m: pyd.critic_method(m.x, m.best), "weights", [flat]),
        ("weights: merec", {}, "pymcdm", lambda m: pw.merec_weights(m.x, m.types), "weights", []),
        ("weights: merec", {}, "pyDecision", lambda m: pyd.merec_method(m.x, m.best), "weights", [always("adds 1e-9 to cells")]),
        ("weights: standard-deviation", {"scaling": "none"}, "pymcdm", lambda m: pw.standard_deviation_weights(m.x), "weights", []),
    ]
    return rows


def unscaled(np, m, product):
    """The logarithm of a product of cells divided by sums, without the sums."""
    sums = np.where(m.types > 0, m.x.sum(axis=0), (1 / m.x).sum(axis=0))
    return np.log(product) + (m.weights * np.log(sums)).sum()


def members(np, m, found):
    flags = np.zeros(m.x.shape[0])
    flags[np.asarray(found)] = 1
    return flags


def by_name(np, found):
    """Scores in the order of the alternatives, of rows that begin with their number."""
    found = np.asarray(found)
    return found[np.argsort(found[:, 0]), 1]


# -------------------------------------------------------------------------------------------------------------- comparison


def ours(socta, method, parameters, matrix):
    """The result of this program; none if it refuses the matrix, with the reason."""
    parameters = dict(parameters)
    document = matrix.document()
    if parameters.pop("_preferences", False):
        document = matrix.with_preferences()
    if parameters.pop("_thresholds", False):
        document = matrix.with_thresholds()
    tool, _, name = method.rpartition(": ")
    command = [str(socta), "weights", "-", "--format", "json"] if tool else [str(socta), "rank", "-"]
    command += ["--method", name]
    command += [part for key, value in parameters.items() for part in ("--param", f"{key}={value}")]
    done = subprocess.run(command, input=json.dumps(document), capture_output=True, text=True)
    return (json.loads(done.stdout), "") if done.returncode == 0 else (None, done.stderr.strip())


def theirs(np, function, matrix):
    """The peer's scores; none if it fails or gives something that is no number."""
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            found = np.asarray(function(matrix), dtype=float).reshape(-1)
        except Exception as error:  # A peer may fail in any way.
            return None, f"{type(error).__name__}: {error}"
    return (found, "") if np.isfinite(found).all() else (None, "a score is not a number")


def compare(np, socta, row, matrices, pool):
    """Largest difference, and what of it is explained by what."""
    method, parameters, peer, function, key, reasons = row
    results = list(pool.map(lambda matrix: ours(socta, method, parameters, matrix), matrices))
    equal, largest, explained, unexplained = 0, 0.0, {}, []
    for matrix, (result, refusal) in zip(matrices, results):
        found, failure = theirs(np, function, matrix)
        if result is not None and found is not None:
            mine = np.asarray(result[key], dtype=float).reshape(-1)
            difference = float(np.abs(mine - found).max() / max(1.0, np.abs(mine).max()))
            if difference <= EQUAL:
                equal, largest = equal + 1, max(largest, difference)
                continue
            told = f"differs by {difference:.3g}"
        else:
            told = f"this program: {refusal or 'a result'}; the peer: {failure or 'a result'}"
        # What always differs must have a result to differ by.
        differs = result is not None and found is not None
        holds = [why for why, when in reasons if (differs if when.__name__ == "always" else when(matrix))]
        reason = holds[0] if holds else None
        if reason is None:
            unexplained.append((matrix.index, told))
        else:
            explained[reason] = explained.get(reason, 0) + 1
    return equal, largest, explained, unexplained


def main():
    given = arguments()
    code = started_again(PACKAGES, given.venv)
    if code is not None:
        return code
    import numpy as np

    if not given.socta.exists():
        print(f"{given.socta} is not there; build it with `cargo build --release`", file=sys.stderr)
        return 2
    random = np.random.default_rng(given.seed)
    matrices = [Matrix(np, random, index) for index in range(given.matrices)]
    rows = [row for row in table(np) if not given.only or row[0] in given.only]
    wrong = False
    print(f"{given.matrices} matrices, seed {given.seed}\n")
    print("| method | parameters | peer | compared | equal to 1e-9 | largest difference of these | others, explained |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for row in rows:
            method, parameters, peer, _, key, reasons = row
            equal, largest, explained, unexplained = compare(np, given.socta, row, matrices, pool)
            said = ", ".join(f"{name.strip('_')}={value}" for name, value in parameters.items())
            told = "; ".join(f"{count}: {why}" for why, count in explained.items())
            print(f"| {method} | {said} | {peer} | {key} | {equal} | {largest:.1e} | {told} |", flush=True)
            if unexplained:
                wrong = True
                index, first = unexplained[0]
                print(f"NOT EXPLAINED: {len(unexplained)} matrices, the first is number {index}: {first}", flush=True)
            unused = [why for why, _ in reasons if why not in explained]
            if unused and given.matrices >= 1000:
                wrong = True
                print(f"EXPLAINS NOTHING: {'; '.join(unused)}", flush=True)
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
