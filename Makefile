# Every target works from a fresh clone: it sets up what it needs first. `make help` lists them.

PYTHON ?= python3
PORT ?= 8000
WEB_PORT ?= 8501
BACKUPS ?= backups
VENV := .venv
PY := $(VENV)/bin/python
ENGINE := app/infrastructure/simulation/showdown
GENERATOR := $(VENV)/client-generator
DELIVERY := $(VENV)/delivery
RUN_LOCK := requirements/run.txt
GENERATOR_LOCK := requirements/client-generator.txt
DELIVERY_LOCK := requirements/delivery.txt
DEV_LOCK := requirements/dev.txt
# Each file's tests stay together, for they share servers; the heavy ones come first, in the order of the folders.
IN_PROCESSES := -n 3 --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## List the targets.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  \1|\2/' | awk -F'|' '{ printf "%-12s %s\n", $$1, $$2 }'

.PHONY: run
run: $(VENV)/.run ## Serve the API, Swagger UI and the web interface; the first time, install, import and train before (PORT=8000 WEB_PORT=8501).
	@$(MAKE) --no-print-directory --silent engine || echo "Without the reference battle engine, the battles that it plays are refused; all else works." >&2
	@exec $(PY) -m app serve --prepare --port $(PORT) --web-port $(WEB_PORT)

.PHONY: mlflow
mlflow: $(VENV)/.dev ## Start an MLflow server as in deploy/mlflow, on port 5000; it keeps all in var/mlflow-server.
	@exec $(PY) deploy/mlflow/serve.py --folder var/mlflow-server

.PHONY: backup
backup: $(VENV)/.run ## Save the database and the models in a folder of BACKUPS=backups, and keep the newest fourteen.
	$(PY) -m app backup create $(BACKUPS)
	$(PY) -m app backup prune $(BACKUPS) --keep 14

.PHONY: restore
restore: $(VENV)/.run ## Bring the newest backup back (BACKUPS=backups; REPLACE=--replace to lose what is there).
	$(PY) -m app backup restore $(BACKUPS) $(REPLACE)

.PHONY: test
test: $(VENV)/.dev engine prometheus chromium rules ## Run every test, with the engine, PostgreSQL, a real server and a browser (PYTEST="-k name" for some).
	@exec $(PY) -m pytest $(IN_PROCESSES) $(PYTEST)

.PHONY: fuzz
fuzz: $(VENV)/.dev engine ## Ask a server everything that it should not be asked, and see that it stands (five minutes).
	@exec $(PY) -m scripts.fuzz

.PHONY: check
check: lint types layers delivery ## Lint, types, import contracts, and what delivers.

.PHONY: lint
lint: $(VENV)/.dev ## Check style and format.
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

.PHONY: format
format: $(VENV)/.dev ## Put the code into shape.
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

.PHONY: types
types: $(VENV)/.dev ## Check types.
	$(PY) -m mypy

.PHONY: layers
layers: $(VENV)/.dev ## Check that imports point inwards.
	$(VENV)/bin/lint-imports --no-logo

.PHONY: delivery
delivery: $(VENV)/.run $(DELIVERY)/.installed ## Check images, compose files, workflows, and descriptions of clusters and clouds.
	$(PY) -m scripts.check_delivery

.PHONY: engine
engine: $(ENGINE)/node_modules/.package-lock.json ## Install the reference battle engine.

.PHONY: prometheus
prometheus: $(VENV)/prometheus/.installed ## Install Prometheus and its tools for the tests, where they are not on the path.

.PHONY: chromium
chromium: $(VENV)/chromium/.installed ## Install Chromium for the tests, where none is on the path.

.PHONY: rules
rules: $(VENV)/.rules ## Compile the rules of battle, which each process of the tests would do for itself.

.PHONY: bundled
bundled: $(VENV)/.dev engine ## Let the reference engine play the bundled duels again (twenty minutes; goes on after an interruption).
	$(PY) -m app pokedex import
	$(PY) -m app learn dataset reference
	$(PY) -m app learn dataset exam

.PHONY: train
train: $(VENV)/.run ## Let our engine play a million duels, train a model on them, and promote it if the gate lets it (five minutes).
	$(PY) -m app pokedex import
	$(PY) -m app learn dataset
	$(PY) -m app learn train
	$(PY) -m app model promote newest --to staging
	$(PY) -m app model promote staging --to production

