package api

import (
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
)

const routeExerciseKeys = "GET " + prefix + "/exercise/keys"

// exerciseRoutes lend an exercise's keys to whoever plays it here.
func (s *Server) exerciseRoutes(api huma.API) {
	s.plain(api, huma.Operation{OperationID: "exercise-keys", Method: http.MethodGet, Path: "/exercise/keys", Tags: []string{"exercise"},
		Summary:     "The keys of an exercise's parties, to play it",
		Description: "An exercise that lends keys listens on this machine alone. Everywhere else there is nothing here (404).",
		Responses:   map[string]*huma.Response{"200": jsonOf[answer.ExerciseKeys](api, "The keys, with their secrets")}}, s.getExerciseKeys)
}

// LendKeys has whoever connects from this machine read keys, and speak for
// their parties. It refuses to do so of a ledger that is no exercise, and where
// the server was not made for it (Options.LendsKeys).
func (s *Server) LendKeys(keys []answer.ExerciseKey) error {
	l, err := s.whole()
	if err != nil {
		return err
	}
	if !exercise(l) {
		return notAnExercise()
	}
	if !s.lendsKeys {
		return parley.Refuse("lends-no-keys", "R6", "The server was not started to lend keys.").To("Start it so.")
	}
	s.lent.Store(&keys)
	return nil
}

func exercise(l Ledger) (yes bool) {
	l.View(func(st *docket.State) { yes = st.Exercise() })
	return yes
}

func notAnExercise() *parley.Refusal {
	return parley.Refuse("not-an-exercise", "R6", "Whoever connects would read these keys and speak with them, and this ledger is real.").
		To("Keep each key with its own party.")
}

// getExerciseKeys looks once more at what it rests on.
func (s *Server) getExerciseKeys(w http.ResponseWriter, r *http.Request) *problem {
	keys := s.lent.Load()
	l, err := s.whole()
	if keys == nil || err != nil || !exercise(l) || s.behindProxy || !fromHere(r) {
		return s.noRoute(http.NotFoundHandler(), r)
	}
	return replyWith(w, answer.ExerciseKeys{Keys: *keys})
}
