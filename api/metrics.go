package api

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/open-parley/parley/ledger"
)

// metrics are counted in a registry of the server's own. Labels are routes,
// codes and rules, which the program defines; never what a request says.
type metrics struct {
	registry    *prometheus.Registry
	requests    *prometheus.CounterVec
	durations   *prometheus.HistogramVec
	submissions *prometheus.CounterVec
	refusals    *prometheus.CounterVec
	submit      prometheus.Histogram
	subscribers prometheus.Gauge
	streamed    prometheus.Counter
	entries     prometheus.Counter
	frame       prometheus.Histogram
	append      prometheus.Histogram
}

func newMetrics(s *Server) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "parley_http_requests_total", Help: "Requests answered, by route and status."}, []string{"route", "status"}),
		durations: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "parley_http_request_seconds", Help: "Time from a request's headers to the end of its answer, by route; event streams apart.",
			Buckets: prometheus.ExponentialBuckets(0.0002, 2.5, 12)}, []string{"route"}),
		submissions: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "parley_submissions_total", Help: "Statements submitted, by result: accepted, duplicate, refused, failed."}, []string{"result"}),
		refusals: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "parley_refusals_total", Help: "Statements refused, by code and rule."}, []string{"code", "rule"}),
		submit: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "parley_submit_seconds", Help: "Time in the ledger of a statement that was accepted: verified, decided, durable, receipted.",
			Buckets: prometheus.ExponentialBuckets(0.0002, 2, 14)}),
		subscribers: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "parley_event_subscribers", Help: "Event streams open."}),
		streamed: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "parley_events_sent_total", Help: "Events sent, over all streams."}),
		entries: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "parley_entries_appended_total", Help: "Entries written to the log since the start."}),
		frame: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "parley_frame_entries", Help: "Entries in one frame: how many statements share one write.",
			Buckets: prometheus.ExponentialBuckets(1, 2, 10)}),
		append: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "parley_append_seconds", Help: "Time to write one frame, until it is on the disk.",
			Buckets: prometheus.ExponentialBuckets(0.0001, 2, 14)}),
	}
	size := prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "parley_ledger_entries", Help: "Entries that the latest checkpoint signs."}, func() float64 {
		if l := s.ledger.Load(); l != nil {
			return float64((*l).Head().Size)
		}
		return 0
	})
	for _, g := range s.verificationGauges() {
		m.registry.MustRegister(g)
	}
	for _, g := range s.nodeGauges() {
		m.registry.MustRegister(g)
	}
	age := prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "parley_mirror_age_seconds", Help: "Of a mirror: how long ago its host was last heard. A host's is 0."}, func() float64 {
		if a := s.mirrored(); a != nil {
			return float64(a.AgeMS) / 1000
		}
		return 0
	})
	doubt := prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "parley_mirror_doubt", Help: "Of a mirror: 1 while its host is in doubt."}, func() float64 {
		if a := s.mirrored(); a != nil && a.Doubt != "" {
			return 1
		}
		return 0
	})
	m.registry.MustRegister(age, doubt, m.requests, m.durations, m.submissions, m.refusals, m.submit, m.subscribers, m.streamed,
		m.entries, m.frame, m.append, size,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// nodeGauges tell of this node's part in a cluster; all 0 where there is none.
func (s *Server) nodeGauges() []prometheus.Collector {
	node := func() (n ledger.NodeStatus) {
		if l := s.ledger.Load(); l != nil {
			if x, ok := (*l).(interface {
				Node() (ledger.NodeStatus, bool)
			}); ok {
				n, _ = x.Node()
			}
		}
		return n
	}
	return []prometheus.Collector{
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{
			Name: "parley_cluster_decides", Help: "1 where this node of a cluster gives statements their places."}, func() float64 {
			if node().Decides {
				return 1
			}
			return 0
		}),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{
			Name: "parley_cluster_silent_seconds", Help: "How long ago this node of a cluster reached the log, if it does not decide; about a second while all is well."}, func() float64 {
			return node().Silent.Seconds()
		}),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{
			Name: "parley_cluster_diverged", Help: "Nodes of the cluster whose state differed from this one's after the same entries: each is a fault."}, func() float64 {
			return float64(len(node().Diverged))
		}),
	}
}

// verificationGauges tell how far a log has been witnessed, and read again since
// the start.
func (s *Server) verificationGauges() []prometheus.Collector {
	verification := func() (v ledger.Verification) {
		if l := s.ledger.Load(); l != nil {
			if x, ok := (*l).(interface{ Verification() ledger.Verification }); ok {
				v = x.Verification()
			}
		}
		return v
	}
	return []prometheus.Collector{
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{
			Name: "parley_witnessed_entries", Help: "Entries of the newest checkpoint with the cosignatures that the log's policy asks for; 0 where it asks for none."}, func() float64 {
			if l := s.ledger.Load(); l != nil {
				if x, ok := (*l).(interface{ WitnessedSize() uint64 }); ok {
					return float64(x.WitnessedSize())
				}
			}
			return 0
		}),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{
			Name: "parley_verified_entries", Help: "Entries that the verification in the background has read since the start."}, func() float64 {
			return float64(verification().Done)
		}),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{
			Name: "parley_verification_damaged", Help: "1 once the verification in the background has found damage, which stops the ledger."}, func() float64 {
			if verification().State == ledger.VerificationDamaged {
				return 1
			}
			return 0
		}),
	}
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

func (m *metrics) request(route string, status int, took time.Duration) {
	m.requests.WithLabelValues(route, strconv.Itoa(status)).Inc()
	if route != routeEvents {
		m.durations.WithLabelValues(route).Observe(took.Seconds())
	}
}

// refused counts a problem that a submission was answered with.
func (m *metrics) refused(p *problem) {
	result := "refused"
	if p.Status >= http.StatusInternalServerError {
		result = "failed"
	}
	m.submissions.WithLabelValues(result).Inc()
	m.refusals.WithLabelValues(p.Code, p.Rule).Inc()
}

// Observe measures what an engine is given to write: wrap the ledger's engine
// in it when the ledger is opened.
func (s *Server) Observe(e ledger.Engine) ledger.Engine { return &observed{e, s.metrics} }

type observed struct {
	ledger.Engine
	m *metrics
}

func (o *observed) Append(ctx context.Context, size uint64, f *ledger.Frame) error {
	start := time.Now()
	err := o.Engine.Append(ctx, size, f)
	if err == nil {
		o.m.entries.Add(float64(len(f.Records)))
		o.m.frame.Observe(float64(len(f.Records)))
		o.m.append.Observe(time.Since(start).Seconds())
	}
	return err
}
