# The commands of this project. `make site` and `make test` need Python 3.11+ and nothing else.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
TESTS := .venv/.installed-for-tests

.PHONY: site serve test golden bench audit soak lock

site: $(STAMP)
	$(BIN)/briefing build --strict

serve: $(STAMP)
	$(BIN)/briefing serve

test: $(TESTS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto

golden: $(TESTS)
	$(BIN)/pytest tests/golden --rewrite

# Measures what the README says of accuracy and speed.
bench: $(TESTS)
	$(BIN)/python -m tests.accuracy

# What needs the network, npm and Java: known holes in what we install, Lighthouse, the Nu validator, the newest axe.
audit: $(TESTS) site
	$(BIN)/pip-audit --requirement requirements.lock --require-hashes --disable-pip
	$(BIN)/python -m tests.audit

# The long form of the tests that draw at random: more inputs, more kill points.
soak: $(TESTS)
	BRIEFING_SOAK=1 $(BIN)/pytest tests/property tests/hostile

# After a change of the dependencies in pyproject.toml; needs uv.
lock:
	uv lock
	uv export --quiet --frozen --no-default-groups --group build --no-emit-project --format requirements-txt --output-file requirements.lock
	uv export --quiet --frozen --all-groups --all-extras --no-emit-project --format requirements-txt --output-file tests/requirements.lock

# What the site needs, and what the tests need beside it; uv where it is present, else pip.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "briefing needs Python 3.11 or newer; try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@echo "installing into .venv, once"
	@if command -v uv >/dev/null 2>&1; then uv venv --quiet --allow-existing --python $(PYTHON) .venv; else $(PYTHON) -m venv .venv; fi
	@$(call install,requirements.lock)
	@if command -v uv >/dev/null 2>&1; then \
		uv pip install --quiet --no-deps --no-build-isolation --python $(BIN)/python --editable . ; \
	else \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . ; \
	fi
	@touch $@

$(TESTS): $(STAMP) tests/requirements.lock
	@echo "installing what the tests need"
	@$(call install,tests/requirements.lock)
	@touch $@

# pip cannot check hashes and install this folder in one: the lists first, the folder after them.
define install
if command -v uv >/dev/null 2>&1; then \
	uv pip install --quiet --require-hashes --no-deps --python $(BIN)/python --requirement $(1) ; \
else \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: --requirement $(1) ; \
fi
endef
