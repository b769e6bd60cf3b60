package witness

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/open-parley/parley/proof"
)

// asker sends the requests of Push and Follow.
var asker = &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}

// ask sends one request and reads at most limit bytes of the answer.
func ask(ctx context.Context, method, url string, body []byte, limit int) (int, http.Header, []byte, error) {
	ctx, cancel := context.WithTimeout(ctx, AskTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, method, url, bytes.NewReader(body))
	if err != nil {
		return 0, nil, nil, err
	}
	if method == http.MethodPost {
		req.Header.Set("Content-Type", "text/plain; charset=utf-8")
	}
	r, err := asker.Do(req)
	if err != nil {
		return 0, nil, nil, err
	}
	defer r.Body.Close()
	b, err := io.ReadAll(io.LimitReader(r.Body, int64(limit)+1))
	if err == nil && len(b) > limit {
		err = fmt.Errorf("the answer of %s has more than %d bytes", url, limit)
	}
	return r.StatusCode, r.Header, b, err
}

// host is a log as it is served: by Parley, below /log.
type host struct{ prefix string }

func newHost(url string) host { return host{strings.TrimSuffix(url, "/") + "/log/"} }

// get asks for what must be there.
func (h host) get(ctx context.Context, path string, limit int) ([]byte, error) {
	status, _, b, err := ask(ctx, http.MethodGet, h.prefix+path, nil, limit)
	if err == nil && status != http.StatusOK {
		err = fmt.Errorf("%s%s: status %d", h.prefix, path, status)
	}
	return b, err
}

// contradiction compares two checkpoints by the log's tiles.
func (h host) contradiction(ctx context.Context, l *record, a, b []byte) (*proof.Evidence, error) {
	newer, err := openHead(a, l.verifier)
	if err != nil {
		return nil, err
	}
	if other, err := openHead(b, l.verifier); err != nil {
		return nil, err
	} else if other.N > newer.N {
		newer = other
	}
	return proof.Contradiction(l.Key, a, b, proof.TileHashes(checkpointOf(newer),
		func(path string, length int) ([]byte, error) { return h.get(ctx, path, length) }))
}
