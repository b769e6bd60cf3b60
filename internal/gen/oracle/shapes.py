"""Zones that are as awkward as they come."""

from math import cos, gcd, pi, sin

from plane import FULL, HALF, QUARTER, is_simple

CELLS = (25, 21, 17, 13, 9, 5)  # an index's cells measure 2^k units, from (-180°, -90°)


def near(r, v, spread):
    return v + r.randint(-spread, spread)


def centre(r):
    spread = 1 << r.randrange(28)
    x, y = r.randint(-HALF, HALF), r.randint(-QUARTER, QUARTER)
    k = r.choice(CELLS)
    return r.choice([
        lambda: (x, y),
        lambda: (near(r, HALF * r.choice((-1, 1)), spread), y),
        lambda: (x, near(r, QUARTER * r.choice((-1, 1)), spread)),
        lambda: (near(r, (x + HALF >> k << k) - HALF, 3), near(r, (y + QUARTER >> k << k) - QUARTER, 3)),
        lambda: (near(r, 0, spread), near(r, 0, spread)),
        lambda: (363_000_000, 335_000_000),
    ])()


def star(r, c, size, n, least=0.3):
    turn = r.random()
    return [(c[0] + round(size * q * cos(2 * pi * (k + turn) / n)), c[1] + round(size * q * sin(2 * pi * (k + turn) / n)))
            for k in range(n) for q in [least + (1 - least) * r.random()]]


