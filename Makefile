# Needs Python 3.11 or newer, git, make, and a network for the first run. `make` alone prints the targets.

PYTHON ?= python3
UV_VERSION := 0.13.9
BIN := .venv/bin

export PYTHON
# Offices put certificates of their own where the system looks.
export UV_SYSTEM_CERTS ?= 1
# The Python that is here, or a clear message.
export UV_PYTHON_DOWNLOADS := never

# How long one fuzz target is run, in seconds.
TIME ?= 600
# Torture takes each of so many faults.
EVERY ?= 1

.PHONY: help demo test conformance torture fuzz bench format lock clean

help:  ## print this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 20

demo: .venv/ready  ## build the example pack into build/demo and say what to open
	@sh tools/system-packages demo
	@mkdir -p build/demo
	@$(BIN)/voikukkia demo --out build/demo

test: .venv/ready  ## lint, types and every test but the conformance ones
	@sh tools/system-packages test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest -m "not conformance" --cov --numprocesses auto

conformance: .venv/ready  ## let other people's programs judge what the kit writes
	@sh tools/system-packages test
	@sh tools/system-packages conformance
	@sh tests/conformance/prepare
	$(BIN)/uv sync --frozen --group test --group conformance
	$(BIN)/pytest -m conformance tests/conformance

torture: .venv/ready  ## kill and fail commands at every call that writes; `make torture EVERY=7` for each seventh
	@sh tools/system-packages torture
	$(BIN)/python tests/torture/torture.py --every $(EVERY)

fuzz: .venv/ready  ## look for what the readers and the sandbox do not bear; `make fuzz TIME=600 TARGETS=reader`
	$(BIN)/uv sync --frozen --group test --group fuzz
	@for each in $(or $(TARGETS),cleaner reader editor sandbox); do $(BIN)/python tests/fuzz/run.py $$each $(TIME) || exit 1; done

bench: .venv/ready  ## measure ratios in one run
	@for each in bench/bench_*.py; do echo "$$each"; $(BIN)/python "$$each" || exit 1; done

format: .venv/ready  ## mend what can be mended without thinking
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: $(BIN)/uv  ## lock the dependencies anew; `make lock UPGRADE=--upgrade` takes newer ones
	env -u UV_INDEX -u UV_INDEX_URL -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS \
	  $(BIN)/uv lock --no-config --default-index https://pypi.org/simple $(UPGRADE)

clean:  ## remove all that make has made
	rm -rf .venv build dist .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find src tests -name __pycache__ -prune -exec rm -rf {} +

$(BIN)/uv:
	@sh tools/system-packages environment
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

.venv/ready: $(BIN)/uv pyproject.toml uv.lock
	$(BIN)/uv sync --frozen --group test
	@touch $@
