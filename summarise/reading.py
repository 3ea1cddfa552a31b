"""Reads one article: its language, its sentences, its facts and what they stand on."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from summarise import lexicon
from summarise.ground import countries, ground
from summarise.language import detect
from summarise.numbering import NOTHING, Findings
from summarise.segment import segment
from summarise.sitrep import Fact
from summarise.slots import SLOTS
from summarise.text import Article, Document, Sentence

DEFAULT_LANGUAGE = "en"
"""Whose rules read a text too short for its language to be told, and whose words a report uses where its own has none."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article gave. `rules` is the language by whose rules it was read, None where there are none."""

    document: Document
    rules: str | None
    findings: Findings = NOTHING
    countries: tuple[str, ...] = ()


def read(article: Article, *, language: str | None = None, rules: Path | None = None) -> Reading:
    """The article read; `language` overrides what it says of itself and what its text shows.

    An article in a language without rules has its sentences, and no facts.
    """
    if rules is not None:
        lexicon.refuse_strays(rules)
    known = language or article.language or detect(article.text)
    code = known or DEFAULT_LANGUAGE
    document = Document(replace(article, language=known), segment(article, code))
    if code not in lexicon.languages():
        return Reading(document, None)
    facts = facts_of(document.article, document.sentences, code, rules)
    grounded, locations, caveats = ground(article, document.sentences, facts, language=code)
    return Reading(document, code, Findings(grounded, locations, caveats), countries(article, document.sentences))


def rules_version(language: str, rules: Path | None = None) -> str:
    """The version of a language's rules; an analyst's own add a fingerprint of their files."""
    version = lexicon.load(language, "headcounts").version
    if rules is None:
        return version
    content = b"".join(path.read_bytes() for path in sorted(rules.rglob("*.toml")))
    return f"{version}+{hashlib.sha256(content).hexdigest()[:8]}"


def facts_of(article: Article, sentences: Sequence[Sentence], language: str, rules: Path | None = None) -> tuple[Fact, ...]:
    """The facts of all slots, in the order of SLOTS, before places, dates and sources are known."""
    facts: tuple[Fact, ...] = ()
    for fill in SLOTS.values():
        facts += fill(article, sentences, language=language, extra=rules, known=facts)
    return facts
