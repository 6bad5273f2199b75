# The habits of this repository. Each is a small script in scripts/, the same for people and CI.

.DEFAULT_GOAL := help
.PHONY: help run test fuzz lint format train validate judge bench evaluate weights trace composition screenshots load sbom clean office
python := .venv/bin/python

help: ## List what can be done
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## Start the assistant on http://localhost:5005 (PORT=, ACTIONS_PORT=, HOST=)
	@scripts/environment.sh
	@scripts/widget.sh || true
	@exec $(python) -m scripts.run

office: ## Start the staff page on http://localhost:5010 (OFFICE_PORT=, OFFICE_HOST=)
	@scripts/environment.sh
	@exec $(python) -m bot office

test: ## Run the whole test suite, or part of it (ARGS="tests/unit -k names")
	@scripts/environment.sh test
	@scripts/test.sh $(ARGS)

fuzz: ## Try a hundred thousand inputs that nobody wrote, other ones each time (INPUTS=200000)
	@scripts/environment.sh test
	@scripts/fuzz.sh $(INPUTS)

lint: ## Check style and types
	@scripts/environment.sh test
	@scripts/lint.sh

format: ## Format the code and mend what can be mended
	@scripts/environment.sh test
	@.venv/bin/ruff check --fix-only --quiet .
	@.venv/bin/ruff format .

train: ## Train the model, even if it is up to date
	@scripts/environment.sh
	@$(python) -m scripts.train --force

validate: ## Check the data files and the training data
	@scripts/environment.sh
	@scripts/validate.sh

judge: ## Let the judge talk to the assistant (QUESTIONS=file, JUDGE=folder)
	@scripts/environment.sh
	@scripts/judge.sh $(QUESTIONS) $(ARGS)

bench: ## Measure speed
	@scripts/environment.sh test
	@$(python) -m bot load
	@$(python) -m scripts.env bench $(ARGS)

evaluate: ## Measure how well messages are understood
	@scripts/environment.sh test
	@SOURCES=brochure $(python) -m bot load
	@$(python) -m scripts.env tools.evaluate $(ARGS)

composition: ## Measure how requests compose, by generated questions and threads (ARGS="--show 20")
	@scripts/environment.sh test
	@SOURCES=brochure $(python) -m bot load
	@$(python) -m scripts.env tools.composition $(ARGS)

weights: ## Learn again what decides between readings of a message (ARGS=--check)
	@scripts/environment.sh test
	@SOURCES=brochure $(python) -m bot load
	@$(python) -m scripts.env tools.weights $(ARGS)

trace: ## Note what each message of the dialogues is taken to ask (then look at git diff)
	@scripts/environment.sh test
	@SOURCES=brochure $(python) -m bot load
	@$(python) -m scripts.env tools.trace

screenshots: ## Take the pictures in docs/images of the running assistant
	@scripts/environment.sh test
	@scripts/widget.sh
	@$(python) -m scripts.run --then $(python) -m scripts.screenshots

load: ## Put the data files into the database; a running assistant notices
	@scripts/environment.sh
	@$(python) -m bot load

sbom: ## Write the software bill of materials (results/sbom.json)
	@scripts/environment.sh test
	@$(python) -m scripts.sbom

clean: ## Remove models, results, database and logs; the environment stays
	@rm -rf models results var .rasa .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
