"""`socta networks` beside NetworKit, igraph and rustworkx: one run, ratios of CPU time.

    pip install igraph networkit rustworkx
    python3 benches/peers/networks.py SOCTA [NODES TIES]

Writes a graph of preferential attachment (default 10,000 nodes, 5 ties each) as an edge list and has every program read it
and compute exact betweenness, core numbers, components and PageRank in a process of its own, one thread each, in turn. CPU
time of a process is what the system says of it, less nothing: reading and starting count. A peer that is not installed is
left out. Times of a machine that does other things too are worth their ratios only.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile

TASKS = {
    "igraph": """
import igraph, sys
g = igraph.Graph.Read_Edgelist(sys.argv[1], directed=False)
g.betweenness(); g.coreness(); len(g.connected_components()); g.pagerank()
""",
    "networkit": """
import networkit as nk, sys
nk.setNumberOfThreads(1)
g = nk.graphio.EdgeListReader(' ', 0, continuous=True, directed=False).read(sys.argv[1])
nk.centrality.Betweenness(g).run(); nk.centrality.CoreDecomposition(g).run()
nk.components.ConnectedComponents(g).run(); nk.centrality.PageRank(g).run()
""",
    "rustworkx": """
import rustworkx as rx, sys
rows = [tuple(map(int, line.split())) for line in open(sys.argv[1])]
g = rx.PyGraph(multigraph=False); g.extend_from_edge_list(rows)
rx.betweenness_centrality(g, normalized=False); rx.core_number(g); rx.number_connected_components(g)
d = rx.PyDiGraph(); d.extend_from_edge_list(rows + [(b, a) for a, b in rows]); rx.pagerank(d)
""",
}


def attached(nodes, ties):
    random.seed(1)
    ends, edges = list(range(ties)), []
    for node in range(ties, nodes):
        chosen = set()
        while len(chosen) < ties:
            chosen.add(random.choice(ends))
        for other in sorted(chosen):
            edges.append((node, other))
            ends += [node, other]
    return edges


def cpu(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = dict(os.environ, RAYON_NUM_THREADS="1", OMP_NUM_THREADS="1")
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        return None
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    program = sys.argv[1]
    nodes, ties = (int(sys.argv[2]), int(sys.argv[3])) if len(sys.argv) > 3 else (10_000, 5)
    edges = attached(nodes, ties)
    with tempfile.TemporaryDirectory() as folder:
        plain, table = os.path.join(folder, "edges.txt"), os.path.join(folder, "edges.csv")
        with open(plain, "w") as file:
            file.writelines(f"{a} {b}\n" for a, b in edges)
        with open(table, "w") as file:
            file.write("source,target\n" + "".join(f"{a},{b}\n" for a, b in edges))
        ours = cpu([program, "networks", table, "--format", "csv"])
        print(f"{nodes} nodes, {len(edges)} ties; CPU seconds of the whole process, one thread")
        print(f"socta (all measures)     {ours:8.2f}")
        for peer, code in TASKS.items():
            theirs = cpu([sys.executable, "-c", code, plain])
            print(f"{peer:24} " + ("not installed" if theirs is None else f"{theirs:8.2f}   {theirs / ours:6.2f} x"))


if __name__ == "__main__":
    main()
