#!/usr/bin/env python3
"""Solves hard coverage problems here and with HiGHS in the same run, and prints values, gaps and processor time.

    python3 benches/peers/priorities.py [--venv DIR] [--program FILE] [--seconds 60] [--parts 20000 1500]

installs highspy into a virtual environment in a temporary folder (or DIR, which is kept and used again) and builds the
benchmark `priorities`. Two kinds of problem: 200 leaves that cover 300 elements and 1,000 leaves that cover 500, each leaf
some 3 to 5 in a hundred of them, at most ten leaves, a budget for their costs, and pairs of leaves that exclude each other.
HiGHS gets a limit of seconds and gaps of zero; this program a limit of parts of all choices, so that its result is the same
everywhere.
"""

import argparse
import json
import random
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "peers"))
from environment import started_again  # noqa: E402
from priorities import ROOT, SCHEMA, program, value_of  # noqa: E402

PACKAGES = ["highspy"]
PLAN = {"mode": "oap", "extra": 0, "plans": 1, "goals": 0, "takes_place": True}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--venv", type=Path, help="folder of the virtual environment [default: a temporary one]")
    parser.add_argument("--program", type=Path, help="the benchmark `priorities`, if it is built already")
    parser.add_argument("--seconds", type=float, default=60.0, help="limit of HiGHS")
    parser.add_argument("--parts", type=int, nargs=2, default=[20_000, 1_500], help="limits of this program")
    parser.add_argument("--seeds", type=int, nargs="*", default=[1, 2])
    return parser.parse_args()


def problem(leaves, elements, seed):
    draw = random.Random(seed)
    keys = [f"a{at:04}" for at in range(leaves)]
    items = []
    for at, key in enumerate(keys):
        share = draw.uniform(0.03, 0.05)
        covers = [f"n{at:03}" for at in range(elements) if draw.random() < share]
        uses = [{"resource": "cost", "amount": draw.randint(1, 20)}]
        items.append({"key": key, "bundle": at, "value": draw.randint(0, 3_000_000), "options": [PLAN], "covers": covers, "uses": uses})
    pairs = [sorted(draw.sample(keys, 2)) for _ in range(leaves // 5)]
    return {
        "schema": SCHEMA, "items": items, "bundles": [{"key": key} for key in keys],
        "bounds": {"priorities": 10, "plans": 1000, "goals": 0},
        "elements": [{"key": f"n{at:03}", "value": draw.randint(1, 20) * 500_000} for at in range(elements)],
        "exclusions": [{"key": f"e{at:03}", "items": pair, "most": 1} for at, pair in enumerate(pairs)],
        "resources": [{"key": "cost", "limit": 80}],
    }


def by_highs(given, seconds):
    """Value of its best choice in integers, its own bound, and seconds."""
    import highspy

    solver = highspy.Highs()
    for name, value in [("output_flag", False), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.0), ("threads", 1), ("time_limit", seconds)]:
        solver.setOptionValue(name, value)
    taken = {item["key"]: solver.addBinary() for item in given["items"]}
    total = lambda terms: sum(terms[1:], terms[0])
    objective = [item["value"] * taken[item["key"]] for item in given["items"]]
    solver.addConstr(total([1 * column for column in taken.values()]) <= given["bounds"]["priorities"])
    for resource in given["resources"]:
        terms = [item["uses"][0]["amount"] * taken[item["key"]] for item in given["items"]]
        solver.addConstr(total(terms) <= resource["limit"])
    for rule in given["exclusions"]:
        solver.addConstr(total([1 * taken[key] for key in rule["items"]]) <= rule["most"])
    for element in given["elements"]:
        covered = solver.addVariable(lb=0, ub=1)
        coverers = [-1 * taken[item["key"]] for item in given["items"] if element["key"] in item["covers"]]
        solver.addConstr(total([1 * covered, *coverers]) <= 0)
        objective.append(element["value"] * covered)
    begin = time.process_time()
    solver.maximize(total(objective))
    used = time.process_time() - begin
    values = solver.getSolution().col_value
    choice = [PLAN if values[taken[item["key"]].index] > 0.5 else None for item in given["items"]]
    return value_of(given, choice), round(solver.getInfo().mip_dual_bound), used


def main():
    given = arguments()
    code = started_again(PACKAGES, given.venv)
    if code is not None:
        return code
    for (leaves, elements), parts in zip([(200, 300), (1_000, 500)], given.parts):
        for seed in given.seeds:
            one = problem(leaves, elements, seed)
            command = [program(given.program), "--lines", str(parts)]
            ran = subprocess.run(command, input=json.dumps(one), check=True, capture_output=True, text=True, cwd=ROOT)
            own = json.loads(ran.stdout)
            percent = lambda gap, value: f"gap {100 * gap / value:.3f} %" if gap else "proved best"
            print(f"{leaves} leaves, {elements} elements, seed {seed}")
            print(f"  here   {own['value']} {percent(own['gap'], own['value'])}, {own['cpu']:.1f} s; certificate of {own['bytes']} bytes "
                  f"with {own['entries']} entries checked in {own['check_cpu']:.1f} s: {'accepted' if own['accepted'] else own['fault']}", flush=True)
            value, bound, used = by_highs(one, given.seconds)
            print(f"  HiGHS  {value} {percent(bound - value, value)}, {used:.1f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
