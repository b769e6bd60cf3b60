package api

import "github.com/open-parley/parley/docket"

// indexMaps is how many maps are indexed while others wait for the ledger at most:
// some milliseconds.
const indexMaps = 64

// onMaps is l.View for questions that search what lies on maps. After a start the
// maps are not indexed yet, which takes a second for ten thousand of them: it is
// done a little at a time, and whoever enters or reads something comes between.
func onMaps(l Ledger, f func(*docket.State)) {
	for more := true; more; {
		l.View(func(st *docket.State) {
			if more = st.Ready(indexMaps); !more {
				f(st)
			}
		})
	}
}

// index has all maps indexed before anybody asks.
func (s *Server) index(l Ledger) {
	for more := true; more; {
		select {
		case <-s.stopping:
			return
		default:
		}
		l.View(func(st *docket.State) { more = st.Ready(indexMaps) })
	}
}
