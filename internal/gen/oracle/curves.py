"""Questions about circles, corridors, geodesic edges, and outlines and fixes that are not exact."""

import random

import ground
import shapes
from plane import HALF, QUARTER, Area, edges_of

# What is farther than this from a zone's middle than the zone reaches is not measured, mm.
FAR = 400_000_000


class Place:
    """An area on the ground, one or several footprints, each with its depths and places on its boundary."""

    def __init__(self, footprints, parts, bounds, middle, reach):
        self.footprints, self.parts, self.bound = footprints, parts, max(bounds)
        self.middle, self.reach = middle, reach

    def depth(self, p):
        return max(part.depth(p) for part in self.parts)

    def near(self, p):
        return ground.distance(self.middle, p) < self.reach + FAR


def pole_or(r, lat):
    return r.choice((lat, lat, lat, lat, QUARTER - r.choice((0, 1, 100, 45_000, 9_000_000)), -QUARTER + r.choice((0, 1, 100, 45_000, 9_000_000))))


def somewhere(r):
    c = shapes.wrapped(shapes.centre(r))
    return c[0], pole_or(r, c[1])


def rounded(p):
    x = (p[0] + HALF) % (2 * HALF) - HALF
    return max(-HALF, min(HALF, round(x))), max(-QUARTER, min(QUARTER, round(p[1])))


def grazing(r, c, mm, most):
    """A distance that brings an outline to a pole, or the 180° meridian, but for some millimetres."""
    to = r.choice(((c[0], QUARTER if c[1] > 0 else -QUARTER), (HALF, c[1])))
    d = round(ground.distance(c, to)) + r.choice((0, 1, -1, r.randint(-50, 50), r.randint(-5000, 5000)))
    return d if 0 < d <= most else mm


