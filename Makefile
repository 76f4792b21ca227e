# The two commands of the README, and what takes long. They need python3 and make, nothing else.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

# Bytecode is kept, whatever the environment says: else each of the many processes that the tests start compiles anew.
export PYTHONDONTWRITEBYTECODE =

.PHONY: demo test soak thorough lint dist clean

DEMO := examples/documents/omsorgsnamnden/2025.docx examples/documents/omsorgsnamnden/2026.docx

demo: $(VENV)/.demo
	$(BIN)/vpbdiff diff $(DEMO)
	$(BIN)/vpbdiff summary $(DEMO) -o sammanfattning.docx

# Three at a time on two cores: what drives the review waits now and then.
test: lint
	$(BIN)/pytest -n 3 --dist worksteal -rs -m "not soak"

soak: $(VENV)/.dev
	$(BIN)/pytest -n 2 --dist worksteal -rs -m soak

# Every property on many examples.
thorough: $(VENV)/.dev
	$(BIN)/pytest -n 2 --dist worksteal -rs -m hypothesis --hypothesis-profile=thorough

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.demo: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --no-compile --quiet --disable-pip-version-check -c constraints.txt -e '.[office]'
	touch $@

$(VENV)/.dev: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --no-compile --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@ $(VENV)/.demo

# The wheel, and the program with all that it needs to read and write Word, PDF and Excel as one file.
dist: $(VENV)/.dev
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .
	$(BIN)/shiv --console-script vpbdiff --python '/usr/bin/env python3' --output-file dist/vpbdiff.pyz \
	    --quiet --disable-pip-version-check --constraint constraints.txt '.[office]'

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
