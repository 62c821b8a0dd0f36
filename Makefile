# Two commands are enough: `make run` and `make test`. Both set up what they need.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
# Tests are divided among the processors; `make test PARALLEL=` runs them one after another, to look at one closely.
PARALLEL ?= -n auto --dist worksteal
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

export PIP_CONSTRAINT := constraints.txt

.PHONY: run test check bench score release demo-pdfs pictures fuzz kills review-kills fit golden fix cover mutate clean help

run: $(VENV)/ready  ## read the corpus (the demonstration documents, until you add your own) and make the table
	@$(BIN)/thematabel run $(ARGS)

test: $(VENV)/ready-dev  ## run the tests (ARGS="tests/tables -k grid" for some of them)
	@$(BIN)/python -m pytest $(PARALLEL) $(ARGS)

check: $(VENV)/ready-dev  ## format, lint, types, floors, dependencies, licences
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/deptry pipeline
	@$(BIN)/python .ci/licences.py

fix: $(VENV)/ready-dev  ## format, and mend what the linter can mend by itself
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

cover: $(VENV)/ready-dev  ## run the tests and list the lines that none of them runs
	@$(BIN)/python -m pytest $(PARALLEL) --cov=pipeline --cov-report=term-missing:skip-covered $(ARGS)

mutate: $(VENV)/ready-dev  ## plant small faults and count how many the tests catch (ARGS="compare --count 60")
	@$(BIN)/python -m benchmarks.mutation $(ARGS)

bench: $(VENV)/ready-dev  ## what everything costs beside naive pdfplumber (ARGS="--short", "--long", "--runs 1")
	@$(BIN)/python -m benchmarks.speed $(ARGS)
	@$(BIN)/python -m benchmarks.course

score: $(VENV)/ready-dev  ## score against the reference documents, where they lie beside the checkout, and keep the figures
	@$(BIN)/python -m benchmarks.score $(ARGS)

release: $(VENV)/ready-dev  ## give what is unreleased a version and build the package (ARGS="0.2.0")
	@$(BIN)/python -m benchmarks.release $(ARGS)

demo-pdfs: $(VENV)/ready-dev  ## typeset the demonstration documents anew from their sources
	@$(BIN)/python corpus/demo/typeset/typeset.py $(ARGS)

fuzz: $(VENV)/ready-dev  ## run 2,000 mutants of the demonstration documents (ARGS="count seed")
	@$(BIN)/python -m tests.hostile.fuzz $(ARGS)

kills: $(VENV)/ready-dev  ## kill 50 runs at random moments and look at what is left (ARGS="count seed")
	@$(BIN)/python -m tests.end_to_end.kills $(ARGS)

review-kills: $(VENV)/ready-dev  ## kill 30 servers of the review page while two people decide (ARGS="count seed")
	@$(BIN)/python -m tests.web.kills $(ARGS)

fit: $(VENV)/ready-dev  ## fit the models of rules/learned.json anew on the annotated policies (needs ../shared/reference; minutes)
	@$(BIN)/python -m benchmarks.fitting $(ARGS)

pictures: $(VENV)/ready-dev  ## take the pictures of docs/advisers.md anew (needs LibreOffice and Chromium; minutes)
	@$(BIN)/python -m docs.pictures.take $(ARGS)

golden: $(VENV)/ready-dev  ## accept today's results, and what docs/configuration.md shows of them (look at the difference first)
	@$(BIN)/python -m pytest tests/golden --snapshot-update
	@$(BIN)/python -m tests.end_to_end.examples

$(VENV)/ready: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "thematabel needs Python 3.11 or later: install python3.11 first."; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "thematabel needs Python 3.11 or later; $(PYTHON) is older. Try: make PYTHON=/path/to/python3.11"; exit 2; }
	@echo "Setting up $(VENV) (once) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --editable .
	@$(BIN)/python -m compileall -q pipeline
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready
	@echo "Setting up what the tests need (once) ..."
	@$(PIP) install --editable '.[dev]'
	@touch $@

clean:  ## throw away results and the environment; the corpus and its register stay
	rm -rf $(VENV) extracted/* extracted/.cache

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
