# `make run` and `make test` set up everything they need in .venv; nothing else is touched.
PYTHON ?= python3
BIN := .venv/bin
DATA ?= data

.PHONY: run test lint bench clean

# The model is exported by a process of its own: the server never holds PyTorch.
run: .venv/ready
	$(BIN)/glossdesk index
	$(BIN)/glossdesk serve

test: .venv/ready-dev
	$(BIN)/pytest

lint: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/ready
	$(BIN)/python -m benchmarks.retrieval $(wildcard $(DATA)/*/)
	$(BIN)/python -m benchmarks.latency $(firstword $(wildcard $(DATA)/*/))
	$(BIN)/python -m benchmarks.throughput $(firstword $(wildcard $(DATA)/*/))
	$(BIN)/python -m benchmarks.start
	$(BIN)/python -m benchmarks.incremental

.venv/ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Glossdesk needs Python 3.11 or newer; name one: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --constraint constraints.txt torch
	$(BIN)/pip install --quiet --constraint constraints.txt --editable .
	touch $@

.venv/ready-dev: .venv/ready
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@

clean:
	rm -rf .venv *.egg-info .mypy_cache .pytest_cache .ruff_cache
