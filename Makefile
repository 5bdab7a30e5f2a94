# What there is to do here. `make demo` and `make test` need Python 3.10 or later with venv, and nothing else.
PYTHON ?= python3
BIN = .venv/bin

# What `make bench` is told: BENCH='--paragraphs 20000 --only index queries' for a minute's worth.
BENCH ?= --keep

.PHONY: demo test lint types unit clean accuracy reading bench rank torture
.DEFAULT_GOAL := demo

# Made anew when the dependencies change.
.venv/ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 10) else "quanwen needs Python 3.10 or later; try: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $@

demo: .venv/ready  ## index the samples and search them
	rm -rf .demo.idx
	$(BIN)/quanwen --index .demo.idx index corpus/samples
	$(BIN)/quanwen --index .demo.idx search --color always --limit 3 茶园

test: lint types unit  ## all that a change has to pass

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/ready
	$(BIN)/mypy

unit: .venv/ready
	$(BIN)/pytest --numprocesses auto --dist worksteal

clean:
	rm -rf .venv .demo.idx .mypy_cache .pytest_cache .ruff_cache .hypothesis

accuracy: .venv/ready  ## how well pages are read, beside truths written by hand and made by a generator
	$(BIN)/python -m benchmarks.accuracy

reading: .venv/ready  ## how fast dumps are read on one core, and where the time goes
	$(BIN)/python -m benchmarks.reading

torture: .venv/ready  ## damaged dumps, bombs, crashes, forged files: ten minutes at most
	$(BIN)/python -m benchmarks.torture

.venv/bench: .venv/ready
	$(BIN)/python -m pip install --quiet --editable '.[test,bench]'
	touch $@

bench: .venv/bench  ## how fast, beside what a user could pick instead; Xapian too where python3-xapian is installed
	$(BIN)/python -m benchmarks.speed $(BENCH)

rank: .venv/bench  ## how well what is wanted is ranked, each ingredient alone, and beside tantivy
	$(BIN)/python -m benchmarks.ranking
