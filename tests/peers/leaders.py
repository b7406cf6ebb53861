"""How well positions find known leaders.

    python3 tests/peers/leaders.py SOCTA NETWORKS

SOCTA is the program, NETWORKS a folder with one folder a network. Prints, by measure, the area under the curve (AUC: how
often a leader comes before somebody else, ties counting half) and the share of leaders among the first n, n being the
number of leaders, for every set whose leaders are established. Left out are november17 (as coded, leaders have least
contacts, and neither reading of the codes is established) and london_gang (which end of its ranks is the top is not
stated). A set in which every score falls below .3 is said and left out, never flipped.
"""

import collections
import csv
import itertools
import json
import pathlib
import subprocess
import sys
import tempfile

MEASURES = ["betweenness", "effective_size", "harmonic", "closeness", "pagerank", "constraint", "degree", "strength",
            "eigenvector", "core_number", "brokerage", "coordinator", "border", "liaison", "across", "participation"]


def rows(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def write(path, header, lines):
    with open(path, "w", newline="") as file:
        csv.writer(file).writerows([header, *lines])


def infinito(folder, only_five):
    """Persons who were at a summit together; with `only_five`, the five largest clans (Legramanti & others 2022)."""
    nodes = {row["id"]: row for row in rows(folder / "nodes.csv")}
    summits = collections.defaultdict(set)
    for row in rows(folder / "edges.csv"):
        summits[row["target"]].add(row["source"])
    pairs = collections.Counter(
        pair for present in summits.values() for pair in itertools.combinations(sorted(present), 2))
    persons = {person for pair in pairs for person in pair}
    known = collections.Counter(nodes[p]["locale"] for p in persons if nodes[p]["locale"] not in ("", "OUT", "MISS"))
    five = {clan for clan, _ in known.most_common(5)}
    if only_five:
        persons = {person for person in persons if nodes[person]["locale"] in five}
    edges = [(a, b, n) for (a, b), n in sorted(pairs.items()) if a in persons and b in persons]
    leaders = {p: nodes[p]["role"] == "boss" for p in persons if nodes[p]["role"] in ("boss", "aff")}
    groups = {p: nodes[p]["locale"] for p in persons if nodes[p]["locale"] in known}
    return edges, leaders, groups


def plain(folder, keep=lambda row: True, leader=lambda row: row["leader"] == "1", group=lambda row: ""):
    nodes = {row["id"]: row for row in rows(folder / "nodes.csv") if keep(row)}
    edges = [(row["source"], row["target"], row["weight"]) for row in rows(folder / "edges.csv")
             if row["source"] in nodes and row["target"] in nodes]
    return edges, {n: leader(row) for n, row in nodes.items()}, {n: group(row) for n, row in nodes.items()}


def measured(program, edges, leaders, groups):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        write(folder / "edges.csv", ["source", "target", "weight"], edges)
        ids = sorted(set(leaders) | {end for edge in edges for end in edge[:2]})
        write(folder / "nodes.csv", ["id", "group"], [(i, groups.get(i, "")) for i in ids])
        criteria = json.loads(pathlib.Path(__file__).parents[2].joinpath("models/key-positions.json").read_text())
        criteria["measures"] = [{"measure": m, "reason": "-"} for m in ("brokerage", "brokerage_across", "participation")]
        criteria["fewest_actors"] = 1
        (folder / "criteria.json").write_text(json.dumps(criteria))
        out = subprocess.run(
            [program, "networks", str(folder / "edges.csv"), "--nodes", str(folder / "nodes.csv"), "--key-positions",
             "--groups", "group", "--criteria", str(folder / "criteria.json")], capture_output=True, check=True).stdout
    found = json.loads(out)
    values = collections.defaultdict(dict)
    for actor in found["actors"]:
        for measure in MEASURES:
            if actor.get(measure) is not None:
                sign = -1 if measure == "constraint" else 1
                values[measure][actor["id"]] = sign * actor[measure]
    for actor in found["key_positions"]["actors"]:
        for position in actor["positions"]:
            if position["value"] is not None:
                values[position["measure"]][actor["id"]] = position["value"]
        for role, count in (actor.get("roles") or {}).items():
            if role in MEASURES:
                values[role][actor["id"]] = count
    return values


def auc(values, leaders):
    yes = [values.get(i, float("-inf")) for i, leads in leaders.items() if leads]
    no = [values.get(i, float("-inf")) for i, leads in leaders.items() if not leads]
    won = sum((a > b) + 0.5 * (a == b) for a in yes for b in no)
    return won / (len(yes) * len(no))


def first(values, leaders):
    """Expected share of leaders among the first n; equals share places."""
    count = sum(leaders.values())
    scores = sorted((values.get(i, float("-inf")) for i in leaders), reverse=True)
    edge = scores[count - 1]
    above = [i for i in leaders if values.get(i, float("-inf")) > edge]
    equal = [i for i in leaders if values.get(i, float("-inf")) == edge]
    hits = sum(leaders[i] for i in above)
    return (hits + sum(leaders[i] for i in equal) * (count - len(above)) / len(equal)) / count


def main():
    program, networks = sys.argv[1], pathlib.Path(sys.argv[2])
    sets = {
        "infinito, five clans": infinito(networks / "infinito_summits", True),
        "infinito, all": infinito(networks / "infinito_summits", False),
        "caviar": plain(networks / "caviar_full", group=lambda row: row["market"]),
        "noordin, persons": plain(networks / "noordin139", keep=lambda row: row["kind"] == "person",
                                  group=lambda row: row["group"]),
    }
    table = collections.defaultdict(dict)
    for name, (edges, leaders, groups) in sets.items():
        groups = {i: group for i, group in groups.items() if group}
        values = measured(program, edges, leaders, groups)
        for measure in MEASURES:
            if measure in values and (groups or measure not in MEASURES[11:]):
                table[measure][name] = (auc(values[measure], leaders), first(values[measure], leaders))
        print(f"{name}: {len(leaders)} labelled, {sum(leaders.values())} leaders, {len(edges)} ties")
    doubtful = [name for name in sets if all(table[m][name][0] < 0.3 for m in MEASURES[:4])]
    for name in doubtful:
        print(f"{name}: every score below .3; the codes must be checked against their source; left out")
    shown = [name for name in sets if name not in doubtful]
    print("\nAUC / share among the first n\n")
    print("| measure | " + " | ".join(shown) + " |\n| --- |" + " ---: |" * len(shown))
    mean = lambda m: -sum(table[m][n][0] for n in shown if n in table[m]) / max(1, sum(n in table[m] for n in shown))
    for measure in sorted(MEASURES, key=mean):
        cells = [f"{table[measure][n][0]:.3f} / {table[measure][n][1]:.2f}" if n in table[measure] else "-" for n in shown]
        print(f"| {measure} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
