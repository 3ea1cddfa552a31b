"""Headcounts: people or households in a humanitarian condition, each with its figure and the rule that found it."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from summarise.lexicon import load
from summarise.rules import Match, RuleBook, rule_book
from summarise.sitrep import Fact, Headcount
from summarise.slots.basis import basis_of
from summarise.slots.capacity import is_capacity
from summarise.slots.chunks import Count, Item, chunk, figures_in, last_noun, without_assets
from summarise.slots.clause import evidence
from summarise.slots.nouns import nouns_of
from summarise.slots.rows import Link
from summarise.slots.said import link_sets, links_in
from summarise.slots.status import status_of
from summarise.slots.subsets import ALIKE, EARLIER, SUBSET_MEMORY, Reading, numbered, subsets_in, whole_of
from summarise.slots.withdrawn import called_false, is_withdrawn
from summarise.text import Article, Sentence

TERM_REACH = 3
"""Items after a match in which a word may make its term finer: "living in two tented camps"."""
SAME = "same"
"""The category of rules that only say that a figure goes on about the one before: "the figure has risen to 900"."""
NO_HEADCOUNT = "none"
"""The category of rules that only keep shorter ones from a wrong reading: "returned to work"."""


def fill(
    article: Article,
    sentences: Sequence[Sentence],
    *,
    language: str = "en",
    extra: Path | None = None,
    known: Sequence[Fact] = (),
) -> tuple[Headcount, ...]:
    """The headcounts of an article in text order, ids h1, h2 …; `part_of` holds the id of the figure it is a subset of."""
    reader = _Reader(article, language, extra)
    readings: list[Reading] = []
    for sentence in sentences:
        if not sentence.leftover:
            readings += reader.read(sentence, readings)
    false = called_false(sentences, language) if readings else ()
    denied = [r if r.sentence not in false else replace(r, fact=replace(r.fact, status="denied")) for r in readings]
    return tuple(numbered(denied))


class _Reader:
    """Reads one article, sentence by sentence."""

    def __init__(self, article: Article, language: str, extra: Path | None) -> None:
        self.article, self.language = article, language
        self.book: RuleBook = rule_book(language, "headcounts", extra)
        self.sets = link_sets(language, "headcounts", extra) | {"household": load(language, "people").word_set("household")}
        self.verbs = self.sets["predicates"] - self.sets["participles"]

    def read(self, sentence: Sentence, before: Sequence[Reading]) -> list[Reading]:
        """The headcounts of one sentence; `before` holds those of the sentences before it."""
        follows = bool(before) and before[-1].sentence == sentence.index - 1
        if not follows and not self.book.triggered(sentence.lower):
            return []
        items = without_assets(chunk(sentence, self.language), sentence, self.verbs)
        if not any(item.count and item.count.kind != "thing" for item in items):
            return []
        chosen = self._with_subsets(links_in(items, self.book, self.sets, self._accepts, "category"), items)
        readings: list[Reading] = []
        for link in chosen:
            reading = self._reading(link, items, sentence, [*before, *readings])
            readings += [reading] if reading is not None else []
        return readings or list(self._earlier_subsets(items, sentence, before))

    def _earlier_subsets(self, items: Sequence[Item], sentence: Sentence, before: Sequence[Reading]) -> Iterator[Reading]:
        """Figures that only say how many of the figure before were whom: "Five of them were children."."""
        last = [r for r in before[-SUBSET_MEMORY:] if r.sentence == sentence.index - 1 and not r.past]
        for item, count in ((i, item.count) for i, item in enumerate(items)):
            if count is None or count.kind != "people" or not count.known or not count.quantity.value:
                continue
            whole = next((r for r in reversed(last) if r.fact.quantity.value > count.quantity.value), None)
            if whole is not None and (count.partitive or whole_of(item, items, sentence, self.sets) in (EARLIER, ALIKE)):
                tokens, rule = (count.first, count.last), whole.fact.evidence[0].rule or ""
                quote = evidence(self.article, sentence, tokens, rule, sets=self.sets, figures=figures_in(items))
                fact = replace(whole.fact, evidence=(quote,), quantity=count.quantity, group=self._group(count))
                yield Reading(fact, sentence.index, item, EARLIER)

    def _with_subsets(self, links: Sequence[Link], items: Sequence[Item]) -> list[Link]:
        """The links, and one more for each figure that only says how many of another: "including 119 children"."""
        subsets = subsets_in(items, self.sets)
        linked = {link.item for link in links if not link.match.rule.means.get("unless") or "^" not in link.match.rule.pattern}
        more = [
            Link(item, link.match)
            for item, whole in subsets.items()
            if item not in linked
            for link in links
            if link.item == whole and (count := items[item].count) and self._accepts(count, link.match)
        ]
        replaced = {link.item for link in more}
        return sorted([*(link for link in links if link.item not in replaced), *more], key=lambda link: link.item)

    def _accepts(self, count: Count, match: Match) -> bool:
        """Whether a rule may speak of this figure."""
        category, means = match.rule.means["category"], match.rule.means
        dwellings = means.get("dwellings")
        if "<households>" in match.rule.pattern and count.kind != "households":
            return False
        if dwellings and (count.kind == "assets" or dwellings == "only"):
            return count.head in self.sets["dwelling_unit"] and not count.single
        if count.kind not in ("people", "households", "number") or count.kind == "number" and means.get("bare") == "no":
            return False
        if count.quantity.value < 2 and not self._may_be_so_few(count, match):
            return False
        return count.known or category in self.sets["telling"] and means.get("noun") != "known"

    def _may_be_so_few(self, count: Count, match: Match) -> bool:
        """Whether a rule may speak of one, or of none: "a guard", "the driver", "one of the displaced", "no survivors"."""
        category, single = match.rule.means["category"], match.rule.means.get("single")
        if not count.quantity.value:
            return category not in self.sets["some"]
        said = count.partitive or count.kind == "people" and not count.quantity.text.isdigit()
        if said and category in self.sets["not_one_of"] and "^" in match.rule.pattern:
            return False
        if count.single and (category not in self.sets["single"] or single == "no"):
            return False
        if not count.definite:
            return True
        return single != "new" and category in self.sets["single_definite" if count.noun else "single_pronoun"]

    def _reading(self, link: Link, items: Sequence[Item], sentence: Sentence, before: Sequence[Reading]) -> Reading | None:
        count, means = items[link.item].count, link.match.rule.means
        if count is None or means["category"] == NO_HEADCOUNT or is_capacity(items, link.item, self.sets):
            return None
        if not count.quantity.value and self._tells_which(link, items):
            return None
        meant = self._meant(link, count, items, sentence, before)
        if meant is None:
            return None
        category, term = meant
        first = min(count.first, items[link.match.start].first)
        last = max(count.last, items[link.match.end - 1].last)
        fact = Headcount(
            id="",
            evidence=(
                evidence(self.article, sentence, (first, last), link.match.rule.name, sets=self.sets, figures=figures_in(items)),
            ),
            status=self._status(sentence, count, (first, last), means, figures_in(items)),
            category=category,
            term=term,
            quantity=count.quantity,
            unit=(means["category"] == SAME and self._same_unit(count, before)) or self._unit(count, link, items),
            group=self._group(count),
            basis=basis_of(sentence, first, last, category, self.sets),
        )
        past = fact.status == "denied" or self._is_past(items, link.item)
        return Reading(fact, sentence.index, link.item, whole_of(link.item, items, sentence, self.sets), past)

    def _tells_which(self, link: Link, items: Sequence[Item]) -> bool:
        """Whether the verb only says which people are meant: "none of those who died had been warned"."""
        after = [item.word for item in items[link.item + 1 : link.match.start] if not item.word.startswith("^")]
        verbs = self.sets["be"] | self.sets["aux"] | self.sets["degree"]
        return bool(after) and after[0] in self.sets["relative"] and verbs.issuperset(after[1:])

    def _meant(
        self, link: Link, count: Count, items: Sequence[Item], sentence: Sentence, before: Sequence[Reading]
    ) -> tuple[str, str] | None:
        """The category and term of a link; None where the figure is one of assets, or of what nobody has named."""
        means = link.match.rule.means
        category, term = means["category"], means.get("term", means["category"])
        bare = count.kind == "number" and not means.get("dwellings")
        if bare and self._is_part_of_assets(count, link.item, items, category):
            return None
        if count.partitive and count.head in self.sets["victim_head"] and (told := self._told(count, sentence, before)):
            return told
        if category == SAME:
            return None if self._of_another(link, items, before) else self._same(count, before)
        finer = self._finer(category, term, link.match, items)
        risky = category in self.sets["risky"] and finer not in self.sets["settled"]
        return ("at_risk", "at_risk") if risky and self._may_come(link.match, items, sentence) else (category, finer)

    def _is_part_of_assets(self, count: Count, item: int, items: Sequence[Item], category: str) -> bool:
        """Whether a bare figure says how many of the assets named before it: "300 houses, of which 210 burned"."""
        at = next((at for at in range(item - 1, 0, -1) if items[at].count is not None), 0)
        last = items[at].count
        opens = (
            at > 0
            and items[at - 1].word in self.sets["whole_of"]
            and (at == 1 or items[at - 2].word in self.sets["clause_opens"])
        )
        if last is not None and last.kind == "assets" and not last.single and opens:
            return True  # "of 300 houses, 210 burned"
        if last is None and category in self.sets["shared"]:
            kinds = nouns_of(self.language).plural
            near = next((kinds[other.word] for other in reversed(items[:item]) if other.word in kinds), None)
            return near == "assets"  # "attacks on ambulances: four have been hit"
        of_which = " ".join(other.word for other in items[max(0, item - 2) : item]) in self.sets["of_which"]
        return (count.partitive or of_which or category in self.sets["shared"]) and self._after_asset(items, item)

    def _told(self, count: Count, sentence: Sentence, before: Sequence[Reading]) -> tuple[str, str] | None:
        """What befell the victims just told of, some of whom the figure counts: "Two of the victims were children"."""
        last = [r.fact for r in before if r.sentence >= sentence.index - 1 and r.fact.quantity.value > count.quantity.value]
        return next(((fact.category, fact.term) for fact in reversed(last) if fact.category in self.sets["befallen"]), None)

    def _of_another(self, link: Link, items: Sequence[Item], before: Sequence[Reading]) -> bool:
        """Whether "the number" is that of something else than the figure before: of assets, or of what "of" names."""
        words = {item.word for item in items[link.match.start : link.match.end]}
        households = bool(before) and before[-1].fact.unit == "households"
        return not words.isdisjoint(self.sets["belonging"]) or self._after_asset(items, link.item) and not households

    def _status(
        self, sentence: Sentence, count: Count, tokens: tuple[int, int], means: Mapping[str, str], figures: frozenset[int]
    ) -> str:
        """Denied where the figure is taken back, else what its rule or the words around it say."""
        if is_withdrawn(sentence, count.first, count.last, figures, self.language):
            return "denied"
        return means.get("status") or status_of(sentence, *tokens, self.language)

    def _is_past(self, items: Sequence[Item], item: int) -> bool:
        """Whether a bare figure is the one before a change: "down from 16,100", "from 34 to 31"."""
        count, before = items[item].count, [other.word for other in items[max(0, item - 2) : item]]
        bare = count is not None and count.kind == "number"
        said = {" ".join(before), " ".join(before[-1:])}
        changed = " ".join(before) in self.sets["earlier_before"] or self._to_another(items, item)
        return bare and changed and not said.isdisjoint(self.sets["earlier_before"])

    def _to_another(self, items: Sequence[Item], item: int) -> bool:
        """Whether "to" and another figure follow."""
        after = next((at for at in range(item + 1, len(items)) if not items[at].word.startswith("^")), len(items))
        return after + 1 < len(items) and items[after].word in self.sets["purpose"] and items[after + 1].count is not None

    def _finer(self, category: str, term: str, match: Match, items: Sequence[Item]) -> str:
        """The finer reporting term that a word of the match names ("kidnapped" among the detained), else `term`."""
        words = {item.word for item in items[match.start : match.end + TERM_REACH]}
        finer = self.book.lexicon.tables["finer"].get(category, {}) if term == category else {}
        return next((name for name, cues in finer.items() if not words.isdisjoint(cues)), term)

    def _may_come(self, match: Match, items: Sequence[Item], sentence: Sentence) -> bool:
        """Whether "could" or "may" governs the verb, and not "may have" or the month: what may happen puts people at risk."""
        before = items[max(0, match.start - 4) : match.start + 1]
        near = [item.word for item in before if sentence.words[item.first].islower() or item.word not in self.sets["modal_risk"]]
        have = {word for word, after in itertools.pairwise([*near, ""]) if after not in self.sets["purpose"]}
        said = {word for word, after in itertools.pairwise([*near, ""]) if after in self.sets["purpose"]}
        may = bool(set(near) & self.sets["modal_risk"] or said & self.sets["modal_to"])  # "are expected to leave"
        return may and not have & self.sets["perfect"]

    def _after_asset(self, items: Sequence[Item], item: int) -> bool:
        """Whether the last figure with a noun before a bare one counts assets: "40 houses were damaged and 12 affected"."""
        last = last_noun(items, item, self.sets["preposition"])
        return last is not None and last.kind == "assets"

    def _same(self, count: Count, before: Sequence[Reading]) -> tuple[str, str] | None:
        """The category and term of the figure just named, or of the figure's own noun; None where neither is there."""
        if count.head in self.sets["case_head"]:
            return "infected", "infected"
        if count.head in self.sets["death_head"]:
            return "killed", "killed"
        return (before[-1].fact.category, before[-1].fact.term) if before else None

    def _same_unit(self, count: Count, before: Sequence[Reading]) -> str:
        """The unit of the figure that a bare one goes on about: of those just named, the one that is nearest in size."""
        if count.kind != "number" or not before:
            return ""
        last, value = before[-1], max(1, count.quantity.value)
        told = [r.fact for r in before[-2:] if r.sentence == last.sentence and r.fact.category == last.fact.category]
        sizes = {fact.unit: max(value / max(1, fact.quantity.value), fact.quantity.value / value) for fact in told}
        return min(sizes, key=lambda unit: sizes[unit])

    def _unit(self, count: Count, link: Link, items: Sequence[Item]) -> str:
        """Households where the noun says so, or a bare figure follows households in its sentence."""
        if count.kind == "assets":
            return "households"
        if count.kind != "number":
            return count.kind
        if any(items[at].word in self.sets["household"] for at in range(link.match.start, link.match.end)):
            return "households"
        if link.match.rule.means.get("dwellings") and self._after_asset(items, link.item):
            return "households"
        earlier = [item.count for item in items[: link.item] if item.count and item.count.kind in ("people", "households")]
        smaller = earlier and earlier[-1].quantity.value >= count.quantity.value
        return "households" if smaller and earlier[-1].kind == "households" else "people"

    def _group(self, count: Count) -> str | None:
        """The sub-population in the article's words; None where the noun only says people."""
        words = (count.noun or "").split()
        while words and words[0].lower() in self.sets["not_group"]:
            words.pop(0)
        if words and words[-1].lower() in self.sets["event_noun"]:  # "civilian deaths" are civilians; of others nothing is said
            words = [word for word in words[-2:-1] if word[0].isupper() or word.lower() in nouns_of(self.language).persons]
        return None if not words or words[-1].lower() in self.sets["mass"] and len(words) < 2 else " ".join(words)
