# Every target sets up what it needs in $(VENV). `make setup PYTHON=python3.12` chooses the interpreter (3.11 or newer).
PYTHON ?= python3
VENV ?= .venv
JOBS ?= 2
BIN := $(VENV)/bin
export PATH := $(abspath $(BIN)):$(PATH)

.PHONY: setup demo test lint quality bench fuzz plant learn clean

setup: $(VENV)/.test

$(VENV)/.run: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.test: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@

# The sample has figures that cannot all be true; that they are found is no failure of the demo.
demo: $(VENV)/.run
	$(BIN)/audit demo --fail-on never

test: $(VENV)/.test
	$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

# Two other tools are measured beside ours, on the same sentences in the same run.
quality: $(VENV)/.test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[peers]'
	$(BIN)/python -m tests.quality.score

bench: $(VENV)/.test
	$(BIN)/python -m tests.bench.reading
	$(BIN)/python -m tests.bench.judging 1000 10000 100000
	$(BIN)/python -m tests.bench.engines

fuzz: $(VENV)/.test
	$(BIN)/python -m tests.fuzz.run --minutes 10

# Plants every slip in the judged half of the clean documents and a tenth of them in the open half, then audits texts
# without any: the quality set, item by item and all together, and 1,000 generated documents. Marks that are missed do
# not stop it.
plant: $(VENV)/.test
	-$(BIN)/python -m tests.plant.run --set judged
	-$(BIN)/python -m tests.plant.run --set open --share 0.1
	$(BIN)/python -m tests.plant.untouched --quiet
	$(BIN)/python -m tests.plant.together
	$(BIN)/python -m tests.plant.corpora

# Writes the tables of weights beside the stages that ask them, each learned upon those before it.
learn: $(VENV)/.test
	$(BIN)/python -m tests.learn

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
