"""Distances on the ground (WGS 84), by GeographicLib; millimetres and units of 1e-7 degree.

A geodesic edge, and a corridor's leg, is what Parley means by it (parley.EdgesGeodesic): an arc of the great circle
through both ends, with latitude taken as if on a sphere. Distances to it are geodesics of the ellipsoid.
"""

from math import atan2, copysign, cos, degrees, inf, radians, sin, tan

import numpy as np
from geographiclib.geodesic import Geodesic

WGS84 = Geodesic.WGS84
UNITS = 1e7
F = 1 / 298.257223563
E2 = F * (2 - F)
A = 6_378_137_000.0  # mm


def distance(p, q):
    """The geodesic between two places (lon, lat) in units."""
    return 1000 * WGS84.Inverse(p[1] / UNITS, p[0] / UNITS, q[1] / UNITS, q[0] / UNITS, Geodesic.DISTANCE)["s12"]


def beside(centre, azimuth, mm):
    """The place at a distance and azimuth (degrees), as (lon, lat), not rounded."""
    d = WGS84.Direct(centre[1] / UNITS, centre[0] / UNITS, azimuth, mm / 1000)
    return d["lon2"] * UNITS, d["lat2"] * UNITS


def cartesian(lon, lat):
    """Places (units, arrays) in space, mm."""
    x, y = np.radians(lon / UNITS), np.radians(lat / UNITS)
    n = A / np.sqrt(1 - E2 * np.sin(y) ** 2)
    return np.stack([n * np.cos(y) * np.cos(x), n * np.cos(y) * np.sin(x), n * (1 - E2) * np.sin(y)], axis=-1)


class Straight:
    """An edge that is straight in longitude and latitude."""

    def __init__(self, p, q):
        self.p, self.q = p, q

    def at(self, t):
        (a, b), (c, d) = self.p, self.q
        return a + (c - a) * t, b + (d - b) * t


class Arc:
    """An arc of a great circle, latitude as on a sphere."""

    def __init__(self, p, q):
        self.p, self.q = p, q
        u, v = self.vector(p), self.vector(q)
        self.u, n = u, np.cross(u, v)
        w = np.cross(n, u)
        self.w = w / np.linalg.norm(w)
        self.angle = atan2(np.linalg.norm(n), float(u @ v))

    @staticmethod
    def vector(p):
        x, y = radians(p[0] / UNITS), radians(p[1] / UNITS)
        return np.array([cos(y) * cos(x), cos(y) * sin(x), sin(y)])

    def at(self, t):
        t = np.asarray(t) * self.angle
        v = np.cos(t)[..., None] * self.u + np.sin(t)[..., None] * self.w
        return (np.degrees(np.arctan2(v[..., 1], v[..., 0])) * UNITS,
                np.degrees(np.arctan2(v[..., 2], np.hypot(v[..., 0], v[..., 1]))) * UNITS)


def nearest(edge, p):
    """How near an edge comes to a place, mm. What is nearest through the globe's body is looked for, from coarse to
    fine; the distance to it is the geodesic's."""
    target = cartesian(np.float64(p[0]), np.float64(p[1]))
    lo, hi, n = 0.0, 1.0, 257
    for _ in range(8):
        t = np.linspace(lo, hi, n)
        k = int(np.argmin(((cartesian(*edge.at(t)) - target) ** 2).sum(axis=-1)))
        lo, hi, n = t[max(k - 1, 0)], t[min(k + 1, n - 1)], 17
    x, y = edge.at(t[k])
    return distance(p, (float(x), float(y)))


class Circle:
    def __init__(self, centre, radius):
        self.centre, self.radius = centre, radius

    def depth(self, p):
        """How far a place lies inside, mm; below 0: outside."""
        return self.radius - distance(self.centre, p)


class Corridor:
    """The union of its legs: a place is as deep as in the leg where it is deepest."""

    def __init__(self, line, half_width):
        self.legs = [Arc(p, q) for p, q in zip(line, line[1:])]
        self.half_width = half_width

    def depth(self, p):
        return self.half_width - min(nearest(leg, p) for leg in self.legs)


class Geodesics:
    """A polygon with geodesic edges, which crosses neither the 180° meridian nor a pole."""

    def __init__(self, polygon):
        self.edges = [Arc(r[i - 1], r[i]) for r in polygon for i in range(len(r))]

    def depth(self, p):
        d = min(nearest(e, p) for e in self.edges)
        above = 0
        x = radians(p[0] / UNITS)
        for e in self.edges:
            if (e.p[0] > p[0]) != (e.q[0] > p[0]):
                n = np.cross(e.u, e.w)  # n·v = 0 all along
                lat = degrees(atan2(-(n[0] * cos(x) + n[1] * sin(x)) * np.sign(n[2]), abs(n[2])))
                above += lat * UNITS > p[1]
        return d if above % 2 else -d


class Polygon:
    """A polygon with straight edges; seams are edges that are no boundary."""

    def __init__(self, area, boundary):
        self.area, self.edges = area, [Straight(e[:2], e[2:]) for e in boundary]

    def depth(self, p):
        d = min((nearest(e, p) for e in self.edges), default=inf)
        return d if self.area.holds(*p) else -d


# What the documentation states of accuracies (package geo): laying out a curve adds a bound; and a band is wider than
# its accuracy, as distances are measured in a flat.

EDGE_BOUND = 1_100


def tolerance(radius):
    """The bound of a circle, or of a corridor's sides and ends, mm."""
    return 20 + max(20, min(max(1000, radius // 20_000), radius // 50))


def circle_tolerance(radius):
    return 220 if radius < 200 else tolerance(radius)


def widest(lat, mm):
    """By how much a band of mm may come out too wide at a latitude."""
    y, d = radians(abs(lat) / UNITS), radians(mm / 110_574_000 + 1e-7)
    if y + d > radians(89.999999):
        return 3.02
    return min(3.02, max(1.0102, 1.0036 * cos(y) / cos(y + d) * (1 + (d * tan(y)) ** 2)))


def allowed(depth, lat, accuracy, bound):
    """The relations that are right (bits: 1 apart, 2 indeterminate, 4 touch) of a place so deep in an area that is
    laid out within bound, where outline and fix together are known to within accuracy."""
    if abs(depth) <= accuracy - 0.01:
        return 2
    certain = 4 if copysign(1, depth) > 0 else 1
    wide = accuracy + 2 * bound
    return certain if abs(depth) > wide * widest(lat, accuracy + bound) + 20 else certain | 2
