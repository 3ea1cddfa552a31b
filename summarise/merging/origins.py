"""Who a figure comes from: the same source under the names that different articles give it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from summarise.merging.topics import Setting, plain
from summarise.sitrep import Fact

WORD = re.compile(r"\w+")

TELLING = 3
"""Words of a name that tells who it is inside of others: "Tana River County" in that of its governor; "Red Cross" would not."""

Given = tuple[str, str]
"""An article's id and the name of whom it cites, empty where it says a thing in its own words."""


@dataclass(frozen=True)
class Origins:
    """The sources of a report. `copies` maps the id of a copied article to its original's; `articles` are words like "the"."""

    setting: Setting
    names: frozenset[str]
    copies: Mapping[str, str] = field(default_factory=dict)
    articles: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, facts: Iterable[Fact], setting: Setting, copies: Mapping[str, str], articles: frozenset[str] = frozenset()
    ) -> "Origins":
        """The sources that the facts and the publishers of their articles name."""
        said = {plain(fact.attribution.name) for fact in facts if fact.attribution}
        published = {plain(name) for name in setting.publishers.values() if name}
        return cls(setting, frozenset(said | published), copies, articles)

    def origin(self, given: Given) -> str:
        """The name of the source behind what an article says: whom it cites, else its publisher, else the article itself.

        A shorter name is the longer one's where only one has all of its words: "the ministry" is the "Ministry of Health".
        """
        article, name = given
        original = self.copies.get(article, article)
        return self._full.get(name or plain(self.setting.publishers.get(original)), name or original)

    @cached_property
    def _full(self) -> dict[str, str]:
        """What each name is known by: the fullest name that has all its words, cut to what several names have in common."""
        words = {name: frozenset(WORD.findall(name)) - self.articles for name in sorted(self.names)}
        full: dict[str, str] = {}
        for name, own in words.items():
            longer = [other for other, others in words.items() if own and own <= others]
            widest = max(longer, key=lambda other: (len(words[other]), other), default=name)
            whole = widest if all(words[other] <= words[widest] for other in longer) else name
            inside = [other for other, others in words.items() if len(others) >= TELLING and others <= words[whole]]
            full[name] = min(inside, key=lambda other: (len(words[other]), other), default=whole)
        return full
