"""What a zone is beside its area: heights, windows and schedules; and how answers combine."""

from fractions import Fraction
from math import ceil, floor

APART, INDETERMINATE, TOUCH = 0, 1, 2
DATUMS = [None, "agl", "amsl", "wgs84", "fl"]
DAY = 86_400_000
NEVER = (1 << 53) - 1


def in_slots(zone, t):
    """Whether an instant, whole or not, lies in a weekly slot."""
    if not zone.get("slots"):
        return True
    for slot in zone["slots"]:
        length = slot["until"] - slot["from"]
        if length <= 0:
            length += DAY
        for day in slot["days"]:
            # 5 January 1970 was a Monday.
            if (t - (4 + day - 1) * DAY - slot["from"]) % (7 * DAY) < length:
                return True
    return False


def active(zone, t):
    within = lambda w: w[0] <= t < w[1]
    if zone.get("active") and not within(zone["active"]):
        return False
    if zone.get("windows") and not any(map(within, zone["windows"])):
        return False
    return not any(map(within, zone.get("except", ()))) and in_slots(zone, t)


def level(zone, height, accuracy, datum):
    """A height's relation, over its datum's number; no converter of datums."""
    out = TOUCH
    for bottom, top in zone.get("heights", ()):
        for bound, up in ((bottom, 1), (top, -1)):
            if bound is None:
                continue
            if DATUMS[datum] != bound["datum"]:
                out = min(out, INDETERMINATE)
                continue
            above = up * (height - bound["mm"])
            out = min(out, TOUCH if above - accuracy >= 0 else APART if above + accuracy < 0 else INDETERMINATE)
    return out


def levels(a, b):
    """Two zones' heights: all ranges must meet one another."""
    out = TOUCH
    ranges = list(a.get("heights", ())) + list(b.get("heights", ()))
    for bottom, top in ranges:
        if bottom and top and bottom["datum"] == top["datum"] and bottom["mm"] > top["mm"]:
            return APART
    for i, (bottom, _) in enumerate(ranges):
        for j, (_, top) in enumerate(ranges):
            if i != j and bottom and top:
                if bottom["datum"] != top["datum"]:
                    out = min(out, INDETERMINATE)
                elif bottom["mm"] > top["mm"]:
                    return APART
    return out


def concur(a, b):
    """Whether two zones have an instant in common. What they have begins where something begins or an exception
    ends; beyond all of those weeks repeat."""
    starts, weekly = {-NEVER}, set()
    for z in (a, b):
        starts |= {w[0] for w in z.get("windows", ())} | {w[1] for w in z.get("except", ())}
        starts |= {z["active"][0]} if z.get("active") else set()
        weekly |= {(4 + d - 1) * DAY + s["from"] for s in z.get("slots", ()) for d in s["days"]}
    for t in sorted(starts):
        if active(a, t) and active(b, t):
            return True
        for w in weekly:  # the first time of the week at or after each start, and a while on
            first = t + (w - t) % (7 * DAY)
            for n in range(0, 40):
                if active(a, first + n * 7 * DAY) and active(b, first + n * 7 * DAY):
                    return True
    return False


def changes(zone, path_from, path_to):
    """Fractions of a path between two fixes at which its relation to heights and times may change."""
    out = set()
    start, ms = path_from["at"], path_to["at"] - path_from["at"]
    if ms:
        ends = [t for w in (*zone.get("windows", ()), *zone.get("except", ()), zone.get("active", ())) for t in w]
        for slot in zone.get("slots", ()):
            length = slot["until"] - slot["from"]
            length += DAY if length <= 0 else 0
            for day in slot["days"]:
                first = (4 + day - 1) * DAY + slot["from"]
                for n in range((start - first) // (7 * DAY) - 1, (start + ms - first) // (7 * DAY) + 2):
                    ends += [first + 7 * DAY * n, first + 7 * DAY * n + length]
        out |= {Fraction(t - start, ms) for t in ends if start <= t <= start + ms}
    rise = path_to["height"] - path_from["height"]
    accuracy = max(path_from["height_accuracy"], path_to["height_accuracy"])
    if rise:
        for bound in [b for r in zone.get("heights", ()) for b in r if b]:
            for a in (-accuracy, accuracy):
                t = Fraction(bound["mm"] + a - path_from["height"], rise)
                if 0 <= t <= 1:
                    out.add(t)
    return out


def passages(path, area, zone, a, b):
    """The stretches of one relation along a path between the fixes a and b: (relation, entry, exit), in whole ms,
    rounded outward. By definition: the relation at every fraction where anything may change, and between any two."""
    marks = sorted(path.meetings(area) | changes(zone, a, b))
    ms, rise = b["at"] - a["at"], b["height"] - a["height"]
    accuracy = max(a["height_accuracy"], b["height_accuracy"])

    def relation(t):
        if not active(zone, a["at"] + t * ms):
            return APART
        out = level(zone, a["height"] + t * rise, accuracy, a["datum"])
        return out if out == APART or path.within(area, t) else APART

    places = []
    for i, t in enumerate(marks):
        places.append((relation(t), t, t))
        if i + 1 < len(marks):
            places.append((relation((t + marks[i + 1]) / 2), t, marks[i + 1]))
    out = []
    for r, start, end in places:
        if out and out[-1][0] == r:
            out[-1][2] = end
        else:
            out.append([r, start, end])
    return [(r, a["at"] + floor(s * ms), a["at"] + ceil(e * ms)) for r, s, e in out if r != APART]
