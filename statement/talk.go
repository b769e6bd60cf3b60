package statement

import "github.com/open-parley/parley"

// Ask (clarification/ask) asks for clarification of a revision. A blocking
// question holds the entry into force back if its asker must consent.
type Ask struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Blocking    bool                 `json:"blocking,omitempty"`
	Clause      string               `json:"clause,omitempty"`
	Point       *parley.Point        `json:"point,omitempty"`
	Text        parley.PartID        `json:"text"`
}

func (*Ask) Type() Type         { return ClarificationAsk }
func (b *Ask) Subject() Subject { return of(b.Arrangement) }
func (b *Ask) Parts() []PartRef { return []PartRef{{b.Text, MediaText}} }

func (b *Ask) Valid() error {
	var c check
	c.matter(b.Arrangement, b.Revision)
	c.label("clause", b.Clause, false)
	c.place("point", b.Point)
	required(&c, "text", b.Text)
	return c.err()
}

// Answer (clarification/answer) answers a question. It settles nothing.
type Answer struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Question    parley.StatementID   `json:"question"`
	Text        parley.PartID        `json:"text"`
}

func (*Answer) Type() Type         { return ClarificationAnswer }
func (b *Answer) Subject() Subject { return of(b.Arrangement) }
func (b *Answer) Parts() []PartRef { return []PartRef{{b.Text, MediaText}} }

func (b *Answer) Valid() error {
	var c check
	required(&c, "arrangement", b.Arrangement)
	required(&c, "question", b.Question)
	required(&c, "text", b.Text)
	return c.err()
}

// Settle (clarification/settle) is the asker's word that its question is answered.
type Settle struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Question    parley.StatementID   `json:"question"`
}

func (*Settle) Type() Type         { return ClarificationSettle }
func (b *Settle) Subject() Subject { return of(b.Arrangement) }
func (*Settle) Parts() []PartRef   { return nil }

func (b *Settle) Valid() error {
	var c check
	required(&c, "arrangement", b.Arrangement)
	required(&c, "question", b.Question)
	return c.err()
}

// Comment (comment/make) changes no state; its audience may be smaller than
// the arrangement's.
type Comment struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision,omitzero"`
	About       parley.StatementID   `json:"about,omitzero"`
	Clause      string               `json:"clause,omitempty"`
	Point       *parley.Point        `json:"point,omitempty"`
	Text        parley.PartID        `json:"text"`
}

func (*Comment) Type() Type         { return CommentMake }
func (b *Comment) Subject() Subject { return of(b.Arrangement) }
func (b *Comment) Parts() []PartRef { return []PartRef{{b.Text, MediaText}} }

func (b *Comment) Valid() error {
	var c check
	required(&c, "arrangement", b.Arrangement)
	c.label("clause", b.Clause, false)
	c.place("point", b.Point)
	required(&c, "text", b.Text)
	return c.err()
}

// place checks a position that may be absent.
func (c *check) place(path string, p *parley.Point) {
	if p != nil {
		c.point(path, *p)
	}
}
