# Every target works from a fresh clone: it sets up what it needs first. `make help` lists them.

PYTHON ?= python3
PORT ?= 8000
URL ?= http://127.0.0.1:$(PORT)
WEB_PORT ?= 8501
BACKUPS ?= backups
VENV := .venv
PY := $(VENV)/bin/python
ENGINE := app/infrastructure/simulation/showdown
GENERATOR := $(VENV)/client-generator
DELIVERY := $(VENV)/delivery
SITE := $(VENV)/site
RUN_LOCK := requirements/run.txt
GENERATOR_LOCK := requirements/client-generator.txt
DELIVERY_LOCK := requirements/delivery.txt
SITE_LOCK := requirements/site.txt
DEV_LOCK := requirements/dev.txt
COMPOSE = docker compose --file deploy/compose/compose.yaml $(if $(CONSOLES),--file deploy/compose/consoles.yaml) $(foreach profile,$(PROFILES),--profile $(profile))
LINTER := scripts/workflow_linter
MERMAID := scripts/mermaid
# What `make docs` looks at: documents, their links, and what is generated from the code.
DOCS := test_adr test_cards test_dashboards test_links test_pictures test_readme test_reference test_runbooks test_uml test_uml_states api/test_documentation
# What delivers is told where to by these, on the command line or in the environment. The shell takes them from there, so
# that a version which somebody types into a workflow is a word, and never a command.
BASE ?= origin/main
DUELS ?= 1000000
NAMESPACE ?= predictiondex
KEY ?= keys/operator_key
MINUTES ?= 15
export KEY MINUTES NAMESPACE URL
FOR_DELIVERY := $(DELIVERY)/.installed $(LINTER)/node_modules/.package-lock.json cluster-tools
FOR_TESTS := $(VENV)/.dev $(SITE)/.installed engine prometheus chromium haproxy systemd cluster-tools rules
INSTALL := install --disable-pip-version-check --no-deps
# Each file's tests stay together, for they share servers; the heavy ones come first, in the order of the folders.
IN_PROCESSES := -n 3 --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## List the targets.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  \1|\2/' | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

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
test: $(FOR_TESTS) ## Run every test, with the engine, PostgreSQL, a real server and a browser (PYTEST="-k name" for some).
	@exec $(PY) -m pytest $(IN_PROCESSES) $(PYTEST)

.PHONY: test-unit
test-unit: $(VENV)/.dev prometheus haproxy systemd cluster-tools rules ## Run the tests that need neither server nor database nor browser.
	@exec $(PY) -m pytest $(IN_PROCESSES) tests/unit $(PYTEST)

.PHONY: test-integration
test-integration: $(FOR_TESTS) ## Run the others, with the engine, PostgreSQL, a real server and a browser.
	@exec $(PY) -m pytest $(IN_PROCESSES) tests/integration $(PYTEST)

.PHONY: coverage
coverage: $(FOR_TESTS) ## Run every test, and see that they leave no more of the code out than pyproject.toml allows.
	@mkdir -p var
	$(PY) -m pytest $(IN_PROCESSES) --cov --cov-report=term:skip-covered --cov-report=xml:var/coverage.xml $(PYTEST)

.PHONY: docs
docs: $(VENV)/.dev rules cluster-tools ## Check documents, their links, and that what is generated is that of today.
	@exec $(PY) -m pytest $(patsubst %,tests/unit/%.py,$(DOCS)) tests/unit/documents tests/integration/test_generated_client.py

.PHONY: site
site: $(SITE)/.installed ## Build the site of the documents into var/site; a link that leads nowhere fails it.
	@exec $(SITE)/bin/python -m scripts.build_site

.PHONY: site-serve
site-serve: $(SITE)/.installed ## Build the site, and show it on this machine.
	@exec $(SITE)/bin/python -m scripts.build_site --serve

.PHONY: smoke
smoke: $(VENV)/.run ## Try a running service as a stranger would (URL=https://predictions.example.org; the key in PREDICTIONDEX_KEY).
	@exec $(PY) -m app smoke $(URL)

.PHONY: rehearse
rehearse: $(VENV)/.dev haproxy rules ## Play a delivery with real processes under load, from installation to removal, and write docs/delivery/rehearsal.md (ten minutes).
	@exec $(PY) -m scripts.rehearse $(REHEARSE)

.PHONY: fuzz
fuzz: $(VENV)/.dev engine ## Ask a server everything that it should not be asked, and see that it stands (five minutes).
	@exec $(PY) -m scripts.fuzz

.PHONY: installed
installed: $(FOR_TESTS) $(FOR_DELIVERY) ## Install what tests and checks need.

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
delivery: $(VENV)/.run $(FOR_DELIVERY) ## Check images, compose files, workflows, and descriptions of clusters and clouds.
	$(PY) -m scripts.check_delivery

.PHONY: up
up: secrets ## Start everything in containers, and wait until it answers (PROFILES=monitoring, CONSOLES=1).
	$(COMPOSE) up --build --detach --wait

.PHONY: down
down: ## Stop the containers; what they have stored stays.
	$(COMPOSE) --profile "*" down

