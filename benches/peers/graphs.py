#!/usr/bin/env python3
"""Network kernels on large graphs beside NetworKit, igraph and rustworkx: one program after the other on the same files.

    pip install igraph networkit rustworkx numpy
    python3 benches/peers/graphs.py [TASK...]

builds `cargo bench -p socta-graphs --bench graphs`, writes R-MAT (2^20 nodes, 5 million drawn ties) and preferential-attachment graphs, and lets
each program do each task in a process of its own with one thread: read the edge list, then the kernel. A row gives CPU
seconds of the kernel and of the whole process with what starts it, and the largest memory; ratios are those of the best peer
to this program. What was found stands beside, so that nobody is fast by doing something else.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GRAPHS = {"rmat-1m-5m": ["rmat", "20", "5000000"], "ba-10k-50k": ["ba", "10000", "5"], "ba-100k-500k": ["ba", "100000", "5"]}
TASKS = [
    ("read", "rmat-1m-5m"), ("components", "rmat-1m-5m"), ("k-core", "rmat-1m-5m"), ("pagerank", "rmat-1m-5m"),
    ("leiden", "rmat-1m-5m"), ("leiden", "ba-100k-500k"), ("leiden", "ba-10k-50k"), ("betweenness", "ba-10k-50k"),
    ("betweenness-some", "ba-100k-500k"), ("key-players", "ba-10k-50k"),
]
HEAD = """
import json, resource, sys, time
def done(read, kernel, found):
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"read": read, "kernel": kernel, "peak": peak, "found": found}))
file, task = sys.argv[1], sys.argv[2]
start = time.process_time()
"""
PEERS = {
    "networkit": HEAD + """
import networkit as nk
nk.setNumberOfThreads(1)
start = time.process_time()
g = nk.graphio.EdgeListReader(',', 0, commentPrefix='s', continuous=True, directed=False).read(file)
g.removeMultiEdges(); g.removeSelfLoops()
read = time.process_time() - start
start = time.process_time()
if task == "read": found = g.numberOfEdges()
elif task == "components": found = nk.components.ConnectedComponents(g).run().numberOfComponents()
elif task == "k-core": found = nk.centrality.CoreDecomposition(g).run().maxCoreNumber()
elif task == "pagerank": found = max(nk.centrality.PageRank(g, 0.85, 1e-8).run().scores())
elif task == "leiden":
    p = nk.community.ParallelLeiden(g, iterations=3).run().getPartition(); found = nk.community.Modularity().getQuality(p, g)
elif task == "betweenness": found = sum(nk.centrality.Betweenness(g).run().scores()) / 2
elif task == "betweenness-some": found = sum(nk.centrality.EstimateBetweenness(g, 500).run().scores())
else: sys.exit(3)
done(read, time.process_time() - start, found)
""",
    "igraph": HEAD + """
import igraph
start = time.process_time()
import tempfile
rows = open(file).read().split("\\n", 1)[1].replace(",", " ")
with tempfile.NamedTemporaryFile("w", suffix=".txt") as plain:
    plain.write(rows); plain.flush(); del rows
    start = time.process_time()
    g = igraph.Graph.Read_Edgelist(plain.name, directed=False).simplify()
read = time.process_time() - start
start = time.process_time()
if task == "read": found = g.ecount()
elif task == "components": found = len(g.connected_components())
elif task == "k-core": found = max(g.coreness())
elif task == "pagerank": found = max(g.pagerank())
elif task == "leiden":
    p = g.community_leiden(objective_function="modularity", n_iterations=2); found = p.modularity
elif task == "betweenness": found = sum(g.betweenness())
elif task == "betweenness-some":
    some = list(range(0, g.vcount(), g.vcount() // 500)); found = sum(g.betweenness(sources=some, targets=None)) * g.vcount() / len(some)
else: sys.exit(3)
done(read, time.process_time() - start, found)
""",
    "rustworkx": HEAD + """
import rustworkx as rx
start = time.process_time()
import numpy
# Its own way to keep ties simple takes time that grows with the square of their number.
rows = numpy.loadtxt(file, delimiter=",", skiprows=1, dtype=numpy.uint32)
rows.sort(axis=1); rows = numpy.unique(rows, axis=0); rows = rows[rows[:, 0] != rows[:, 1]]
g = rx.PyGraph(multigraph=True); g.extend_from_edge_list(list(map(tuple, rows.tolist()))); del rows
read = time.process_time() - start
start = time.process_time()
if task == "read": found = g.num_edges()
elif task == "components": found = rx.number_connected_components(g)
elif task == "k-core": found = max(rx.core_number(g).values())
elif task == "pagerank": found = max(rx.pagerank(g.to_directed(), alpha=0.85, tol=1e-8).values())
elif task == "betweenness": found = sum(rx.betweenness_centrality(g, normalized=False, parallel_threshold=10**9).values())
else: sys.exit(3)
done(read, time.process_time() - start, found)
""",
}


def program():
    command = ["cargo", "bench", "-p", "socta-graphs", "--bench", "graphs", "--no-run"]
    text = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stderr
    return str(ROOT / re.search(r"\((\S*graphs-[0-9a-f]+)\)", text).group(1))


def measured(command):
    environment = dict(os.environ, RAYON_NUM_THREADS="1", OMP_NUM_THREADS="1")
    before = os.times()
    run = subprocess.run(command, capture_output=True, text=True, env=environment)
    after = os.times()
    if run.returncode:
        return None
    row = json.loads(run.stdout.strip().splitlines()[-1])
    row["whole"] = after.children_user + after.children_system - before.children_user - before.children_system
    return row


def main():
    ours, wanted = program(), sys.argv[1:]
    print(f"load {os.getloadavg()[0]:.1f}; CPU seconds, one thread\n")
    print("| task | graph | program | kernel | reading | whole process | MB | found | ratio, kernel | ratio, whole |")
    print("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        for task, graph in TASKS:
            if wanted and task not in wanted:
                continue
            file = os.path.join(folder, graph + ".csv")
            if not os.path.exists(file):
                subprocess.run([ours, "write", *GRAPHS[graph], file], check=True)
            rows = {"socta": measured([ours, task, file])}
            rows |= {peer: measured([sys.executable, "-c", code, file, task]) for peer, code in PEERS.items()}
            mine = rows["socta"]
            for name, row in rows.items():
                if row is None:
                    print(f"| {task} | {graph} | {name} | | | | | cannot | | |")
                    continue
                ratio = lambda key: "" if name == "socta" else f"{row[key] / max(mine[key], 0.005):.1f}"
                print(f"| {task} | {graph} | {name} | {row['kernel']:.2f} | {row['read']:.2f} | {row['whole']:.2f} | {row['peak']:.0f} "
                      f"| {row['found']:.6g} | {ratio('kernel')} | {ratio('whole')} |", flush=True)


if __name__ == "__main__":
    main()
