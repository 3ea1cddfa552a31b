"""Instruct models, through their own chat template: what to write is the system's, the articles are fenced and only text."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarise import lexicon
from summarise.lexicon import Lexicon
from summarise.summary.beams import ends, settings
from summarise.summary.generative import Aim, Draft, Generative, new_tokens
from summarise.summary.inert import Inert, inert
from summarise.summary.models import ModelLine, Options
from summarise.summary.opening import Opened, described, opened, quiet
from summarise.summary.portions import Passage

CONTEXT = 8192
"""Tokens read and written where models.txt does not say: what a model of two billion parameters holds in a laptop's memory."""
LEAST_ROOM = 100
"""Tokens of an article that must have room beside the instructions and an answer of half the context."""
LABEL = 12
"""Tokens that the words around a label take."""
THOUGHT = re.compile(r"<think>.*", re.DOTALL)
THOUGHT_ENDS = "</think>"
SYSTEM, USER = "\ue000", "\ue001"
"""Stand for the messages where only the template around them is asked for: no article has these characters."""

Messages = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Chat:
    """Asks an instruct model. What it reads and what it writes together stay within `context` tokens."""

    held: Opened
    inert: Inert
    words: Lexicon
    context: int
    longest: int
    has_system: bool
    labelled: bool = True

    def tokens(self, text: str) -> int:
        """How many tokens a text has."""
        with quiet():
            return len(self.inert.encoded(self.inert.text(text)))

    def room(self, aim: Aim) -> int:
        """How many tokens of passages one input holds."""
        return self.context - self._most(aim, 2, 1) - len(self.ids([], aim)) - LABEL

    def fits(self, passages: Sequence[Passage], aim: Aim) -> bool:
        """Whether the model's context holds the passages and the answer."""
        ids = self.ids(passages, aim)
        return len(ids) + self._answer(passages, aim, len(ids)) <= self.context

    def write(self, passages: Sequence[Passage], aim: Aim) -> Draft:
        """The summary of passages that fit."""
        ids = self.ids(passages, aim)
        most = min(self._answer(passages, aim, len(ids)), self.context - len(ids))
        if most < 1:
            raise self.held.line.error(f"a prompt of {len(ids)} tokens is over its {self.context}; write a larger tokens=")
        return self._draft(self.held.generate(ids, max_new_tokens=most)[len(ids) :])

    def ids(self, passages: Sequence[Passage], aim: Aim) -> list[int]:
        """The tokens of the whole prompt, through the model's template."""
        with quiet():
            return self.inert.encoded(self.prompt(passages, aim))

    def prompt(self, passages: Sequence[Passage], aim: Aim) -> str:
        """The prompt as text, through the model's template."""
        texts = self.words.tables["chat"]
        material = "\n\n".join(self._shown(number, passage) for number, passage in enumerate(passages, 1))
        fence = fence_of(material)
        length = texts["sentences" if aim.sentences else "words"].format(words=aim.words, sentences=aim.sentences)
        meant = self.words.tables["focus"].get(aim.focus, aim.focus)
        focus = texts["focus"].format(focus=self.inert.text(" ".join(meant.split()))) if meant else ""
        system = texts["system"].format(length=length, focus=focus, fence=fence).strip()
        user = texts["user"].format(material=material, fence=fence).strip()
        return rendered(self.held.tokenizer, messages(system, user, has_system=self.has_system))

    def _shown(self, number: int, passage: Passage) -> str:
        label = self.words.tables["chat"]["article" if passage.label else "unnamed"]
        heading = label.format(number=number, label=self.inert.text(passage.label))
        return f"{heading}\n{self.inert.text(' '.join(passage.sentences))}"

    def _answer(self, passages: Sequence[Passage], aim: Aim, tokens: int) -> int:
        """The most tokens of an answer to a prompt of so many."""
        words = sum(len(sentence.split()) for passage in passages for sentence in passage.sentences)
        return self._most(aim, tokens - len(self.ids([], aim)), words)

    def _most(self, aim: Aim, tokens: int, words: int) -> int:
        return min(new_tokens(aim, tokens, words)[1], self.longest, self.context // 2)

    def _draft(self, made: Sequence[int]) -> Draft:
        """The answer, without what a model that thinks writes before it, and without the tokens that end it."""
        finished = not set(ends(self.held.model.generation_config.eos_token_id)).isdisjoint(made)
        text = self.held.tokenizer.decode(made, skip_special_tokens=False)
        text = THOUGHT.sub("", text.rpartition(THOUGHT_ENDS)[2])
        for token in self.held.tokenizer.all_special_tokens:
            text = text.replace(token, "")
        return Draft(text, finished)


def load(line: ModelLine, folder: Path, options: Options) -> Generative:
    """The summariser. Raises ModelError where the files hold no instruct model with a chat template."""
    config = described(line, folder)
    if not any(str(name).endswith("ForCausalLM") for name in config.get("architectures") or ()):
        raise line.error(
            f"{folder} holds a model of type {config.get('model_type')!r}, no instruct model for text; is it seq2seq?"
        )
    held = opened(line, folder, options, "AutoModelForCausalLM")
    if not held.tokenizer.chat_template:
        raise line.error(f"{folder} has no chat template; kind chat needs an instruct model")
    held.model.generation_config = settings(held.model, line.limits, summarises=False)
    has_system, frame = _frame(line, held.tokenizer)
    positions = getattr(held.model.config, "max_position_embeddings", None) or CONTEXT
    context = min(int(line.limits.get("tokens", CONTEXT)), positions)
    longest = int(line.limits.get("output", context))
    writer = Chat(held, inert(held.tokenizer, frame), lexicon.load("en", "generative"), context, longest, has_system)
    if writer.room(Aim(context)) < LEAST_ROOM:
        raise line.error(f"its {context} tokens leave no room for an article; write a larger tokens=")
    return Generative(line.model, writer)


def fence_of(material: str) -> str:
    """A line that stands before and after the material and is nowhere in it, the same for the same material.

    >>> fence_of("Ten died.")
    '===== 99d7416b07fd5af6 ====='
    """
    seed = material
    while (mark := hashlib.sha256(seed.encode()).hexdigest()[:16]) in material:
        seed = f"{mark}{seed}"
    return f"===== {mark} ====="


def messages(system: str, user: str, *, has_system: bool) -> Messages:
    """The two messages, or one where the template has no place for the system's."""
    if has_system:
        return [{"role": "system", "content": system}, {"role": "user", "content": user}]
    return [{"role": "user", "content": f"{system}\n\n{user}"}]


def rendered(tokenizer: Any, said: Messages) -> str:
    """The prompt as the model's template writes it, up to where its answer begins; where it can think it is told not to."""
    return str(tokenizer.apply_chat_template(said, tokenize=False, add_generation_prompt=True, enable_thinking=False))


def _frame(line: ModelLine, tokenizer: Any) -> tuple[bool, str]:
    """Whether the template has a place for the system's message, and what it writes around messages."""
    from jinja2 import TemplateError

    for has_system in (True, False):
        try:
            frame = rendered(tokenizer, messages(SYSTEM, USER, has_system=has_system))
        except TemplateError:  # what templates raise that know no system
            continue
        if SYSTEM in frame and USER in frame:
            return has_system, frame
    raise line.error("its chat template cannot be used: it does not show the messages; choose another model")
