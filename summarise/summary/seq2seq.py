"""Models trained to summarise, which read a text and write another: BART, PEGASUS, LED and PRIMERA, T5 and mT5."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarise import lexicon
from summarise.summary.beams import ends, settings
from summarise.summary.generative import Aim, Draft, Generative, new_tokens
from summarise.summary.inert import Inert, inert
from summarise.summary.models import ModelLine, Options
from summarise.summary.opening import Opened, described, opened, quiet
from summarise.summary.portions import Passage

if TYPE_CHECKING:
    from torch import Tensor

BETWEEN = "<doc-sep>"
"""What PRIMERA's tokenizer has between two articles."""
LEAST = 0.4
"""The share of the words asked for that a model whose makers set a least writes at least: made to go on, models babble."""
LEAST_ROOM = 16
"""Tokens without which no sentence is read or written."""
UNBOUNDED = 512
"""Tokens that T5 and mT5 were trained on: their positions are relative, and end nowhere."""


@dataclass(frozen=True, slots=True)
class Architecture:
    """What tells one from another: which values of its config bound what it reads and writes, and how it reads.

    `prefix` names the words before the text (generative.toml); with `window` attention is local but for a few tokens;
    `computed` is in the name of weights that are a formula, and that its makers did not save.
    """

    reads: str | None = "max_position_embeddings"
    writes: str | None = "max_position_embeddings"
    prefix: str | None = None
    window: bool = False
    computed: str | None = None


ARCHITECTURES = {
    "bart": Architecture(),
    "pegasus": Architecture(computed="embed_positions"),
    "led": Architecture("max_encoder_position_embeddings", "max_decoder_position_embeddings", window=True),
    "t5": Architecture("n_positions", None, prefix="t5"),
    "mt5": Architecture("n_positions", None),
}
"""By `model_type` of config.json."""


@dataclass(frozen=True, slots=True)
class Seq2Seq:
    """Writes with an encoder and a decoder. Nothing over `limit` tokens is ever passed to it.

    `least` is what its makers had it write at least, `longest` what it can write, in tokens. It cannot be told a focus.
    """

    held: Opened
    inert: Inert
    prefix: str
    limit: int
    least: int
    longest: int
    window: bool
    labelled: bool = False

    def tokens(self, text: str) -> int:
        """How many tokens a text has."""
        with quiet():
            return len(self.inert.encoded(self.inert.text(text)))

    def room(self, aim: Aim) -> int:
        """How many tokens of passages one input holds."""
        return self.limit - len(self._ids([]))

    def fits(self, passages: Sequence[Passage], aim: Aim) -> bool:
        """Whether one input holds the passages."""
        return len(self._ids(passages)) <= self.limit

    def write(self, passages: Sequence[Passage], aim: Aim) -> Draft:
        """The summary of passages that fit."""
        ids = self._ids(passages)
        if len(ids) > self.limit:
            raise self.held.line.error(f"an input of {len(ids)} tokens is over its {self.limit}; write a smaller tokens=")
        words = sum(len(sentence.split()) for passage in passages for sentence in passage.sentences)
        least, most = new_tokens(aim, len(ids), words, least=LEAST)
        most = min(most, self.longest)
        least = min(least, self.least, most - 1)
        seen = {"global_attention_mask": self._global(ids)} if self.window else {}
        made = self.held.generate(ids, max_new_tokens=most, min_new_tokens=least, **seen)
        return self._draft(made[1:])  # the first starts the decoder

    def _ids(self, passages: Sequence[Passage]) -> list[int]:
        """The tokens of an input, with those that begin and end it."""
        texts = [self.inert.text(" ".join(passage.sentences)) for passage in passages]
        between = f" {BETWEEN} " if BETWEEN in self.held.tokenizer.get_vocab() else " "
        with quiet():
            ids: list[int] = self.held.tokenizer(self.prefix + between.join(texts)).input_ids
        return ids

    def _global(self, ids: Sequence[int]) -> "Tensor":
        """Which tokens see all others: the first, and those between articles; (1, tokens)."""
        import torch

        between = self.held.tokenizer.get_vocab().get(BETWEEN)
        return torch.tensor([[int(place == 0 or id == between) for place, id in enumerate(ids)]], device=self.held.device)

    def _draft(self, made: Sequence[int]) -> Draft:
        text = self.held.tokenizer.decode(made, skip_special_tokens=True)
        return Draft(text, not set(ends(self.held.model.generation_config.eos_token_id)).isdisjoint(made))


def load(line: ModelLine, folder: Path, options: Options) -> Generative:
    """The summariser. Raises ModelError where the files hold no model of an architecture that is known here."""
    config = described(line, folder)
    kind = config.get("model_type")
    if kind not in ARCHITECTURES:
        raise line.error(f"{folder} holds a model of type {kind!r}; kind seq2seq reads: {', '.join(ARCHITECTURES)}")
    built = ARCHITECTURES[kind]
    held = opened(line, folder, options, "AutoModelForSeq2SeqLM", computed=built.computed)
    least = getattr(held.model.generation_config, "min_length", None) or 0
    held.model.generation_config = settings(held.model, line.limits, summarises=True)
    limit = _limit(line, built, held)
    longest = min(int(line.limits.get("output", 10**6)), getattr(held.model.config, built.writes or "", 10**6) - 2)
    writer = Seq2Seq(held, inert(held.tokenizer), _prefix(config, built), limit, least, longest, built.window)
    if writer.room(Aim(1)) < LEAST_ROOM or longest < LEAST_ROOM:
        raise line.error(f"its limits leave no room for an article: it reads {limit} tokens and writes {longest}")
    return Generative(line.model, writer)


def _limit(line: ModelLine, built: Architecture, held: Opened) -> int:
    """The longest input: what models.txt says, no more than the model has positions for."""
    config = held.model.config
    positions = getattr(config, built.reads or "", None)
    limit = int(line.limits.get("tokens", positions or UNBOUNDED))
    if positions is None or not built.writes:  # relative positions, such as those of T5, end nowhere
        return limit
    if built.window:  # it fills up its input to whole windows
        positions -= positions % max(config.attention_window)
    return min(limit, int(positions))


def _prefix(config: dict[str, Any], built: Architecture) -> str:
    """The words before the text: those that the config names for summaries, else those that the architecture was trained with."""
    own = ((config.get("task_specific_params") or {}).get("summarization") or {}).get("prefix")
    if own is not None:
        return str(own)
    return str(lexicon.load("en", "generative").tables["prefix"][built.prefix]) if built.prefix else ""
