# The few commands people need. `make` alone lists them.

PYTHON ?= python3
# One more than the cores of a small machine: a test in a browser waits for it, and several browsers at once wait for each other.
WORKERS ?= 3

BIN := .venv/bin
# Of most packages only a part is ever loaded, which is compiled then.
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-compile
NODE_MODULES := tests/node/node_modules
# For every system and every Python from 3.11 on, so that one list serves all of them; it names no host.
COMPILE := UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
	--only-binary :all: --generate-hashes --annotation-style line

# Compiled modules are kept: without them, every command compiles the program again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help install site serve test test-all accept bench real fonts dist lock clean browser
.DELETE_ON_ERROR:

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: .venv/runtime ## Set up .venv, and nothing else

site: $(if $(THEME),.venv/development,.venv/runtime) .schemas ## Build the handbook into site/, or SITE=…; THEME=material builds it in that theme
ifdef THEME
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --config-file mkdocs.$(THEME).yml --site-dir "$(abspath $(or $(SITE),site-$(THEME)))"
	@echo "Serve $(or $(SITE),site-$(THEME))/, or type: $(BIN)/mkdocs serve -f mkdocs.$(THEME).yml"
else
	@$(BIN)/interlock build $(if $(SITE),--out "$(SITE)")
	@echo "Open $(or $(SITE),site)/index.html, or type: make serve"
endif

serve: .venv/runtime .schemas ## Show the handbook in a browser, and every edit as you save it
	@$(BIN)/interlock serve

test: .venv/development $(NODE_MODULES) browser ## Check everything: code, definitions, tests in a real browser
	@echo "Code"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check . || { echo "Badly laid out: $(BIN)/ruff format . puts it right."; exit 1; }
	@echo "Definitions, types and tests"
	@mkdir -p .cache && { $(BIN)/mypy --no-error-summary >.cache/types.txt 2>&1 & } && types=$$! && \
		$(BIN)/interlock check --format short --as-of 2026-11-22 || { wait; exit 1; } && \
		$(BIN)/pytest -n $(WORKERS) --dist worksteal $(TESTS); tests=$$?; \
		wait $$types || { cat .cache/types.txt; exit 1; }; exit $$tests

# Too slow for every day: ten times as many examples of every property, the largest handbooks, and coverage, which doubles the time.
test-all: TESTS := --nightly --cov
test-all: test ## Check everything in depth, as the nightly run does

accept: .venv/development ## Take what the program says now as what the golden files should say; read the difference before you commit
	@$(BIN)/pytest -n $(WORKERS) --accept tests/rules/test_cases.py tests/sources/test_slips.py::test_slips_are_accepted \
		tests/doors/test_new_session.py::test_a_session_about_a_promise_is_filled_in
	@git --no-pager diff --stat -- tests

bench: .venv/runtime ## Measure Interlock beside other tools into bench/RESULTS.md; BENCH="--sizes 300 --runs 1" is a short run
	@$(BIN)/python bench/run.py $(BENCH)

real: DATA ?= tests/real
real: .venv/development ## Check and build handbooks of real data; DATA=… names a folder that holds more of it
	@$(BIN)/python -m tests.real.foreign "$(DATA)"

fonts: .venv/development ## Make the typefaces of the site and of the tests from their packages, and print the rules that go with them
	@sh .ci/need 'node --version && npm --version' nodejs npm
	@cd tests/fonts && npm ci --silent --ignore-scripts --no-audit --no-fund
	@$(BIN)/python tests/fonts/make.py

dist: .venv/development ## Build what a release is made of into dist/: both packages, and the list of what they rest on
	@rm -rf dist
	@$(BIN)/hatchling build
	@PYTHONWARNINGS=ignore $(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --mc-type library --output-reproducible \
		--output-file dist/interlock-handbook.cdx.json requirements.txt

lock: .venv/development ## Lock the packages now asked for; UPGRADE=--upgrade takes the newest of all
	@$(COMPILE) $(UPGRADE) --group build --extra mkdocs --output-file requirements.txt pyproject.toml
	@$(COMPILE) $(UPGRADE) --group dev --extra mkdocs --constraints requirements.txt --output-file requirements-dev.txt pyproject.toml
	@for folder in tests/node tests/fonts bench/lighthouse; do \
		(cd $$folder && npm install --silent --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund) || exit 1; done

clean: ## Remove everything that these commands made
	rm -rf site site-material dist .schemas .cache .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis $(NODE_MODULES) \
		tests/fonts/node_modules bench/lighthouse/node_modules
	find hooks theme tests bench -name __pycache__ -prune -exec rm -rf {} +

# The project goes in without network and without a build of its own: what builds it is in the locked list.
.venv/runtime: requirements.txt pyproject.toml
	@sh .ci/need '$(PYTHON) -c "import ensurepip, venv"' python3-venv
	@test -x $(BIN)/python || { echo "Setting up .venv ..."; $(PYTHON) -m venv .venv; }
	@$(INSTALL) --require-hashes --only-binary :all: -r requirements.txt
	@$(INSTALL) --no-index --no-build-isolation --no-deps --editable .
	@touch $@

# pip reads of each package all versions that there ever were, which takes half of its time; uv does not, and unpacks on all cores.
# pip does it where it is told of another index, which uv would not ask, or where uv comes to nothing.
.venv/development: requirements-dev.txt .venv/runtime
	@echo "Setting up what the tests need ..."
	@sed -n '/^uv==/,/# via/p' requirements-dev.txt >.venv/requirements-uv.txt
	@$(INSTALL) --require-hashes --only-binary :all: -r .venv/requirements-uv.txt
	@{ ! $(BIN)/python -m pip config list | grep -qE '[.](no-)?index(-url)?=' && \
		$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --only-binary :all: -r requirements-dev.txt 2>/dev/null; } || \
		$(INSTALL) --require-hashes --only-binary :all: -r requirements-dev.txt
	@touch $@

# Editors complete and check YAML by these.
.schemas: $(wildcard hooks/interlock/definitions/*.py hooks/interlock/exports/*.py)
	@said=$$($(BIN)/interlock export schema --out $@ 2>&1) || { echo "$$said"; exit 1; }
	@touch $@

$(NODE_MODULES): tests/node/package-lock.json
	@sh .ci/need 'node --version && npm --version' nodejs npm
	@cd tests/node && npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@

# Playwright's driver needs libatomic, which not every system has.
browser: .venv/development
	@sh .ci/need '{ command -v chromium || command -v chromium-browser || command -v google-chrome; } && $(BIN)/playwright --version' \
		chromium libatomic1
	@sh .ci/need 'command -v chromium-headless-shell' chromium-headless-shell 2>/dev/null || true  # faster, and not on every system
