"""The register of targets and tasks: rows read from a document's passages, without a language model."""