def circle(r, c=None):
    c, radius = c or somewhere(r), r.choice((1, 150, 250, 5_000, 60_000, 1_000_000, 21_000_000, 300_000_000, 2_000_000_000))
    radius = max(1, min(2_000_000_000, radius + r.randrange(radius // 4 + 1)))
    if r.random() < 0.15:
        radius = grazing(r, c, radius, 2_000_000_000)
    return Place([{"circle": {"centre": c, "radius": radius}}], [ground.Circle(c, radius)], [ground.circle_tolerance(radius)], c, radius)


def corridor(r, c=None):
    c, half = c or somewhere(r), r.choice((500, 5_000, 200_000, 9_000_000, 100_000_000, 1_000_000_000))
    half = max(1, half - r.randrange(half // 4 + 1))
    if r.random() < 0.15:
        half = grazing(r, c, half, 1_000_000_000)
    line = [c]
    for _ in range(r.choice((1, 1, 2, 3))):
        leg = r.choice((2 * half, 20 * half, 3_000_000_000, 60_000))
        line.append(rounded(ground.beside(line[-1], r.uniform(0, 360), max(1_000, min(9_000_000_000, leg)))))
    if any(p == q or abs(p[1]) == abs(q[1]) == QUARTER for p, q in zip(line, line[1:])):
        return corridor(r)
    reach = half + sum(ground.distance(p, q) for p, q in zip(line, line[1:]))
    return Place([{"corridor": {"line": line, "half_width": half}}], [ground.Corridor(line, half)], [ground.tolerance(half)], c, reach)


def straight(polygon):
    return {"polygons": [polygon], "edges": "straight"}


def outline(r, edges):
    """A small polygon, away from the 180° meridian, which a pole may bound."""
    while True:
        c = r.randint(-1_500_000_000, 1_500_000_000), pole_or(r, r.randint(-880_000_000, 880_000_000))
        size = r.choice((450, 10_000, 1_000_000, 50_000_000, 200_000_000))
        ring = shapes.star(r, c, size, r.choice((3, 4, 5)), 0.8)
        if r.random() < 0.4 and edges == "straight":
            return r.choice((cap, across))(r)
        polygon = [[(x, max(-QUARTER, min(QUARTER, y))) for x, y in ring]]
        if shapes.is_simple(polygon) and (edges == "straight" or all(abs(y) < 895_000_000 for _, y in polygon[0])):
            break
    pole = lambda e: e[1] == e[3] and abs(e[1]) == QUARTER
    boundary = [e for e in edges_of(polygon) if not pole(e)]
    part = ground.Polygon(Area([polygon]), boundary) if edges == "straight" else ground.Geodesics(polygon)
    return Place([{**straight(polygon), "edges": edges}], [part], [0 if edges == "straight" else ground.EDGE_BOUND],
                 polygon[0][0], 3 * max(ground.distance(polygon[0][0], p) for p in polygon[0]) + 1000)


def across(r):
    """Two rectangles that meet across the 180° meridian, along some or all of their sides there: one area, of whose
    boundary what they share is no part."""
    size = r.choice((450, 10_000, 1_000_000, 50_000_000))
    y = r.randint(-880_000_000, 880_000_000)
    (s1, n1), (s2, n2) = ((y + r.choice((0, a)), y + size + r.choice((0, b))) for a, b in ((-size // 2, size // 3), (size // 5, -size // 7)))
    x = HALF - r.randint(1, size)
    lo, hi = max(s1, s2), min(n1, n2)
    boundary = [(x, s1, HALF, s1), (x, s1, x, n1), (x, n1, HALF, n1), (-x, s2, -HALF, s2), (-x, s2, -x, n2), (-x, n2, -HALF, n2)]
    boundary += [(HALF, a, HALF, b) for s, n in ((s1, n1), (s2, n2)) for a, b in ((s, lo), (hi, n)) if a < b]
    polygons = [[[(x, s1), (HALF, s1), (HALF, n1), (x, n1)]], [[(-HALF, s2), (-x, s2), (-x, n2), (-HALF, n2)]]]
    middle = (HALF, y)
    return Place([{"polygons": polygons, "edges": "straight"}], [ground.Polygon(Area(polygons), boundary)], [0], middle,
                 max(ground.distance(middle, p) for p in polygons[0][0] + polygons[1][0]) + 1)


def cap(r):
    """A polar cap: the 180° meridian is none of its boundary."""
    y, s = QUARTER - r.choice((450, 100_000, 10_000_000, 300_000_000)), r.choice((1, -1))
    polygon = [[(-HALF, s * y), (0, s * y), (HALF, s * y), (HALF, s * QUARTER), (0, s * QUARTER), (-HALF, s * QUARTER)]]
    part = ground.Polygon(Area([polygon]), [(-HALF, s * y, 0, s * y), (0, s * y, HALF, s * y)])
    return Place([straight(polygon)], [part], [0], (0, s * QUARTER), ground.distance((0, s * QUARTER), (0, s * y)) + 1)


def union(a, b):
    return Place(a.footprints + b.footprints, a.parts + b.parts, [a.bound, b.bound], a.middle, a.reach + b.reach + ground.distance(a.middle, b.middle))


def place(r):
    kind = r.randrange(8)
    if kind < 3:
        a = circle(r)
        return union(a, circle(r, rounded(ground.beside(a.middle, r.uniform(0, 360), a.reach)))) if r.random() < 0.2 else a
    return corridor(r) if kind < 6 else outline(r, "straight" if kind == 6 else "geodesic")


def beside(r, place, off):
    """A position about so far inside a boundary of the place, mm; below 0: outside."""
    part = r.choice(place.parts)
    if isinstance(part, ground.Circle):
        return rounded(ground.beside(part.centre, r.choice((0, 90, r.uniform(0, 360))), abs(part.radius - off)))
    if isinstance(part, ground.Corridor):
        leg, t = r.choice(part.legs), r.choice((0, 1, r.random()))
        turn = 90 if 0 < t < 1 else r.uniform(0, 360)
        return rounded(ground.beside([float(v) for v in leg.at(t)], heading(leg, t) + turn * r.choice((1, -1)), abs(part.half_width - off)))
    edge, t = r.choice(part.edges), r.choice((0, 1, r.random(), r.random()))
    return rounded(ground.beside([float(v) for v in edge.at(t)], heading(edge, t) + 90 * r.choice((1, -1)), abs(off)))


def heading(edge, t):
    """The azimuth of an edge on the ellipsoid, degrees, by two places close to one another."""
    (x, y), (u, v) = edge.at(max(0, t - 1e-5)), edge.at(min(1, t + 1e-5))
    return ground.WGS84.Inverse(float(y) / 1e7, float(x) / 1e7, float(v) / 1e7, float(u) / 1e7)["azi1"]


def question(r, places, accuracies):
    """A position and its accuracy, mostly where an answer changes."""
    z = r.randrange(len(places))
    fix = r.choice((0, 0, 500, 30_000, 900_000, 20_000_000 if r.random() < 0.1 else 0))
    inner, outer = fix + accuracies[z], fix + accuracies[z] + places[z].bound
    off = r.choice((inner, outer, outer + places[z].bound, 2 * outer + 20, inner * r.random(), 3 * outer * r.random())) + r.uniform(-50, 50)
    p = beside(r, places[z], off * r.choice((1, -1)))
    return p, fix


def wants(p, fix, places, accuracies, loose=0):
    out = []
    for z, place in enumerate(places):
        if not place.near(p):
            continue
        depth = place.depth(p)
        rel = 7 if abs(depth) < loose else ground.allowed(depth, p[1], fix + accuracies[z], place.bound)
        if rel != 1:
            out.append([z, rel])
    return out


def points(r, name, n, zones):
    places = [place(r) for _ in range(zones)]
    accuracies = [r.choice((0, 0, 1_000, 100_000)) for _ in places]
    out = []
    for _ in range(n):
        p, fix = question(r, places, accuracies)
        f = [*p, 0, 0, fix]
        out.append({"fix": f if fix else f[:2], "want": wants(p, fix, places, accuracies)})
    return {"name": name, "zones": [{"place": p.footprints, "accuracy": a} for p, a in zip(places, accuracies)], "points": out}


def paths(r, name, n, zones):
    """Paths, with what is right at instants along them: a millisecond is a millionth of each."""
    places = [place(r) for _ in range(zones)]
    accuracies = [r.choice((0, 0, 1_000, 100_000)) for _ in places]
    out = []
    for _ in range(n):
        z = r.randrange(zones)
        p, fix = question(r, places, accuracies)
        q = r.choice((beside(r, places[z], 0), rounded(ground.beside(p, r.uniform(0, 360), r.choice((1_000, 100_000, 10_000_000))))))
        if abs(p[0] - q[0]) == HALF:
            continue
        step = q[0] - p[0]
        step -= 2 * HALF * ((step > HALF) - (step < -HALF))
        along = []
        for t in sorted({0, 1_000_000, *(r.randrange(1_000_000) for _ in range(6))}):
            at = p[0] + step * t / 1e6, p[1] + (q[1] - p[1]) * t / 1e6
            along.append([t, wants(at, fix, places, accuracies, 30)])
        out.append({"from": [*p, 0, 0, fix], "to": [*q, 1_000_000], "along": along})
    return {"name": name, "zones": [{"place": p.footprints, "accuracy": a} for p, a in zip(places, accuracies)], "paths": out}


def rounds(r, name, n, zones):
    """Circles laid over circles and corridors, at distances where the answer changes."""
    places = [r.choice((circle, circle, corridor))(r) for _ in range(zones)]
    accuracies = [r.choice((0, 0, 1_000, 100_000)) for _ in places]
    out = []
    for _ in range(n):
        z, q, accuracy = r.randrange(zones), circle(r), r.choice((0, 0, 1_000, 50_000))
        both = accuracy + accuracies[z]
        off = r.choice((both, both + q.bound + places[z].bound, 2 * (both + q.bound + places[z].bound), q.parts[0].radius)) * r.choice((1, -1))
        centre = beside(r, places[z], off - q.parts[0].radius)
        radius, want = q.parts[0].radius, []
        for k, other in enumerate(places):
            part, both, bound = other.parts[0], accuracy + accuracies[k], q.bound + other.bound
            size = part.half_width if isinstance(part, ground.Corridor) else part.radius
            if ground.distance(other.middle, centre) > other.reach + radius + FAR:
                continue
            overlap = part.depth(centre) + radius
            deep = max(min(size, overlap), min(radius, overlap))
            lat = min(QUARTER, abs(centre[1]) + (radius + 3 * (both + bound)) / 11.0)
            wide = (both + 2 * bound) * ground.widest(lat, both + bound) * 1.1 + 500
            rel = 1 if overlap < -wide else 1 | 2 if overlap < -both else 2 if deep < both else 4 if deep > wide else 4 | 2
            if rel != 1:
                want.append([k, rel])
        out.append({"zone": {"place": [{"circle": {"centre": centre, "radius": radius}}], "accuracy": accuracy}, "want": want})
    return {"name": name, "zones": [{"place": p.footprints, "accuracy": a} for p, a in zip(places, accuracies)], "volumes": out}


def gap(a, b):
    """How far two polygons lie apart, mm; below 0: they meet, and a corner of one lies so deep in the other."""
    corners = lambda place: [p for polygon in place.footprints[0]["polygons"] for p in polygon[0]]
    if not a.parts[0].area.meets(b.parts[0].area):
        return min(ground.nearest(e, p) for x, y in ((a, b), (b, a)) for p in corners(x) for e in y.parts[0].edges)
    return -max(0, *(y.depth(p) for x, y in ((a, b), (b, a)) for p in corners(x)))


def lands(r, name, n, zones):
    """Polygons whose outlines are not exact, beside one another."""
    places = [outline(r, "straight") for _ in range(zones)]
    accuracies = [r.choice((0, 0, 1_000, 100_000)) for _ in places]
    out = []
    while len(out) < n:
        z, accuracy = r.randrange(zones), r.choice((0, 1_000, 50_000))
        both = accuracy + accuracies[z]
        c = beside(r, places[z], r.choice((both, -both, -2 * both, 0)))
        ring = [c] + shapes.star(r, c, r.choice((450, 10_000, 500_000)), r.choice((2, 4)), 0.8)
        polygon = [[(x, max(-QUARTER, min(QUARTER, y))) for x, y in ring]]
        if max(abs(x) for x, _ in ring) > HALF or not shapes.is_simple(polygon):
            continue
        q = Place([straight(polygon)], [ground.Polygon(Area([polygon]), edges_of(polygon))], [0], c, ground.distance(c, max(ring)) * 4 + 1000)
        want = []
        for k, other in enumerate(places):
            if ground.distance(other.middle, c) > other.reach + q.reach + FAR:
                continue
            apart, both = gap(q, other), accuracy + accuracies[k]
            wide = both * ground.widest(max(abs(y) for _, y in polygon[0]), both) + 40
            if not both:
                rel = 1 if apart > 0 else 4
            elif apart > 0:
                rel = 2 if apart < both - 0.01 else 1 if apart > wide else 1 | 2
            else:  # nothing lies deeper than half a polygon's width
                rel = 4 if -apart > wide + 100 else 2 if max(q.reach, other.reach) < both else 2 | 4
            if rel != 1:
                want.append([k, rel])
        out.append({"zone": {"place": q.footprints, "accuracy": accuracy}, "want": want})
    return {"name": name, "zones": [{"place": p.footprints, "accuracy": a} for p, a in zip(places, accuracies)], "volumes": out}


# Zones of which package geo was wrong once, or which it refused.
FOUND = (
    {"circle": {"centre": [363_000_000, 899_907_798], "radius": 1_029_841}},
    {"circle": {"centre": [869_515_294, -891_000_000], "radius": 2_000_000_000}},
    {"corridor": {"line": [[-1_552_511_015, 899_999_993], [1_791_496_713, 631_218_443]], "half_width": 125}},
    {"corridor": {"line": [[-1_794_666_424, 900_000_000], [237_367_226, 631_218_450]], "half_width": 1}},
    {"corridor": {"line": [[-669_709_542, -899_995_231], [-1_489_740_284, -631_217_785]], "half_width": 53_285}},
    {"corridor": {"line": [[-431_923_335, -900_000_000], [1_340_209_760, -883_085_964]], "half_width": 94_459_524}},
    {"polygons": [[[(-953_398_076, -894_585_948), (846_601_923, -892_640_390), (777_020_133, -893_922_466)]]], "edges": "geodesic"},
    {"polygons": [[[(-982_106_732, 380_803_942), (817_893_267, -492_050_381), (640_452_767, 39_847_865)]]], "edges": "geodesic"},
)


def found(n):
    """Positions about their poles."""
    r, places, out = random.Random("found"), [], []
    for f in FOUND:
        if "circle" in f:
            part, b = ground.Circle(f["circle"]["centre"], f["circle"]["radius"]), ground.tolerance(f["circle"]["radius"])
        elif "corridor" in f:
            part, b = ground.Corridor(f["corridor"]["line"], f["corridor"]["half_width"]), ground.tolerance(f["corridor"]["half_width"])
        else:
            part, b = ground.Geodesics(f["polygons"][0]), ground.EDGE_BOUND
        places.append(Place([f], [part], [b], (0, 0), 3e10))
    poles = [QUARTER, -QUARTER, QUARTER, QUARTER, -QUARTER, -QUARTER, -QUARTER, -QUARTER]
    for k in range(n):
        z = k % len(places)
        near = places[z].bound / 4
        while True:  # near the pole, on the outline or deep inside
            y = 1 if poles[z] > 0 else -1
            p = r.randint(-HALF, HALF), y * (QUARTER - int(10 ** r.uniform(0, 4)))
            depth = places[z].depth(p)
            if abs(depth) < near or r.random() < 0.0005 or depth > 1e7:
                break
        fix = 100_000 if depth > 1e7 else 0
        f = [*p, 0, 0, fix]
        out.append({"fix": f if fix else f[:2], "want": wants(p, fix, places, [0] * len(places))})
    return {"name": "curves found", "zones": [{"place": p.footprints} for p in places], "points": out}


def worlds(n, seed, each, zones=12, kinds=(points, paths, rounds, lands)):
    for kind in kinds:
        for k in range(-(-n // each)):
            r = random.Random(f"{kind.__name__} {seed} {k}")
            yield kind(r, f"curves {kind.__name__} {seed} {k}", min(each, n - k * each), zones)