def lattice(r, c, size):
    """Edges on which many whole positions lie."""
    s = max(1, size // 6)
    return [(c[0] + s * x, c[1] + s * y) for x, y in
            r.choice(([(0, 0), (6, 2), (4, 4), (2, 6), (-2, 4)], [(0, 0), (3, 0), (6, 0), (3, 3)], [(-6, -6), (6, 6), (0, 2), (-2, 2)],
                      [(0, 0), (4, 0), (4, 4), (3, 4), (3, 1), (2, 1), (2, 4), (0, 4)]))]


def comb(r, c, size, teeth):
    s = max(1, size // (2 * teeth))
    top = [p for k in range(teeth) for p in ((c[0] + 2 * k * s, c[1] + size - r.randrange(s + 1)), (c[0] + (2 * k + 1) * s, c[1] + size),
                                             (c[0] + (2 * k + 1) * s, c[1] + s), (c[0] + (2 * k + 2) * s, c[1] + s))]
    return [(c[0] + 2 * teeth * s, c[1])] + [(c[0], c[1])] + top


def rectangle(west, south, east, north):
    return [(west, south), (east, south), (east, north), (west, north)]


def clip(ring, x, keep):
    """What of a ring lies on one side of a meridian, rounded; may be no ring any more."""
    out = []
    for i, q in enumerate(ring):
        p = ring[i - 1]
        if (p[0] - x) * (q[0] - x) < 0:
            out.append((x, p[1] + round((q[1] - p[1]) * (x - p[0]) / (q[0] - p[0]))))
        if (q[0] - x) * keep >= 0:
            out.append(q)
    return [p for i, p in enumerate(out) if p != out[i - 1]]


def placed(polygon):
    """A polygon as given: within ±180° and ±90°, cut at the 180° meridian."""
    polygon = [[(x, max(-QUARTER, min(QUARTER, y))) for x, y in ring] for ring in polygon]
    xs = [x for x, _ in polygon[0]]
    if min(xs) >= -HALF and max(xs) <= HALF:
        return [polygon]
    if len(polygon) > 1:
        return []
    out = []
    for turn in (-FULL, 0, FULL):
        ring = clip(clip([(x + turn, y) for x, y in polygon[0]], -HALF, 1), HALF, -1)
        if len(ring) > 2:
            out.append([ring])
    return out


def polygon(r, c, size):
    size = max(2, size)
    kind = r.randrange(9)
    if kind == 0:
        return [lattice(r, c, size)]
    if kind == 1:
        return [comb(r, c, size, r.choice((1, 3, 12)))]
    if kind == 2:
        return [rectangle(c[0], c[1], c[0] + r.choice((1, 7, size)), c[1] + r.choice((1, 5, size)))]
    if kind == 3:  # thin
        d = (r.randint(-size, size), r.randint(-size, size))
        return [[c, (c[0] + d[0], c[1] + d[1]), (c[0] + d[0] * 2 + r.randint(-2, 2), c[1] + d[1] * 2 + r.randint(-2, 2))]]
    if kind == 4:
        return [star(r, c, size, r.choice((3, 5, 8, 20, 60))), star(r, c, size // 4, 7)]
    if kind == 5 and c[0]:  # snapped to borders of cells
        k = r.choice([k for k in CELLS if 1 << k <= max(32, size)])
        s = lambda p: ((p[0] + HALF >> k << k) - HALF, (p[1] + QUARTER >> k << k) - QUARTER)
        return [[s(p) for p in rectangle(c[0] - size, c[1] - size, c[0] + size + 1, c[1] + size + 1)]]
    return [star(r, c, size, r.choice((3, 5, 8, 20, 60)))]


def sizes(r):
    return r.choice((2, 30, 225, 450, 5_000, 100_000, 3_000_000, 60_000_000, 600_000_000))


def great(r):
    """Hemispheres, caps, belts."""
    y = r.randint(-QUARTER + 1, QUARTER - 1)
    full = lambda s, n: [[[(-HALF, s), (0, s), (HALF, s), (HALF, n), (0, n), (-HALF, n)]]]
    return r.choice([
        lambda: full(0, QUARTER), lambda: full(-QUARTER, 0), lambda: full(min(y, 0), max(y, 0) + 1), lambda: full(-QUARTER, QUARTER),
        lambda: [[rectangle(-HALF, -QUARTER, 0, QUARTER)]], lambda: [[rectangle(0, -QUARTER, HALF, QUARTER)]],
        lambda: [[rectangle(-QUARTER, -QUARTER, QUARTER, QUARTER)]],
        lambda: full(QUARTER - r.choice((1, 450, 1_000_000, 100_000_000)), QUARTER),
        lambda: [[[(0, 0), (QUARTER, QUARTER), (-QUARTER, 800_000_000)]]],
        lambda: [[rectangle(QUARTER, y // 2 - 30, HALF, y // 2 + 30)], [rectangle(-HALF, y // 2 - 30, -QUARTER, y // 2 + 30)]],
    ])()


def polygons(r, c, size):
    """An area's polygons, all of which Parley takes; they may overlap and touch."""
    while True:
        if r.random() < 0.06:
            return great(r)
        out = placed(polygon(r, c, size))
        for _ in range(r.choice((0, 0, 0, 1, 2))):
            if out:
                at = r.choice((r.choice(out[0][0]), near_point(r, c, size)))  # at a vertex of the first, or anywhere
                out = out + placed(polygon(r, at, size))
        if out and all(len(p[0]) > 2 and is_simple(p) for p in out):
            return out


def near_point(r, c, size):
    return near(r, c[0], size), near(r, c[1], size)


def intricate(r, c, n, size):
    """One polygon of n vertices."""
    if r.random() < 0.5:
        return [[star(r, c, size, n, 0.9)]]
    return [[comb(r, c, size, (n - 2) // 4)]]


def beside(r, p):
    return p[0] + r.randint(-1, 1), p[1] + r.randint(-1, 1)


def wrapped(p):
    x = (p[0] + HALF) % FULL - HALF if abs(p[0]) > HALF else p[0]
    return x, max(-QUARTER, min(QUARTER, p[1]))


def awkward(r, area, c, size):
    """A position where things go wrong: on edges and vertices, a unit beside, in line with edges, at cells' borders."""
    ring = r.choice(r.choice(area))
    i = r.randrange(len(ring))
    a, b = ring[i - 1], ring[i]
    dx, dy = b[0] - a[0], b[1] - a[1]
    kind = r.randrange(10)
    if kind == 0:
        p = b
    elif kind == 1:
        p = beside(r, b)
    elif kind == 2:  # exactly on the edge, or in line with it beyond its ends
        g = gcd(dx, dy)
        k = r.randint(0, g) if r.random() < 0.7 else r.choice((-1, -g, g + 1, 2 * g))
        p = a[0] + dx // g * k, a[1] + dy // g * k
    elif kind in (3, 4):  # as near the edge as whole units are
        t = r.random()
        p = beside(r, (a[0] + round(dx * t), a[1] + round(dy * t)))
    elif kind == 5:  # level with a vertex, or on its meridian
        q = r.choice(ring)
        p = (q[0], near(r, b[1], max(1, size))) if r.random() < 0.5 else (near(r, b[0], max(1, size)), q[1])
    elif kind == 6:
        k = r.choice(CELLS)
        q = near_point(r, b, max(1, size))
        p = beside(r, ((q[0] + HALF >> k << k) - HALF if r.random() < 0.7 else q[0], (q[1] + QUARTER >> k << k) - QUARTER))
    elif kind == 7:
        p = near_point(r, c, max(1, size + size // 4))
    elif kind == 8:
        p = r.choice(((HALF, b[1]), (-HALF, b[1]), (b[0], QUARTER), (b[0], -QUARTER), beside(r, (HALF, b[1])), beside(r, (b[0], QUARTER))))
    else:
        p = r.randint(-HALF, HALF), r.randint(-QUARTER, QUARTER)
    return wrapped(p)
