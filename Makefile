# Sapar: `make run` serves it with demo people, `make test` tests it. Both set everything up first.
.PHONY: setup run test check clean messages

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.ready
ASSETS := node_modules/.ready

setup: $(STAMP) $(ASSETS)
	@$(BIN)/python -c "from sapar.foundation.languages.catalogue import compile_catalogues as c; c()"

$(STAMP): requirements/develop.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/develop.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(ASSETS): package-lock.json package.json $(wildcard sapar/foundation/ui/assets/*)
	@npm ci --no-audit --no-fund --loglevel=error
	@npm run --silent build
	@touch $@

run: setup
	@SAPAR_DEMO=1 SAPAR_VAR=$(CURDIR)/var/demo $(BIN)/sapar demo
	@SAPAR_DEMO=1 SAPAR_VAR=$(CURDIR)/var/demo $(BIN)/sapar serve

test: setup
	@$(BIN)/python -m pytest -n auto

check: setup
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/djlint --lint --quiet sapar
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/sapar law validate
	@$(BIN)/pip-audit --disable-pip --require-hashes -r requirements/serve.txt

messages: setup
	@$(BIN)/python -m sapar.foundation.languages.collecting

clean:
	@rm -rf .venv node_modules var sapar/foundation/ui/static/built
