package docket

import (
	"reflect"
	"sync"

	"github.com/open-parley/parley"
)

// content writes a value of the vocabulary: a revision, an annex, a key, a
// condition. Every exported field is written in its order, so that a new one
// cannot be forgotten; those that are in no format (json:"-") are left out.
// v points to the value.
func (e *encoder) content(v any) {
	r := reflect.ValueOf(v).Elem()
	formOf(r.Type()).put(e, r)
}

// content is the inverse.
func (d *decoder) content(v any) {
	r := reflect.ValueOf(v).Elem()
	formOf(r.Type()).get(d, r)
}

// form is how values of one type are written and read.
type form struct {
	put func(*encoder, reflect.Value)
	get func(*decoder, reflect.Value)
}

var (
	forms   = map[reflect.Type]*form{}
	formsMu sync.Mutex

	plainString = reflect.TypeFor[string]()
	partyType   = reflect.TypeFor[parley.PartyID]()
	pointsType  = reflect.TypeFor[[]parley.Point]()
)

func formOf(t reflect.Type) *form {
	formsMu.Lock()
	defer formsMu.Unlock()
	return makeForm(t)
}

// makeForm needs the lock. A type that holds itself finds its own form there.
func makeForm(t reflect.Type) *form {
	if f, ok := forms[t]; ok {
		return f
	}
	f := new(form)
	forms[t] = f
	switch {
	case t == partyType:
		f.put = func(e *encoder, v reflect.Value) { e.party(*v.Addr().Interface().(*parley.PartyID)) }
		f.get = func(d *decoder, v reflect.Value) { *v.Addr().Interface().(*parley.PartyID) = d.party() }
	case t == pointsType:
		*f = pointsForm
	case t == plainString:
		f.put = func(e *encoder, v reflect.Value) { e.text(v.String()) }
		f.get = func(d *decoder, v reflect.Value) { v.SetString(d.text()) }
	case t.Kind() == reflect.String: // a word of the vocabulary
		f.put = func(e *encoder, v reflect.Value) { e.word(v.String()) }
		f.get = func(d *decoder, v reflect.Value) { v.SetString(d.word()) }
	case t.Kind() == reflect.Bool:
		f.put = func(e *encoder, v reflect.Value) { e.bool(v.Bool()) }
		f.get = func(d *decoder, v reflect.Value) { v.SetBool(d.bool()) }
	case t.Kind() == reflect.Int || t.Kind() == reflect.Int64 || t.Kind() == reflect.Int32:
		f.put = func(e *encoder, v reflect.Value) { e.int(v.Int()) }
		f.get = func(d *decoder, v reflect.Value) {
			n := d.int()
			if v.OverflowInt(n) {
				d.fail("a number is too great")
				return
			}
			v.SetInt(n)
		}
	case t.Kind() == reflect.Uint64:
		f.put = func(e *encoder, v reflect.Value) { e.uint(v.Uint()) }
		f.get = func(d *decoder, v reflect.Value) { v.SetUint(d.uint()) }
	case t.Kind() == reflect.Array && t.Elem().Kind() == reflect.Uint8:
		f.put = func(e *encoder, v reflect.Value) { e.bytes(v.Bytes()) }
		f.get = func(d *decoder, v reflect.Value) { d.bytes(v.Bytes()) }
	case t.Kind() == reflect.Pointer:
		*f = pointerForm(t)
	case t.Kind() == reflect.Slice:
		*f = sliceForm(t)
	case t.Kind() == reflect.Struct:
		*f = structForm(t)
	default:
		panic("docket: no form for " + t.String())
	}
	return f
}

func pointerForm(t reflect.Type) form {
	to := makeForm(t.Elem())
	return form{
		func(e *encoder, v reflect.Value) {
			e.bool(!v.IsNil())
			if !v.IsNil() {
				to.put(e, v.Elem())
			}
		},
		func(d *decoder, v reflect.Value) {
			if !d.bool() || d.deep() {
				return
			}
			defer d.shallow()
			v.Set(reflect.New(t.Elem()))
			to.get(d, v.Elem())
		},
	}
}

// sliceForm tells nil from empty: 0 is nil, else one more than the length.
func sliceForm(t reflect.Type) form {
	of := makeForm(t.Elem())
	return form{
		func(e *encoder, v reflect.Value) {
			if v.IsNil() {
				e.uint(0)
				return
			}
			e.uint(uint64(v.Len()) + 1)
			for i := range v.Len() {
				of.put(e, v.Index(i))
			}
		},
		func(d *decoder, v reflect.Value) {
			n := d.length()
			if n < 0 || d.deep() {
				return
			}
			defer d.shallow()
			v.Set(reflect.MakeSlice(t, 0, min(n, readAhead)))
			for i := 0; i < n && d.err == nil; i++ {
				v.Grow(1)
				v.SetLen(i + 1)
				of.get(d, v.Index(i))
			}
		},
	}
}

func structForm(t reflect.Type) form {
	var fields []int
	var of []*form
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() && f.Tag.Get("json") != "-" {
			fields, of = append(fields, i), append(of, makeForm(f.Type))
		}
	}
	return form{
		func(e *encoder, v reflect.Value) {
			for i, n := range fields {
				of[i].put(e, v.Field(n))
			}
		},
		func(d *decoder, v reflect.Value) {
			for i, n := range fields {
				of[i].get(d, v.Field(n))
			}
		},
	}
}

// pointsForm writes each vertex as its distance from the one before it.
var pointsForm = form{
	func(e *encoder, v reflect.Value) {
		points := *v.Addr().Interface().(*[]parley.Point)
		if points == nil {
			e.uint(0)
			return
		}
		e.uint(uint64(len(points)) + 1)
		var was parley.Point
		for _, p := range points {
			e.int(int64(p.Lon) - int64(was.Lon))
			e.int(int64(p.Lat) - int64(was.Lat))
			was = p
		}
	},
	func(d *decoder, v reflect.Value) {
		n := d.length()
		if n < 0 {
			return
		}
		points := make([]parley.Point, 0, min(n, readAhead))
		var was [2]int64
		for i := 0; i < n && d.err == nil; i++ {
			for k := range was {
				if was[k] += d.int(); int64(int32(was[k])) != was[k] {
					d.fail("a coordinate is too great")
					return
				}
			}
			points = append(points, parley.Point{Lon: int32(was[0]), Lat: int32(was[1])})
		}
		*v.Addr().Interface().(*[]parley.Point) = points
	},
}

// many is how many elements follow.
func (d *decoder) many() int { return d.count(maxEncodedEntries, "a list's length") }

// length of a list; −1: nil.
func (d *decoder) length() int { return d.many() - 1 }

// deep enters a value within a value, and reports whether there are too many.
func (d *decoder) deep() bool {
	if d.depth++; d.depth > maxEncodedDepth {
		d.fail("values lie too deep in one another")
		d.depth--
		return true
	}
	return false
}

func (d *decoder) shallow() { d.depth-- }