.PHONY: evaluate
evaluate: $(VENV)/.dev ## Examine the model in production, and write the report (ten minutes).
	$(PY) -m app learn evaluate --output docs/evaluation
	$(PY) -m app learn compare --output docs/comparison

.PHONY: pokedex
pokedex: $(VENV)/.dev engine ## Extract the bundled Pokédex from the reference battle engine again.
	$(PY) -m app pokedex extract --destination data/pokedex

.PHONY: prove
prove: $(VENV)/.dev engine ## Compare damage, and every move in battle, with the reference battle engine (ten minutes).
	$(PY) -m scripts.prove_damage
	$(PY) -m scripts.prove_engine
	$(PY) -m scripts.prove_sample

.PHONY: bench
bench: $(VENV)/.dev engine chromium ## Measure everything, each against a yardstick, and say at the end what missed its target (half an hour).
	@exec $(PY) -m benchmarks

.PHONY: uml
uml: $(VENV)/.dev ## Draw the diagrams in docs/uml from the code again.
	$(PY) -m scripts.draw_uml

.PHONY: dashboards
dashboards: $(VENV)/.dev ## Draw Grafana's dashboards in deploy/grafana from their descriptions in scripts/dashboards again.
	$(PY) -m scripts.draw_dashboards

.PHONY: client
client: $(VENV)/.dev $(GENERATOR)/.installed ## Generate the typed Python client from the API's description again.
	$(PY) -m scripts.generate_client

.PHONY: screenshots
screenshots: $(VENV)/.dev chromium ## Take the README's pictures of the web interface again.
	$(PY) -m scripts.take_screenshots

.PHONY: messages
messages: $(VENV)/.dev ## Gather what the web interface says into the catalogues to be translated, and name what is not yet.
	$(PY) -m scripts.translate

.PHONY: lock
lock: $(VENV)/.dev ## Resolve the dependencies in pyproject.toml into requirements/, within what is locked already.
	$(PY) -m scripts.lock

.PHONY: hooks
hooks: $(VENV)/.dev ## Check each commit before it is made.
	$(PY) -m pre_commit install

.PHONY: clean
clean: ## Remove what can be made again: the environment, the engine, databases and models.
	rm -rf $(VENV) $(ENGINE)/node_modules var .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The stamps say that an installation was finished; one that was interrupted starts again.
$(VENV)/.run: $(RUN_LOCK) pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; this is " + sys.version.split()[0] + ". Say which with PYTHON=python3.11.")'
	test -x $(PY) || $(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --disable-pip-version-check --no-deps --require-hashes -r $(RUN_LOCK)
	$(PY) -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(DEV_LOCK) $(VENV)/.run
	$(PY) -m pip install --disable-pip-version-check --no-deps --require-hashes -r $(DEV_LOCK)
	@touch $@

$(VENV)/.rules: scripts/compile_rules.py $(shell find app/domain/battle app/domain/prediction -name '*.py') | $(VENV)/.run
	$(PY) -m scripts.compile_rules
	@touch $@

$(GENERATOR)/.installed: $(GENERATOR_LOCK) | $(VENV)/.dev
	$(PYTHON) -m venv $(GENERATOR)
	$(GENERATOR)/bin/python -m pip install --disable-pip-version-check --quiet --no-deps --require-hashes -r $(GENERATOR_LOCK)
	@touch $@

$(DELIVERY)/.installed: $(DELIVERY_LOCK)
	$(PYTHON) -m venv $(DELIVERY)
	$(DELIVERY)/bin/python -m pip install --disable-pip-version-check --quiet --no-deps --require-hashes -r $(DELIVERY_LOCK)
	@touch $@

$(ENGINE)/node_modules/.package-lock.json: $(ENGINE)/package-lock.json | $(VENV)/.run
	$(PY) -m scripts.install_engine
	@touch $@

$(VENV)/prometheus/.installed: scripts/install_prometheus.py scripts/debian_programs.py | $(VENV)/.run
	$(PY) -m scripts.install_prometheus
	@mkdir -p $(@D) && touch $@

# After Prometheus, for only one at a time may ask Debian for packages.
$(VENV)/chromium/.installed: scripts/install_chromium.py scripts/debian_programs.py | $(VENV)/prometheus/.installed
	$(PY) -m scripts.install_chromium
	@mkdir -p $(@D) && touch $@
