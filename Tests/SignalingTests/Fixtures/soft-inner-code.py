#!/usr/bin/env python3
# What this is: the reference of the soft inner code, a Monte Carlo of extended Hamming (128,120) on Gray coded levels in white Gaussian
# noise, decoded by Chase's second algorithm and, for a part of the blocks, by exact maximum likelihood. Writes soft-inner-code.json.
#
# How it decodes, from the definitions and by other means than the program under test:
# - Code: the 8 x 128 parity-check matrix is written out; codewords are random data times a generator matrix that Gaussian elimination
#   makes of it. Layout "natural": column i is the number i below a 1. Layout "cyclic": columns are the powers of x modulo
#   x^7 + x^3 + 1 below a 1, and last the overall parity.
# - Channel: levels 0, 2, 4, 6 with labels 00, 01, 11, 10 (first bit of a pair first), plain normal noise for every symbol: no
#   weighting, no strata.
# - Likelihoods: max-log, from the squared distances to all levels.
# - Chase-2 over the p = 6 least reliable bits: all 64 test patterns are written out as words of 128 bits; each is added to the hard
#   decisions and decoded through a table of all 256 syndromes (a weight of 1 where one bit has it; no codeword where none has); of the
#   codewords found the one with the least sum of |L| over the bits where it differs from the hard decisions is taken. Blocks whose hard
#   decisions are right are not decoded: the empty pattern finds them at a cost of zero, which no other codeword has.
# - Maximum likelihood: the Viterbi algorithm on the syndrome trellis (Wolf, 1978), 256 states and 128 steps, the same likelihoods.
# - Symbols of the outer code: the 120 data bits in their order, ten at a time: 12 symbols counted one by one.
#
# Seed 20261121, numpy's PCG64, one stream for each point. Made on 2026-11-21 with Python 3.11.7 and numpy 2.4.6. License: Apache-2.0.
import json
import os
import sys
import time

import numpy as np

SEED = 20261121
P = 6
N, CHECKS = 128, 8
BATCH = 4000


def natural_columns():
    """Parity-check columns as numbers of 8 bits: a 1 on top (bit 7), the position below."""
    return np.array([128 | i for i in range(N)])


def cyclic_columns():
    columns, power = [], 1
    for _ in range(127):
        columns.append(128 | power)
        power <<= 1
        if power & 128:
            power ^= 0b10001001
    return np.array(columns + [128])


def generator(columns):
    """A systematic generator matrix: the check positions are the pivots of the elimination, the data positions the others, in order."""
    check = np.array([[c >> r & 1 for c in columns] for r in range(CHECKS)], dtype=np.uint8)
    reduced, pivots = check.copy(), []
    # From the last position backward for the cyclic code, whose checks are at the end; at 0 and the powers of two for the natural one.
    order = [0] + [1 << i for i in range(7)] if columns[3] == 128 | 3 else list(range(N - 1, -1, -1))
    for position in order:
        rows = [r for r in range(len(pivots), CHECKS) if reduced[r, position]]
        if not rows or len(pivots) == CHECKS:
            continue
        row = len(pivots)
        reduced[[row, rows[0]]] = reduced[[rows[0], row]]
        for other in range(CHECKS):
            if other != row and reduced[other, position]:
                reduced[other] ^= reduced[row]
        pivots.append(position)
    assert len(pivots) == CHECKS
    data = [i for i in range(N) if i not in pivots]
    g = np.zeros((len(data), N), dtype=np.uint8)
    for k, position in enumerate(data):
        g[k, position] = 1
        for row, pivot in enumerate(pivots):
            g[k, pivot] = reduced[row, position]
    assert not ((g.astype(int) @ check.T.astype(int)) % 2).any()
    return g, np.array(data)


def gray_levels(bits_per_symbol):
    """Labels of the levels as rows of bits, the first bit first."""
    labels = [level ^ (level >> 1) for level in range(1 << bits_per_symbol)]
    return np.array([[label >> (bits_per_symbol - 1 - b) & 1 for b in range(bits_per_symbol)] for label in labels])


