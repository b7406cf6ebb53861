"""SMAA-2 of 30 alternatives and 20 criteria with uniform evidence and uniform weights, as a good NumPy program does it, and
as pysensmcda does it. CPU seconds; `cargo bench -p socta-decide --bench smaa` is the other side.

    python benches/peers/smaa.py [SAMPLES] [--packaged]

Needs numpy, and pysensmcda for --packaged.
"""

import sys
import time

import numpy as np

ALTERNATIVES, CRITERIA, BATCH = 30, 20, 1_000


def cells(rng):
    middle = 0.2 + 0.6 * rng.random((ALTERNATIVES, CRITERIA))
    half = 0.2 * rng.random((ALTERNATIVES, CRITERIA))
    return middle - half, 2 * half


def draw_weights(rng, count):
    weights = rng.standard_exponential((count, CRITERIA))
    return weights / weights.sum(axis=1, keepdims=True)


def smaa(samples, confidence=False, seed=1):
    """float64, batches of 1,000; ranks by a double argsort, central weights by one product a batch."""
    rng = np.random.Generator(np.random.SFC64(seed))
    low, span = cells(rng)
    ranks = np.zeros((ALTERNATIVES, ALTERNATIVES))
    central = np.zeros((ALTERNATIVES, CRITERIA))
    rows = np.arange(ALTERNATIVES)
    for _ in range(samples // BATCH):
        values = rng.random((BATCH, ALTERNATIVES, CRITERIA))
        values *= span
        values += low
        weights = draw_weights(rng, BATCH)
        scores = np.matmul(values, weights[:, :, None])[:, :, 0]
        order = np.argsort(-scores, axis=1)
        position = np.empty_like(order)
        np.put_along_axis(position, order, np.broadcast_to(rows, order.shape), axis=1)
        ranks += np.bincount((rows * ALTERNATIVES + position).ravel(), minlength=ALTERNATIVES**2).reshape(ranks.shape)
        first = (order[:, :1] == rows).astype(float)
        central += first.T @ weights
    acceptability = ranks / samples
    firsts = ranks[:, 0]
    central = np.divide(central, firsts[:, None], out=np.full_like(central, np.nan), where=firsts[:, None] > 0)
    if not confidence:
        return acceptability, central, None
    known = np.flatnonzero(firsts > 0)
    hits = np.zeros(len(known))
    for _ in range(samples // BATCH):
        values = rng.random((BATCH, ALTERNATIVES, CRITERIA))
        values *= span
        values += low
        scores = values.reshape(-1, CRITERIA) @ central[known].T
        best = scores.reshape(BATCH, ALTERNATIVES, len(known)).argmax(axis=1)
        hits += (best == known).sum(axis=0)
    return acceptability, central, hits / samples


def packaged(samples, seed=1):
    """pysensmcda: all matrices are drawn at once, and its smaa2 counts, with confidence factors."""
    from pysensmcda.smaa import smaa2

    rng = np.random.default_rng(seed)
    low, span = cells(rng)
    values = low + span * rng.random((samples, ALTERNATIVES, CRITERIA))
    return smaa2(
        lambda matrix, weights, types: matrix @ weights,
        values.mean(axis=0),
        np.ones(CRITERIA),
        weights=draw_weights(rng, samples),
        num_samples=samples,
        matrix_samples=values,
        reverse_ranking=True,
        seed=seed,
    )


def timed(name, work):
    best = float("inf")
    for _ in range(3):
        before = time.process_time()
        work()
        best = min(best, time.process_time() - before)
    print(f"{name:44} {best:8.3f}")


if __name__ == "__main__":
    numbers = [int(text) for text in sys.argv[1:] if text.isdigit()]
    samples = numbers[0] if numbers else 100_000
    print(f"{ALTERNATIVES} x {CRITERIA}, {samples} samples, CPU s, numpy {np.__version__}")
    timed("numpy: ranks and central weights", lambda: smaa(samples))
    timed("numpy: the same with confidence factors", lambda: smaa(samples, confidence=True))
    if "--packaged" in sys.argv:
        timed("pysensmcda: smaa2", lambda: packaged(samples))
