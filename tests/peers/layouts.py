"""How good a picture of `socta networks --svg` is beside layouts of networkx and igraph.

    python3 tests/peers/layouts.py SOCTA NETWORKS NAME...

SOCTA is the program, NETWORKS a folder with one folder a network. The graph is read from the lines of the picture, so that
all layouts are of what is drawn: its largest component. Prints, for each layout, the stress of all pairs at the best scale
(0 is perfect), the number of pairs of links that cross, and the smallest distance of two nodes divided by the mean length of
a link. Layouts with a seed are the mean of five.
"""

import itertools
import math
import re
import subprocess
import sys

import igraph
import networkx as nx


def drawn(program, folder):
    svg = subprocess.run([program, "networks", str(folder) + "/edges.csv", "--svg", "-"], capture_output=True, check=True).stdout.decode()
    part = svg.split("</g>")[0]
    graph = nx.Graph()
    for x1, y1, x2, y2 in re.findall(r'<line x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)" y2="([\d.]+)"', part):
        graph.add_edge((float(x1), float(y1)), (float(x2), float(y2)))
    graph = graph.subgraph(max(nx.connected_components(graph), key=len)).copy()
    places = dict(enumerate(graph.nodes))
    return nx.convert_node_labels_to_integers(graph), places


def crossings(graph, place):
    def side(a, b, c):
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    found = 0
    for (a, b), (c, d) in itertools.combinations(graph.edges, 2):
        if len({a, b, c, d}) == 4:
            p, q, r, s = place[a], place[b], place[c], place[d]
            found += side(p, q, r) * side(p, q, s) < 0 and side(r, s, p) * side(r, s, q) < 0
    return found


def quality(graph, place, steps):
    ratios = [math.dist(place[a], place[b]) / steps[a][b] for a, b in itertools.combinations(graph.nodes, 2)]
    stress = 1 - sum(ratios) ** 2 / (len(ratios) * sum(ratio * ratio for ratio in ratios))
    link = sum(math.dist(place[a], place[b]) for a, b in graph.edges) / graph.number_of_edges()
    nearest = min(math.dist(place[a], place[b]) for a, b in itertools.combinations(graph.nodes, 2))
    return stress, crossings(graph, place), nearest / link


def mean(graph, steps, layouts):
    all_of = [quality(graph, layout, steps) for layout in layouts]
    return [sum(values) / len(all_of) for values in zip(*all_of)]


def of_igraph(graph, name, seed):
    import random

    random.seed(seed)
    other = igraph.Graph(n=graph.number_of_nodes(), edges=list(graph.edges))
    return dict(enumerate(tuple(place) for place in other.layout(name)))


def main():
    program, networks = sys.argv[1:3]
    print("| network | layout | stress | crossings | smallest distance / mean link |\n| --- | --- | ---: | ---: | ---: |")
    for name in sys.argv[3:]:
        graph, places = drawn(program, f"{networks}/{name}")
        steps = dict(nx.all_pairs_shortest_path_length(graph))
        layouts = {
            "socta": [places],
            "networkx kamada_kawai": [nx.kamada_kawai_layout(graph)],
            "networkx spring (Fruchterman-Reingold)": [nx.spring_layout(graph, seed=seed) for seed in range(5)],
            "igraph kamada_kawai": [of_igraph(graph, "kk", seed) for seed in range(5)],
            "igraph fruchterman_reingold": [of_igraph(graph, "fr", seed) for seed in range(5)],
        }
        for layout, places in layouts.items():
            stress, crossed, nearest = mean(graph, steps, places)
            print(f"| {name} ({graph.number_of_nodes()}, {graph.number_of_edges()}) | {layout} | {stress:.4f} | {crossed:.0f} | {nearest:.3f} |")


if __name__ == "__main__":
    main()
