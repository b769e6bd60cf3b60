package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/doctor"
	"github.com/open-parley/parley/ledger/jetstream"
	"github.com/open-parley/parley/ledger/sqlite"
)

// examineCluster has the doctor look for the log where the folder says that it
// lies. What is wrong with that is a finding; a folder and flags that do not fit
// each other are refused. leave ends the connection.
func (c *doctorCmd) examineCluster(e *env, cfg *doctor.Config) (leave func(), err error) {
	leave = func() {}
	name, err := clusterLog(e.cli.Dir)
	switch {
	case err == nil && name == "" && len(c.Cluster) == 0:
		return leave, nil
	case err == nil && name == "":
		return leave, parley.Refuse("not-in-cluster", "", "The log of the ledger in %s does not lie in a cluster.", shown(e.cli.Dir)).To("Leave --cluster out.")
	case err != nil && !errors.Is(err, ledger.ErrDamaged):
		return leave, err
	}
	cfg.Engine, cfg.Store, cfg.Shared = nil, "", new(doctor.Shared)
	cfg.Also[sqlite.File] = true // as it was when the log went into the cluster
	add := func(level doctor.Level, code, where, todo, format string, args ...any) {
		cfg.Shared.Findings = append(cfg.Shared.Findings, doctor.Finding{Check: "streams", Level: level, Code: code, Where: where, What: fmt.Sprintf(format, args...), Todo: todo})
	}
	wrong := func(where string, err error) {
		cfg.Shared.Findings = append(cfg.Shared.Findings, doctor.Refused("streams", where, err))
	}
	if err != nil {
		wrong(clusterFile, err)
		return leave, nil
	}
	if len(c.Cluster) == 0 {
		add(doctor.Note, "in-cluster", clusterFile, "Name the NATS servers with --cluster URL,… to have the log itself looked at.", "The log lies in a NATS cluster, as %s, and was not looked at.", name)
		return leave, nil
	}
	o := c.options(name, discard)
	o.Ended, o.Monitors = true, nil
	cluster, err := jetstream.Connect(e.ctx, o)
	if err != nil {
		wrong("", err)
		return leave, nil
	}
	streams, epoch, err := cluster.Survey(e.ctx)
	if err != nil {
		add(doctor.Wrong, "unreachable", "", "Look whether the NATS servers run and have a majority, and do it again.", "The cluster does not tell how it keeps the log: %v.", err)
		return func() { cluster.Close() }, nil
	}
	cfg.Shared.Epoch = epoch
	for _, s := range streams {
		streamFinding(s, add, wrong)
	}
	for _, m := range c.NATSMonitor {
		if err := jetstream.SyncsAlways(e.ctx, m); err != nil {
			wrong(m, err)
		} else {
			add(doctor.OK, "", "", "", "The NATS server at %s syncs each write before it acknowledges it.", m)
		}
	}
	if len(c.NATSMonitor) == 0 {
		add(doctor.Note, "", "", "Name their monitoring addresses with --nats-monitor.", "Whether the NATS servers sync each write was not asked.")
	}
	if streams[0].Wrong == nil || !errors.Is(streams[0].Wrong, ledger.ErrDamaged) {
		cfg.Engine = cluster.OpenToRead
	}
	return func() { cluster.Close() }, nil
}

// streamFinding tells how a stream is kept.
func streamFinding(s jetstream.StreamState, add func(level doctor.Level, code, where, todo, format string, args ...any), wrong func(string, error)) {
	if s.Wrong != nil {
		wrong("", s.Wrong)
		return
	}
	where := "stream " + s.Stream
	switch {
	case s.Copies < s.Want:
		add(doctor.Wrong, "nats-copies", where, fmt.Sprintf("Give it %d (nats stream edit --replicas %[1]d), when so many servers are up.", s.Want),
			"It has %d copies; losing a server may lose what has a receipt.", s.Copies)
	case len(s.Behind) > 0:
		add(doctor.Wrong, "nats-behind", where, "Bring these servers up, and look again: they catch up by themselves.",
			"Copies are away or not up to date: %s.", strings.Join(s.Behind, ", "))
	case s.Want == 1:
		add(doctor.Note, "nats-copies", where, "Run three NATS servers in a cluster, unless this is an exercise.", "The one NATS server has the only copy of %d messages.", s.Messages)
	default:
		add(doctor.OK, "", "", "", "The stream %s has %d messages in %d copies, all up to date, and is configured as it must be; %s leads it.", s.Stream, s.Messages, s.Copies, s.Leader)
	}
	if s.Ended {
		add(doctor.Note, "log-ended", where, "Serve the folder that it was moved into.", "It has ended: the log was moved out of the cluster.")
	}
}
