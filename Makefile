# Một cửa. `make run` starts everything from nothing; `make test` proves it. Only Python 3.11 and make are needed.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do $$p -c '' 2>/dev/null && echo $$p && break; done)
ifeq ($(strip $(PYTHON)),)
$(error Không thấy Python: hãy chạy `apt-get install python3.11`. (no Python found))
endif

B := .venv/bin
PYTEST_WORKERS ?= 2
FILES ?=
unexport PYTHONDONTWRITEBYTECODE  # compiled code is kept, or every process compiles the house anew
.DEFAULT_GOAL := help
.PHONY: help run test soak bench check fix lock tables new-room

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

run:  ## everything from nothing, then serves the demo province until Ctrl-C
	@$(PYTHON) -m bootstrap run && exec $(B)/motcua run

test:  ## everything from nothing, then the whole suite with the browser walks
	@$(PYTHON) -m bootstrap test
	@$(B)/pytest -n $(PYTEST_WORKERS) --dist loadfile $(FILES)

soak:  ## the long ones: many random cases, big data, kills
	@$(PYTHON) -m bootstrap test
	@MOTCUA_HYPOTHESIS=soak $(B)/pytest -m 'soak or not soak' $(FILES)

bench:  ## benchmarks into bench/results/
	@$(PYTHON) -m bootstrap test
	@$(B)/python -m bench

check:  ## format, lint, types, floors, templates, security
	@$(PYTHON) -m bootstrap check
	@$(B)/ruff format --check --quiet .
	@$(B)/ruff check --quiet .
	@$(B)/lint-imports --no-logo
	@$(B)/mypy
	@$(B)/djlint --quiet --lint motcua
	@$(B)/bandit --quiet --recursive --severity-level medium --confidence-level medium -c pyproject.toml motcua bootstrap

fix:  ## what a machine can mend
	@$(PYTHON) -m bootstrap check
	@$(B)/ruff check --quiet --fix . ; $(B)/ruff format .

lock:  ## the Python dependencies anew: make lock [UPGRADE=1]
	@$(PYTHON) -m bootstrap lock $(if $(UPGRADE),--upgrade)

tables:  ## the tables of a new house, written down anew from the migrations
	@$(PYTHON) -m bootstrap check
	@$(B)/python -m motcua.launch.write_tables

new-room:  ## a new room with its drawers: make new-room FLOOR=registers NAME=vehicles
	@$(PYTHON) -m bootstrap new-room "$(FLOOR)" "$(NAME)"
