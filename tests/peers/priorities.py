#!/usr/bin/env python3
"""Compares the exact choice under rules with HiGHS and, where everything can be tried, with trying everything.

    python3 tests/peers/priorities.py [--venv DIR] [--count 10000] [--seed 1] [--shared] [--program FILE]

installs highspy into a virtual environment in a temporary folder (or DIR, which is kept and used again), builds the benchmark
`priorities`, and lets both solve the same random problems: 5 to 60 leaves, bundles, several modes, bounds, overrides, shared
elements, shared plans, coverage, exclusions, prerequisites, resources and bonuses. With `--shared` every problem has shared plans. HiGHS runs with both gaps set to zero; what it chooses is
valued again in integers. Problems with at most 18 leaves and few enough choices are also solved by trying all of them. For
every problem the certificate must be accepted by the checker. Ends with 1 if anything differs.
"""

import argparse
import json
import random
import subprocess
import sys
import time
from pathlib import Path

from environment import started_again

PACKAGES = ["highspy", "numpy"]
ROOT = Path(__file__).resolve().parents[2]
SCHEMA = "socta.priority-problem/2"
# Choices that are tried at most.
ALL = 300_000
MODES = ["oap", "chsg", "both"]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--venv", type=Path, help="folder of the virtual environment [default: a temporary one]")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shared", action="store_true", help="let items of every problem share plans")
    parser.add_argument("--program", type=Path, help="the benchmark `priorities`, if it is built already")
    return parser.parse_args()


def options(draw):
    kind = draw.random()
    plans = draw.choice([1, 1, 1, 2, 3])
    plan = {"mode": "oap", "extra": 0, "plans": plans, "goals": 0, "takes_place": True}
    goal = {"mode": "chsg", "extra": 0, "plans": 0, "goals": 1, "takes_place": False}
    both = {"mode": "both", "extra": draw.choice([0, 0, 10_000, -5_000]), "plans": plans, "goals": 1, "takes_place": True}
    if kind < 0.65:
        return [plan]
    if kind < 0.8:
        return [plan, both]
    if kind < 0.87:
        return [goal]
    if kind < 0.9:
        return [both]
    return [plan, {**goal, "extra": -20_000}, both]


def share(draw, items):
    """Lets some items of one bundle share a plan or two; who does takes as many plans as the others."""
    density = draw.choice([0.3, 0.6, 1.0])
    number = {}
    for item in items:
        if draw.random() < density:
            plan = f"p{item['bundle']}.{draw.randint(1, 2)}"
            plans = number.setdefault(plan, draw.choice([1, 1, 2]))
            item["shared_plan"] = plan
            item["options"] = [{**option, "plans": plans if option["plans"] else 0} for option in item["options"]]


def plans_of(taken):
    """Plans of the items that are taken; those that are shared count once."""
    shared = {}
    own = 0
    for item, option in taken:
        if "shared_plan" in item:
            shared[item["shared_plan"]] = max(option["plans"], shared.get(item["shared_plan"], 0))
        else:
            own += option["plans"]
    return own + sum(shared.values())


