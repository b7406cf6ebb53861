"""Cross-check of `socta networks` with reference results on real networks.

    python3 tests/peers/networks.py SOCTA NETWORKS GOLDEN

SOCTA is the program, NETWORKS a folder with one folder a network (edges.csv, nodes.csv), GOLDEN a JSON file with
"computed" (by network), "published" (attack curves) and "experiments" (key players, curves over tie-breaks). Every value
is looked up in the output; lists of the first ten may differ in the order of equal values only. Exit code 1 if anything
differs without an explanation.
"""

import json
import pathlib
import subprocess
import sys

SAME = {"raw": 5e-6, "share": 1e-6}
TABLES = {
    "degree_top10": "degree", "betweenness_raw_top10": "betweenness", "strength_top10": "strength",
    "betweenness_norm_top10": "betweenness_normalized", "closeness_top10": "closeness",
    "eigenvector_top10": "eigenvector", "pagerank_top10": "pagerank", "constraint_lowest10": "constraint",
    "effective_size_top10": "effective_size",
}
SCALARS = {
    "nodes": "nodes", "edges_undirected": "ties", "isolates": "isolates", "components": "components",
    "lcc": "largest_component", "density": "density", "avg_clustering": "mean_clustering",
    "transitivity": "transitivity", "max_core": "max_core", "max_core_size": "max_core_size",
    "degree_centralization": "degree_centralization", "degree_assortativity": "degree_assortativity",
    "betweenness_centralization": "betweenness_centralization", "articulation_points": "articulation_points",
}
counts = {"same": 0, "ties": 0, "explained": 0, "different": 0}


def say(kind, network, key, text=""):
    counts[kind] += 1
    if kind in ("different", "explained"):
        print(f"{kind:10} {network:20} {key:34} {text}")


def near(a, b, slack=2e-6):
    if a is None or b is None:
        return a is None and b is None
    return abs(a - b) <= slack * max(1.0, abs(b))


def top(network, key, expected, actors):
    if expected is None:
        return None
    column = TABLES[key]
    values = {actor["id"]: actor.get(column) for actor in actors}
    wrong = [(who, value, values.get(who)) for who, value in expected if not near(values.get(who), value, 5e-6)]
    if wrong:
        return say("different", network, key, f"{wrong[0]}")
    sign = 1 if "lowest" in key else -1
    ours = sorted((sign * value, who) for who, value in values.items() if value is not None)[:10]
    if [who for _, who in ours] == [who for who, _ in expected]:
        return say("same", network, key)
    theirs = [sign * value for _, value in expected]
    if all(near(a, b, 5e-6) for (a, _), b in zip(ours, theirs)):
        return say("ties", network, key)
    say("different", network, key, f"{ours[:3]} {expected[:3]}")


def curve(network, key, ours, band, expected):
    steps = min(len(ours), len(expected))
    if ours[:steps] == expected[:steps]:
        return say("same", network, key)
    inside = all(low <= value <= high for low, value, high in zip(band["low"], expected, band["high"]))
    first = next(step for step in range(steps) if ours[step] != expected[step])
    text = f"step {first}: {ours[first]} and {expected[first]}; all orders {band['low'][first]}-{band['high'][first]}"
    if inside:
        return say("explained", network, key, "another order among equals; " + text)
    say("different", network, key, text)


def run(program, folder, *options):
    nodes = folder / "nodes.csv"
    command = [program, "networks", str(folder / "edges.csv"), *options]
    if nodes.exists():
        command += ["--nodes", str(nodes)]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


def attack(found, strategy):
    return next(curve for curve in found["disruption"]["attacks"] if curve["strategy"] == strategy)


def computed(program, networks, golden):
    for network, expected in golden["computed"].items():
        options = ["--key-players", "1"]
        if "attack_degree_adaptive" in expected:
            options += ["--attack", "degree", "--attack", "betweenness", "--steps", "20"]
        found = run(program, networks / network, *options)
        whole, actors = found["network"], found["actors"]
        for key, ours in SCALARS.items():
            if key in expected:
                same = near(whole.get(ours), expected[key])
                say("same" if same else "different", network, key, f"{whole.get(ours)} {expected[key]}")
        # Clustering is 0 where nobody can have any; distances of the largest component only.
        if whole["components"] == 1:
            for key, ours in (("avg_path_lcc", "mean_distance"), ("diameter_lcc", "diameter")):
                same = near(whole[ours], expected[key])
                say("same" if same else "different", network, key, f"{whole[ours]} {expected[key]}")
        for key in TABLES:
            if key in expected:
                top(network, key, expected[key], actors)
        core = expected["borgatti_everett_discrete"]
        for key, ours in (("Z", "core_errors"), ("core_size", "core_size"), ("core_density", "core_density"),
                          ("periphery_density", "periphery_density"), ("pearson_cc_pp", "core_fit")):
            same = near(whole.get(ours), core[key], 5e-4)
            say("same" if same else "different", network, "core " + key, f"{whole.get(ours)} {core[key]}")
        if "fragmentation_F" in expected:
            before = {players["goal"]: players["before"] for players in found["key_players"]["sets"]}
            for key, goal in (("fragmentation_F", "fragment"), ("distance_weighted_fragmentation_DF", "distance")):
                same = near(before[goal], expected[key])
                say("same" if same else "different", network, key, f"{before[goal]} {expected[key]}")
        for strategy in ("degree", "betweenness"):
            key = f"attack_{strategy}_adaptive"
            if key not in expected:
                continue
            ours = attack(found, strategy)
            curve(network, key, ours["largest"], ours["band"], expected[key]["lcc"])
            index = expected[f"R_{strategy}"]
            if near(ours["robustness"], index, 5e-6):
                say("same", network, f"R_{strategy}")
            elif ours["order"][: len(expected[key]["order"])] != expected[key]["order"]:
                text = f"{ours['robustness']:.6f} {index}; another order among equals"
                say("explained", network, f"R_{strategy}", text)
            elif ours["largest"][-1] <= 2 or abs(ours["robustness"] - index) < 5e-3:
                say("explained", network, f"R_{strategy}", f"{ours['robustness']:.6f} {index}; orders differ later")
            else:
                say("different", network, f"R_{strategy}", f"{ours['robustness']:.6f} {index}")


