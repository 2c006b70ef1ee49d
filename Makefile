# What people run, CI runs too (.ci/run), so that the two can't come to differ.

PYTHON := .venv/bin/python
UV := uv

# A person can lose a session, or trust a wrong one, by a mistake in these: every branch is tested.
COVERED := hiptimer/model/*,hiptimer/engine/*,hiptimer/storage/*

.PHONY: help setup test lint types imports coverage check format pins

help:      ## list the targets
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/'

setup:     ## make .venv and install the pinned tools and the working tree into it
	python3 -m venv .venv
	$(PYTHON) -m pip install --require-hashes -r requirements/dev.txt
	$(PYTHON) -m pip install --no-deps --no-build-isolation -e .

test:      ## run every test, and measure what they reach
	$(PYTHON) -m pytest -n 2 --cov

lint:      ## look for mistakes, and for text that is not laid out as `make format` does
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types:     ## check the types of the package and the tests
	$(PYTHON) -m mypy

imports:   ## check that imports point one way
	.venv/bin/lint-imports

coverage:  ## hold the last test run to 100 % of the branches where that is the rule
	$(PYTHON) -m coverage report --include='$(COVERED)' --fail-under=100

check: lint types imports test coverage  ## all of it

format:    ## lay the code out
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

pins:      ## choose versions anew (needs uv); hashes of every platform's files, and no address
	$(UV) --no-config pip compile pyproject.toml --group dev --universal --upgrade \
		--generate-hashes --no-emit-index-url --no-emit-find-links \
		--custom-compile-command 'make pins' --quiet --output-file requirements/dev.txt
