# The front door. `make` alone lists what there is.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

JAR := bootstrap/target/commonplace.jar
MODULES := $(patsubst %/pom.xml,%,$(wildcard */pom.xml))
# Directories are listed as well: a deleted file changes only its directory.
SOURCES := pom.xml $(wildcard */pom.xml) $(shell find $(wildcard .mvn */src/main */src/generated))

# Maven runs on the newest JDK as well. JDK 23 and newer would complain about a library that Maven brings along.
in-java = export JAVA_HOME; JAVA_HOME=$$(scripts/newest-jdk.sh); export MAVEN_OPTS="$${MAVEN_OPTS:-} $$(scripts/maven-options.sh "$$JAVA_HOME")"; $(need-maven)
need-maven = command -v mvn >/dev/null || { echo "Maven is missing. Install it, for example: sudo apt-get install maven" >&2; exit 1; }
# MAVEN_FLAGS: more of your own, such as MAVEN_FLAGS=-o
MAVEN := mvn --batch-mode --no-transfer-progress -Dstyle.color=never $(MAVEN_FLAGS)
# Leaves the modules as they begin, warnings, errors, test results and the summary.
ESCAPE := $(shell printf '\033')
BRIEF := { grep --line-buffered -E '^\[(WARNING|ERROR)\]|^[^[$(ESCAPE)]|Building .*\[[0-9]+/[0-9]+\]|Tests run:|Running |SUCCESS|FAILURE|SKIPPED|Total time:' || true; }

benchmark-classes = $(in-java); $(MAVEN) -q -Pbenchmarks -pl benchmarks -am package -Dmaven.test.skip=true dependency:build-classpath -Dmdep.outputFile=target/classpath

GENERATED := adapters-persistence/src/generated/java
REGENERATED := codegen/target/generated-java
CATALOGUE := migrations/src/main/resources/dev/commonplace/migrations/catalogue/expected-catalogue.txt
REGENERATED_CATALOGUE := codegen/target/expected-catalogue.txt
# Every target packages: a module compiled against directories would be compiled again against jars.
generate-into = $(MAVEN) -Pgenerate -pl codegen -am package -Dmaven.test.skip=true -Dgenerated.directory="$(CURDIR)/$(1)" -Dgenerated.catalogue="$(CURDIR)/$(2)" | $(BRIEF)
compare-generated = { diff -r $(GENERATED) $(REGENERATED) && diff $(CATALOGUE) $(REGENERATED_CATALOGUE); } || { echo "The migrations have changed: run make generate, and commit what it writes." >&2; exit 1; }

.PHONY: help
help: ## List the targets
	@echo "Commonplace: make <target>"
	@grep -hE '^[a-z][a-z-]*:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  \1|\2/' | column -t -s '|'

.PHONY: run
run: ## Install what is missing, build when sources changed, start the service (Ctrl-C stops it)
	@if [ -z "$${DATABASE_URL:-}" ]; then scripts/install-postgres.sh; fi
	@$(MAKE) --silent $(JAR)
	@exec bin/commonplace serve

.PHONY: build
build: $(JAR) ## Build bootstrap/target/commonplace.jar, without tests, when sources changed

$(JAR): $(SOURCES)
	@echo "Building $@ (the first time takes minutes: libraries are downloaded) ..."
	@$(in-java); $(MAVEN) -T 2 -pl bootstrap -am package -Dmaven.test.skip=true | $(BRIEF)
	@touch $@

.PHONY: test
test: postgres ## Run every test against a real PostgreSQL with pgvector
	@$(in-java); $(MAVEN) --fail-at-end verify | $(BRIEF)

CRASH_ROUNDS := 50
CRASH_ROWS := 300000

.PHONY: crash-test
crash-test: postgres ## Kill the database's commands fifty times (CRASH_ROUNDS) at random moments; see that one command mends it
	@$(in-java); $(MAVEN) -pl bootstrap -am verify -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=CrashIT,KilledRestoreIT \
	  -Dfailsafe.failIfNoSpecifiedTests=false -Dcrash.rounds=$(CRASH_ROUNDS) -Dcrash.rows=$(CRASH_ROWS) | $(BRIEF)

.PHONY: check
check: postgres ## Format, static analysis, dependencies, architecture rules, drift of generated code
	@rm -rf $(REGENERATED) $(REGENERATED_CATALOGUE)
	@$(in-java); $(MAVEN) --fail-at-end -Pcheck,generate,benchmarks verify \
	  -Dgenerated.directory="$(CURDIR)/$(REGENERATED)" -Dgenerated.catalogue="$(CURDIR)/$(REGENERATED_CATALOGUE)" \
	  -Dtest='**/architecture/*Test' -Dsurefire.failIfNoSpecifiedTests=false -DskipITs | $(BRIEF)
	@$(compare-generated)