def problem(draw, shared):
    """A random problem; rules of each kind are there or not."""
    leaves = draw.choice([draw.randint(5, 18), draw.randint(5, 60)])
    bundles = draw.randint(1, leaves)
    keys = [f"a{at:02}" for at in range(leaves)]
    value = draw.choice([
        lambda: draw.randint(0, 1_000_000), lambda: 300_000 * draw.randint(1, 3), lambda: draw.randint(-2, 6),
        lambda: 500_000, lambda: draw.randint(300_000, 420_000)])
    has = {kind: draw.random() < 0.5 for kind in ["elements", "coverage", "exclusions", "prerequisites", "resources", "bonus"]}
    if not any(has[kind] for kind in has if kind != "bonus"):
        has["elements"] = True
    elements = [f"n{at:02}" for at in range(draw.randint(1, leaves))] if has["elements"] else []
    density = draw.choice([0.05, 0.15, 0.4])
    resources = [f"r{at}" for at in range(draw.randint(1, 2))] if has["resources"] else []
    scale = draw.choice([1, 1, 7, 125_000])
    items = []
    for key in keys:
        item = {"key": key, "bundle": draw.randrange(bundles), "value": value(), "options": options(draw)}
        item["covers"] = [element for element in elements if draw.random() < density]
        item["uses"] = [{"resource": resource, "amount": draw.randint(0, 5) * scale} for resource in resources]
        if resources and draw.random() < 0.3:
            item["uses"].append({"resource": resources[0], "mode": draw.choice(MODES), "amount": draw.randint(1, 3)})
        if has["bonus"] and draw.random() < 0.3:
            item["bonus"] = draw.choice([5_000, 20_000, -3_000])
        way = draw.random()
        if way < 0.08:
            item["forced"] = {"direction": "in" if way < 0.03 else "out", "author": "a chair", "reason": "a reason"}
        items.append(item)
    if shared or draw.random() < 0.3:
        share(draw, items)
    some = lambda most: draw.sample(keys, draw.randint(1, min(most, leaves)))
    found = {"schema": SCHEMA, "items": items, "bundles": [{"key": f"b{at:02}"} for at in range(bundles)]}
    found["bounds"] = {"priorities": draw.randint(1, 12), "plans": draw.randint(2, 18), "goals": draw.randint(0, 5)}
    if draw.random() < 0.1:
        found["bounds"]["least_value"] = draw.randint(0, 500_000)
    found["elements"] = [{"key": key, "value": draw.randint(0, 400_000)} for key in elements]
    numbers = range(draw.randint(1, 3))
    if has["coverage"]:
        found["coverage"] = [{"key": f"c{at}", "items": some(8), "least": draw.randint(0, 2)} for at in numbers]
    if has["exclusions"]:
        found["exclusions"] = [{"key": f"e{at}", "items": some(6), "most": draw.randint(1, 2)} for at in numbers]
    if has["prerequisites"]:
        chosen = [(draw.choice(keys), some(3)) for _ in numbers]
        rules = [{"item": item, "any_of": sorted(set(others) - {item})} for item, others in chosen]
        found["prerequisites"] = [rule for rule in rules if rule["any_of"]]
    found["resources"] = [{"key": key, "limit": draw.randint(3, 40) * scale} for key in resources]
    return found


def used(item, resource, mode):
    return sum(use["amount"] for use in item["uses"] if use["resource"] == resource and use.get("mode", mode) == mode)


def states(given, item):
    """What may be done with an item: left out (None), or an option."""
    way = item.get("forced", {}).get("direction")
    values = {element["key"]: element["value"] for element in given["elements"]}
    alone = item["value"] + sum(values[key] for key in item["covers"])
    least = given["bounds"].get("least_value")
    worthy = way == "in" or least is None or alone >= least
    out = [] if way == "in" else [None]
    return out + (item["options"] if way != "out" and worthy else [])


def own_value(item, option):
    return item["value"] + item.get("bonus", 0) + option["extra"]


def value_of(given, choice):
    """Value of a choice in integers, or None if it breaks anything."""
    chosen = {item["key"]: option for item, option in zip(given["items"], choice) if option}
    taken = [(item, option) for item, option in zip(given["items"], choice) if option]
    bounds = given["bounds"]
    number = lambda keys: sum(key in chosen for key in keys)
    keeps = [
        len({item["bundle"] for item, option in taken if option["takes_place"]}) <= bounds["priorities"],
        plans_of(taken) <= bounds["plans"],
        sum(option["goals"] for _, option in taken) <= bounds["goals"],
        all(number(rule["items"]) >= rule["least"] for rule in given.get("coverage", [])),
        all(number(rule["items"]) <= rule["most"] for rule in given.get("exclusions", [])),
        all(rule["item"] not in chosen or number(rule["any_of"]) for rule in given.get("prerequisites", [])),
        all(sum(used(item, resource["key"], option["mode"]) for item, option in taken) <= resource["limit"]
            for resource in given["resources"]),
    ]
    if not all(keeps):
        return None
    covered = {key for item, _ in taken for key in item["covers"]}
    elements = sum(element["value"] for element in given["elements"] if element["key"] in covered)
    return sum(own_value(item, option) for item, option in taken) + elements


def as_named(given, own):
    """The choice that this program names."""
    modes = own["chosen"]
    return [next((option for option in item["options"] if option["mode"] == modes.get(item["key"])), None) for item in given["items"]]


