#!/usr/bin/env python3
"""Checks bundles as docs/formats/bundle.md says, written from the pages alone.

    check.py bundle/bundles.json    every bundle there, and that each tampering is found
    check.py FILE.bundle            one bundle, with the log key that it names

It verifies order and form of the lines, the trailer, tree and checkpoints, commitments, signatures by Ed25519 keys,
the holder's own slots, and the slots of addressees. It does not fold: what follows from the statements, and so the
view's digest and erasures' effects on it, is left out. The slots of what goes to everyone need AES, for which it uses
the package cryptography where that is installed. All else is the standard library.
"""

import base64
import hashlib
import json
import os
import sys

try:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
except ImportError:
    Cipher = None


class Bad(Exception):
    pass


def need(ok, why):
    if not ok:
        raise Bad(why)


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


# --- Ed25519 (RFC 8032, section 5.1), verification alone -------------------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(a, b):
    e = (a[1] - a[0]) * (b[1] - b[0]) % P
    f = (a[1] + a[0]) * (b[1] + b[0]) % P
    g = 2 * a[3] * b[3] * D % P
    h = 2 * a[2] * b[2] % P
    e, h, f, g = f - e, f + e, h - g, h + g
    return e * f % P, h * g % P, f * g % P, e * h % P


def times(k, point):
    out = (0, 1, 1, 0)
    while k:
        if k & 1:
            out = add(out, point)
        point = add(point, point)
        k >>= 1
    return out


