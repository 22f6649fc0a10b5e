# Everything a fresh machine needs: `make demo` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# durable-rules names a function that newer compilers and Python 3.13 do not know; harmless elsewhere
export CPPFLAGS := -DPyEval_CallObject=PyObject_CallObject

.PHONY: demo test lint docs clean

demo: $(VENV)/installed
	$(BIN)/check cases/khakimova.yaml

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -q -n auto

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/fairtrial rules lint

docs: $(VENV)/installed-dev
	$(BIN)/fairtrial standards coverage > docs/coverage.md
	$(BIN)/fairtrial schema fields > docs/case-fields.md
	$(BIN)/fairtrial replay > docs/agreement.md

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# --no-cache-dir: a wheel of durable-rules built without the flag above may lie in the cache
$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-cache-dir -e '.[durable]'
	touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-cache-dir -e '.[durable,dev]'
	touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV)
