#!/usr/bin/env python3
"""Times this program's methods and those of pymcdm and scikit-criteria side by side, and prints ratios.

    python3 benches/peers/methods.py [--venv DIR] [--sizes 100000x50]

installs the peers into a virtual environment in a temporary folder (or DIR, which is kept and used again), builds the
benchmark `methods`, and lets both run one after the other, method by method, on matrices of the same kind: uniform cells
from .05 to 1, each fourth criterion a cost. This program is timed with one thread and with all, from a checked problem to
scores and intermediate results (`Method::run`); pymcdm without its validation, from arrays to scores; scikit-criteria from
a decision matrix through its pipeline to the result. Each figure is that of the middle one of several rounds. Ratios are
those of the faster peer to this program: of processor time with one thread, and of wall time with all.
"""

import argparse
import contextlib
import io
import json
import os
import subprocess
import sys
import time
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "peers"))
from environment import started_again  # noqa: E402

PACKAGES = ["numpy", "scipy", "pymcdm==1.4.0", "scikit-criteria==0.10"]
ROOT = Path(__file__).resolve().parents[2]
SIZES = [(1_000, 20), (10_000, 50), (100_000, 50)]
# Peers that compare all pairs need more memory or time than there is beyond these numbers of alternatives.
PAIRS = {"codas": 2_000, "promethee2": 2_000}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--venv", type=Path, help="folder of the virtual environment [default: a temporary one]")
    parser.add_argument("--sizes", nargs="*", default=[f"{m}x{n}" for m, n in SIZES], help="some of 1000x20 10000x50 100000x50")
    return parser.parse_args()


