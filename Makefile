# Everything is done in .venv, which the first command makes.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
LANGUAGES := $(notdir $(wildcard wagtail_ctn/locale/*))

.PHONY: demo demo-reset test matrix lint bench docs screenshots messages clean

demo: $(VENV)/demo.stamp
	$(BIN)/python example_project/manage.py demo --port $(PORT)

demo-reset: $(VENV)/demo.stamp
	$(BIN)/python example_project/manage.py demo --reset --port $(PORT)

test: $(VENV)/test.stamp
	$(BIN)/python -m pytest -n 2 --dist loadscope --no-loadscope-reorder $(PYTEST_ARGS)

# Every supported version; pyenv's interpreters are found whether or not it shims them.
matrix: $(VENV)/dev.stamp
	PATH="$$PATH$$(printf ':%s' $$HOME/.pyenv/versions/*/bin)" $(BIN)/tox run $(TOX_ARGS)

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	find wagtail_ctn/templates example_project -name '*.html' -print0 | xargs -0 $(BIN)/djhtml --check
	$(BIN)/curlylint --parse-only wagtail_ctn/templates
	$(BIN)/mypy

docs: $(VENV)/dev.stamp
	$(BIN)/sphinx-build -q -W -b html docs docs/_build/html

# SIZES=100,10000 make bench; a JSON object a line.
bench: $(VENV)/bench.stamp
	@SIZES="$(SIZES)" $(BIN)/python -m benchmarks

# The pictures of the README; needs Chromium.
screenshots: $(VENV)/dev.stamp
	$(BIN)/python example_project/manage.py screenshots

messages: $(VENV)/dev.stamp
	cd wagtail_ctn && ../$(BIN)/django-admin makemessages $(LANGUAGES:%=-l %) --no-wrap --no-location
	cd wagtail_ctn && ../$(BIN)/django-admin compilemessages

clean:
	rm -rf $(VENV)

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "Missing: $(PYTHON). Install Python 3.11 or newer."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Too old: $$($(PYTHON) --version). Python 3.11 or newer is needed; name one with PYTHON=…"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Missing: the venv module of $(PYTHON) (Debian: apt install python3-venv)."; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

# With uv, which takes a quarter of pip's time, and compiles nothing before it is used.
$(VENV)/%.stamp: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --upgrade 'uv>=0.7'
	$(BIN)/uv pip install --quiet --python $(BIN)/python --editable . --group $*
	@touch $@
