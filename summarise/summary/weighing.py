"""What each sentence is worth to a summary, and which of them say too little by themselves, or what no longer holds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from summarise import sitrep
from summarise.summary import selection
from summarise.summary.compose import Pick, stated
from summarise.summary.concepts import concepts
from summarise.summary.days import day_of, days_of
from summarise.summary.features import Bag, length
from summarise.summary.leaning import half_quoted, leans, tied_to_its_day
from summarise.text import Article, Document, Sentence

FEWEST_WORDS = 5
"""Of several articles, a shorter sentence without a fact does not say which of them it is about: "Roads are shut." """
FOCUS = 3.0
"""How many times more the facts of the slot in focus count."""
SLOTS: Mapping[str, type[sitrep.Fact]] = {
    "headcounts": sitrep.Headcount,
    "needs": sitrep.Need,
    "movements": sitrep.Movement,
    "damage": sitrep.Damage,
}


@dataclass(frozen=True, slots=True)
class Worth:
    """The facts on each article, by its id, and what they are worth; `outdated` are ids of those that do not hold."""

    known: Mapping[str, Sequence[sitrep.Fact]]
    outdated: frozenset[str]
    focus: str | None

    def stated(self, article: Article, sentence: Sentence) -> tuple[sitrep.Fact, ...]:
        """The facts that a sentence of the article states."""
        return stated(self.known.get(article.id, ()), article.id, sentence)

    def weight(self, fact: sitrep.Fact) -> float:
        """What stating the fact is worth."""
        wanted = SLOTS.get(self.focus or "")
        held = 0.0 if fact.id in self.outdated else selection.weight(fact)
        return held * (FOCUS if wanted and isinstance(fact, wanted) else 1.0)

    def misleads(self, article: Article, sentence: Sentence) -> bool:
        """Whether the sentence states an outdated fact, and none that holds on the same topic."""
        own = self.stated(article, sentence) if self.outdated else ()
        holding = {selection.topic(fact) for fact in own if fact.id not in self.outdated}
        return any(selection.topic(fact) not in holding for fact in own if fact.id in self.outdated)


def weighed(
    documents: Sequence[Document], picks: Sequence[Pick], bags: Sequence[Bag], saliences: Sequence[float], facts: Worth
) -> list[selection.Option]:
    """Each sentence as the selection sees it; what it is worth is less, the older its article."""
    needs, days = _needs(documents, picks, facts), days_of(documents)
    shared = concepts(picks, bags) if len(documents) > 1 else [{}] * len(saliences)
    made = []
    for n, (number, sentence) in enumerate(picks):
        article = documents[number].article
        fresh = days.weight(article.day)
        own = facts.stated(article, sentence)
        made.append(
            selection.Option(
                words=length(sentence),
                salience=round(saliences[n] * fresh, 4),
                facts={selection.identity(fact): facts.weight(fact) * days.weight(day_of(fact, article.day)) for fact in own},
                concepts={concept: weight * fresh for concept, weight in shared[n].items()},
                needs=needs[n][0],
                stands=needs[n][1],
            )
        )
    return made


def _needs(documents: Sequence[Document], picks: Sequence[Pick], facts: Worth) -> list[tuple[int | None, bool]]:
    """For each sentence the position of the one it leans on, and whether it stands with that one's help."""
    lost = _out_of_place(documents, facts)
    found: list[tuple[int | None, bool]] = []
    for n, (number, sentence) in enumerate(picks):
        article = documents[number].article
        if half_quoted(sentence) or lost(article, sentence) or facts.misleads(article, sentence):
            found.append((None, False))
        elif not leans(sentence, article.language):
            found.append((None, True))
        elif n and picks[n - 1][0] == number and picks[n - 1][1].index == sentence.index - 1:
            found.append((n - 1, found[n - 1][1]))
        else:
            found.append((None, False))
    return found


def _out_of_place(documents: Sequence[Document], facts: Worth) -> Callable[[Article, Sentence], bool]:
    """Whether a sentence of an article says too little, or another day, among those of other articles."""
    days, several = days_of(documents), len(documents) > 1

    def lost(article: Article, sentence: Sentence) -> bool:
        short = several and length(sentence) < FEWEST_WORDS and not facts.stated(article, sentence)
        return short or days.age(article.day) > 0 and tied_to_its_day(sentence, article.language)

    return lost
