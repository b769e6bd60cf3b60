"""Polygons with straight edges in longitude and latitude, exactly.

Whole numbers of 1e-7 degree, and fractions of them; no floating point. A zone's
area is a list of polygons, a polygon a list of rings, a ring a list of (lon, lat).
"""

from fractions import Fraction

import numpy as np

QUARTER = 900_000_000
HALF = 2 * QUARTER
FULL = 2 * HALF
TURNS = (0, -FULL, FULL)


def edges_of(polygon):
    return [(*r[i - 1], *r[i]) for r in polygon for i in range(len(r))]


def vertices_of(polygons):
    return [v for polygon in polygons for ring in polygon for v in ring]


def bounds(vertices):
    xs, ys = [v[0] for v in vertices], [v[1] for v in vertices]
    return min(xs), min(ys), max(xs), max(ys)


def side(ax, ay, bx, by, px, py):
    """Above 0 where p lies to the left of ab. Python's integers have no limits."""
    return (bx - ax) * (py - ay) - (by - ay) * (px - ax)


def holds(edges, px, py):
    """Whether a closed polygon holds a point: on an edge, or an odd number of edges above it."""
    odd = False
    for ax, ay, bx, by in edges:
        if ax < px and bx < px or ax > px and bx > px:
            continue
        s = side(ax, ay, bx, by, px, py)
        if s == 0 and min(ay, by) <= py <= max(ay, by):
            return True
        if (ax > px) != (bx > px):
            odd ^= (s < 0) == (bx > ax)
    return odd


