# What people run, CI runs too (.ci/run), so that the two can't come to differ.

PYTHON := .venv/bin/python
UV := uv

# A person can lose a session, or trust a wrong one, by a mistake in these: every branch is tested.
SURE := hiptimer/model/*,hiptimer/engine/*,hiptimer/storage/*

.PHONY: help setup dev console test lint types imports coverage soak check lowest newest dist-check matrix format pictures bench bench-quick mutants transcripts pins release

help:      ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*##/\t/'

setup:     ## make .venv and install the pinned tools and the working tree into it
	python3 -m venv .venv
	$(PYTHON) -m pip install --no-deps --require-hashes -r requirements/dev.txt
	$(PYTHON) -m pip install --no-deps --no-build-isolation -e .
	$(PYTHON) -m pip check

dev:       ## run the app with its data in build/dev; style sheets are read again when they change
	PATH="$(CURDIR)/.venv/bin:$$PATH" textual run --dev dev/app.py

console:   ## show in another terminal what the app of `make dev` logs
	.venv/bin/textual console

test:      ## run every test
	$(PYTHON) -m pytest -n 4 --dist worksteal

lint:      ## look for mistakes, misspelt words, and text that is not laid out as `make format` does
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m codespell_lib

types:     ## check the types of the package and the tests
	$(PYTHON) -m mypy

imports:   ## check that imports point one way
	.venv/bin/lint-imports

coverage:  ## run every test and hold the package to 97 %, and model, engine and storage to 100 %
	rm -f .coverage .coverage.*
	$(PYTHON) -m pytest -n 4 --dist worksteal -q --cov --cov-report=
	$(PYTHON) -m coverage report --fail-under=97
	$(PYTHON) -m coverage report --include='$(SURE)' --fail-under=100

# For a machine at work: a busy process on each core, a shell that was closed, other orders, and
# other examples for the properties. What fails here fails some day in CI.
soak:      ## run every test three times in random order on a busy machine; half an hour, not in CI
	trap '' HUP; busy=; trap 'kill $$busy' EXIT; \
	for core in $$(seq $$(nproc)); do (while :; do :; done) & busy="$$busy $$!"; done; \
	for run in 1 2 3; do \
	    $(PYTHON) -m pytest -n 4 --dist worksteal -q -p randomly \
	        --hypothesis-profile=new-examples || exit 1; \
	done

check: lint types imports test coverage  ## what to run before a commit

# The pins say what the tests passed with last; these say that pyproject.toml does not promise more.
lowest:    ## run every test with the oldest versions that pyproject.toml allows (needs uv)
	$(call test-with,lowest-direct)

newest:    ## run every test with the newest versions that pyproject.toml allows (needs uv)
	$(call test-with,highest)

define test-with
	$(UV) --no-config venv --quiet --clear --python python3 build/$@
	$(UV) --no-config pip install --quiet --python build/$@ --resolution $(1) -r pyproject.toml --group dev
	$(UV) --no-config pip install --quiet --python build/$@ --no-deps --no-build-isolation -e .
	$(UV) --no-config pip check --python build/$@
	build/$@/bin/python -m pytest -n 4 --dist worksteal
endef

dist-check:  ## build sdist and wheel, install each, use them, and pass tests in the unpacked sdist
	.ci/dist-check

# make matrix PIPS='23.0.1 24.3.1 newest' PYTHONS='python3.11 python3.12' MATRIX=--whole
PIPS := oldest newest
PYTHONS := python3
MATRIX :=

matrix:    ## run README's two commands in empty clones of the last commit, for pips and Pythons
	python3 .ci/matrix.py --pip $(PIPS) --python $(PYTHONS) $(MATRIX)

format:    ## lay the code out
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

pictures:  ## redraw the pictures and the diagram of the docs
	$(PYTHON) docs/make_pictures.py
	$(PYTHON) docs/make_engine_diagram.py
	$(PYTHON) -m docs.make_screens
	$(PYTHON) -m docs.make_history

bench:     ## measure against floors taken in the same run; three quarters of an hour on a quiet machine
	$(PYTHON) -m benchmarks.saving
	$(PYTHON) -m benchmarks.start_up
	$(PYTHON) -m benchmarks.running
	$(PYTHON) -m benchmarks.checking
	$(PYTHON) -m benchmarks.editor
	$(PYTHON) -m benchmarks.exporting
	$(PYTHON) -m benchmarks.history_index
	$(PYTHON) -m benchmarks.history_screen
	$(PYTHON) -m benchmarks.lateness
	$(PYTHON) -m benchmarks.sound
	$(PYTHON) -m benchmarks.recordings

mutants:   ## put 200 small faults into four packages, one at a time, and name those that no test notices
	$(PYTHON) -m mutants $(MUTANTS)

transcripts:  ## compare all that is shown, heard and saved with transcripts/golden; half a minute
	$(PYTHON) -m transcripts $(TRANSCRIPTS)

bench-quick:  ## first paint, a hold, a save and --version in three minutes: to compare, not to judge
	failed=0; \
	$(PYTHON) -m benchmarks.start_up --pairs 9 || failed=1; \
	$(PYTHON) -m benchmarks.running --pairs 7 || failed=1; \
	$(PYTHON) -m benchmarks.saving --pairs 41 || failed=1; \
	exit $$failed

# `make pins PINS=` keeps every version that still fits, as when a dependency is added.
PINS := --upgrade

pins:      ## choose the newest versions (needs uv); hashes of every platform's files, and no address
	$(UV) --no-config pip compile pyproject.toml --group dev --universal --python-version 3.11 $(PINS) \
		--no-strip-extras --generate-hashes --no-emit-index-url --no-emit-find-links \
		--custom-compile-command 'make pins' --quiet --output-file requirements/dev.txt

VERSION :=

release:   ## check and build what would be published, and stop there: make release VERSION=0.2.0
	.ci/release $(VERSION)