def timed(run, least=0.3):
    """Processor and wall seconds of the round in the middle."""
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        run()
        begin, rounds = time.perf_counter(), []
        while len(rounds) < 5 or time.perf_counter() - begin < least:
            wall, cpu = time.perf_counter(), time.process_time()
            run()
            found = (time.process_time() - cpu, time.perf_counter() - wall)
            rounds.append(found)
            if time.perf_counter() - begin > 20:
                break
        return sorted(rounds)[len(rounds) // 2]


def peers(np, x, weights, types):
    """Functions by method and peer."""
    import pymcdm.methods as pm
    import pymcdm.normalizations as pn
    import skcriteria as skc
    from skcriteria.agg import aras, cocoso, codas, copras, edas, mabac, marcos, moora, simple, spotis, topsis, vikor, waspas
    from skcriteria.preprocessing import invert_objectives as invert
    from skcriteria.preprocessing import scalers

    decision = skc.mkdm(x, types, weights=weights)
    bounds = np.tile([0.0, 1.0], (x.shape[1], 1))

    def pymcdm(make):
        method = make()
        return lambda: method(x, weights, types, validation=False)

    def chain(*steps):
        def run():
            data = decision
            for step in steps[:-1]:
                data = step.transform(data)
            return steps[-1].evaluate(data)

        return run

    linear = [invert.InvertMinimize(), scalers.MaxAbsScaler("matrix")]
    min_max = [invert.NegateMinimize(), scalers.MinMaxScaler("matrix")]
    total = scalers.SumScaler("matrix")
    length = scalers.VectorScaler("matrix")
    return {
        ("additive", "scores, min-max"): [pymcdm(lambda: pm.WSM(pn.minmax_normalization)), chain(*min_max, simple.WeightedSumModel())],
        ("weighted-product", "scores"): [pymcdm(lambda: pm.WPM(pn.sum_normalization)), chain(invert.InvertMinimize(), simple.WeightedProductModel())],
        ("waspas", "scores"): [pymcdm(pm.WASPAS), chain(*linear, waspas.WASPAS())],
        ("topsis", "scores"): [pymcdm(lambda: pm.TOPSIS(pn.vector_normalization)), chain(invert.NegateMinimize(), length, topsis.TOPSIS())],
        ("vikor", "scores"): [pymcdm(pm.VIKOR), chain(vikor.VIKOR())],
        ("marcos", "scores"): [pymcdm(pm.MARCOS), chain(marcos.MARCOS())],
        ("codas", "scores"): [pymcdm(pm.CODAS), chain(*linear, codas.CODAS())],
        ("copras", "scores"): [pymcdm(pm.COPRAS), chain(total, copras.COPRAS())],
        ("mabac", "scores"): [pymcdm(pm.MABAC), chain(*min_max, mabac.MABAC())],
        ("edas", "scores"): [pymcdm(pm.EDAS), chain(edas.EDAS())],
        ("aras", "scores"): [pymcdm(pm.ARAS), chain(invert.InvertMinimize(), total, aras.ARAS())],
        ("spotis", "scores"): [pymcdm(lambda: pm.SPOTIS(bounds)), lambda: spotis.SPOTIS().evaluate(decision, bounds=bounds)],
        ("moora", "scores"): [pymcdm(pm.MOORA), chain(length, moora.RatioMOORA())],
        ("cocoso", "scores"): [pymcdm(pm.COCOSO), chain(*min_max, cocoso.CoCoSo())],
        ("promethee2", "scores"): [pymcdm(lambda: pm.PROMETHEE_II("usual")), None],
    }


def own(binary, threads, names):
    environment = {**os.environ, "RAYON_NUM_THREADS": str(threads)}
    lines = subprocess.run([binary, "--json", *names], env=environment, capture_output=True, text=True, check=True).stdout
    found = [json.loads(line) for line in lines.splitlines() if line.startswith("{")]
    return {(line["method"], line["what"], line["rows"], line["columns"]): line for line in found}


def built():
    """The benchmark, built anew if it must be."""
    command = ["cargo", "bench", "-p", "socta-decide", "--bench", "methods", "--no-run", "--message-format", "json"]
    lines = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    found = [json.loads(line) for line in lines if line.startswith("{")]
    return [message["executable"] for message in found if message.get("executable") and message["target"]["name"] == "methods"][-1]


def milliseconds(seconds):
    return "" if seconds is None else f"{seconds * 1e3:.3g}"


def main():
    given = arguments()
    code = started_again(PACKAGES, given.venv)
    if code is not None:
        return code
    import numpy as np

    binary, threads = built(), os.cpu_count()
    random = np.random.default_rng(1)
    wanted = {tuple(map(int, size.split("x"))) for size in given.sizes}
    names = sorted({name for name, _ in peers(np, np.ones((2, 4)), np.ones(4) / 4, np.array([1, 1, 1, -1]))})
    alone, together = own(binary, 1, names), own(binary, threads, names)
    print(f"load average {os.getloadavg()[0]:.1f} on {threads} processors; milliseconds, processor (wall)\n")
    print(f"| size | method | one thread | {threads} threads | reads of the matrix, one thread | pymcdm | scikit-criteria | ratio, processor | ratio, wall |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for rows, columns in [size for size in SIZES if size in wanted]:
        x = random.uniform(0.05, 1, (rows, columns))
        weights = np.arange(1, columns + 1) / (columns * (columns + 1) / 2)
        types = np.where(np.arange(columns) % 4 == 3, -1, 1)
        read = alone[("read-once", "bound", rows, columns)]["cpu"]
        for (name, what), functions in peers(np, x, weights, types).items():
            if (name, what, rows, columns) not in alone:
                continue
            one, all_threads = alone[(name, what, rows, columns)], together[(name, what, rows, columns)]
            run = [f if rows <= PAIRS.get(name, rows) else None for f in functions]
            times = [timed(function) if function else None for function in run]
            known = [found for found in times if found]
            cpu = f"{min(t[0] for t in known) / one['cpu']:.1f}" if known else ""
            wall = f"{min(t[1] for t in known) / all_threads['wall']:.1f}" if known else ""
            cells = [f"{milliseconds(t[0])} ({milliseconds(t[1])})" if t else "" for t in times]
            mine = [f"{milliseconds(found['cpu'])} ({milliseconds(found['wall'])})" for found in (one, all_threads)]
            print(f"| {rows}x{columns} | {name} | {mine[0]} | {mine[1]} | {one['cpu'] / read:.1f} | {cells[0]} | {cells[1]} | {cpu} | {wall} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
