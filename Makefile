# Two commands matter: `make serve` and `make test`. Each installs what it lacks first; stamps stand in .venv/.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help serve setup test check fast format generated screenshots rehearsal bench torture locks wheel clean

PYTHON ?= python3
JOBS ?= auto
HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps
LOCKED := --require-hashes --only-binary :all:
COMPILE := $(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header --no-annotate \
	--python-version 3.11 --only-binary :all:
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix static
FRONT := $(shell find static/src static/css -type f 2>/dev/null) static/vite.config.ts static/package-lock.json

# $(call need,probe,Debian packages): where the probe fails, installs them as root, else says what to ask for.
need = @if ! { $(1); } >/dev/null 2>&1; then \
	if [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then \
	echo "Missing: $(2). Ask an administrator for: apt-get install $(2)" >&2; exit 1; fi; \
	export DEBIAN_FRONTEND=noninteractive; apt-get update -qq; \
	apt-get install -y -qq --no-install-recommends $(2) >/dev/null; fi

help: ## This list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: export COUNCIL_PUBLIC_URL ?= http://$(HOST):$(PORT)
serve: setup ## Install, build, migrate, load the demonstration if empty, serve on HOST:PORT (127.0.0.1:8000)
	$(BIN)/council-room migrate
	$(BIN)/council-room demo --if-empty
	$(BIN)/council-room serve --host $(HOST) --port $(PORT)

setup: $(VENV)/.house $(VENV)/.front ## Install what serving needs and build the front end; leaves .venv/bin/council-room

test: $(VENV)/.dev $(VENV)/.npm-dev setup ## Install what the suite needs, then run all of it
	$(call need,command -v chromium && ls /usr/lib/postgresql/*/bin/initdb && ls /usr/lib/*/libatomic.so.1,chromium fonts-dejavu-core libatomic1 postgresql)
	$(BIN)/pytest -n $(JOBS)
	$(NPM) test --silent

check: fast ## Format, lint, types, import contracts, generated files, front end, whole suite: what .ci/run runs
	$(BIN)/python -m app.generated --check
	$(MAKE) --no-print-directory test

fast: $(VENV)/.dev $(VENV)/.npm-dev setup ## The fast half of check, without the suite
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(NPM) run check --silent

format: $(VENV)/.dev ## Format the Python code and sort its imports
	$(BIN)/ruff check --fix --select I .
	$(BIN)/ruff format .

generated: setup ## Write the generated files anew (protocol, settings)
	$(BIN)/python -m app.generated

screenshots: $(VENV)/.dev setup ## A picture of every page and state, at 360 and 1280 px, into build/screens
	$(call need,command -v chromium,chromium fonts-dejavu-core)
	$(BIN)/python -m tests.e2e.screenshots

rehearsal: setup ## Hold a year of a real city's recorded votes over the public protocol
	$(BIN)/python -m tests.bench.rehearsal

bench: $(VENV)/.dev setup ## Measure; prints JSON lines and writes docs/evidence/bench.json
	$(call need,command -v gcc && ls /usr/include/stdio.h,gcc libc6-dev)
	$(BIN)/python -m tests.bench

torture: $(VENV)/.dev setup ## Try at length what the suite tries in part (PARTS=rules SCALE=1); last line is the summary
	PARTS="$(PARTS)" SCALE="$(SCALE)" $(BIN)/python -m tests.torture

locks: $(VENV)/.boot ## Write the lock files anew from pyproject.toml and static/package.json
	$(COMPILE) pyproject.toml -o requirements.lock
	$(COMPILE) --group boot -o requirements-boot.lock
	$(COMPILE) --group dev -c requirements.lock -o requirements-dev.lock
	$(NPM) update --package-lock-only --silent

wheel: setup ## Build the wheel into dist/, the front end inside
	$(BIN)/uv build --quiet --wheel --no-build-isolation --python $(BIN)/python --out-dir dist

clean: ## Remove what was built and installed; the server's data stays
	rm -rf $(VENV) static/node_modules static/dist build dist

$(VENV)/.boot: requirements-boot.lock
	$(call need,$(PYTHON) -c 'import ensurepip',python3-venv)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --quiet --disable-pip-version-check --no-deps $(LOCKED) -r $<
	@touch $@

$(VENV)/.run: requirements.lock $(VENV)/.boot
	$(UV) $(LOCKED) -r $<
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(UV) $(LOCKED) -r $<
	@touch $@

$(VENV)/.house: pyproject.toml $(VENV)/.run
	$(UV) --no-build-isolation --editable .
	@touch $@

# `npm ci` starts from nothing, so of the two installations the last one made is the one that stands.
$(VENV)/.npm: static/package-lock.json $(VENV)/.boot
	@rm -f $(VENV)/.npm-dev
	$(NPM) ci --omit=dev --silent
	@touch $@

$(VENV)/.npm-dev: static/package-lock.json $(VENV)/.boot
	$(NPM) ci --silent
	@touch $(VENV)/.npm $@

$(VENV)/.front: $(FRONT) $(VENV)/.boot | $(VENV)/.npm
	$(NPM) run build --silent
	@touch $@