def unpack(b):
    y = int.from_bytes(b, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    need(y < P, "a point is not in its one encoding")
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * ROOT % P
    need((x * x - x2) % P == 0, "a key is no point")
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = unpack((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def ed25519(public, message, signature):
    need(len(public) == 32 and len(signature) == 64, "a signature has the wrong length")
    s = int.from_bytes(signature[32:], "little")
    need(s < L, "a signature is not in its one form")
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    a = times(s, BASE)
    b = add(unpack(signature[:32]), times(k, unpack(public)))
    need((a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0, "a signature does not verify")


# --- the JSON profile ------------------------------------------------------------------------------------------------


def members(pairs):
    names = [k.lower() for k, _ in pairs]
    need(len(set(names)) == len(names), "a member stands twice")
    return dict(pairs)


def no(what):
    def refuse(_):
        raise Bad(what)
    return refuse


def canonical(v):
    return json.dumps(v, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def decode(b):
    try:
        v = json.loads(b.decode(), object_pairs_hook=members, parse_float=no("a fraction"), parse_constant=no("a constant"))
    except ValueError as e:
        raise Bad(f"no JSON: {e}")
    need(canonical(v) == b, "it is not in canonical form")
    return v


def fields(v, required, optional=()):
    need(isinstance(v, dict) and set(required) <= set(v) <= set(required) | set(optional), "unknown or missing members")


def hexed(s, n):
    need(isinstance(s, str) and len(s) == 2 * n and s == s.lower(), f"not {n} bytes in hexadecimal digits")
    try:
        return bytes.fromhex(s)
    except ValueError:
        raise Bad("no hexadecimal digits")


def unbase64(s):
    try:
        b = base64.b64decode(s, validate=True)
    except ValueError:
        raise Bad("no base64")
    need(base64.b64encode(b).decode() == s, "base64 in another than its one form")
    return b


# --- notes -----------------------------------------------------------------------------------------------------------


class Verifier:
    def __init__(self, key):
        self.name, h, data = key.split("+", 2)
        self.hash, raw = bytes.fromhex(h), unbase64(data)
        need(raw[0] == 1 and sha(self.name.encode(), b"\n", raw)[:4] == self.hash, "no verifier key of a log")
        self.public = raw[1:]

    def open(self, signed, alone=False):
        """The text of a note that this key has signed."""
        text, found, lines = signed.rpartition("\n\n")
        need(found, "no note")
        text += "\n"
        done = 0
        for line in lines.splitlines():
            dash, name, sig = line.split(" ")
            need(dash == "\u2014", "no signature line")
            raw = unbase64(sig)
            if name == self.name and raw[:4] == self.hash:
                ed25519(self.public, text.encode(), raw[4:])
                done += 1
        need(done == 1, "the key has not signed the note")
        if alone:
            need(signed == f"{text}\n\u2014 {name} {sig}\n", "the note has other lines than one signature")
        return text


# --- slots -----------------------------------------------------------------------------------------------------------


def slot(salt, bit):
    return sha(b"parley.v1.slot\0", salt, bytes([bit]))


def node(left, right):
    return sha(b"parley.v1.slot-node\0", left, right)


def top(width, h):
    return sha(b"parley.v1.slot-root\0", width.to_bytes(4, "big"), h)


def opening(o, width, a):
    fields(o, ("bit", "number", "path", "salt", "width"))
    need(o["width"] == width and 0 <= o["number"] < width and o["bit"] in (0, 1), "the opening has another width")
    need(2 ** len(o["path"]) == width, "the opening's path has another length")
    h = slot(hexed(o["salt"], 32), o["bit"])
    for i, sibling in enumerate(o["path"]):
        s = hexed(sibling, 32)
        h = node(s, h) if o["number"] >> i & 1 else node(h, s)
    need(top(width, h) == a, "the opening does not lead to A")


def everyone(w, width, a):
    fields(w, ("secret", "width"))
    secret = hexed(w["secret"], 32)
    need(w["width"] == width, "the tree has another width")
    if Cipher is None:
        return
    stream = Cipher(algorithms.AES(secret), modes.CTR(bytes(16))).encryptor().update(bytes(32 * width))
    row = [slot(stream[32 * i:32 * i + 32], 1) for i in range(width)]
    while len(row) > 1:
        row = [node(row[i], row[i + 1]) for i in range(0, len(row), 2)]
    need(top(width, row[0]) == a, "the tree of ones does not lead to A")


# --- the bundle ------------------------------------------------------------------------------------------------------


def root(leaves):
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while 2 * k < len(leaves):
        k *= 2
    return sha(b"\1", root(leaves[:k]), root(leaves[k:]))


class Bundle:
    def __init__(self, log_key=None):
        self.log_key = log_key
        self.leaves, self.at, self.keys, self.numbers = [], 0, {}, {}
        self.addressed, self.counts = set(), {"readable": 0, "opaque": 0, "before": 0, "opened": 0}
        self.whole = False  # the last checkpoint has been met
        self.line = 0

    def read(self, data):
        """Verifies a whole file; self.line is where it stopped."""
        lines = data.split(b"\n")
        before, last = 0, False
        for i, text in enumerate(lines):
            self.line = i + 1
            if last:
                need(text == b"" and i == len(lines) - 1, "something follows the trailer")
                break
            need(i < len(lines) - 1, "it ends before its trailer")
            v = decode(text)
            need(isinstance(v, dict) and len(v) == 1, "no line of a bundle")
            (kind, value), = v.items()
            need((kind == "header") == (i == 0), "a line does not belong here")
            need(kind in ("header", "world", "promise", "entry", "checkpoint", "view", "evidence", "trailer"), "unknown kind")
            if kind == "trailer":
                self.trailer(value, sha(data[:before]))
                last = True
            else:
                getattr(self, kind)(value)
            before += len(text) + 1
        need(last, "it ends before its trailer")
        self.line -= 1
        need(not self.addressed, "an entry for the holder was withheld")

    def header(self, h):
        fields(h, ("bundle", "exported_at", "exporter", "ledger", "log_key", "party", "size"), ("from", "openings", "world"))
        need(h["bundle"] == 1 and "from" not in h, "another version, or a continuation")
        for name in ("ledger", "party"):
            hexed(h[name], 32)
        need(self.log_key in (None, h["log_key"]), "another log")
        self.h, self.log = h, Verifier(h["log_key"])

    def world(self, _):
        need(not self.leaves and "world" in self.h, "a territory file does not belong here")

    def promise(self, p):
        need(not self.leaves and self.log.open(p).startswith("parley promise v1\n" + self.log.name + "\n"), "no promise")

    def chosen(self, index):
        o = self.h.get("openings")
        if o is None or o["one_in"] == 1:
            return o is not None
        b = sha(b"parley.v1.sample\0", hexed(o["seed"], 32), index.to_bytes(8, "big"))
        return int.from_bytes(b[:8], "big") % o["one_in"] == 0

    def entry(self, r):
        fields(r, ("index", "leaf"), ("submission", "openings", "everyone", "own"))
        need(r["index"] == len(self.leaves) < self.h["size"], "an entry does not stand in its place")
        leaf = hexed(r["leaf"], 73)
        at, c, a = int.from_bytes(leaf[1:9], "big"), leaf[9:41], leaf[41:]
        need(leaf[0] in (1, 2) and at >= self.at, "a leaf of another version, or earlier than the one before it")
        width = 256
        while width < len(self.numbers):
            width *= 2
        if "submission" in r:
            self.readable(r, leaf[0] == 1, c, a, width)
        else:
            self.opaque(r, a, width)
        self.at = at
        self.leaves.append(sha(b"\0", leaf))

    def opaque(self, r, a, width):
        need(r["index"] > 0 and "openings" not in r and "everyone" not in r, "openings without a statement")
        self.counts["opaque"] += 1
        number = self.numbers.get(self.h["party"])
        if number is None:
            need("own" not in r, "a slot of a party that is not there yet")
            self.counts["before"] += 1
            return
        need("own" in r or not self.chosen(r["index"]), "the holder's slot is not opened")
        if "own" in r:
            need(r["own"]["number"] == number, "another's slot")
            opening(r["own"], width, a)
            self.counts["opened"] += 1
            if r["own"]["bit"]:
                self.addressed.add(r["index"])

    def readable(self, r, entered, c, a, width):
        need("own" not in r and ("openings" in r) != ("everyone" in r), "openings that do not go together")
        self.counts["readable"] += 1
        envelope = r["submission"]["envelope"]
        fields(envelope, ("payload", "payloadType", "signatures"))
        need(sha(b"parley.v1.commitment\0", canonical(envelope)) == c, "the envelope is not the one that C commits to")
        payload = unbase64(envelope["payload"])
        st = decode(payload)
        kind = envelope["payloadType"].encode()
        pae = b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)
        identifier = sha(b"parley.v1.statement\0", pae).hex()
        body = st["body"]
        if r["index"] == 0:
            need(st["type"] == "log/genesis" and entered and identifier == self.h["ledger"], "another ledger's genesis")
            need(body["log_key"] == self.h["log_key"] and body.get("world") == self.h.get("world"), "not the header's log")
            self.admit(body)
        else:
            need(st["ledger"] == self.h["ledger"], "a statement for another ledger")
        for s in envelope["signatures"]:
            need(s["keyid"] in self.keys, "an unknown key")
            key, owner = self.keys[s["keyid"]]
            need(owner == st["author"], "another party's key")
            if key["alg"] == "ed25519":
                ed25519(unbase64(key["public"]), pae, unbase64(s["sig"]))
        if st["audience"] == ["everyone"]:
            need("everyone" in r, "slots for few of a statement for everyone")
            everyone(r["everyone"], width, a)
        else:
            need(sorted(self.numbers[p] for p in st["audience"]) == [o["number"] for o in r.get("openings", ())],
                 "other slots than those of the audience")
            for o in r["openings"]:
                need(o["bit"] == 1, "an addressee's slot holds 0")
                opening(o, width, a)
        for part, p in enumerate(r["submission"].get("parts", ())):
            data, media = unbase64(p["data"]), p["media"].encode()
            commitment = sha(b"parley.v1.part\0", hexed(p["salt"], 32), len(media).to_bytes(8, "big"), media, data).hex()
            need(commitment.encode() in payload, f"part {part} is none that the statement commits to")
        if entered:
            self.learn(st, body)

    def learn(self, st, body):
        if st["type"] == "party/admit":
            self.admit(body)
        elif st["type"] == "key/enrol":
            self.enrol(body["key"], body.get("party", st["author"]))
        elif st["type"] == "retention/erase":
            for e in body["effects"]:
                self.addressed.discard(e["index"])

    def admit(self, body):
        party = sha(b"parley.v1.party\0", canonical({"key": body["key"], "proof": body["proof"]})).hex()
        self.numbers[party] = len(self.numbers)
        self.enrol(body["key"], party)

    def enrol(self, key, party):
        self.keys[sha(b"parley.v1.key\0", canonical(key)).hex()] = key, party

    def checkpoint(self, signed):
        origin, size, r, _ = self.log.open(signed).split("\n")
        need(origin == self.log.name and size == str(len(self.leaves)) and not self.whole, "a checkpoint of other entries")
        self.root = root(self.leaves)
        need(unbase64(r) == self.root, "the log has signed another root")
        self.whole = len(self.leaves) == self.h["size"]

    def view(self, signed):
        want = f"parley view v1\n{self.log.name}\n{self.h['party']}\n{self.h['size']}\n"
        text = self.log.open(signed)
        need(self.whole and text.startswith(want), "a view of another party or size")
        self.digest = text[len(want):-1]

    def evidence(self, e):
        need(self.whole, "evidence does not belong here")
        for name in ("older", "newer"):
            self.log.open(e[name])

    def trailer(self, signed, h):
        need(self.whole, "there is no checkpoint of all entries")
        exporter = Verifier(self.h["exporter"])
        text = exporter.open(signed, alone=True)
        need(text == f"parley bundle v1\n{exporter.name}\n{h.hex()}\n", "the bundle is not the one that its exporter signed")


# --- the vectors -----------------------------------------------------------------------------------------------------


def tamper(data, t):
    lines = data.split(b"\n")[:-1]
    i = t.get("line", 1) - 1
    if t.get("drop"):
        del lines[i]
    elif "swap" in t:
        j = t["swap"] - 1
        lines[i], lines[j] = lines[j], lines[i]
    elif t.get("again"):
        lines.insert(i, lines[i])
    elif "keep" in t:
        lines = lines[:t["keep"]]
    elif "replace" in t:
        lines[i] = lines[i].replace(t["replace"].encode(), t["by"].encode(), 1)
    return b"".join(line + b"\n" for line in lines) + t.get("append", "").encode()


def vectors(name):
    with open(name, "rb") as f:
        list_ = json.load(f)
    for v in list_:
        with open(os.path.join(os.path.dirname(name), v["file"]), "rb") as f:
            data = f.read()
        b = Bundle(v["log_key"])
        b.read(data)
        need(b.root.hex() == v["root"] and b.digest == v["digest"] and len(b.leaves) == v["size"], f"{v['file']}: other values")
        need(all(v["counts"][k] == n for k, n in b.counts.items()), f"{v['file']}: other counts: {b.counts}")
        for t in v.get("tampered", ()):
            bad = Bundle(v["log_key"])
            try:
                bad.read(tamper(data, t))
            except Bad as e:
                print(f"{v['file']}, {t['name']}: line {bad.line}: {e}")
            else:
                raise Bad(f"{v['file']}, {t['name']}: it verifies")
    print(f"{len(list_)} bundles hold" + ("" if Cipher else "; without the package cryptography the slots of everyone were not opened"))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    if sys.argv[1].endswith(".json"):
        return vectors(sys.argv[1])
    with open(sys.argv[1], "rb") as f:
        b = Bundle()
        b.read(f.read())
    print(f"{len(b.leaves)} entries, root {b.root.hex()}, {b.counts}")


if __name__ == "__main__":
    try:
        main()
    except Bad as e:
        sys.exit(f"bad: {e}")
