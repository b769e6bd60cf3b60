"""Computes what package fence must answer, by other means (see README.md).

    python oracle.py frozen > ../../../fence/testdata/oracle.json
    python oracle.py points 1000000 1 > points.json
"""

import json
import random
import sys

import numpy as np

import curves
import shapes
from meaning import DATUMS, DAY, NEVER, TOUCH, active, concur, level, levels, passages
from plane import HALF, QUARTER, Area, Path

EPOCH = 1_700_000_000_000


def instant(r):
    return EPOCH + r.choice((r.randrange(-8, 9) * DAY // 4, r.randrange(-30 * DAY, 30 * DAY), r.randrange(-9, 9)))


def windows(r, most):
    cuts = sorted({instant(r) for _ in range(2 * r.randint(1, most))})
    return [list(w) for w in zip(cuts[::2], cuts[1::2])]


def limited(r, zone):
    """Heights, windows and schedules, of some zones."""
    if r.random() < 0.4:
        zone["heights"] = []
        for _ in range(r.choice((1, 1, 1, 2))):
            datum, floor = r.choice((2, 2, 2, 1, 4)), r.randrange(-2, 6) * 1000
            bound = lambda mm, d=datum: {"datum": DATUMS[d], "mm": mm}
            zone["heights"].append(r.choice(([bound(floor), bound(floor + r.choice((0, 1, 1000, 3000)))], [bound(floor), None],
                                             [None, bound(floor)], [bound(-100_000_000), bound(1_000_000_000)], [bound(floor), bound(floor, 3)])))
    if r.random() < 0.2:
        zone["active"] = r.choice((windows(r, 1), [[-NEVER, NEVER]], [[EPOCH, NEVER]]))[0:1] or [[0, NEVER]]
        zone["active"] = zone["active"][0]
    if r.random() < 0.2:
        zone["windows"] = windows(r, 3)
    if r.random() < 0.15:
        zone["slots"] = [{"days": sorted(r.sample(range(1, 8), r.choice((1, 2, 7)))), "from": r.randrange(24) * 3_600_000,
                          "until": r.randrange(25) * 3_600_000} for _ in range(r.choice((1, 2)))]
    if r.random() < 0.1:
        zone["except"] = windows(r, 2)
    return zone


def straight(polygons):
    return {"polygons": polygons, "edges": "straight"}


def moments(zones):
    """Limits of height and time that zones have."""
    heights = [b["mm"] for z in zones for h in z.get("heights", ()) for b in h if b] or [0]
    times = [t for z in zones for w in [*z.get("windows", ()), *z.get("except", ()), z.get("active", (EPOCH, EPOCH))] for t in w]
    times += [(EPOCH // (7 * DAY) * 7 + 3 + d) * DAY + s[k] for z in zones for s in z.get("slots", ()) for d in s["days"] for k in ("from", "until")]
    return heights, times


def fix(r, p, heights, times):
    """A position with a height and an instant, often at a limit of some zone, or 1 beside."""
    clamp = lambda v, lo, hi: max(lo, min(hi, v))
    return {"p": p, "at": clamp(r.choice(times) + r.choice((0, 0, -1, 1, r.randrange(-DAY, DAY))), -NEVER, NEVER),
            "height": clamp(r.choice(heights) + r.choice((0, 0, -1, 1, -500, 500)), -100_000_000, 1_000_000_000),
            "height_accuracy": r.choice((0, 0, 0, 1, 500)), "datum": r.choice((2, 2, 2, 2, 1, 0, 4))}


def written(f, accuracy=0):
    out = [*f["p"], f["at"], f["height"], accuracy, f["height_accuracy"], f["datum"]]
    while out and out[-1] == 0:
        out.pop()
    return out


def plane_zones(r, n, vertices=0):
    """Zones about a few centres, so that they overlap, with their areas."""
    places = [(shapes.centre(r), shapes.sizes(r)) for _ in range(max(1, n // 6))]
    zones, areas, lie = [], [], []
    for k in range(n):
        c, size = r.choice(places)
        if vertices and k == 0:
            c, size = (r.randint(-HALF // 2, HALF // 2), r.randint(-QUARTER // 2, QUARTER // 2)), r.choice((100_000_000, 400_000_000))
            polygons = shapes.intricate(r, c, vertices, size)
        else:
            polygons = shapes.polygons(r, c, size)
        zones.append(limited(r, {"place": [straight(polygons)]}))
        areas.append(Area(polygons))
        lie.append((polygons, c, size))
    return zones, areas, lie


def points(r, name, n, zones, areas, lie):
    """A world of exact questions about positions."""
    heights, times = moments(zones)
    fixes = [fix(r, shapes.awkward(r, *r.choice(lie)), heights, times) for _ in range(n)]
    xs, ys = (np.array([f["p"][k] for f in fixes], dtype=np.int64) for k in (0, 1))
    want = [[] for _ in fixes]
    for z, (zone, area) in enumerate(zip(zones, areas)):
        for k in np.nonzero(area.holds_many(xs, ys))[0]:
            f = fixes[k]
            rel = level(zone, f["height"], f["height_accuracy"], f["datum"]) if active(zone, f["at"]) else 0
            if rel:
                want[k].append([z, 1 << rel])
    return {"name": name, "zones": zones, "points": [{"fix": written(f), "want": w} for f, w in zip(fixes, want)]}


def paths(r, name, n, zones, areas, lie):
    heights, times = moments(zones)
    out = []
    while len(out) < n:
        place = r.choice(lie)
        a = fix(r, shapes.awkward(r, *place), heights, times)
        b = fix(r, shapes.awkward(r, *(place if r.random() < 0.8 else r.choice(lie))), heights, times)
        if r.random() < 0.1:
            b["p"] = a["p"]
        b["datum"] = a["datum"]
        if a["at"] > b["at"]:
            a, b = b, a
        if r.random() < 0.5:
            b["at"] = a["at"] + r.choice((0, 1, 1000, 7919, 60_000, 3_600_000))
        gap = abs(a["p"][0] - b["p"][0])
        if b["at"] - a["at"] > 3660 * DAY or b["at"] > NEVER or gap == HALF and not a["p"][1] == b["p"][1] in (-QUARTER, QUARTER):
            continue
        path, want = Path(a["p"], b["p"]), []
        for z, (zone, area) in enumerate(zip(zones, areas)):
            want += [[z, *p] for p in passages(path, area, zone, a, b)]
        out.append({"from": written(a), "to": written(b), "want": want})
    return {"name": name, "zones": zones, "paths": out}


def volumes(r, name, n, zones, areas, lie):
    out = []
    for _ in range(n):
        polygons, c, size = r.choice(lie)
        # Drawn at a vertex of a zone, or out of its own edges: touching at corners, along edges, inside.
        at = r.choice((shapes.awkward(r, polygons, c, size), r.choice(polygons[0][0])))
        q = shapes.polygons(r, at, r.choice((size, max(2, size // 3), 1)))
        zone, area = limited(r, {"place": [straight(q)]}), Area(q)
        want = []
        for z, other in enumerate(zones):
            rel = levels(zone, other)
            if rel and area.meets(areas[z]) and concur(zone, other):
                want.append([z, 1 << rel])
        out.append({"zone": zone, "want": want})
    return {"name": name, "zones": zones, "volumes": out}


KINDS = {"points": points, "paths": paths, "volumes": volumes}


def worlds(kind, n, seed, each, zones=40, vertices=0):
    for k in range(-(-n // each)):
        r = random.Random(f"{kind} {seed} {k} {vertices}")
        yield KINDS[kind](r, f"{kind} {seed} {k} {vertices}", min(each, n - k * each), *plane_zones(r, zones, vertices))


def frozen():
    for kind, n, each, zones in (("points", 930, 310, 14), ("paths", 180, 60, 10), ("volumes", 80, 40, 11)):
        yield from worlds(kind, n, 0, each, zones)
    yield curves.found(160)
    yield from curves.worlds(90, 0, 45)


def main(kind="frozen", n=1000, seed=1, vertices=0):
    n, seed, vertices = int(n), int(seed), int(vertices)
    if kind == "frozen":
        source = frozen()
    elif kind == "curves":
        source = curves.worlds(n, seed, 2000)
    else:
        source = worlds(kind, n, seed, {"points": 20_000, "paths": 500, "volumes": 300}[kind], vertices=vertices)
    for w in source:
        print(json.dumps(w, separators=(",", ":")))


if __name__ == "__main__":
    main(*sys.argv[1:])