.PHONY: format
format: ## Format all Java sources
	@$(in-java); $(MAVEN) -q -Pbenchmarks spotless:apply

.PHONY: generate
generate: postgres ## Write the jOOQ sources and the expected catalogue anew from the migrations
	@$(in-java); $(call generate-into,$(GENERATED),$(CATALOGUE))

.PHONY: verify-generated
verify-generated: postgres ## Fail when the committed jOOQ sources or the expected catalogue differ from the migrations
	@rm -rf $(REGENERATED) $(REGENERATED_CATALOGUE)
	@$(in-java); $(call generate-into,$(REGENERATED),$(REGENERATED_CATALOGUE))
	@$(compare-generated)

.PHONY: postgres
postgres: ## Install PostgreSQL and pgvector where they are missing
	@if [ -z "$${TEST_DATABASE_URL:-}" ]; then scripts/install-postgres.sh; fi

.PHONY: bench-retrieval
bench-retrieval: postgres $(JAR) ## How well it finds, on two judged collections, beside published baselines (SPLIT=dev)
	@$(benchmark-classes)
	@benchmarks/retrieval.sh

.PHONY: tune-retrieval
tune-retrieval: postgres $(JAR) ## Try a grid of ranking settings on both collections together
	@$(benchmark-classes)
	@benchmarks/retrieval.sh tune

.PHONY: bench-messages
bench-messages: postgres $(JAR) ## How well it finds what was said, on judged conversations, beside published baselines (MESSAGES=around)
	@benchmarks/messages.sh $(MESSAGES)

BENCH_TENANTS :=

.PHONY: bench-tenants
bench-tenants: postgres $(JAR) ## Search a thousand tenants beside Spring AI and LangChain4j (BENCH_TENANTS="--scale 0.1" is quick)
	@$(benchmark-classes)
	@$(in-java); "$$JAVA_HOME/bin/java" -Xmx3g -cp "benchmarks/target/classes:$$(cat benchmarks/target/classpath)" \
  dev.commonplace.benchmarks.tenants.TenantsBenchmark $(BENCH_TENANTS)

.PHONY: bench-move
bench-move: postgres $(JAR) ## A model change under search load, back, forth and drop (CHUNKS=5000 PHASE_SECONDS=10)
	@$(benchmark-classes)
	@benchmarks/move.sh

BENCH_INGEST := 10000 3 50000
BENCH_EMBED := 400 7
BENCH_HTTP := 200000 10 5

run-benchmark = benchmarks/run.sh

.PHONY: bench-ingest
bench-ingest: postgres ## Bring chunks with vectors in, beside LangChain4j, Spring AI and COPY; then embed beside LangChain4j
	@$(benchmark-classes)
	@$(run-benchmark) ingest.IngestBenchmark $(BENCH_INGEST)
	@$(run-benchmark) embedding.EmbeddingBenchmark benchmarks/target/natives $(BENCH_EMBED)

.PHONY: bench-http
bench-http: postgres $(JAR) ## Search with 16 clients over HTTP, beside the same statements through JDBC
	@$(benchmark-classes)
	@$(run-benchmark) http.HttpBenchmark $(BENCH_HTTP) bin/commonplace serve

.PHONY: bench-topics
bench-topics: ## How well topics are found in meetings and chats, beside published recipes; then how long it takes (SPLIT=dev)
	@$(benchmark-classes)
	@benchmarks/topics.sh

.PHONY: bench-titles
bench-titles: ## How many computed titles of topics name nothing, and how many relations there are (SHOW=show prints them)
	@$(benchmark-classes)
	@benchmarks/topics.sh titles $(SHOW)

.PHONY: bench-hostile
bench-hostile: postgres $(JAR) ## Upload two hundred hostile files to a service; see that it refuses or reads them, and stands
	@$(benchmark-classes)
	@benchmarks/hostile.sh

.PHONY: bench-importers
bench-importers: postgres $(JAR) ## Import every sample of every format, hostile ones included; see that each gives a report
	@$(benchmark-classes)
	@benchmarks/importers.sh

.PHONY: bench-canvas
bench-canvas: postgres $(JAR) ## Hold the canvases of all sample conversations against JSON Canvas 1.0; take them back, edited and not
	@$(benchmark-classes)
	@benchmarks/canvas.sh

.PHONY: bench-live
bench-live: postgres $(JAR) ## 200 clients write live while the service restarts; every acknowledged message is there once (BENCH_LIVE="200 5 60 KILL")
	@$(benchmark-classes)
	@benchmarks/live.sh $(BENCH_LIVE)

.PHONY: bench-graph
bench-graph: postgres $(JAR) ## Import a 10,000-message meeting until its graph is there, append to it, read it (MESSAGES=10000)
	@benchmarks/graph.sh

.PHONY: clean
clean: ## Remove everything that was built (never data)
	@rm -rf target $(addsuffix /target,$(MODULES))