.PHONY: logs
logs: ## Follow what the containers say (SERVICE=api for one).
	$(COMPOSE) --profile "*" logs --follow --tail 100 $(SERVICE)

.PHONY: job
job: ## Do a job in a container, beside those that run (JOB=drift, quality or backup).
	$(COMPOSE) --profile jobs run --rm $(JOB)

.PHONY: secrets
secrets: ## Draw the secrets of the containers into deploy/compose/secrets; those that are there stay.
	@$(PYTHON) scripts/draw_secrets.py

.PHONY: images-rehearse
images-rehearse: $(VENV)/.dev ## Build and start every image without Docker, as root, and measure them (fifteen minutes).
	@exec $(PY) -m scripts.rehearse_images

.PHONY: sbom
sbom: $(VENV)/.dev ## Write what is in each image into var/sbom, as CycloneDX.
	$(PY) -m scripts.write_sboms

.PHONY: audit
audit: $(VENV)/.dev ## Ask whether anything that is locked is known to be unsafe.
	$(PY) -m scripts.audit

.PHONY: machine
machine: ## Let a machine that is used once know which packages its system has; it asks for root.
	sudo apt-get update --quiet

.PHONY: challenge
challenge: $(VENV)/.dev ## Compare the model of this tree with that of the commit that it has grown from (BASE=origin/main DUELS=1000000).
	$(PY) -m scripts.challenge --base $(BASE) --duels $(DUELS)

.PHONY: watch-source
watch-source: $(VENV)/.run ## Ask a public source what it tells of the Pokédex, and fail where that is news (SOURCE=pokeapi).
	$(PY) -m app pokedex import
	$(PY) -m scripts.watch_source $(SOURCE) var/told

.PHONY: sign
sign: ## Sign images by their digest, as who this job is (IMAGES=... DIGEST=sha256:...).
	cosign sign --yes $(foreach one,$(IMAGES),$(one)@$(DIGEST))

.PHONY: cluster
cluster: ## Let kubectl know the cluster, under its own name (CLUSTER=... REGION=...).
	aws eks update-kubeconfig --name $(CLUSTER) --alias $(CLUSTER) --region $(REGION)

.PHONY: deploy
deploy: $(VENV)/.run ## Bring a release into a cluster, watch it, and go back where it fails (OVERLAY=staging VERSION=... URL=... CONTEXT=... REGISTRY=...).
	@exec $(PY) -m scripts.roll_out "$$OVERLAY" "$$VERSION" "$$URL" --context "$$CONTEXT" --namespace "$$NAMESPACE" --registry "$$REGISTRY" --key "$$KEY" --signer "$$SIGNER" --prometheus "$$PROMETHEUS" --minutes "$$MINUTES"

.PHONY: run-in-cluster
run-in-cluster: $(VENV)/.run ## Run one of the cluster's timed jobs now (JOB=drift RUN=1 CONTEXT=... OPTION=--fail-on-drift).
	$(PY) -m scripts.run_in_cluster $(JOB) $(JOB)-$(RUN) $(OPTION:%=--option=%) --context $(CONTEXT) --namespace $(NAMESPACE)

.PHONY: cloud-plan
cloud-plan: $(VENV)/.dev ## Show what would change in the cloud (ENVIRONMENT=staging).
	@exec $(PY) -m scripts.deploy_cloud plan $(ENVIRONMENT)

.PHONY: cloud-apply
cloud-apply: $(VENV)/.dev ## Change the cloud, stack by stack (ENVIRONMENT=staging).
	@exec $(PY) -m scripts.deploy_cloud apply $(ENVIRONMENT)

.PHONY: engine
engine: $(ENGINE)/node_modules/.package-lock.json ## Install the reference battle engine.

.PHONY: prometheus
prometheus: $(VENV)/prometheus/.installed ## Install Prometheus and its tools for the tests, where they are not on the path.

.PHONY: chromium
chromium: $(VENV)/chromium/.installed ## Install Chromium for the tests, where none is on the path.

.PHONY: cluster-tools
cluster-tools: $(VENV)/cluster/.installed ## Install what draws and checks descriptions of clusters: schemas, and kubectl where none is on the path.

.PHONY: haproxy
haproxy: $(VENV)/haproxy/.installed ## Install HAProxy for the rehearsal and the tests, where it is not on the path.

.PHONY: systemd
systemd: $(VENV)/systemd/.installed ## Install what judges systemd's units, where it is not on the path.

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
evaluate: $(VENV)/.dev ## Examine the model in production, and write the report, its card and data sheet (ten minutes).
	$(PY) -m app learn evaluate --output docs/evaluation
	$(PY) -m app learn compare --output docs/comparison
	$(PY) -m scripts.readme
	@$(MAKE) --no-print-directory cards

.PHONY: cards
cards: $(VENV)/.dev ## Write the card and the data sheet of the model in production into docs/models again.
	$(PY) -m app model card production --evaluation docs/evaluation --output docs/models/model-card.md
	$(PY) -m app model card production --evaluation docs/evaluation --output docs/models/model-card.json
	$(PY) -m app model data-sheet production --output docs/models/data-sheet.md
	$(PY) -m app model data-sheet production --output docs/models/data-sheet.json

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

