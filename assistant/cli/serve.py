"""`serve`: the page and the API on one address."""

from __future__ import annotations

import socket

import click

from assistant.generate.model import open_model
from assistant.settings import Settings


def run_serve(settings: Settings) -> None:
    """Serve until interrupted. The page answers as soon as the index is open; `/readyz` tells when."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            reason = error.strerror or error
            raise click.ClickException(
                f"cannot serve on {settings.host}:{settings.port} ({reason}); set another address with --host and --port"
            ) from None
    if settings.llm:  # a model that cannot be used is said here, not to the first who asks
        open_model(settings)
    import uvicorn

    from assistant.index import newest_generation
    from assistant.live import LiveAssistant
    from assistant.start import open_assistant
    from assistant.web.application import create_app

    live = LiveAssistant(
        lambda: open_assistant(settings), lambda: newest_generation(settings.index, settings.corpus_name)
    )
    live.start()
    app = create_app(live, settings)
    click.echo(f"Serving on http://{settings.host}:{settings.port}", err=True)
    uvicorn.run(
        app, host=settings.host, port=settings.port, log_level="warning", access_log=False, server_header=False,
        proxy_headers=bool(settings.trusted_proxies), forwarded_allow_ips=settings.trusted_proxies, timeout_graceful_shutdown=5,
        timeout_keep_alive=75,  # longer than a reader thinks: a line closed just as the next question comes is an error
    )  # fmt: skip
