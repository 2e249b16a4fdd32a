"""Golden numbers of choosing: margin and entropy, BALD, k-center greedy, BADGE, density, cost.

Plain Python in double precision, written from the papers; the seeded stream is that of
swingtag-models (xoshiro256** seeded through splitmix64). Run it here to write choosing_golden.json.
"""

import itertools
import json
import math

MASK = (1 << 64) - 1


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


class Stream:
    def __init__(self, seed):
        self.state = [mix((seed + (i + 1) * 0x9E3779B97F4A7C15) & MASK) for i in range(4)]

    def unit(self):
        a, b, c, d = self.state
        rotate = lambda x, k: ((x << k) | (x >> (64 - k))) & MASK
        result = (rotate((b * 5) & MASK, 7) * 9) & MASK
        shifted = (b << 17) & MASK
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= shifted
        self.state = [a, b, c, rotate(d, 45)]
        return (result >> 11) / (1 << 53)


def rows(stream, count, width):
    return [[round(stream.unit() * 2 - 1, 3) for _ in range(width)] for _ in range(count)]


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def entropy(p):
    return -sum(x * math.log(x) for x in p if x > 0)


def doubt(p):
    ordered = sorted(p, reverse=True) + [0.0]
    return {"p": p, "margin": ordered[0] - ordered[1], "entropy": entropy(p)}


def softmax(scores):
    powers = [math.exp(x) for x in scores]
    return [round(x / sum(powers), 6) for x in powers]


def mutual_information(draws):
    """draws[t][place][tag]; equation 2 of Houlsby and others, mean over places."""
    count, places = len(draws), len(draws[0])
    total = 0.0
    for place in range(places):
        mean = [sum(draw[place][k] for draw in draws) / count for k in range(len(draws[0][place]))]
        total += entropy(mean) - sum(entropy(draw[place]) for draw in draws) / count
    return total / places


def square(a, b):
    return sum((x - y) ** 2 for x, y in zip(a, b))


def k_center(vectors, centers, k):
    """Algorithm 1 of Sener and Savarese."""
    chosen, centers = [], list(centers)
    if not centers:
        centers = [[sum(column) / len(vectors) for column in zip(*vectors)]]
    while len(chosen) < k:
        left = [i for i in range(len(vectors)) if i not in chosen]
        best = max(left, key=lambda i: (min(square(vectors[i], c) for c in centers), -i))
        chosen.append(best)
        centers.append(vectors[best])
    return chosen


def badge(errors, vectors, seed, k):
    """Algorithm 1 of Ash and others: k-means++ over outer products, the longest one first.

    A draw in proportion to the distances is one in proportion to what was known of them last, taken with
    the chance of the distance now over the distance then.
    """
    gradients = [[e * v for e in error for v in vector] for error, vector in zip(errors, vectors)]
    stream = Stream(seed)
    norms = [dot(g, g) for g in gradients]
    chosen = [norms.index(max(norms))]
    known = [square(g, gradients[chosen[0]]) for g in gradients]
    while len(chosen) < k:
        known = [0.0 if i in chosen else x for i, x in enumerate(known)]
        left, drawn = stream.unit() * sum(known), None
        for i, weight in enumerate(known):
            left -= weight
            if weight > 0 and left < 0:
                drawn = i
                break
        before = known[drawn]
        known[drawn] = min(square(gradients[drawn], gradients[c]) for c in chosen)
        if stream.unit() * before < known[drawn]:
            chosen.append(drawn)
    return chosen


def density(vectors, entropies):
    """Equation 10 of Settles and Craven, beta 1; likeness below 0 counts as 0."""
    unit = [[x / math.sqrt(dot(v, v)) for x in v] for v in vectors]
    mean = [sum(dot(a, b) for b in unit) / len(unit) for a in unit]
    return [e * max(m, 0.0) for e, m in zip(entropies, mean)]


def solve(matrix, right):
    size = len(right)
    table = [row[:] + [y] for row, y in zip(matrix, right)]
    for column in range(size):
        pivot = max(range(column, size), key=lambda r: abs(table[r][column]))
        table[column], table[pivot] = table[pivot], table[column]
        for row in range(size):
            if row != column:
                factor = table[row][column] / table[column][column]
                table[row] = [x - factor * y for x, y in zip(table[row], table[column])]
    return [table[i][size] / table[i][i] for i in range(size)]


def cost(timings):
    """Least squares without negative coefficients, by trying every set of terms."""
    best = None
    for size in (1, 2, 3):
        for terms in itertools.combinations(range(3), size):
            x = [[(1.0, w, p)[t] for t in terms] for w, p, _ in timings]
            matrix = [[sum(row[i] * row[j] for row in x) for j in range(size)] for i in range(size)]
            right = [sum(row[i] * t[2] for row, t in zip(x, timings)) for i in range(size)]
            solution = [0.0] * 3
            for term, value in zip(terms, solve(matrix, right)):
                solution[term] = value
            error = sum((dot(solution, (1.0, w, p)) - y) ** 2 for w, p, y in timings)
            if min(solution) >= 0 and (best is None or error < best[0]):
                best = (error, solution)
    return best[1]


def main():
    stream = Stream(11)
    draws = [[softmax(row) for row in rows(stream, 3, 4)] for _ in range(5)]
    vectors, centers = rows(stream, 60, 19), rows(stream, 4, 19)
    errors, entropies = rows(stream, 60, 5), [round(stream.unit(), 4) for _ in range(60)]
    timings = []
    for _ in range(40):
        words, predicted = int(stream.unit() * 30), int(stream.unit() * 6)
        timings.append([words, predicted, round(3 + 0.2 * words + 1.5 * predicted + stream.unit(), 2)])
    falling = [[w, p, round(30 - 0.5 * w + 0.1 * p, 2)] for w, p, _ in timings]
    golden = {
        "doubt": [doubt(p) for p in ([0.7, 0.2, 0.1], [0.25, 0.25, 0.5], [1.0], draws[0][0])],
        "draws": draws,
        "mutual_information": mutual_information(draws),
        "vectors": vectors,
        "centers": centers,
        "k_center": k_center(vectors, [], 12),
        "k_center_from_centers": k_center(vectors, centers, 12),
        "errors": errors,
        "badge_seed": 3,
        "badge": badge(errors, vectors, 3, 15),
        "entropies": entropies,
        "density": density(vectors, entropies),
        "timings": timings,
        "cost": cost(timings),
        "falling_timings": falling,
        "falling_cost": cost(falling),
    }
    with open("choosing_golden.json", "w") as file:
        json.dump(golden, file)
        file.write("\n")


main()