def by_highs(given):
    """Value of the best choice by HiGHS, valued again in integers; None if there is none."""
    import highspy

    solver = highspy.Highs()
    for name, value in [("output_flag", False), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.0), ("threads", 1),
                        ("mip_feasibility_tolerance", 1e-9), ("primal_feasibility_tolerance", 1e-9)]:
        solver.setOptionValue(name, value)
    total = lambda terms: sum(terms[1:], terms[0]) if terms else None
    columns, objective = [], []
    rows = {"plans": [], "goals": []}
    opened = [solver.addBinary() for _ in given["bundles"]]
    plans = {}
    chosen_of = {}
    for item in given["items"]:
        allowed = states(given, item)
        own = [(option, solver.addBinary()) for option in allowed if option]
        columns.append(own)
        chosen_of[item["key"]] = [column for _, column in own]
        if own:
            solver.addConstr(total([1 * column for _, column in own]) <= 1)
            if None not in allowed:
                solver.addConstr(total([1 * column for _, column in own]) >= 1)
        for option, column in own:
            objective.append(own_value(item, option) * column)
            if "shared_plan" in item and option["plans"]:
                plan = item["shared_plan"]
                if plan not in plans:
                    plans[plan] = solver.addBinary()
                    rows["plans"].append(option["plans"] * plans[plan])
                solver.addConstr(column - plans[plan] <= 0)
            else:
                rows["plans"].append(option["plans"] * column)
            rows["goals"].append(option["goals"] * column)
            if option["takes_place"]:
                solver.addConstr(column - opened[item["bundle"]] <= 0)
    solver.addConstr(total([1 * column for column in opened]) <= given["bounds"]["priorities"])
    for name, terms in rows.items():
        if terms:
            solver.addConstr(total(terms) <= given["bounds"][name])
    count = lambda keys: [1 * column for key in keys for column in chosen_of[key]]
    impossible = False
    for rule in given.get("coverage", []):
        if count(rule["items"]):
            solver.addConstr(total(count(rule["items"])) >= rule["least"])
        else:
            impossible |= rule["least"] > 0
    for rule in given.get("exclusions", []):
        if count(rule["items"]):
            solver.addConstr(total(count(rule["items"])) <= rule["most"])
    for rule in given.get("prerequisites", []):
        for column in chosen_of[rule["item"]]:
            others = [-1 * other for key in rule["any_of"] for other in chosen_of[key]]
            solver.addConstr(total([1 * column, *others]) <= 0)
    for resource in given["resources"]:
        terms = [used(item, resource["key"], option["mode"]) * column
                 for item, own in zip(given["items"], columns) for option, column in own]
        if terms:
            solver.addConstr(total(terms) <= resource["limit"])
    for element in given["elements"]:
        coverers = [column for item in given["items"] if element["key"] in item["covers"] for column in chosen_of[item["key"]]]
        covered = solver.addVariable(lb=0, ub=1)
        solver.addConstr(total([1 * covered, *[-1 * column for column in coverers]]) <= 0)
        objective.append(element["value"] * covered)
    if impossible:
        return None
    solver.maximize(total(objective) if objective else 0 * opened[0])
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    values = solver.getSolution().col_value
    choice = [next((option for option, column in own if values[column.index] > 0.5), None) for own in columns]
    return value_of(given, choice)


