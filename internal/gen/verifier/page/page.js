"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const pageful = 200;
  let file = null, name = "", answer = null, shown = pageful, busy = false;

  const text = (id, words) => { $(id).textContent = words; };
  const make = (tag, words, className) => {
    const e = document.createElement(tag);
    if (words !== undefined) e.textContent = words;
    if (className) e.className = className;
    return e;
  };
  const list = (id, lines) => $(id).replaceChildren(...(lines || []).map((l) => make("li", l)));
  const stamp = (ms) => new Date(ms).toISOString().replace("T", " ").replace(/(:\d\d)\.000Z$/, "$1Z").replace("Z", " UTC");
  const count = (n, one, many) => n === 1 ? "1 " + one : n + " " + many;

  const options = () => JSON.stringify({
    log_key: $("log-key").value.trim(),
    witnesses: $("witnesses").value.split("\n").map((l) => l.trim()).filter(Boolean),
    quorum: Number($("quorum").value) || 0,
    checkpoint: $("checkpoint").value ? $("checkpoint").value.trim() + "\n" : "",
    promise: $("promise").value ? $("promise").value.trim() + "\n" : "",
  });

  const trust = () => {
    const o = JSON.parse(options()), words = [];
    if (o.log_key) words.push("the log's key");
    if (o.witnesses.length) words.push(count(o.witnesses.length, "witness", "witnesses"));
    if (o.checkpoint) words.push("a checkpoint");
    if (o.promise) words.push("a promise");
    text("trust-now", words.length ? words.join(", ") : "nobody yet: what the file says of itself");
  };

  const verify = async () => {
    if (!file || !globalThis.parley || busy) return;
    busy = true;
    $("again").disabled = true;
    text("ready", "Verifying " + name + "…");
    $("progress").hidden = false;
    $("progress").removeAttribute("value");
    $("verdict").hidden = $("result").hidden = true;
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      await new Promise((done) => setTimeout(done, 20));
      answer = JSON.parse(await globalThis.parley.verify(bytes, options(), (done, total) => {
        $("progress").max = total;
        $("progress").value = done;
        text("ready", "Verifying " + name + ": " + done + " of " + count(total, "entry", "entries"));
      }));
    } catch (e) {
      answer = { problem: { sentence: "The file can't be read: " + e.message, todo: "Choose it again." } };
    }
    busy = false;
    $("progress").hidden = true;
    $("again").disabled = false;
    text("ready", name);
    show();
  };

  const verdict = (kind, sign, words, more, todo) => {
    $("verdict").className = "card verdict " + kind;
    text("sign", sign);
    text("verdict-words", words);
    text("verdict-more", more || "");
    text("verdict-todo", todo || "");
    $("verdict").hidden = false;
    $("verdict").focus({ preventScroll: true });
    $("verdict").scrollIntoView({ block: "nearest" });
  };

  const facts = (pairs) => {
    const out = [];
    for (const [k, v, mono] of pairs) {
      if (v === undefined || v === "") continue;
      out.push(make("dt", k), make("dd", v, mono ? "mono" : ""));
    }
    $("facts").replaceChildren(...out);
  };

  const show = () => {
    facts([]);
    if (!answer.ok) {
      const p = answer.problem, mine = p.rule !== "R9";
      verdict("bad", "✕", mine ? "It could not be verified" : "It does NOT verify", p.sentence, p.todo);
      $("trust").open = mine;
      return;
    }
    $("trust").open = false;
    if (answer.kind === "receipt") return receipt(answer.receipt);
    bundle(answer.report);
  };

  const receipt = (r) => {
    verdict("good", "✓", "The receipt verifies", r.standing === "witnessed" ? "Your witnesses have cosigned this log." :
      "The log has signed it. That it shows everyone the same log, witnesses must say.", r.refused ? "The statement was refused: nothing follows from it." : "");
    facts([["Log", r.log], ["Entry", "#" + r.index + " of " + r.size], ["Entered", stamp(r.at)],
      ["Addressed to", r.everyone ? "everyone" : "parties number " + (r.slots || []).join(", ")],
      ["Type", r.type], ["Statement", r.statement, true], ["Author", r.author, true]]);
  };

  const bundle = (r) => {
    const c = r.counts, entries = count(c.entries, "entry", "entries");
    if ((answer.against || []).length) {
      verdict("bad", "!", "It verifies, and proves that the host broke its word", "What that is stands below.");
    } else if (!r.log_key_trusted) {
      verdict("warn", "?", "It verifies in itself", "All " + entries + " fit together and are signed. Whose log it is, only its key can tell: give the one that the host published under “Whom you trust”.");
    } else {
      verdict("good", "✓", "It verifies", "All " + entries + " are those that the log has signed" + (r.witnessed === c.entries ? ", and your witnesses have cosigned it." : "."));
    }
    facts([["Ledger", r.name + (r.exercise ? " (exercise: nothing in it is real)" : "")], ["As seen by", r.holder],
      ["Entries", c.entries + "; " + c.readable + " readable, " + c.opaque + " not"], ["Last entry", stamp(r.head)],
      ["Log key", r.header.log_key, true], ["Root", r.root, true], ["Digest", r.digest, true]]);
    list("against", answer.against);
    $("against-card").hidden = !(answer.against || []).length;
    list("proven", answer.proven);
    list("unproven", answer.unproven);
    shown = pageful;
    $("filter").value = "";
    rows();
    setTime(r.head);
    $("result").hidden = false;
  };

  const setTime = (ms) => {
    $("at").value = new Date(Math.ceil(ms / 1000) * 1000).toISOString().slice(0, 19);
    stands(ms);
  };

  const stands = (ms) => {
    const list = JSON.parse(globalThis.parley.at(ms)), head = answer.report.head;
    text("at-words", ms > head ? "As it follows from what was said until " + stamp(head) + ", if nothing more was said." : "As of " + stamp(ms) + ".");
    if (!list.length) {
      $("stands").replaceChildren(make("p", "There was no arrangement that this party may see."));
      return;
    }
    $("stands").replaceChildren(...list.map((a) => {
      const e = make("div", undefined, "stand" + (a.bound.length ? " bound" : ""));
      const h = make("h3", a.title);
      h.append(make("span", a.state, "state"));
      e.append(h);
      const who = make("p");
      who.append(make("span", a.bound.length ? "Bound: " + a.bound.join(", ") + ", and nobody else." : "Nobody is bound.", "who"));
      if (a.in_force) who.append(" In force from " + stamp(a.in_force) + (a.ends ? " until " + stamp(a.ends) + "." : ", without an end."));
      e.append(who);
      if ((a.waiting || []).length || (a.toward || []).length) {
        const d = make("details");
        d.append(make("summary", "Toward each party, and what it waits for"));
        const ul = make("ul");
        for (const t of a.toward || []) {
          ul.append(make("li", t.name + ": " + t.state + (t.bound ? ", bound since " + stamp(t.since) : ", not bound") + (t.stance ? "; its position: " + t.stance : "")));
        }
        for (const w of a.waiting || []) ul.append(make("li", w.sentence));
        d.append(ul);
        e.append(d);
      }
      return e;
    }));
  };

  const rows = () => {
    const words = $("filter").value.trim().toLowerCase(), all = answer.entries || [];
    const fit = words ? all.filter((r) => [r.type, r.author, r.note].join(" ").toLowerCase().includes(words)) : all;
    text("entries-words", (words ? fit.length + " of " + all.length + " fit." : count(all.length, "entry", "entries") + ".") +
      (answer.more ? " " + answer.more + " more were verified and are not listed." : ""));
    document.querySelector("#entries tbody").replaceChildren(...fit.slice(0, shown).map((r) => {
      const tr = make("tr");
      const cell = (words, label, className) => { const td = make("td", words, className); td.dataset.label = label; return td; };
      tr.append(cell(r.index, "Entry"), cell(stamp(r.at), "Entered"),
        cell((r.type || "") + (r.type && r.note ? " (" + r.note + ")" : r.note || ""), "What", r.type ? "" : "note"), cell(r.author || "", "By"));
      return tr;
    }));
    $("more").hidden = fit.length <= shown;
  };

  const take = (f) => {
    if (!f) return;
    file = f;
    name = f.name;
    verify();
  };

  $("file").addEventListener("change", () => take($("file").files[0]));
  $("again").addEventListener("click", verify);
  $("trust").addEventListener("input", trust);
  $("at").addEventListener("change", () => { if ($("at").value) stands(Date.parse($("at").value + "Z")); });
  $("at-last").addEventListener("click", () => setTime(answer.report.head));
  $("at-now").addEventListener("click", () => setTime(Date.now()));
  $("filter").addEventListener("input", () => { shown = pageful; rows(); });
  $("more").addEventListener("click", () => { shown += 5 * pageful; rows(); });
  for (const kind of ["dragenter", "dragover"]) {
    addEventListener(kind, (e) => { e.preventDefault(); $("drop").classList.add("over"); });
  }
  for (const kind of ["dragleave", "drop"]) {
    addEventListener(kind, (e) => { e.preventDefault(); $("drop").classList.remove("over"); });
  }
  addEventListener("drop", (e) => take(e.dataTransfer.files[0]));

  globalThis.parleyReady = () => {
    text("ready", file ? name : "Ready.");
    text("version", "Parley verifier, " + globalThis.parley.version);
    document.documentElement.dataset.ready = "yes";
    verify();
  };

  const start = async () => {
    const packed = Uint8Array.from(atob($("program").textContent), (c) => c.charCodeAt(0));
    $("program").remove();
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    const program = await new Response(stream).arrayBuffer();
    const go = new Go();
    const { instance } = await WebAssembly.instantiate(program, go.importObject);
    go.run(instance);
  };
  start().catch((e) => text("ready", "This browser can't run the verifier: " + e.message + ". Use a newer one, or parley verify."));
})();
