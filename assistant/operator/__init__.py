"""What stands behind the operator's page: password, sessions, limits to guessing, the ingest that runs beside the server."""