def by_trying(given):
    """Value of the best choice by trying all of them; (False, None) if there are too many."""
    import numpy as np

    allowed = [states(given, item) for item in given["items"]]
    size = 1
    for own in allowed:
        size *= len(own)
    if len(allowed) > 18 or size > ALL or size == 0:
        return size == 0, None
    position = np.arange(size)
    bounds = given["bounds"]
    total = np.zeros(size, dtype=np.int64)
    plans, goals = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    opened = np.zeros((len(given["bundles"]), size), dtype=bool)
    use = {resource["key"]: np.zeros(size, dtype=np.int64) for resource in given["resources"]}
    has, shared = {}, {}
    for item, own in zip(given["items"], allowed):
        at = position % len(own)
        position = position // len(own)
        column = lambda of: np.array([of(option) if option else 0 for option in own], dtype=np.int64)[at]
        total += column(lambda option: own_value(item, option))
        taken = column(lambda option: option["plans"])
        if "shared_plan" in item:
            shared[item["shared_plan"]] = np.maximum(shared.get(item["shared_plan"], 0), taken)
        else:
            plans += taken
        goals += column(lambda option: option["goals"])
        opened[item["bundle"]] |= column(lambda option: option["takes_place"]).astype(bool)
        has[item["key"]] = column(lambda option: 1)
        for key, amount in use.items():
            amount += column(lambda option: used(item, key, option["mode"]))
    plans += sum(shared.values())
    keeps = (plans <= bounds["plans"]) & (goals <= bounds["goals"]) & (opened.sum(axis=0) <= bounds["priorities"])
    number = lambda keys: sum(has[key] for key in keys)
    for rule in given.get("coverage", []):
        keeps &= number(rule["items"]) >= rule["least"]
    for rule in given.get("exclusions", []):
        keeps &= number(rule["items"]) <= rule["most"]
    for rule in given.get("prerequisites", []):
        keeps &= has[rule["item"]] <= number(rule["any_of"])
    for resource in given["resources"]:
        keeps &= use[resource["key"]] <= resource["limit"]
    for element in given["elements"]:
        coverers = [item["key"] for item in given["items"] if element["key"] in item["covers"]]
        if coverers:
            total += element["value"] * (number(coverers) > 0)
    return True, int(total[keeps].max()) if keeps.any() else None


def program(given):
    if given:
        return given
    build = ["cargo", "bench", "-p", "socta-choose", "--bench", "priorities", "--no-run", "--message-format", "json"]
    built = subprocess.run(build, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    artifacts = [json.loads(line) for line in built if '"executable":"' in line]
    return next(entry["executable"] for entry in artifacts if entry["target"]["name"] == "priorities")


def main():
    given = arguments()
    code = started_again(PACKAGES, given.venv)
    if code is not None:
        return code
    draw = random.Random(given.seed)
    problems = [problem(draw, given.shared) for _ in range(given.count)]
    lines = "\n".join(json.dumps(one) for one in problems)
    ran = subprocess.run([program(given.program), "--lines"], input=lines, check=True, capture_output=True, text=True)
    ours = [json.loads(line) for line in ran.stdout.splitlines()]
    wrong = tried = impossible = gaps = short = 0
    highs_cpu = 0.0
    for at, (one, own) in enumerate(zip(problems, ours, strict=True)):
        begin = time.process_time()
        theirs = by_highs(one)
        highs_cpu += time.process_time() - begin
        possible, best = by_trying(one)
        if own["value"] is not None and (theirs is None or theirs < own["value"]) and value_of(one, as_named(one, own)) == own["value"]:
            # A better choice exists, whatever the other solver says: it does not stand against the proof.
            short += 1
            print(f"problem {at}: {own['value']} here and valued again, {theirs} by HiGHS, which stops short")
            theirs = own["value"]
        tried += possible
        impossible += own["value"] is None
        gaps += bool(own.get("gap"))
        differs = own["value"] != theirs or (possible and own["value"] != best)
        refused = own["value"] is not None and not own["accepted"]
        if differs or refused or own.get("gap"):
            wrong += 1
            print(f"problem {at}: {own.get('value')} here (gap {own.get('gap')}, fault {own.get('fault')}), {theirs} by HiGHS, "
                  f"{best if possible else 'not tried'} by trying all")
    solved = [own for own in ours if own["value"] is not None]
    print(f"{len(problems)} problems, {impossible} without a choice, {tried} of them tried in full; {wrong} differ, {gaps} with a gap; "
          f"HiGHS stops short on {short}")
    middle = lambda name: sorted(own[name] for own in solved)[len(solved) // 2] if solved else 0
    print(f"processor seconds: {sum(own['cpu'] for own in ours):.1f} here (middle {middle('cpu'):.6f}, most {max(own['cpu'] for own in ours):.3f}), "
          f"{highs_cpu:.1f} HiGHS with building its model; checking {sum(own['check_cpu'] for own in solved):.1f}")
    print(f"entries of a tree: middle {middle('entries')}, most {max((own['entries'] for own in solved), default=0)}; "
          f"bytes of a certificate: middle {middle('bytes')}, most {max((own['bytes'] for own in solved), default=0)}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
