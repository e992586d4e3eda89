# make run: install and open the app. make test: install and check everything. make bench: measure.
# make bundle: what an office machine without Python or network needs, into dist/ (packaging/make.py).
.PHONY: run test bench bundle lint format clean
.SILENT:

VENV := .venv
BIN := $(VENV)/bin
# The first Python that is new enough, whatever it is called here.
PYTHON ?= $(shell for each in python3 python3.13 python3.12 python3.11 python; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; done)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
NOT_INSTALLED := { echo "需要的组件没有装上：请检查网络，或者给 pip 设好单位的镜像，再来一次。"; exit 1; }

run: $(VENV)/.run
	$(BIN)/nianbao $(ARGS)

test: lint
	$(BIN)/pytest -n 2 $(ARGS)

lint: $(VENV)/.dev
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --quiet --check .
	$(BIN)/mypy --no-error-summary
	contracts=$$($(BIN)/lint-imports --no-logo --cache-dir $(VENV)/import-linter 2>&1) || { echo "$$contracts"; exit 1; }

format: $(VENV)/.dev
	$(BIN)/ruff check --quiet --fix .
	$(BIN)/ruff format --quiet .

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/run.py $(ARGS)

bundle: $(VENV)/.bundle
	$(VENV)/bundle/bin/python packaging/make.py $(ARGS)

clean:
	rm -rf $(VENV) build dist src/*.egg-info *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	test -n "$(PYTHON)" || { echo "需要 Python 3.11 或更新的版本，这台机器上没有找到。"; exit 1; }
	echo "正在准备运行环境，第一次要一两分钟……"
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "建不了虚拟环境；Debian、Ubuntu、麒麟、统信请先装 python3-venv。"; exit 1; }

$(VENV)/.run: pyproject.toml | $(BIN)/python
	$(PIP) --editable . || $(NOT_INSTALLED)
	touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[dev]' || $(NOT_INSTALLED)
	touch $@ $(VENV)/.run

# A Python of its own, which holds what the bundles hold and nothing else, in the versions of packaging/pinned.txt.
$(VENV)/.bundle: pyproject.toml packaging/pinned.txt | $(BIN)/python
	$(BIN)/python -m venv --clear $(VENV)/bundle
	$(VENV)/bundle/bin/python -m pip install --quiet --disable-pip-version-check --constraint packaging/pinned.txt \
		--editable . build pip-licenses pyinstaller setuptools || $(NOT_INSTALLED)
	touch $@