def holds_many(edges, xs, ys):
    """holds, of many points within ±180°: no product exceeds 2·1.8e9·1.8e9 < 2^63."""
    e = np.array(edges, dtype=np.int64)
    out = np.zeros(len(xs), dtype=bool)
    chunk = max(1, 2_000_000 // len(e))
    ax, ay, bx, by = (e[:, k:k + 1] for k in range(4))
    for i in range(0, len(xs), chunk):
        px, py = xs[None, i:i + chunk], ys[None, i:i + chunk]
        l, r = (bx - ax) * (py - ay), (by - ay) * (px - ax)
        on = (l == r) & (np.minimum(ax, bx) <= px) & (px <= np.maximum(ax, bx)) \
            & (np.minimum(ay, by) <= py) & (py <= np.maximum(ay, by))
        above = ((ax > px) != (bx > px)) & ((l < r) == (bx > ax))
        out[i:i + chunk] = on.any(axis=0) | (above.sum(axis=0) % 2 == 1)
    return out


class Area:
    """A union of polygons. Longitudes 180 and -180 are one, and a pole is one point."""

    def __init__(self, polygons):
        self.polygons = polygons
        self.edges = [edges_of(p) for p in polygons]
        self.boxes = [bounds(vertices_of([p])) for p in polygons]
        self.poles = {y for _, y in vertices_of(polygons) if abs(y) == QUARTER}

    def holds(self, px, py):
        if py in self.poles:
            return True
        for edges, (west, south, east, north) in zip(self.edges, self.boxes):
            for turn in TURNS:
                if west <= px + turn <= east and south <= py <= north and holds(edges, px + turn, py):
                    return True
        return False

    def holds_many(self, xs, ys):
        out = np.isin(ys, list(self.poles))
        for edges, (west, south, east, north) in zip(self.edges, self.boxes):
            for turn in TURNS:
                at = xs + turn
                near = np.nonzero((west <= at) & (at <= east) & (south <= ys) & (ys <= north) & ~out)[0]
                if len(near):
                    out[near] = holds_many(edges, at[near], ys[near])
        return out

    def meets(self, other):
        """Whether two closed areas have a point in common."""
        if self.poles & other.poles:
            return True
        for p, pe, pb in zip(self.polygons, self.edges, self.boxes):
            for q, qe, qb in zip(other.polygons, other.edges, other.boxes):
                for turn in TURNS:
                    if pb[0] <= qb[2] + turn and qb[0] + turn <= pb[2] and pb[1] <= qb[3] and qb[1] <= pb[3]:
                        qt = [(a + turn, b, c + turn, d) for a, b, c, d in qe]
                        if holds(pe, q[0][0][0] + turn, q[0][0][1]) or holds(qt, *p[0][0]) or edges_meet(pe, qt):
                            return True
        return False


def edges_meet(p, q):
    """Whether an edge of p shares a point with one of q."""
    a, b = np.array(p, dtype=np.int64), np.array(q, dtype=np.int64)
    for i in range(0, len(a), 512):
        u = a[i:i + 512, None, :]
        box = lambda e, k: (np.minimum(e[..., k], e[..., k + 2]), np.maximum(e[..., k], e[..., k + 2]))
        (ul, uh), (us, un), (vl, vh), (vs, vn) = box(u, 0), box(u, 1), box(b[None], 0), box(b[None], 1)
        for j, k in zip(*np.nonzero((ul <= vh) & (vl <= uh) & (us <= vn) & (vs <= un))):
            if segments_meet(p[i + j], q[k]):
                return True
    return False


def segments_meet(u, v):
    """Whether two closed segments whose boxes overlap share a point."""
    sign = lambda x: (x > 0) - (x < 0)
    return sign(side(*u, v[0], v[1])) * sign(side(*u, v[2], v[3])) <= 0 \
        and sign(side(*v, u[0], u[1])) * sign(side(*v, u[2], u[3])) <= 0


def is_simple(polygon):
    """Whether rings neither touch themselves nor one another, and holes lie within the outline, side by side."""
    edges = [(r, i, (*ring[i - 1], *ring[i]), len(ring)) for r, ring in enumerate(polygon) for i in range(len(ring))]
    for k, (r, i, u, n) in enumerate(edges):
        if u[:2] == u[2:] or abs(u[0] - u[2]) > HALF:
            return False
        for q, j, v, _ in edges[:k]:
            if max(min(u[0], u[2]), min(v[0], v[2])) > min(max(u[0], u[2]), max(v[0], v[2])) \
                    or max(min(u[1], u[3]), min(v[1], v[3])) > min(max(u[1], u[3]), max(v[1], v[3])):
                continue
            if r == q and (i - j) % n in (1, n - 1):
                # Neighbours share a vertex, and no more unless they turn back.
                if n == 3 and side(*u, *v[:2]) == side(*u, *v[2:]) == 0:
                    return False
                common, ends = {u[:2], u[2:]} & {v[:2], v[2:]}, [u[:2], u[2:], v[:2], v[2:]]
                if len(common) != 1:
                    return False
                if side(*u, *v[:2]) == side(*u, *v[2:]) == 0:
                    c, (a, b) = next(iter(common)), [e for e in ends if e not in common]
                    if (a[0] - c[0]) * (b[0] - c[0]) + (a[1] - c[1]) * (b[1] - c[1]) > 0:
                        return False
            elif segments_meet(u, v):
                return False
    rings = [edges_of([r]) for r in polygon]
    return all(holds(rings[0], *h[0]) for h in polygon[1:]) and \
        not any(holds(rings[j], *polygon[i][0]) for i in range(1, len(rings)) for j in range(1, len(rings)) if i != j)


class Path:
    """The straight line between two points, the shorter way around."""

    def __init__(self, p, q):
        self.p, x = p, q[0]
        if x - p[0] > HALF:
            x -= FULL
        elif x - p[0] < -HALF:
            x += FULL
        self.q = (x, q[1])
        self.step = (x - p[0], q[1] - p[1])

    def at(self, t):
        return self.p[0] + t * self.step[0], self.p[1] + t * self.step[1]

    def meetings(self, area):
        """Fractions of the path at which its relation to an area may change."""
        out = {Fraction(0), Fraction(1)}
        (px, py), (sx, sy) = self.p, self.step
        west, east = sorted((px, self.q[0]))
        south, north = sorted((py, self.q[1]))
        for edges in area.edges:
            for turn in TURNS:
                for ax, ay, bx, by in edges:
                    ax, bx = ax + turn, bx + turn
                    if ax < west and bx < west or ax > east and bx > east or ay < south and by < south or ay > north and by > north:
                        continue
                    ux, uy = bx - ax, by - ay
                    den = sx * uy - sy * ux
                    if den:
                        t = Fraction((ax - px) * uy - (ay - py) * ux, den)
                        if 0 <= t <= 1:
                            out.add(t)
                        continue
                    if side(px, py, *self.q, ax, ay):
                        continue
                    for x, y in ((ax, ay), (bx, by)):
                        t = Fraction(x - px, sx) if sx else Fraction(y - py, sy) if sy else Fraction(0)
                        if 0 <= t <= 1:
                            out.add(t)
        return out

    def within(self, area, t):
        """Whether a closed area holds the path's point at t."""
        x, y = self.at(t)
        n = t.denominator
        if y in area.poles:
            return True
        for edges, (west, south, east, north) in zip(area.edges, area.boxes):
            for turn in TURNS:
                if west <= x + turn <= east and south <= y <= north:
                    near = [(a * n, b * n, c * n, d * n) for a, b, c, d in edges if min(a, c) <= x + turn <= max(a, c)]
                    if holds(near, int((x + turn) * n), int(y * n)):
                        return True
        return False
