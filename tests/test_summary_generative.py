"""What models that write have in common, with a model that says what it is told to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from summarise.segment import segment
from summarise.sitrep import Evidence, Headcount, Model, Quantity, Summary, SummarySentence
from summarise.summary import Budget
from summarise.summary.generative import Aim, Draft, Generative, material, new_tokens
from summarise.summary.portions import Passage
from summarise.text import Article, Document

Answer = Callable[[Sequence[Passage], Aim], Draft]


@dataclass
class Told:
    """A writer that reads `limit` words at once, answers as it is told, and remembers what it was asked."""

    answer: Answer
    limit: int = 1000
    labelled: bool = False
    asked: list[tuple[list[str], Aim]] = field(default_factory=list)

    def tokens(self, text: str) -> int:
        return len(text.split())

    def room(self, aim: Aim) -> int:
        return self.limit

    def fits(self, passages: Sequence[Passage], aim: Aim) -> bool:
        return sum(self.tokens(s) for p in passages for s in p.sentences) <= self.limit

    def write(self, passages: Sequence[Passage], aim: Aim) -> Draft:
        self.asked.append(([s for p in passages for s in p.sentences], aim))
        return self.answer(passages, aim)


def says(text: str, *, finished: bool = True) -> Answer:
    """The same answer to everything."""
    return lambda passages, aim: Draft(text, finished)


def document(text: str, *, id: str = "a", title: str | None = None, day: str | None = None) -> Document:
    article = Article(id, text, title=title, published=day, language="en")
    return Document(article, segment(article))


def drafts(writer: Told, documents: Sequence[Document], **options: object) -> Summary:
    return Generative(Model("told", "seq2seq", "./told", None), writer).summarise(documents, **options)


FLOOD = "At least 40 people were killed in Beira on Sunday. The river rose by four metres. Roads to the north are shut."


def test_what_the_model_says_becomes_drafts() -> None:
    summary = drafts(Told(says("Forty people died.\nThe road to Beira is shut.")), [document(FLOOD, title="Flood in Beira")])
    texts = ["Forty people died.", "The road to Beira is shut."]
    assert [summary.headline, summary.text, summary.words] == ["Flood in Beira", " ".join(texts), 9]
    assert summary.sentences == tuple(SummarySentence(text, "abstractive", (), ()) for text in texts)


DIED, SHUT = "Forty people died.", "The road is shut."
ANSWERS = {
    "cut off": (says(f"{DIED} About 3.", finished=False), Budget(), [DIED]),
    "cut off in its only sentence": (says("About 3.", finished=False), Budget(), []),
    "too long": (says(f"{DIED} {SHUT} Water is short."), Budget(words=8), [DIED, SHUT]),
    "too many": (says(f"{DIED} {SHUT}"), Budget(words=None, sentences=1), [DIED]),
    "nothing fits": (says("Forty people died on Sunday."), Budget(words=3), []),
    "a list": (says("Summary\n\n- **Forty** people died.\n- The road is shut."), Budget(), [DIED, SHUT]),
    "an announcement": (says(f"Here is the summary:\n{DIED}"), Budget(), [DIED]),
    "line breaks of PEGASUS": (says(f"{DIED}<n>{SHUT}"), Budget(), [DIED, SHUT]),
    "twice the same": (says(f"{DIED} {DIED}"), Budget(), [DIED]),
    "nothing": (says(" "), Budget(), []),
}


@pytest.mark.parametrize(("answer", "budget", "expected"), ANSWERS.values(), ids=ANSWERS.keys())
def test_the_answer_is_brought_into_sentences_within_the_budget(answer: Answer, budget: Budget, expected: list[str]) -> None:
    summary = drafts(Told(answer), [document(FLOOD)], budget=budget)
    assert [sentence.text for sentence in summary.sentences] == expected


@pytest.mark.parametrize(
    ("budget", "aim"),
    [
        pytest.param(Budget(words=15), Aim(15, None), id="words"),
        pytest.param(Budget(), Aim(22, None), id="no more than the article has"),
        pytest.param(Budget(words=None, sentences=1), Aim(22, 1), id="sentences"),
        pytest.param(Budget(words=None), Aim(22, None), id="no limit"),
    ],
)
def test_what_is_asked_of_the_model(budget: Budget, aim: Aim) -> None:
    writer = Told(says("Forty people died."))
    drafts(writer, [document(FLOOD)], budget=budget)
    assert writer.asked[0][1] == aim


def test_parts_that_are_short_enough_together_are_joined_in_order() -> None:
    text = " ".join(f"Town{n} has lost its bridge, its school and its clinic." for n in range(8))
    writer = Told(lambda passages, aim: Draft(f"{passages[0].sentences[0].split()[0]} is cut off."), limit=50)
    summary = drafts(writer, [document(text)], budget=Budget(words=40))
    assert [sentence.text for sentence in summary.sentences] == ["Town0 is cut off.", "Town3 is cut off.", "Town6 is cut off."]
    assert sorted(sentence for asked, _ in writer.asked for sentence in asked) == sorted(s.text for s in document(text).sentences)


def test_parts_that_are_too_long_together_are_summarised_again() -> None:
    text = " ".join(f"Town{n} has lost its bridge, its school and its clinic." for n in range(12))

    def answer(passages: Sequence[Passage], aim: Aim) -> Draft:
        named = [s.split()[0] for p in passages for s in p.sentences]
        return Draft("All towns are cut off." if len(passages) > 1 else f"{named[0]} is cut off from all the others.")

    writer = Told(answer, limit=45)
    summary = drafts(writer, [document(text)], budget=Budget(words=20))
    assert (summary.text, len(writer.asked)) == ("All towns are cut off.", 5)


def test_what_does_not_grow_shorter_ends() -> None:
    text = " ".join(f"Town{n} has lost its bridge." for n in range(40))
    writer = Told(lambda passages, aim: Draft(" ".join(s for p in passages for s in p.sentences)), limit=30)
    summary = drafts(writer, [document(text)], budget=Budget(words=20))
    assert summary.text == " ".join(f"Town{n} has lost its bridge." for n in range(4))


def test_an_empty_article_is_not_read() -> None:
    writer = Told(says("Invented."))
    assert (drafts(writer, [document("")]).sentences, writer.asked) == ((), [])


def test_a_headline_is_never_the_models_own() -> None:
    summary = drafts(Told(says("Roads are shut to the north, and 90 died.")), [document(FLOOD)])
    assert summary.headline == "Roads to the north are shut."


def test_the_newest_article_is_read_first_without_leftovers_and_headlines() -> None:
    documents = [
        document("Old news of Oru here.", id="a", day="2024-03-04", title="Old"),
        document("No day is known.", id="b"),
        document("FLOOD IN BEIRA\n\nNew news of Oru here.\n\nRead more", id="c", day="2024-03-06", title="New"),
    ]
    assert material(documents, (), (), labelled=True) == [
        Passage("", ("No day is known.",)),
        Passage("2024-03-06, New", ("New news of Oru here.",)),
        Passage("2024-03-04, Old", ("Old news of Oru here.",)),
    ]
    assert {passage.label for passage in material(documents, (), ())} == {""}


def test_what_states_only_what_is_out_of_date_is_not_read() -> None:
    text = "Forty people died. Fifty people died, and ten were hurt. Rain fell."

    def fact(id: str, quote: str) -> Headcount:
        span = Evidence("a", text.index(quote), text.index(quote) + len(quote), quote, "r")
        return Headcount(id=id, evidence=(span,), category="killed", term="killed", quantity=Quantity("40", 40, 40, 40))

    facts = [fact("old", "Forty people died"), fact("older", "Fifty people died"), fact("new", "ten were hurt")]
    read = material([document(text)], {"old", "older"}, facts)
    assert read == [Passage("", ("Fifty people died, and ten were hurt.", "Rain fell."))]
    only = material([document("Forty people died.")], {"old"}, facts[:1])
    assert only == [Passage("", ("Forty people died.",))]


def test_tokens_are_counted_as_the_article_has_them() -> None:
    assert new_tokens(Aim(100), 300, 200, least=0.3) == (45, 196)
    assert new_tokens(Aim(100), 0, 0) == (0, 133)
