"""The bundled encoder adapted to plans: a low-rank change of its weights (LoRA, Hu et al. 2022), added when it is built.

multilingual-e5-small does not know that "người già" are "người cao tuổi" or that "trả tiền bằng điện thoại" is cashless payment.
The change was fitted (`make fit-encoder`) on questions written for plans made up for it, in citizens' words, typed without
marks, and in English; none is of the golden sets.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import numpy as np

DOWN, UP = ".down", ".up"  # [rank, columns] and [rows, rank] of each changed weight, after its module's name


def read_changes() -> Iterator[tuple[str, np.ndarray]]:
    """What is added to the weight of each module of the encoder: its name in BertModel and float32 [rows, columns]."""
    with files("assistant.data").joinpath("adaptation.npz").open("rb") as file, np.load(file) as stored:
        for name in sorted(key.removesuffix(UP) for key in stored.files if key.endswith(UP)):
            yield name, stored[name + UP].astype(np.float32) @ stored[name + DOWN].astype(np.float32)
