"""Serve: settings → assistant → page and API. The same as `python -m assistant serve`."""

from assistant.cli.serve import run_serve
from assistant.settings import load_settings

if __name__ == "__main__":
    run_serve(load_settings())
