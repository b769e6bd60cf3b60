package docket

import "github.com/open-parley/parley/statement"

// The small things that a moment holds: each is written and read field by field,
// in the order of its struct.

func (x *momentWriter) word(w *word) {
	x.by(w.reservation)
	x.encoder.party(w.party)
	x.bool(w.accepts)
	x.when(w.at)
	x.by(w.by)
	x.signers(w.keys)
	x.bool(w.suspect)
}

func (x *momentReader) word() word {
	return word{x.by(), x.decoder.party(), x.bool(), x.when(), x.by(), x.signers(), x.bool()}
}

func (x *momentWriter) fact(f *fact) {
	x.encoder.party(f.party)
	x.text(f.label)
	x.when(f.at)
	x.by(f.by)
	x.signers(f.keys)
	x.bool(f.suspect)
}

func (x *momentReader) fact() fact {
	return fact{x.decoder.party(), x.text(), x.when(), x.by(), x.signers(), x.bool()}
}

func (x *momentWriter) ack(a *ack) {
	x.encoder.party(a.party)
	x.by(a.by)
}

func (x *momentReader) ack() ack { return ack{x.decoder.party(), x.by()} }

func (x *momentWriter) need(n *need) {
	x.encoder.party(n.party)
	x.encoder.word(n.name)
	x.byte(byte(n.why))
}

func (x *momentReader) need() need {
	n := need{x.decoder.party(), x.decoder.word(), grounds(x.byte())}
	if int(n.why) >= len(becauses) {
		x.fail("a party must consent for reasons that are not known")
	}
	return n
}

func (x *momentWriter) member(b *member) {
	x.encoder.party(b.party)
	x.when(b.since)
	x.by(b.by)
	x.bool(b.required)
	x.when(b.leaves)
	x.by(b.leaving)
	x.uint(b.last)
	x.bool(b.released)
}

func (x *momentReader) member() member {
	return member{x.decoder.party(), x.when(), x.by(), x.bool(), x.when(), x.by(), x.uint(), x.bool()}
}

func (x *momentWriter) decision(d *decision) {
	x.encoder.party(d.party)
	x.when(d.expiry)
	x.encoder.word(string(d.decision))
	x.by(d.by)
}

func (x *momentReader) decision() decision {
	return decision{x.decoder.party(), x.when(), statement.Decision(x.decoder.word()), x.by()}
}

func (x *momentWriter) publisher(p *publisher) {
	x.encoder.party(p.party)
	x.when(p.at)
	x.by(p.by)
	x.signers(p.keys)
	x.bool(p.suspect)
}

func (x *momentReader) publisher() publisher {
	return publisher{x.decoder.party(), x.when(), x.by(), x.signers(), x.bool()}
}

func (x *momentWriter) halt(h *halt) {
	x.encoder.party(h.party)
	x.by(h.by)
	x.when(h.at)
	x.uint(h.index)
	x.when(h.from)
	x.when(h.until)
}

func (x *momentReader) halt() halt {
	return halt{x.decoder.party(), x.by(), x.when(), x.uint(), x.when(), x.when()}
}

func (x *momentWriter) breach(b *breach) {
	x.by(b.notice)
	x.encoder.party(b.by)
	x.encoder.party(b.against)
	x.when(b.at)
	x.when(b.cure)
	x.by(b.claimed)
	x.by(b.settled)
	x.when(b.released)
	x.by(b.release)
}

func (x *momentReader) breach() breach {
	return breach{x.by(), x.decoder.party(), x.decoder.party(), x.when(), x.when(), x.by(), x.by(), x.when(), x.by()}
}
