"""Which null model tells shared networks from chance: measured on real two-mode data and on generated involvement.

    python3 tests/peers/markets.py NETWORKS NAME,... INVOLVEMENT...

NETWORKS is a folder with one folder a two-mode network, of which those with the names are read (infinito_summits, paul_revere,
st_louis_crime); INVOLVEMENT are involvement.csv files. For each table, four models give the probability of at least as many shared rows for
every pair of columns that shares one: hypergeometric (columns exact, rows not held), BiCM (both on average), rows exact and columns on
average (what socta uses), and random tables by curveball (both exact), which is the reference. Printed are the ratio of
expected to actual shared rows over all pairs (1 if a model is calibrated), the median and the largest difference of p from the
reference, and how many pairs are significant at q <= .05. Needs numpy and scipy.
"""

import csv
import gzip
import itertools
import pathlib
import random
import sys

import numpy
import scipy.stats


def rows(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", newline="") as file:
        return list(csv.DictReader(file))


def table(pairs):
    left = sorted({a for a, _ in pairs})
    right = sorted({b for _, b in pairs})
    matrix = numpy.zeros((len(left), len(right)), dtype=numpy.int32)
    at = {name: i for i, name in enumerate(left)}, {name: i for i, name in enumerate(right)}
    for a, b in pairs:
        matrix[at[0][a], at[1][b]] = 1
    return matrix


def bicm(matrix):
    k, c = matrix.sum(1).astype(float), matrix.sum(0).astype(float)
    x, y = k / numpy.sqrt(k.sum()), c / numpy.sqrt(c.sum())
    for _ in range(3000):
        x = k / (y / (1 + numpy.outer(x, y))).sum(1)
        y = c / (x[:, None] / (1 + numpy.outer(x, y))).sum(0)
    p = numpy.outer(x, y)
    return p / (1 + p)


def poisson_binomial_tail(p, observed):
    pmf = numpy.zeros(observed + 1)
    pmf[0] = 1
    for q in p:
        pmf[1:observed] = pmf[1:observed] * (1 - q) + pmf[: observed - 1] * q
        pmf[0] *= 1 - q
    return max(0.0, 1 - pmf[:observed].sum())


def conditional(matrix):
    """Probability of both columns in a row of d ones, for each d: recursion of Chen, Dempster & Liu."""
    d, c = matrix.sum(1), matrix.sum(0).astype(float)
    number = numpy.bincount(d)
    y = c / c.sum()
    for _ in range(2000):
        inclusion, ratio = [numpy.zeros(len(c))], [0.0]
        for ones in range(1, len(number)):
            free = y * (1 - inclusion[-1])
            ratio.append(free.sum() / ones)
            inclusion.append(numpy.minimum(ones * free / free.sum(), 1))
        mean = sum(n * p for n, p in zip(number, inclusion))
        y *= c / mean
        y /= y.sum()
        if numpy.abs(c / mean - 1).max() < 1e-10:
            break
    both = [numpy.zeros((len(c), len(c)))] * 2
    for ones in range(2, len(number)):
        before = inclusion[ones - 2]
        neither = numpy.maximum(1 - before[:, None] - before[None, :] + both[ones - 2], 0)
        both.append(numpy.minimum(numpy.outer(y, y) * neither / (ratio[ones] * ratio[ones - 1]), 1))
    return number, both


def curveball(matrix, tables, seed):
    generator = random.Random(seed)
    lists = [set(numpy.flatnonzero(row)) for row in matrix]
    found = numpy.zeros((tables, *(matrix.shape[1],) * 2), dtype=numpy.int32)
    for at in range(-5, tables):
        for _ in range(len(lists)):
            a, b = generator.sample(range(len(lists)), 2)
            one, other = lists[a], lists[b]
            common = one & other
            rest = list((one | other) - common)
            generator.shuffle(rest)
            cut = len(one) - len(common)
            lists[a], lists[b] = common | set(rest[:cut]), common | set(rest[cut:])
        if at >= 0:
            drawn = numpy.zeros_like(matrix)
            for i, row in enumerate(lists):
                drawn[i, list(row)] = 1
            found[at] = drawn.T @ drawn
    return found


def significant(p, tests):
    order = numpy.sort(p)
    below = numpy.flatnonzero(order * tests / numpy.arange(1, len(p) + 1) <= 0.05)
    return 0 if len(below) == 0 else int(below[-1] + 1)


def measure(name, matrix):
    if matrix.shape[1] > matrix.shape[0]:
        matrix = matrix.T
    n, columns = matrix.shape
    tables = 1000 if columns < 100 else 200
    shared, sums = matrix.T @ matrix, matrix.sum(0)
    pairs = [(a, b) for a, b in itertools.combinations(range(columns), 2) if shared[a, b] > 0]
    if len(pairs) > 3000:
        random.Random(1).shuffle(pairs)
        pairs = sorted(pairs[:3000])
    everything = columns * (columns - 1) // 2
    drawn = curveball(matrix, tables, 1)
    b = bicm(matrix)
    number, both = conditional(matrix)
    p, mean = {}, {}
    reference = numpy.array([(1 + (drawn[:, a, c] >= shared[a, c]).sum()) / (1 + tables) for a, c in pairs])
    p["hypergeometric"] = numpy.array([scipy.stats.hypergeom.sf(shared[a, c] - 1, n, sums[a], sums[c]) for a, c in pairs])
    p["BiCM"] = numpy.array([poisson_binomial_tail(b[:, a] * b[:, c], shared[a, c]) for a, c in pairs])
    tail = lambda a, c: poisson_binomial_tail(
        numpy.concatenate([numpy.full(k, m[a, c]) for k, m in zip(number, both) if k]), shared[a, c])
    p["rows exact"] = numpy.array([tail(a, c) for a, c in pairs])
    upper = numpy.triu_indices(columns, 1)
    actual = shared[upper].sum()
    mean["hypergeometric"] = (numpy.outer(sums, sums) / n)[upper].sum() / actual
    mean["BiCM"] = (b.T @ b)[upper].sum() / actual
    mean["rows exact"] = sum(k * m for k, m in zip(number, both))[upper].sum() / actual
    degrees = matrix.sum(1)
    print(f"{name}: {n} x {columns}, {matrix.sum()} ones, {(degrees == 1).mean():.2f} of the rows have one; {len(pairs)} pairs")
    for model in p:
        gap = numpy.abs(p[model] - reference)
        print(f"  {model:15} expected/actual {mean[model]:.2f}  |p - reference| median {numpy.median(gap):.3f} "
              f"largest {gap.max():.3f}  significant {significant(p[model], everything)}")
    print(f"  reference: largest standard error {0.5 / tables ** 0.5:.3f}; p <= .01: {(reference <= .01).sum()}, of them "
          f"{', '.join(f'{m} {(p[m][reference <= .01] <= .01).sum()}' for m in p)}")


def main():
    folder = pathlib.Path(sys.argv[1])
    for name in sys.argv[2].split(","):
        path = folder / name / "edges.csv"
        if path.exists():
            measure(name, table({(row["source"], row["target"]) for row in rows(path)}))
    for path in map(pathlib.Path, sys.argv[3:]):
        measure(str(path), table({(row["network"], row["area"]) for row in rows(path)}))


main()