class Code:
    def __init__(self, columns):
        self.columns = columns
        self.g, self.data = generator(columns)
        self.single = np.full(256, -2)  # -2: no codeword within one bit
        self.single[0] = -1
        for position, column in enumerate(columns):
            self.single[column] = position
        self.patterns = np.array([[t >> b & 1 for b in range(P)] for t in range(1 << P)], dtype=np.uint8)

    def syndromes(self, words):
        out = np.zeros(words.shape[:-1], dtype=np.int64)
        for row in range(CHECKS):
            mask = (self.columns >> row & 1).astype(np.float32)
            out |= (np.rint(words.astype(np.float32) @ mask).astype(np.int64) & 1) << row
        return out

    def chase(self, hard, magnitude):
        """Decides each row of hard (0/1) with its magnitudes of likelihoods."""
        rows = np.arange(len(hard))
        weakest = np.argsort(magnitude, axis=1, kind="stable")[:, :P]
        flips = np.zeros((len(hard), 1 << P, N), dtype=np.uint8)
        for b in range(P):
            flips[rows[:, None], np.arange(1 << P)[None, :], weakest[:, b][:, None]] = self.patterns[None, :, b]
        syndromes = self.syndromes(hard[:, None, :] ^ flips)
        fix = self.single[syndromes]
        i, t = np.nonzero(fix >= 0)
        flips[i, t, fix[i, t]] ^= 1
        cost = np.matmul(flips.astype(np.float64), magnitude[:, :, None])[:, :, 0]
        cost[fix == -2] = np.inf
        best = cost.argmin(axis=1)
        chosen = flips[rows, best]
        chosen[~np.isfinite(cost[rows, best])] = 0
        return hard ^ chosen

    def most_likely(self, hard, magnitude):
        """The lightest change of each row that makes a codeword."""
        count = len(hard)
        cost = np.full((count, 256), np.inf)
        cost[np.arange(count), self.syndromes(hard)] = 0
        taken = np.zeros((N, count, 256), dtype=bool)
        states = np.arange(256)
        for position in range(N):
            flipped = cost[:, states ^ self.columns[position]] + magnitude[:, position][:, None]
            taken[position] = flipped < cost
            cost = np.minimum(cost, flipped)
        # Backward from syndrome 0.
        state = np.zeros(count, dtype=np.int64)
        word = hard.copy()
        for position in range(N - 1, -1, -1):
            flip = taken[position, np.arange(count), state]
            word[:, position] ^= flip.astype(np.uint8)
            state = np.where(flip, state ^ self.columns[position], state)
        return word


def tail(x):
    from math import erfc, sqrt

    return 0.5 * erfc(x / sqrt(2))


def bit_error_ratio(u, bits_per_symbol):
    """Every sent level with every decided one, weighted with the bits in which the labels differ."""
    labels, count, total = gray_levels(bits_per_symbol), 1 << bits_per_symbol, 0.0
    for sent in range(count):
        for decided in range(count):
            low = -np.inf if decided == 0 else (2 * (decided - sent) - 1) * u
            high = np.inf if decided == count - 1 else (2 * (decided - sent) + 1) * u
            total += (tail(low) - tail(high)) * (labels[sent] != labels[decided]).sum()
    return total / count / bits_per_symbol


def margin(ratio, bits_per_symbol):
    low, high = 0.01, 20.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if bit_error_ratio(middle, bits_per_symbol) > ratio else (low, middle)
    return (low + high) / 2


