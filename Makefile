# The commands of this project: `make help` lists them.
.DEFAULT_GOAL := help
unexport PYTHONHOME PYTHONPATH VIRTUAL_ENV

PYTHON := .venv/bin/python
PANSOL := $(PYTHON) -m pansol

.PHONY: help
help:  ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

.PHONY: setup
setup:  ## make .venv, with uv, from uv.lock (serve, test and the others do so first)
	@.ci/setup

.PHONY: serve
serve: setup  ## serve the pages on http://localhost:8866, or make serve PORT=8867
	@$(PANSOL) serve $(if $(PORT),--port $(PORT))

.PHONY: test test-browser test-java test-postgres test-unit test-notebooks
test: test-unit test-notebooks  ## run all tests: units, pages in a browser, notebooks

test-browser: setup
	@.ci/browser

test-java: setup
	@.ci/java

test-postgres: setup
	@.ci/postgres

test-unit: test-browser test-java test-postgres
	$(PYTHON) -m pytest

# A run of its own, because nbval slows every other test.
test-notebooks: setup
	$(PYTHON) -m pytest -p nbval --nbval-lax notebooks

.PHONY: lint
lint: setup  ## find faults without running anything: ruff, mypy
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy
	$(PYTHON) -m mypy .ci/environment.py .ci/without_pip.py

.PHONY: format
format: setup  ## mend what ruff can mend, and format
	$(PYTHON) -m ruff check --fix-only
	$(PYTHON) -m ruff format

.PHONY: sheet
sheet: setup  ## write the SOP's rule table anew, to hold beside the paper
	$(PANSOL) sheet --lang id --out pansol/sop/SHEET.id.md
	$(PANSOL) sheet --lang en --out pansol/sop/SHEET.en.md

.PHONY: sample
sample: setup  ## write sample_data/complaints.csv anew, from its seed
	$(PANSOL) sample

.PHONY: catalogue
catalogue: setup  ## compile the translations
	$(PYTHON) -m babel.messages.frontend compile --directory pansol/locale --domain pansol

.PHONY: environment
environment: setup  ## write environment.yml anew, from pyproject.toml
	$(PYTHON) .ci/environment.py >environment.yml

.PHONY: soak
soak: test-postgres  ## save from many processes, kill half of them, count: SQLite and PostgreSQL
	$(PYTHON) tests/soak.py

.PHONY: bench
bench: setup  ## run the benchmarks, with their rivals, in an environment that is thrown away
	@for script in benchmarks/*.py; do \
		echo "$$script" && .ci/uv run --isolated --locked --group bench "$$script" || exit; \
	done

.PHONY: clean
clean:  ## remove what the others made: environment, tools, caches
	rm -rf .venv .tools .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	rm -rf artifacts audit-result dist
	find . -name __pycache__ -prune -exec rm -rf {} +
