"""Summaries by the lead, and what every summariser shares."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from summarise.errors import ModelError
from summarise.sitrep import Evidence, Headcount, Model, Quantity, Summary, SummarySentence
from summarise.summary import Budget, load
from summarise.summary.compose import candidates, headline, plain, stated
from summarise.text import Article, Document, Sentence

FLOOD = "River breaks its banks\n\nThe Lena flooded two\nvillages. About 40 people left. Roads are shut. Read more"


def document(
    text: str = FLOOD, *, id: str = "a", title: str | None = None, published: str | None = None, headlines=(), leftovers=()
) -> Document:
    """A document of a text whose sentences end with a full stop or a blank line; words are split at white space."""
    sentences = []
    for index, match in enumerate(re.finditer(r"\S(?:(?!\n\n)[^.])*(?:\.|(?=\n\n)|$)", text)):
        words = [(m[0], match.start() + m.start(), match.start() + m.end()) for m in re.finditer(r"\w+|[^\w\s]", match[0])]
        columns = tuple(zip(*words, strict=True))
        marks = {"headline": index in headlines, "leftover": index in leftovers}
        sentences.append(Sentence(index, match[0], match.start(), match.end(), *columns, **marks))
    return Document(Article(id, text, title=title, published=published, language="en"), tuple(sentences))


def fact(quote: str, *, id: str = "h1", text: str = FLOOD, article: str = "a") -> Headcount:
    """A headcount that stands on `quote`."""
    evidence = Evidence(article, text.index(quote), text.index(quote) + len(quote), quote, "displaced.left")
    return Headcount(id=id, evidence=(evidence,), category="displaced", term="displaced", quantity=Quantity("40", 40, 40, 40))


def sentence(quote: str, *facts: str, text: str = FLOOD, article: str = "a") -> SummarySentence:
    """The summary sentence of a stretch of the text."""
    evidence = Evidence(article, text.index(quote), text.index(quote) + len(quote), quote)
    return SummarySentence(" ".join(quote.split()), "extractive", facts, (evidence,))


def test_the_lead_is_the_first_sentences_with_their_evidence_and_facts():
    facts = [fact("40 people left")]
    summary = load("lead").summarise([document(headlines=[0], leftovers=[4])], budget=Budget(words=9), facts=facts)
    assert summary == Summary(
        headline="The Lena flooded two villages.",
        text="The Lena flooded two villages. About 40 people left.",
        words=9,
        sentences=(sentence("The Lena flooded two\nvillages."), sentence("About 40 people left.", "h1")),
    )


@pytest.mark.parametrize(
    ("budget", "texts"),
    [
        pytest.param(Budget(words=None, sentences=1), ["The Lena flooded two villages."], id="sentences"),
        pytest.param(Budget(words=12), ["The Lena flooded two villages.", "About 40 people left.", "Roads are shut."], id="all"),
        pytest.param(Budget(words=5), ["The Lena flooded two villages."], id="words"),
        pytest.param(Budget(words=4), ["About 40 people left."], id="the first that fits"),
        pytest.param(Budget(words=2), [], id="nothing fits"),
    ],
)
def test_the_budget_holds(budget, texts):
    summary = load("lead").summarise([document(headlines=[0], leftovers=[4])], budget=budget)
    assert [s.text for s in summary.sentences] == texts
    assert (summary.text, summary.words) == (" ".join(texts), len(" ".join(texts).split()))


def test_several_articles_take_turns():
    documents = [document("One is here. One more.", id="a"), document("Two is here. Two more.", id="b")]
    summary = load("lead").summarise(documents, budget=Budget(words=8))
    picked = [(s.evidence[0].article, s.text) for s in summary.sentences]
    assert picked == [("a", "One is here."), ("a", "One more."), ("b", "Two is here.")]


def test_the_last_day_comes_first_then_the_others_in_the_order_of_time():
    days = {"a": "2024-03-05", "b": "2024-03-04", "c": "2024-03-06", "d": "2024-03-05"}
    documents = [document(f"Town {id} is dry. More {id}.", id=id, published=day) for id, day in days.items()]
    summary = load("lead").summarise(documents, budget=Budget(words=18))
    expected = ["Town c is dry.", "Town b is dry.", "Town a is dry.", "More a.", "Town d is dry."]
    assert [s.text for s in summary.sentences] == expected


@pytest.mark.parametrize(
    ("marks", "indices"),
    [
        pytest.param({"headlines": [0], "leftovers": [4]}, [1, 2, 3], id="the body"),
        pytest.param({"headlines": [0], "leftovers": [1, 2, 3, 4]}, [0], id="headlines before nothing"),
        pytest.param({"leftovers": [0, 1, 2, 3, 4]}, [0, 1, 2, 3, 4], id="leftovers before nothing"),
    ],
)
def test_leftovers_and_headlines_are_no_candidates_where_there_is_more(marks, indices):
    assert [s.index for _, s in candidates([document(**marks)])] == indices


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        pytest.param([document(title=" River breaks\nits banks ")], "River breaks its banks", id="its title"),
        pytest.param([document(title=" ")], "About 40 people left.", id="the best short sentence"),
        pytest.param([document("")], "", id="nothing"),
        pytest.param(
            [document(title=t) for t in ("Markets fall", "Flood in Lena", "Lena flood kills two", "Flood hits Lena")],
            "Flood in Lena",
            id="the most central title",
        ),
        pytest.param(
            [
                document(title=title, published=day)
                for title, day in (
                    ("Lena flood", "2024-03-04"),
                    ("Flood in Lena", "2024-03-06"),
                    ("The Lena flood", "2024-03-05"),
                )
            ],
            "Flood in Lena",
            id="of equal titles the newest",
        ),
        pytest.param(
            [
                document(title=title, published=day)
                for title, day in (("Lena flood", "2024-03-04"), ("Lena flood kills two", "2024-03-05"), ("Snow", "2024-03-06"))
            ],
            "Snow",
            id="a new title before a central one",
        ),
        pytest.param([document(title="On it"), document(title="Up")], "On it", id="titles of short words"),
    ],
)
def test_headline(documents, expected):
    ranked = [documents[0].sentences[2], documents[0].sentences[1]] if documents[0].sentences else []
    assert headline(documents, ranked) == expected


@pytest.mark.parametrize(
    ("quote", "article", "found"),
    [
        pytest.param("About 40 people left.", "a", True, id="whole"),
        pytest.param("villages. About 40 people", "a", True, id="most of it"),
        pytest.param("flooded two\nvillages. About 40", "a", False, id="less than half"),
        pytest.param("About 40 people left.", "b", False, id="another article"),
    ],
)
def test_a_sentence_states_the_facts_of_which_half_lies_in_it(quote, article, found):
    facts = [fact(quote, article=article)]
    assert stated(facts, "a", document().sentences[2]) == (tuple(facts) if found else ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("• 2,200 people\n returned.", "2,200 people returned.", id="a dot"),
        pytest.param("- Water is short.", "Water is short.", id="a dash"),
        pytest.param("2. The bridge is open.", "The bridge is open.", id="a number"),
        pytest.param("12) Élise left.", "Élise left.", id="a number in brackets"),
        pytest.param("40 people left.", "40 people left.", id="a figure"),
        pytest.param("5. 30 people left.", "5. 30 people left.", id="a number before a figure"),
        pytest.param("-", "-", id="nothing else"),
    ],
)
def test_marks_of_lists_are_no_part_of_a_sentence(text, expected):
    assert plain(Sentence(0, text, 0, len(text), (text,), (0,), (len(text),))) == expected


def test_the_lead_says_what_it_is():
    assert load("lead").model == Model("lead", "lead", "built in", None)


def test_missing_files_are_one_line(tmp_path: Path):
    (tmp_path / "models.txt").write_text("tiny | extractive | ./tiny | - | - | - | - | -\n", encoding="utf-8")
    with pytest.raises(ModelError, match=r"models.txt:1: tiny: its files are not on this machine; install or download ./tiny"):
        load(models=tmp_path / "models.txt")


def test_the_lead_loads_no_heavy_library():
    heavy = "{'torch', 'transformers', 'spacy', 'tokenizers', 'numpy'}"
    code = f"import sys, summarise.summary as s; s.load('lead'); print({heavy} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
