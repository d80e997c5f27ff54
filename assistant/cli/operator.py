"""`operator password`: the hash that opens the operator's page."""

from __future__ import annotations

import click

from assistant.operator.password import hash_password


def run_password() -> int:
    """The hash alone goes to stdout; what to do with it, to stderr."""
    password = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    hashed = hash_password(password)
    click.echo("Put this into .env (keep the quotes) and restart the server:", err=True)
    click.echo(f"PLAN_OPERATOR_PASSWORD_HASH='{hashed}'", err=True)
    click.echo(hashed)
    return 0
