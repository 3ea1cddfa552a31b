"""What the guard lets into a summary, and what it puts in the place of the rest."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import pytest

from summarise import sitrep
from summarise.assemble import build_sitrep
from summarise.errors import ContractError
from summarise.reading import Reading, read
from summarise.sitrep import Evidence, Removed, Summary, SummarySentence
from summarise.summary import Budget, load
from summarise.summary.guard import LONGEST, Desk, guard
from summarise.text import Article, Document

TEXT = (
    "At least 45 people were killed and 120 injured when the Karo river burst its banks on Monday. "
    "About 900 civilians, including 119 children, fled from Hanano to Sheikh Maqsoud. "
    "They slept in barns. "
    "The main road has not reopened. "
    "Blankets are urgently needed in Oru."
)
ARTICLE = Article("a", TEXT, title="Floods in Oru", language="en")
FLOOD = "At least 45 people were killed and 120 injured when the Karo river burst its banks on Monday."


MODEL = sitrep.Model("fake", "seq2seq", "none")
STANDARD = Budget()


@dataclass(frozen=True)
class Fake:
    """Writes what it was told to, as a model would."""

    sentences: tuple[str, ...]
    headline: str = "Floods in Oru"
    model: sitrep.Model = MODEL

    def summarise(
        self,
        documents: Sequence[Document],
        *,
        budget: Budget = STANDARD,
        facts: Sequence[sitrep.Fact] = (),
        focus: str | None = None,
        superseded: Collection[str] = (),
    ) -> Summary:
        return drafted(*self.sentences, headline=self.headline)


def drafted(*sentences: str, headline: str = "Floods in Oru") -> Summary:
    text = " ".join(sentences)
    drafts = tuple(SummarySentence(sentence, "abstractive", (), ()) for sentence in sentences)
    return Summary(headline, text, len(text.split()), drafts)


def evidence(quote: str, article: str = "a") -> Evidence:
    start = TEXT.index(quote)
    return Evidence(article, start, start + len(quote), quote)


def reading() -> Reading:
    return read(ARTICLE)


def guarded(*sentences: str, budget: Budget = STANDARD) -> Summary:
    made = reading()
    return guard(drafted(*sentences), [made], facts=made.findings.facts, budget=budget)


def test_a_sentence_that_holds_gets_its_evidence_and_its_facts() -> None:
    killed = next(fact.id for fact in reading().findings.facts if fact.id.startswith("h"))
    sentence = "At least 45 people died when the Karo flooded on Monday."
    expected = SummarySentence(sentence, "abstractive", (killed,), (evidence(FLOOD),))
    assert guarded(sentence) == Summary("Floods in Oru", sentence, 11, (expected,))


def test_a_sentence_drawn_from_two_names_both() -> None:
    found = guarded("The main road has not reopened, and blankets are needed in Oru.")
    quotes = ("The main road has not reopened.", "Blankets are urgently needed in Oru.")
    assert found.sentences[0].evidence == tuple(map(evidence, quotes))


def test_a_refused_sentence_gives_way_to_the_one_it_meant() -> None:
    draft = "At least 120 people were killed when the Karo river burst its banks."
    found = guarded(draft)
    assert [(s.text, s.origin, s.evidence) for s in found.sentences] == [(FLOOD, "extractive", (evidence(FLOOD),))]
    assert (found.text, found.words) == (FLOOD, len(FLOOD.split()))
    assert [(one.text, one.reason, FLOOD in one.detail) for one in found.removed] == [(draft, "role", True)]


def test_the_stand_in_states_its_facts() -> None:
    found = guarded("At least 120 people were killed when the Karo river burst its banks.")
    there = [fact.id for fact in reading().findings.facts if fact.evidence[0].start < len(FLOOD)]
    assert found.sentences[0].facts == tuple(there)


DROPPED = {
    "over the budget": ("At least 120 people were killed when the Karo river burst its banks.", Budget(words=8)),
    "nothing like it": ("Parliament voted for lower taxes on 14 imported cars.", Budget()),
    "leaning on an unseen sentence": ("They slept in 30 barns.", Budget()),
}


@pytest.mark.parametrize(("draft", "budget"), DROPPED.values(), ids=DROPPED)
def test_a_refused_sentence_without_a_stand_in_is_dropped(draft: str, budget: Budget) -> None:
    found = guarded(draft, budget=budget)
    assert (found.text, found.words, found.sentences, [one.text for one in found.removed]) == ("", 0, (), [draft])


def test_a_stand_in_stands_once() -> None:
    drafts = ("At least 120 people were killed by the Karo river.", "At least 130 people were killed by the Karo river.")
    assert [sentence.text for sentence in guarded(*drafts).sentences] == [FLOOD]


def test_a_lost_bound_refuses_and_a_rounded_figure_does_not() -> None:
    assert [one.reason for one in guarded("45 people were killed.").removed] == ["qualifier"]
    assert guarded("Some 900 civilians fled from Hanano.").removed == ()


@pytest.mark.parametrize("draft", ["", " \n", "It is so."], ids=["empty", "white space", "nothing said"])
def test_what_says_nothing_is_left_out(draft: str) -> None:
    assert guarded(draft).sentences == ()


def test_quotations_stay_as_they_are() -> None:
    made = reading()
    summary = load("lead").summarise([made.document], facts=made.findings.facts)
    assert guard(summary, [made], facts=made.findings.facts) == summary


def test_a_list_mark_may_be_left_out_of_a_quotation() -> None:
    marked = read(Article("b", "• Two bridges fell.", language="en"))
    sentence = SummarySentence("Two bridges fell.", "extractive", (), (Evidence("b", 0, 19, "• Two bridges fell."),))
    assert Desk([marked], ()).quoted(sentence)


NOT_QUOTED = {
    "another text": replace(SummarySentence(FLOOD, "extractive", (), (evidence(FLOOD),)), text="Some 45 people were killed."),
    "no evidence": SummarySentence(FLOOD, "extractive", (), ()),
    "evidence that the article has not": SummarySentence(FLOOD, "extractive", (), (Evidence("a", 1, 1 + len(FLOOD), FLOOD),)),
    "an article that is not there": SummarySentence(FLOOD, "extractive", (), (evidence(FLOOD, "x"),)),
    "the end of a number": SummarySentence("5 people were killed", "extractive", (), (evidence("5 people were killed"),)),
    "a figure without its bound": SummarySentence(
        "45 people were killed", "extractive", (), (evidence("45 people were killed"),)
    ),
}


@pytest.mark.parametrize("sentence", NOT_QUOTED.values(), ids=NOT_QUOTED)
def test_what_is_only_called_a_quotation_is_checked(sentence: SummarySentence) -> None:
    assert not Desk([reading()], ()).quoted(sentence)


def test_a_quotation_names_the_facts_that_it_states_and_no_others() -> None:
    made = reading()
    sentence = SummarySentence(FLOOD, "extractive", ("n1", "h99"), (evidence(FLOOD),))
    found = guard(Summary("", FLOOD, 17, (sentence,)), [made], facts=made.findings.facts)
    assert [one.facts for one in found.sentences] == [("h1", "h2")]


def test_what_is_too_long_to_be_checked_is_refused_at_once() -> None:
    removed = guarded("forty people were killed " * LONGEST).removed
    assert [one.reason for one in removed] == ["coverage"]
    assert removed[0].detail.endswith("too long a sentence to be checked")


MALFORMED = {
    "no summary": "Forty died.",
    "no text": Summary("", "", 0, (SummarySentence(None, "abstractive", (), ()),)),  # type: ignore[arg-type]
    "half a character": drafted("40 people \ud800 died."),
    "a headline that is none": Summary(5, "", 0, ()),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("summary", MALFORMED.values(), ids=MALFORMED)
def test_what_is_no_summary_is_an_error_of_one_line(summary: Summary) -> None:
    with pytest.raises(ContractError, match=r"^/summary: the summariser gave no Summary"):
        guard(summary, [reading()])


def test_a_headline_that_says_something_else_gives_way_to_the_title() -> None:
    made = reading()
    assert guard(drafted(FLOOD, headline="Floods kill 700 in Paris"), [made]).headline == "Floods in Oru"
    assert guard(drafted(FLOOD, headline="Karo river bursts its banks"), [made]).headline == "Karo river bursts its banks"


def test_what_was_removed_before_stays() -> None:
    before = Removed("Too long.", "budget", "")
    assert guard(replace(drafted(), removed=(before,)), [reading()]).removed == (before,)


def test_no_report_holds_an_unguarded_sentence() -> None:
    """Whatever summariser a caller brings, with facts under the ids of the report."""
    drafts = ("About 900 people, among them 119 children, fled Hanano.", "At least 120 people were killed.")
    report = build_sitrep([ARTICLE], date="2024-03-05", generated_at="2024-03-05T12:00:00Z", summariser=Fake(drafts))
    assert [(s.text, s.origin) for s in report.summary.sentences] == [(drafts[0], "abstractive"), (FLOOD, "extractive")]
    assert [(one.text, one.reason) for one in report.summary.removed] == [(drafts[1], "role")]
    assert {id for sentence in report.summary.sentences for id in sentence.facts} <= {fact.id for fact in report.facts()}
    assert report.summary.text == f"{drafts[0]} {FLOOD}"
