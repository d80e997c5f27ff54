"""Ask a plan a question, get the exact answer and the very place it stands."""

__version__ = "0.1.0"
