package jetstream

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// maxMonitor is more bytes than a server tells of its JetStream.
const maxMonitor = 1 << 20

// checkMonitors asks each server whether it syncs every write before it
// acknowledges it, which no client can see otherwise.
func checkMonitors(ctx context.Context, o Options) error {
	if len(o.Monitors) == 0 {
		o.Logger.Warn("nobody checks that the NATS servers sync each write (jetstream { sync_interval: always }): name their monitoring addresses with --nats-monitor",
			"otherwise", "a power cut loses what was acknowledged")
	}
	for _, m := range o.Monitors {
		if err := SyncsAlways(ctx, m); err != nil {
			return err
		}
	}
	return nil
}

// SyncsAlways asks a NATS server's monitoring port whether it syncs each write
// before it acknowledges it, and refuses one that does not.
func SyncsAlways(ctx context.Context, monitor string) error {
	always, err := syncsAlways(ctx, monitor)
	if err != nil {
		return refuse(err, "nats-monitor", "Correct --nats-monitor, or open the server's monitoring port to this machine (http: 127.0.0.1:8222).",
			"The monitoring address %s does not tell how the server writes: %v.", monitor, err)
	}
	if !always {
		return refuse(nil, "nats-sync", "Set jetstream { sync_interval: always } in its configuration and restart it.",
			"The NATS server at %s acknowledges before it syncs: a power cut would lose statements that have their receipt.", monitor)
	}
	return nil
}

func syncsAlways(ctx context.Context, monitor string) (bool, error) {
	ctx, cancel := context.WithTimeout(ctx, connectTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, strings.TrimSuffix(monitor, "/")+"/jsz?config=true", nil)
	if err != nil {
		return false, err
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return false, err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return false, fmt.Errorf("it answers %s", res.Status)
	}
	var answer struct {
		Disabled bool `json:"disabled"`
		Config   *struct {
			SyncAlways bool `json:"sync_always"`
		} `json:"config"`
	}
	if err := json.NewDecoder(io.LimitReader(res.Body, maxMonitor)).Decode(&answer); err != nil {
		return false, err
	}
	if answer.Disabled || answer.Config == nil {
		return false, fmt.Errorf("it has no JetStream")
	}
	return answer.Config.SyncAlways, nil
}
