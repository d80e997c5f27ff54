"""A model is built once, in another process, and kept; what is wrong with it is said."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.embedding import ModelMissing, ensure_model, model_folder
from assistant.embedding.encoder import load_encoder
from assistant.embedding.export import build_model


def no_building(*arguments: object, **options: object) -> None:
    raise AssertionError("the model is built again")


@pytest.fixture
def copy(tiny: tuple[str, Path], tmp_path: Path) -> tuple[str, Path, Path]:
    """(name, models folder, the model's folder): a built model that a test may damage."""
    name, models = tiny
    shutil.copytree(models, tmp_path / "models")
    return name, tmp_path / "models", model_folder(name, tmp_path / "models")


def test_building_leaves_torch_out_of_this_process(tiny: tuple[str, Path]) -> None:
    assert model_folder(*tiny).is_dir()
    assert {"torch", "sentence_transformers"}.isdisjoint(sys.modules)


def test_a_built_model_is_not_built_again(tiny: tuple[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", no_building)
    said: list[str] = []
    assert ensure_model(*tiny, said.append) == model_folder(*tiny)
    assert said == []


def test_the_builder_itself_leaves_a_built_model_alone(tiny: tuple[str, Path]) -> None:
    manifest = model_folder(*tiny) / "manifest.json"
    before = manifest.stat().st_mtime_ns
    assert build_model(*tiny) == manifest.parent
    assert manifest.stat().st_mtime_ns == before


def test_only_the_model_is_left_in_the_models_folder(tiny: tuple[str, Path]) -> None:
    visible = [path.name for path in tiny[1].iterdir() if path.name != ".build.lock"]
    assert visible == [model_folder(*tiny).name]
    files = {path.name for path in model_folder(*tiny).iterdir()}
    assert files == {"manifest.json", "model.onnx", "tokenizer.json"}


def test_a_build_is_announced_and_its_failure_names_the_model(tmp_path: Path) -> None:
    said: list[str] = []
    with pytest.raises(ModelMissing, match="'no/such-model' could not be built"):
        ensure_model("no/such-model", tmp_path, said.append)
    assert "no/such-model" in said[0]


def test_a_failed_build_leaves_nothing_that_looks_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed = subprocess.CompletedProcess([], returncode=-9, stdout="", stderr="")
    monkeypatch.setattr(subprocess, "run", lambda *arguments, **options: killed)
    model_folder("killed", tmp_path).mkdir()
    with pytest.raises(ModelMissing, match="ended without a word"):
        ensure_model("killed", tmp_path, lambda line: None)


def test_a_model_that_is_not_built_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="python -m assistant model build"):
        load_encoder("bundled", tmp_path)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def other_engine(path: Path) -> None:
    manifest = json.loads(path.read_text("utf-8"))
    del manifest["dimension"]
    path.write_text(json.dumps(manifest), "utf-8")


@pytest.mark.parametrize("name", ["manifest.json", "model.onnx", "tokenizer.json"])
def test_a_truncated_file_is_damage_with_advice(name: str, copy: tuple[str, Path, Path]) -> None:
    truncate(copy[2] / name)
    with pytest.raises(ModelMissing, match=r"is damaged .* delete the folder and build it again"):
        load_encoder(*copy[:2])


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_missing_file_is_damage_that_names_the_folder(name: str, copy: tuple[str, Path, Path]) -> None:
    (copy[2] / name).unlink()
    with pytest.raises(ModelMissing) as raised:
        load_encoder(*copy[:2])
    assert str(copy[2]) in str(raised.value)


@pytest.mark.parametrize("damage", [truncate, other_engine])
def test_a_manifest_without_its_facts_is_damage(damage: Callable[[Path], None], copy: tuple[str, Path, Path]) -> None:
    damage(copy[2] / "manifest.json")
    with pytest.raises(ModelMissing, match="is damaged"):
        load_encoder(*copy[:2])


@pytest.mark.parametrize("name", ["bundled", "intfloat/multilingual-e5-small", "/srv/models/e5", "../e5", "mô hình"])
def test_a_name_is_one_folder_of_the_models_folder(name: str, tmp_path: Path) -> None:
    assert model_folder(name, tmp_path).parent == tmp_path
    assert model_folder(name, tmp_path).resolve().parent == tmp_path.resolve()