.PHONY: readme
readme: $(VENV)/.dev ## Write what the README says of quality and speed from the latest reports again.
	$(PY) -m scripts.readme

.PHONY: uml
uml: $(VENV)/.dev cluster-tools ## Draw the diagrams in docs/uml from the code and from deploy again.
	$(PY) -m scripts.draw_uml

.PHONY: reference
reference: $(VENV)/.dev rules ## Write docs/reference from the code again, after `make client` where the HTTP API has changed.
	$(PY) -m scripts.write_reference

.PHONY: pictures
pictures: $(VENV)/.dev $(MERMAID)/node_modules/.package-lock.json chromium ## Draw the diagrams of all documents as pictures, where they have changed.
	$(PY) -m scripts.draw_pictures

.PHONY: dashboards
dashboards: $(VENV)/.dev ## Draw Grafana's dashboards in deploy/grafana from their descriptions in scripts/dashboards again.
	$(PY) -m scripts.draw_dashboards

.PHONY: kubernetes
kubernetes: $(VENV)/.dev ## Write the rules of Prometheus as a cluster reads them into deploy/kubernetes again.
	$(PY) -m scripts.draw_kubernetes

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
	rm -rf $(VENV) $(ENGINE)/node_modules $(LINTER)/node_modules $(MERMAID)/node_modules var .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The stamps say that an installation was finished; one that was interrupted starts again.
$(VENV)/.run: $(RUN_LOCK) pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; this is " + sys.version.split()[0] + ". Say which with PYTHON=python3.11.")'
	test -x $(PY) || $(PYTHON) -m venv $(VENV)
	$(PY) -m pip $(INSTALL) --require-hashes -r $(RUN_LOCK)
	$(PY) -m pip $(INSTALL) --quiet --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(DEV_LOCK) $(VENV)/.run
	$(PY) -m pip $(INSTALL) --require-hashes -r $(DEV_LOCK)
	@touch $@

$(VENV)/.rules: scripts/compile_rules.py $(shell find app/domain/battle app/domain/prediction -name '*.py') | $(VENV)/.run
	@# Where Python may not keep what it compiles, each process of the tests would do that, too.
	$(PY) -m compileall -q app client deploy scripts tests
	$(PY) -m scripts.compile_rules
	@touch $@

$(GENERATOR)/.installed: $(GENERATOR_LOCK) | $(VENV)/.dev
	$(PYTHON) -m venv $(GENERATOR)
	$(GENERATOR)/bin/python -m pip $(INSTALL) --quiet --require-hashes -r $(GENERATOR_LOCK)
	@touch $@

$(DELIVERY)/.installed: $(DELIVERY_LOCK)
	$(PYTHON) -m venv $(DELIVERY)
	$(DELIVERY)/bin/python -m pip $(INSTALL) --quiet --require-hashes -r $(DELIVERY_LOCK)
	@touch $@

$(SITE)/.installed: $(SITE_LOCK)
	$(PYTHON) -m venv $(SITE)
	$(SITE)/bin/python -m pip $(INSTALL) --quiet --require-hashes -r $(SITE_LOCK)
	@touch $@

$(ENGINE)/node_modules/.package-lock.json: $(ENGINE)/package-lock.json | $(VENV)/.run
	$(PY) -m scripts.install_engine
	@touch $@

$(LINTER)/node_modules/.package-lock.json: $(LINTER)/package-lock.json | $(VENV)/.run
	$(PY) -m scripts.lint_workflows --install
	@touch $@

$(MERMAID)/node_modules/.package-lock.json: $(MERMAID)/package-lock.json | $(VENV)/.dev
	$(PY) -m scripts.draw_pictures --install
	@touch $@

$(VENV)/prometheus/.installed: scripts/install_prometheus.py scripts/debian_programs.py | $(VENV)/.run
	$(PY) -m scripts.install_prometheus
	@mkdir -p $(@D) && touch $@

$(VENV)/cluster/.installed: scripts/install_cluster_tools.py $(wildcard scripts/cluster_tools/package*.json) | $(VENV)/.run
	$(PY) -m scripts.install_cluster_tools
	@touch $@

# After Prometheus, for only one at a time may ask Debian for packages.
$(VENV)/chromium/.installed: scripts/install_chromium.py scripts/debian_programs.py | $(VENV)/prometheus/.installed
	$(PY) -m scripts.install_chromium
	@mkdir -p $(@D) && touch $@

# After Chromium, for the same reason.
$(VENV)/haproxy/.installed: scripts/install_haproxy.py scripts/debian_programs.py | $(VENV)/chromium/.installed
	$(PY) -m scripts.install_haproxy
	@mkdir -p $(@D) && touch $@

$(VENV)/systemd/.installed: scripts/install_systemd.py scripts/debian_programs.py | $(VENV)/haproxy/.installed
	$(PY) -m scripts.install_systemd
	@mkdir -p $(@D) && touch $@
