"""Files of the page: kept for good under their digest, packed where it pays, all that style sheets name is there."""

from __future__ import annotations

import re
from importlib.resources import files

import httpx
import pytest

from assistant.web.assets import asset_address, assets

FONTS = re.compile(r'url\("([^"]+)"\)')


@pytest.mark.parametrize("name", sorted(assets()))
def test_a_file_is_served_for_good(server: str, name: str) -> None:
    address = server + asset_address(name)
    response = httpx.get(address)
    assert response.status_code == 200
    assert response.content == assets()[name].content
    assert "immutable" in response.headers["cache-control"]
    assert response.headers["content-type"] == assets()[name].media_type
    plain = httpx.get(address, headers={"accept-encoding": "identity"})
    assert plain.content == response.content
    assert "content-encoding" not in plain.headers


def test_what_an_older_page_asks_for_is_not_kept(server: str) -> None:
    response = httpx.get(f"{server}/assets/0123456789ab/tokens.css")
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-cache"
    assert httpx.get(f"{server}/assets/0123456789ab/none.css").status_code == 404
    assert httpx.get(f"{server}/assets/0123456789ab/..%2fpage.py").status_code == 404


def test_style_sheets_name_only_files_that_are_there() -> None:
    named = [
        font
        for name, asset in assets().items()
        if name.endswith(".css")
        for font in FONTS.findall(asset.content.decode())
    ]
    assert len(named) >= 4
    assert set(named) <= assets().keys()
    assert sum(len(assets()[font].content) for font in set(named)) < 100_000


def test_the_font_has_its_licence_beside_it() -> None:
    licence = files("assistant.web").joinpath("fonts/OFL.txt").read_text("utf-8")
    assert "SIL Open Font License, Version 1.1" in licence
    assert "Be Vietnam Pro" in licence
