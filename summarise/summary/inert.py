"""Makes sure that what articles say stays text: what a tokenizer or a chat template takes for a mark of its own is broken up."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

MARK = re.compile(r"<\|[^|<>]*\|>|<<?/?[^<>\s]{1,40}>>?|\[/?[^\[\]\s]{1,40}\]|#{2,} ?\w+:")
"""What templates set turns apart with, where it is no token: "[/INST]", "<<SYS>>", "### Response:" """
ROUNDS = 3
"""Breaking up one mark can leave another, as in "<<s>/s>"; what is left after these is for `text` to find."""
BRACKETS = re.compile(r"[<>\[\]|]")


@dataclass(frozen=True, slots=True)
class Inert:
    """Breaks up the marks of one tokenizer; `ids` are those of its marks, none of which a text may come to hold."""

    tokenizer: "PreTrainedTokenizerBase"
    marks: re.Pattern[str]
    ids: frozenset[int]

    def text(self, text: str) -> str:
        """The text with a space after the first character of every mark in it: "<|im_end|>" is read as "< |im_end|>".

        Where the tokenizer still finds one, since it reads other forms of letters too, these are made plain; then brackets go.
        """
        for tried in (text, unicodedata.normalize("NFKC", text)):
            broken = self._broken(tried)
            if self.ids.isdisjoint(self.encoded(broken)):
                return broken
        return BRACKETS.sub(" ", unicodedata.normalize("NFKC", text))

    def encoded(self, text: str) -> list[int]:
        """The ids of a text's tokens, without those that begin and end an input."""
        ids: list[int] = self.tokenizer(text, add_special_tokens=False).input_ids
        return ids

    def _broken(self, text: str) -> str:
        for _ in range(ROUNDS):
            text = self.marks.sub(lambda found: f"{found[0][0]} {found[0][1:]}", text)
        return text


def inert(tokenizer: Any, frame: str = "") -> Inert:
    """What breaks up the added tokens of a tokenizer, and the marks that stand in `frame`, a template without its content.

    A word that was only added to the vocabulary is no mark.
    """
    special = set(tokenizer.all_special_tokens)
    added: dict[str, int] = {
        token: id for token, id in tokenizer.get_added_vocab().items() if token in special or not token.strip().isalnum()
    }
    marks = {token.strip() for token in added if len(token.strip()) > 1}
    known = {added[token] for token in added if token.strip()} - {tokenizer.unk_token_id}  # any odd character is that
    return Inert(tokenizer, _any_of({*marks, *MARK.findall(frame)}), frozenset(known))


def _any_of(marks: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the marks, the longest first; one that matches nothing where there is none."""
    ordered = sorted(marks, key=lambda mark: (-len(mark), mark))
    return re.compile("|".join(map(re.escape, ordered)) or r"(?!)")