def published(program, networks, golden):
    for network in ("montagna_meetings", "montagna_phonecalls"):
        expected = golden["published"][network]["lcc"]["sequential"]
        found = run(program, networks / network, "--attack", "betweenness", "--attack", "degree", "--steps", "39")
        for strategy, name in (("betweenness", "Betweenness"), ("degree", "Degree")):
            ours = attack(found, strategy)
            curve(network, f"published {strategy}", ours["largest"], ours["band"], expected[name])


def key_players(program, networks, golden):
    for network, sizes in golden["experiments"]["key_players"].items():
        if not (networks / network).is_dir():
            continue
        found = run(program, networks / network, "--key-players", "3")
        sets = {(players["goal"], players["size"]): players for players in found["key_players"]["sets"]}
        for size in ("1", "2", "3"):
            for goal, key in (("fragment", "F"), ("reach", "RD")):
                ours, value = sets[goal, int(size)], sizes[size][key]
                listed = [sorted(members) for members in sizes[size][key + "_sets"]]
                shown = [ours["best"]] + ours["runners_up"]
                same = [sorted(s["members"]) for s in shown if near(s["value"], ours["best"]["value"], 1e-9)]
                if near(ours["best"]["value"], value):
                    agree = any(members in listed for members in same) or ours["equals"] > len(listed)
                    say("same" if agree else "different", network, f"{key} of {size}", f"{same} {listed}")
                elif not sizes[size]["exact"] and ours["exact"] and ours["best"]["value"] > value:
                    text = f"{ours['best']['value']:.6f} by all sets beats {value} by search"
                    say("explained", network, f"{key} of {size}", text)
                else:
                    say("different", network, f"{key} of {size}", f"{ours['best']['value']} {value}")


def bands(program, networks, golden):
    for network, expected in golden["experiments"]["tie_break_degree_attack"].items():
        found = run(program, networks / network, "--attack", "degree", "--steps", "12")
        band = attack(found, "degree")["band"]
        exact = band["exact_steps"]
        for key, ours in (("min", "low"), ("max", "high")):
            pairs = list(zip(band[ours][: exact + 1], expected[key]))
            if all(a == b for a, b in pairs):
                say("same", network, f"tie-break {key}")
            elif all(a <= b if key == "min" else a >= b for a, b in pairs):
                say("explained", network, f"tie-break {key}", f"all orders reach further than a sample of them: {pairs}")
            else:
                say("different", network, f"tie-break {key}", f"{pairs}")


HIERARCHY = {
    "GRC": "global_reaching_centrality", "connectedness": "connectedness", "krackhardt_hierarchy": "hierarchy",
    "efficiency": "efficiency", "flow_hierarchy": "flow_hierarchy", "reciprocity": "reciprocity",
    "trophic_incoherence_MacKay": "incoherence",
}


def hierarchy(program, networks, golden):
    for network, expected in golden["experiments"]["hierarchy_directed"].items():
        if isinstance(expected, str):
            continue
        found = run(program, networks / network, "--directed", "--authority")["hierarchy"]
        for key, ours in HIERARCHY.items():
            same = near(found.get(ours), expected[key], 5.1e-5)
            say("same" if same else "different", network, key, f"{found.get(ours)} {expected[key]}")


def main():
    program, networks, golden = sys.argv[1], pathlib.Path(sys.argv[2]), json.loads(pathlib.Path(sys.argv[3]).read_text())
    computed(program, networks, golden)
    published(program, networks, golden)
    key_players(program, networks, golden)
    bands(program, networks, golden)
    hierarchy(program, networks, golden)
    print(counts)
    sys.exit(1 if counts["different"] else 0)


if __name__ == "__main__":
    main()
