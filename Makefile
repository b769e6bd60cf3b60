# Targets are listed by "make"; each line after ## says what one does.

GO      ?= go
FUZZTIME ?= 60s
BENCHTIME ?= 1s
ROUNDS  ?= 100
EXAMPLES ?= 50
FAULT   ?= .
STORY   ?=
PICTURES ?= bin/screenshots
ADDR    ?= 127.0.0.1:8080
BIN     := bin/parley

# Tools, pinned: an upgrade is a commit.
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOVULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.9.0

# Packages in which much happens at the same time.
CONCURRENT := ./fence ./ledger/... ./api/... ./client ./mirror ./witness

.DEFAULT_GOAL := help
.PHONY: help build web webtest e2e screenshots verifier demo test check fmt vet staticcheck govulncheck layers race faults fuzz conformance bench generate clean

help: ## show the targets
	@grep -hE '^[a-z0-9]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F'\t' '{printf "  make %-12s %s\n", $$1, $$2}'

build: ## build bin/parley
	$(GO) build -trimpath -o $(BIN) ./cmd/parley

web/node_modules: web/package-lock.json
	cd web && npm ci --no-audit --no-fund
	@touch $@

web: web/node_modules ## build web/dist, which the binary embeds; needs Node 20.19 and npm
	cd web && npm run -s build

webtest: web/node_modules ## check and test the interface's sources, and that web/dist is what they build
	cd web && npm run -s check && npm run -s test && npm run -s verify

e2e: build web/node_modules ## act in real browsers on the real binary; needs Chromium (STORY=syria: that one alone)
	cd web && PARLEY=../$(BIN) npm run -s e2e -- $(STORY)

screenshots: build web/node_modules ## write every screen, light, dark, Arabic and narrow, to PICTURES (bin/screenshots)
	cd web && PARLEY=../$(BIN) PICTURES=../$(PICTURES) npm run -s screenshots

verifier: ## build bin/parley-verifier.html, which verifies bundles and receipts in a browser, without network
	$(GO) run ./internal/gen/verifier -o bin/parley-verifier.html

demo: build ## tell the story and serve it on 127.0.0.1:8080 (ONCE=1: tell it and end; ADDR=HOST:PORT)
	@$(BIN) demo $(if $(ONCE),--once,--addr $(ADDR))

# Less collecting: a quarter less work, for some memory.
test race: export GOGC ?= 400

test: ## run every test; needs Go alone
	$(GO) test -timeout 30m ./...

check: fmt vet layers staticcheck govulncheck ## format, vet, floors, staticcheck, known vulnerabilities

fmt:
	@out="$$(gofmt -l $$(git ls-files '*.go'))"; if [ -n "$$out" ]; then echo "gofmt would change:"; echo "$$out"; exit 1; fi

vet:
	$(GO) vet ./... ./testdata

layers:
	$(GO) test ./internal/layers

staticcheck:
	$(GO) run $(STATICCHECK) ./...

# The database of vulnerabilities lies in the internet. Without it there is
# nothing to compare with, which is said; only a finding fails.
govulncheck:
	@if out="$$($(GO) run $(GOVULNCHECK) ./... 2>&1)"; then echo "govulncheck: nothing found"; \
	elif echo "$$out" | grep -q '^exit status 3$$'; then echo "$$out"; exit 1; \
	else echo "govulncheck could not compare (is https://vuln.go.dev within reach?), so nothing is known:"; echo "$$out" | tail -3; fi

race: ## test what is concurrent with the race detector
	$(GO) test -race -short -timeout 30m $(CONCURRENT)
	$(GO) test -race -short -timeout 30m -run 'Picture|Ready|Together|Flipped' ./docket ./statement # the rest of these runs in one goroutine

faults: ## kill, cut the power, fill the disk, flip bits: ROUNDS (100) of each; root for the disk's
	$(GO) test ./internal/fault -v -timeout 12h -fault.rounds $(ROUNDS) -run '$(FAULT)'

fuzz: ## run every fuzz target for FUZZTIME (60s)
	@set -e; for pkg in $$($(GO) list ./...); do \
	  for target in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
	    echo "$$pkg $$target for $(FUZZTIME)"; \
	    $(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x $$pkg; \
	  done; \
	done

conformance: build ## try a closed server against its OpenAPI document as every role; needs python3 and PyPI (EXAMPLES=50 each)
	$(GO) run ./internal/gen/conformance -parley $(BIN) -examples $(EXAMPLES)

bench: ## run the benchmarks, and the figures beside PostgreSQL, Tessera, s2, an R-tree and PostGIS where they are to be had
	$(GO) test -run '^$$' -bench . -benchmem -benchtime $(BENCHTIME) ./...
	$(GO) run ./internal/gen/figures
	cd internal/gen/fencebench && $(GO) run .

generate: ## make generated files anew
	$(GO) generate ./...

clean: ## remove what was built
	rm -rf bin
