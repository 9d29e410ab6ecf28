# The commands of this project. `make site` and `make test` need Python 3.11+ and nothing else.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: site serve test golden bench audit soak lock

site: $(STAMP)
	$(BIN)/briefing build

serve: $(STAMP)
	$(BIN)/briefing serve

test: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto

golden: $(STAMP)
	$(BIN)/pytest tests/golden --rewrite

# Measures what the README says of accuracy and speed.
bench: $(STAMP)
	$(BIN)/python -m tests.accuracy

# What needs the network or more tools than a laptop has: known holes in what we install.
audit: $(STAMP)
	$(BIN)/pip-audit --requirement requirements.lock --require-hashes --disable-pip

# The long form of the tests that draw at random: more inputs, more kill points.
soak: $(STAMP)
	BRIEFING_SOAK=1 $(BIN)/pytest tests/property tests/hostile

# After a change of the dependencies in pyproject.toml; needs uv.
lock:
	uv lock
	uv export --quiet --frozen --all-groups --all-extras --no-emit-project --format requirements-txt --output-file requirements.lock

# uv where it is present, else pip in two steps: pip cannot check hashes and install this folder in one.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "briefing needs Python 3.11 or newer; try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@if command -v uv >/dev/null 2>&1; then \
		echo "installing into .venv with uv" && \
		uv venv --quiet --allow-existing --python $(PYTHON) .venv && \
		uv pip sync --quiet --require-hashes --python $(BIN)/python requirements.lock && \
		uv pip install --quiet --no-deps --no-build-isolation --python $(BIN)/python --editable . ; \
	else \
		echo "installing into .venv with pip (half a minute, once)" && \
		$(PYTHON) -m venv .venv && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --requirement requirements.lock && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . ; \
	fi
	@touch $@
