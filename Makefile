# Everything a person needs: `make demo` to see the bot, `make test` to trust it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Python compiles a library when it is first used and keeps that; where this is set, it would
# compile all of them again at every start, which takes longer than most tests.
unexport PYTHONDONTWRITEBYTECODE
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes --only-binary :all:

.PHONY: demo test check lint audit bench endurance screenshots lock clean

demo: $(VENV)/.runtime
	$(BIN)/python -m bot demo

test: check
	$(BIN)/python -m pytest

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lint: check

bench: $(VENV)/.dev
	$(BIN)/python -m tests.bench

endurance: $(VENV)/.dev
	$(BIN)/python -m tests.endurance

audit: $(VENV)/.dev
	$(BIN)/python -m tests.audit

screenshots: $(VENV)/.dev
	$(BIN)/python -m tests.browser.screenshots

# --no-header and --generate-hashes keep addresses out of the lock files.
lock: $(VENV)/.dev
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --extra dev pyproject.toml -o requirements-dev.txt

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit("Adal needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.txt | $(BIN)/python
	$(INSTALL) -r requirements.txt
	touch $@

$(VENV)/.dev: requirements-dev.txt | $(BIN)/python
	$(INSTALL) -r requirements-dev.txt
	# Once and on all cores, or each of the tests' processes compiles every library for itself.
	# A few packages carry files for other Pythons, which cannot be compiled.
	$(BIN)/python -m compileall -q -j 0 $(VENV)/lib >/dev/null || true
	touch $@ $(VENV)/.runtime
