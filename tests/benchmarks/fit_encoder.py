"""`make fit-encoder`: the change of the bundled encoder's weights (assistant/data/adaptation.npz), fitted on written pairs.

`pairs/*.jsonl` hold made-up plans, each with ten passages near to one another and four questions a passage: in correct
Vietnamese, in a citizen's own words, as typed on a phone, in English. A question is to lie nearer to its passage than to the
nine others of its plan and to those of the plans beside it (InfoNCE, van den Oord et al. 2018); only a low-rank change of the
linear layers is learned (LoRA, Hu et al. 2022). About half an hour on two cores; prints the loss and the share of questions
whose passage is nearest.
"""

from __future__ import annotations

import json
import math
import random
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn.functional import cross_entropy, normalize
from torch.nn.utils import parametrize

from assistant.embedding.adaptation import DOWN, UP
from assistant.embedding.bundled import PROMPTS, load_bundled
from assistant.vietnamese import fold

PAIRS = Path(__file__).with_name("pairs")
CHANGE = Path(__file__).resolve().parents[2] / "assistant" / "data" / "adaptation.npz"
RANK = 8
TEMPERATURE = 0.02
RATE = 4e-4
PASSES = 6  # over the plans, each time with one question a passage
PLANS_AT_ONCE = 4
MOST_TOKENS = 128
# How much of the fitted change is kept: weights between the published and the fitted ones keep what the encoder knew of other
# texts (WiSE-FT, Wortsman et al. 2022). Of 499 questions on read plans the passage is first by vectors alone for .66 as published,
# .74 with half of the change, .76 with .6, .78 with all; XQuAD-vi (`make bench-retrieval`) .960, .957, .958 and .952.
STRENGTH = 0.6
WAYS = ("vi", "plain", "plain", "typed", "en")  # citizens' own words twice as often
UNMARKED, UNPUNCTUATED = 0.15, 0.3  # how often marks are left out, and capitals and the closing stop
HEADED = 0.5  # how often the plan's title stands above its passages


class LowRank(torch.nn.Module):
    """weight -> weight + up @ down."""

    def __init__(self, rows: int, columns: int) -> None:
        super().__init__()
        self.down = torch.nn.Parameter(torch.randn(RANK, columns) / math.sqrt(columns))
        self.up = torch.nn.Parameter(torch.zeros(rows, RANK))

    def forward(self, weight: torch.Tensor) -> torch.Tensor:
        return weight + self.up @ self.down


def main() -> None:
    random.seed(0)
    torch.manual_seed(0)
    model = load_bundled(adapted=False)
    changes = _made_changeable(model[0].auto_model)
    parameters = [parameter for change in changes.values() for parameter in change.parameters()]
    optimizer = torch.optim.AdamW(parameters, lr=RATE, weight_decay=0.01)
    plans = [
        json.loads(line) for path in sorted(PAIRS.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
    steps = PASSES * math.ceil(len(plans) / PLANS_AT_ONCE)
    step = 0
    model.train()
    for _ in range(PASSES):
        random.shuffle(plans)
        for at in range(0, len(plans), PLANS_AT_ONCE):
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, (step + 1) / 20) * max(0.02, 1 - step / steps)
            loss, first = _loss(model, plans[at : at + PLANS_AT_ONCE])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            step += 1
            if step % 20 == 0:
                print(f"{step}/{steps}: loss {loss.item():.2f}, first {first:.2f}", flush=True)
    stored = {}
    for name, change in changes.items():
        stored[name + DOWN] = change.down.detach().half().numpy()
        stored[name + UP] = (STRENGTH * change.up.detach()).half().numpy()
    np.savez_compressed(CHANGE, **stored)
    print(f"{CHANGE}: {CHANGE.stat().st_size / 1e6:.1f} MB")


def _made_changeable(backbone: Any) -> dict[str, LowRank]:
    """A low-rank change on every linear layer of the encoder, all else fixed; by the module's name."""
    for parameter in backbone.parameters():
        parameter.requires_grad_(False)
    changes = {}
    for name, module in [*backbone.named_modules()]:
        if isinstance(module, torch.nn.Linear) and name.startswith("encoder.layer."):
            changes[name] = LowRank(*module.weight.shape)
            parametrize.register_parametrization(module, "weight", changes[name])
    return changes


def _loss(model: Any, plans: list[dict[str, Any]]) -> tuple[torch.Tensor, float]:
    """The loss over one question for each passage of these plans, and the share whose passage is nearest."""
    questions, passages = [], []
    for plan in plans:
        heading = f"{plan['plan']}\n" if random.random() < HEADED else ""
        for passage in plan["passages"]:
            questions.append(PROMPTS["query"] + _as_typed(passage))
            passages.append(PROMPTS["document"] + heading + passage["text"])
    near = _vectors(model, questions) @ _vectors(model, passages).T / TEMPERATURE
    own = torch.arange(len(passages))
    loss = cross_entropy(near, own) + 0.3 * cross_entropy(near.T, own)
    return loss, (near.argmax(1) == own).float().mean().item()


def _as_typed(passage: dict[str, str]) -> str:
    way = random.choice(WAYS)
    question = passage[way]
    if way in ("vi", "plain") and random.random() < UNMARKED:
        question = fold(question)
    return question.lower().rstrip("?. ") if random.random() < UNPUNCTUATED else question


def _vectors(model: Any, texts: list[str]) -> torch.Tensor:
    """[n, d] unit vectors, in half precision where the processor has it."""
    tokens = model.tokenizer(texts, padding=True, truncation=True, max_length=MOST_TOKENS, return_tensors="pt")
    with torch.autocast("cpu", torch.bfloat16):
        hidden = model[0].auto_model(**tokens).last_hidden_state.float()
    kept = tokens["attention_mask"][..., None].float()
    return normalize((hidden * kept).sum(1) / kept.sum(1), dim=-1)


if __name__ == "__main__":
    main()