def simulate(code, bits_per_symbol, ratio, wanted, limit, likely, stream):
    rng = np.random.default_rng([SEED, stream])
    u = margin(ratio, bits_per_symbol)
    labels = gray_levels(bits_per_symbol)
    level_of = np.zeros(len(labels), dtype=np.int64)
    weights = 1 << np.arange(bits_per_symbol - 1, -1, -1)
    for level, label in enumerate(labels):
        level_of[(label * weights).sum()] = level
    levels = 2.0 * np.arange(len(labels))
    generator = code.g.astype(np.float32)
    blocks = wrong_in = 0
    sums = np.zeros((3, 2))
    hits = np.zeros(13, dtype=np.int64)
    ml = {"blocks": 0, "wrong": 0, "chase_wrong": 0, "chase_differs": 0}
    while blocks < limit and hits[1:].sum() < wanted:
        data = rng.integers(0, 2, (BATCH, 120), dtype=np.uint8)
        sent = (np.rint(data.astype(np.float32) @ generator).astype(np.int64) & 1).astype(np.uint8)
        index = level_of[(sent.reshape(BATCH, -1, bits_per_symbol) * weights).sum(axis=2)]
        received = 2.0 * index + rng.standard_normal(index.shape) / u
        squares = (received[:, :, None] - levels) ** 2
        likelihood = np.empty((BATCH, N // bits_per_symbol, bits_per_symbol))
        for b in range(bits_per_symbol):
            likelihood[:, :, b] = squares[:, :, labels[:, b] == 1].min(axis=2) - squares[:, :, labels[:, b] == 0].min(axis=2)
        likelihood = likelihood.reshape(BATCH, N)
        hard = (likelihood < 0).astype(np.uint8)
        decided = hard.copy()
        touched = np.nonzero((hard != sent).any(axis=1))[0]
        for part in np.array_split(touched, max(1, len(touched) // 500)):
            if len(part):
                decided[part] = code.chase(hard[part], np.abs(likelihood[part]))
        wrong = decided != sent
        wrong_bits = wrong.sum(axis=1)
        symbols = wrong[:, code.data].reshape(BATCH, 12, 10).any(axis=2).sum(axis=1)
        for row, value in zip(sums, (wrong_bits / N, wrong_bits > 0, symbols / 12)):
            row += value.sum(), (value.astype(float) ** 2).sum()
        # A wrong block may have all its wrong bits among the checks; it then counts as a block without wrong symbols.
        hits += np.bincount(symbols, minlength=13)
        wrong_in += int((hard != sent).sum())
        if ml["blocks"] < likely:
            part = touched[:400]
            best = code.most_likely(hard[part], np.abs(likelihood[part]))
            ml["blocks"] += len(part)
            ml["wrong"] += int((best != sent[part]).any(axis=1).sum())
            ml["chase_wrong"] += int((decided[part] != sent[part]).any(axis=1).sum())
            ml["chase_differs"] += int((decided[part] != best).any(axis=1).sum())
        blocks += BATCH
    means = sums[:, 0] / blocks
    errors = np.sqrt(np.maximum(0, sums[:, 1] / blocks - means**2) / (blocks - 1))
    names = ("post_inner_ber", "block_error_ratio", "rs_symbol_error_ratio")
    return {
        "pre_fec_ber": ratio,
        "margin": u,
        "counted_pre_fec_ber": wrong_in / blocks / N,
        "blocks": blocks,
        **{name: {"value": float(m), "standard_error": float(e)} for name, m, e in zip(names, means, errors)},
        "blocks_with_wrong_symbols": [int(h) for h in hits],
        "maximum_likelihood_of_blocks_with_wrong_bits": ml,
    }


def main():
    natural, cyclic = Code(natural_columns()), Code(cyclic_columns())
    scale = float(os.environ.get("SCALE", "1"))
    plan = [("pam4", "natural", r) for r in (1e-2, 8e-3, 6e-3, 4.85e-3, 4e-3, 3e-3, 2e-3)]
    plan += [("pam4", "cyclic", r) for r in (1e-2, 4.85e-3)] + [("nrz", "natural", r) for r in (1e-2, 4.85e-3)]
    points = []
    for stream, (modulation, layout, ratio) in enumerate(plan):
        begin = time.time()
        code = natural if layout == "natural" else cyclic
        wanted = int((10_000 if ratio > 3e-3 else 4_000) * scale)
        found = simulate(
            code, {"nrz": 1, "pam4": 2}[modulation], ratio, wanted, int(16_000_000 * scale), int(8_000 * scale), stream)
        points.append({"modulation": modulation, "layout": layout, **found})
        print(f"{modulation} {layout} {ratio} {time.time() - begin:.0f} s {json.dumps(found)}", file=sys.stderr, flush=True)
    document = {
        "code": "extended Hamming (128,120)", "decoder": f"Chase-2, p = {P}, max-log", "seed": SEED,
        "numpy": np.__version__, "points": points,
    }
    with open(sys.argv[1], "w") as file:
        json.dump(document, file, indent=1)
        file.write("\n")


main()
