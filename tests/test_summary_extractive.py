"""The extractive default: features, leaning sentences, the choice, and (slow) the whole with its encoder."""

import random
import re
from dataclasses import replace

import pytest

from summarise.sitrep import Evidence, Headcount, Movement, Need, Place, Quantity, When
from summarise.summary import Budget, features, load, reportable, salience, selection
from summarise.summary.leaning import half_quoted, leans, tied_to_its_day
from summarise.summary.selection import Option, choose
from summarise.text import Article, Document, Sentence

TEXT = (
    "Heavy rain fell on the Lena valley on Monday. The river broke its banks near Orsk and drove 1,200 people from their homes. "
    "They are staying in two schools. Officials met in the capital to discuss the budget. "
    "The river broke its banks near Orsk, driving 1,200 people from their homes. "
    '"We have no clean water," said Anna Petrova, a nurse. Forty people were hurt when a bridge fell.'
)


def sentence(text: str, index: int = 0, start: int = 0) -> Sentence:
    """A sentence, its words split from its punctuation."""
    found = [(m[0], start + m.start(), start + m.end()) for m in re.finditer(r"\w[\w,'-]*\w|\w|[^\w\s]", text)]
    return Sentence(index, text, start, start + len(text), *tuple(zip(*found, strict=True)))


def document(text: str = TEXT, *, id: str = "a", language: str | None = "en", published: str | None = None) -> Document:
    """A document of sentences that end with a full stop, or with one and a quotation mark."""
    spans = [match.span() for match in re.finditer(r"\S.*?\.(?=\s|$)", text)]
    sentences = tuple(sentence(text[start:end], index, start) for index, (start, end) in enumerate(spans))
    return Document(Article(id, text, language=language, published=published), sentences)


def headcount(quote: str, value: int = 40, *, id: str = "h1") -> Headcount:
    """A headcount that stands on `quote`, in every document of the text above."""
    evidence = Evidence("a", TEXT.index(quote), TEXT.index(quote) + len(quote), quote, "rule")
    quantity = Quantity(str(value), value, value, value)
    return Headcount(id=id, evidence=(evidence,), category="injured", term="injured", quantity=quantity)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("He left.", True, id="pronoun"),
        pytest.param("However, the road is open.", True, id="connective"),
        pytest.param("Some have gone north.", True, id="some, of a group"),
        pytest.param("Some 400 families have gone north.", False, id="some, about"),
        pytest.param('"The road is shut," he said.', True, id="quotation of no one named"),
        pytest.param('"The road is shut," said Petrova, who added she would stay.', False, id="quotation of one named"),
        pytest.param('"They left us nothing," Anna Petrova said.', False, id="pronoun inside a quotation"),
        pytest.param("Petrova said she would stay.", False, id="pronoun with its name"),
        pytest.param("Thirty-three of them were fighters.", True, id="some of those named before"),
        pytest.param("The Red Cross met many of them.", False, id="of them, further on"),
        pytest.param("The satellite took this image of the lake on Friday.", True, id="a picture"),
        pytest.param("…", True, id="no words"),
    ],
)
def test_leaning(text, expected):
    assert leans(sentence(text), "en") is expected


def test_nothing_leans_in_a_language_without_word_lists():
    assert not leans(sentence("He left."), "xx")
    assert not leans(sentence("He left."), None)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        pytest.param("Rain fell today.", "en", True, id="one word"),
        pytest.param("Shells fell on Orsk last night, it said.", "en", True, id="two words"),
        pytest.param("It was the last of many nights.", "en", False, id="not its words apart"),
        pytest.param("Rain fell on Monday.", "en", False, id="a day by name"),
        pytest.param("Rain fell today.", "xx", False, id="a language without word lists"),
    ],
)
def test_sentences_that_mean_another_day_later(text, language, expected):
    assert tied_to_its_day(sentence(text), language) is expected


def chosen(options, *, likeness=None, **budget) -> list[int]:
    """The choice under a budget; without `likeness` no two are alike."""
    near = likeness or {}
    rows = [[near.get((min(a, b), max(a, b)), 0.0) if a != b else 1.0 for b in range(len(options))] for a in range(len(options))]
    return choose(options, Budget(**{"words": None, **budget}), lambda number: rows[number])


@pytest.mark.parametrize(
    ("options", "settings", "expected"),
    [
        pytest.param([Option(9, 0.2), Option(9, 1.0), Option(9, 0.5)], {"sentences": 2}, [1, 2], id="most salient first"),
        pytest.param([Option(9, 0.5), Option(9, 0.5)], {"sentences": 1}, [0], id="ties to the earlier"),
        pytest.param([Option(30, 1.0), Option(9, 0.2)], {"words": 20}, [1], id="what does not fit is left"),
        pytest.param([Option(30, 1.0)], {"words": 20}, [], id="nothing fits"),
        pytest.param([Option(9, 0.9), Option(9, 0.1, {"f": 3.0})], {"words": 10}, [1], id="facts before salience"),
        pytest.param(
            [Option(9, 0.1, {"f": 3.0}), Option(9, 0.1, {"f": 3.0}), Option(9, 0.1, {"g": 1.5})],
            {"words": 20},
            [0, 2],
            id="new facts",
        ),
        pytest.param(
            [Option(9, 1.0), Option(9, 0.9), Option(9, 0.5)],
            {"sentences": 2, "likeness": {(0, 1): 0.9}},
            [0, 2],
            id="near-duplicates once",
        ),
        pytest.param(
            [Option(9, 1.0), Option(9, 0.9), Option(9, 0.7)],
            {"sentences": 2, "likeness": {(0, 1): 0.8}},
            [0, 2],
            id="redundancy costs",
        ),
        pytest.param([Option(9, 0.3), Option(9, 1.0, needs=0)], {"sentences": 2}, [1, 0], id="with what it leans on"),
        pytest.param([Option(9, 0.3), Option(9, 1.0, needs=0)], {"sentences": 1}, [0], id="not without it"),
        pytest.param([Option(9, 0.3), Option(9, 1.0, stands=False)], {"sentences": 2}, [0], id="nor where that cannot be had"),
        pytest.param([Option(9, 1.0, stands=False)], {"sentences": 2}, [0], id="unless there is nothing else"),
        pytest.param([], {"sentences": 2}, [], id="no sentences"),
    ],
)
def test_choice(options, settings, expected):
    assert chosen(options, **settings) == expected


def weighed_each_time(options: list[Option], words: int, near: list[list[float]]) -> list[int]:
    """The choice by its definition: at each step every option is weighed anew."""
    taken: list[int] = []

    def group(number: int) -> list[int]:
        needed = options[number].needs
        return [number, *(group(needed) if needed is not None and needed not in taken else [])]

    def worth(number: int) -> float:
        parts = [options[n] for n in group(number)]
        cost = sum(option.words for option in parts)
        if cost + sum(options[n].words for n in taken) > words:
            return 0.0
        likest = [max([near[n][m] for m in taken], default=0.0) for n in group(number)]
        salience = sum(o.salience * (1 - selection.REDUNDANCY * like) for o, like in zip(parts, likest, strict=True))
        facts = {name: value for option in parts for name, value in option.facts.items()}
        said = {name for n in taken for name in options[n].facts}
        again = sum(value * (selection.AGAIN if name in said else 1.0) for name, value in facts.items())
        return round((salience + selection.FACT * again) / cost**selection.PRICE, 6)

    while left := [n for n in range(len(options)) if all(n != m and near[n][m] < selection.SAME for m in taken)]:
        best = max(left, key=lambda n: (worth(n), -n))
        if worth(best) <= 0:
            break
        taken += group(best)
    return taken


@pytest.mark.parametrize("seed", range(20))
def test_the_choice_is_that_of_weighing_every_option_at_each_step(seed):
    draw = random.Random(seed)
    options = [
        Option(
            words=draw.randint(3, 30),
            salience=round(draw.random(), 1),
            facts={draw.randint(1, 12): 3.0 for _ in range(draw.randint(0, 3))},
            needs=number - 1 if number and draw.random() < 0.3 else None,
        )
        for number in range(40)
    ]
    near = [[draw.choice([0.0, 0.3, 0.7, 0.9]) for _ in options] for _ in options]
    near = [[1.0 if a == b else near[min(a, b)][max(a, b)] for b in range(40)] for a in range(40)]
    assert choose(options, Budget(words=120), lambda number: near[number]) == weighed_each_time(options, 120, near)


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        pytest.param(headcount("Forty people were hurt"), 3.0, id="headcount"),
        pytest.param(replace(headcount("Forty people were hurt"), background=True), pytest.approx(0.3), id="background"),
        pytest.param(Need(id="n1", evidence=(), item="water", canonical="water", cluster="WASH"), 2.75, id="need"),
        pytest.param(Movement(id="m1", evidence=(), type="flight", origin=Place("Orsk"), status="planned"), 0.25, id="planned"),
    ],
)
def test_weight_of_a_fact(fact, expected):
    assert selection.weight(fact) == expected


def surface(text: str, title: str | None = None) -> list[dict[str, float]]:
    """The features of a text's sentences that need no model."""
    sentences = document(text).sentences
    return features.surface(sentences, [features.bag(sentence) for sentence in sentences], title)


def test_features_of_a_sentence_are_small_numbers():
    rows = surface(TEXT, "Floods in the Lena valley")
    assert [sorted(name for name, value in row.items() if not -3 <= value <= 3) for row in rows] == [[]] * len(rows)
    assert [row["opens_quote"] for row in rows] == [0, 0, 0, 0, 0, 1, 0]


def test_features_against_the_other_sentences_are_standardised():
    numbers = [row["numbers"] for row in surface(TEXT)]
    one, none = 2.5**0.5 / 3, -(0.4**0.5) / 3  # two sentences of seven have a number: mean 2/7, deviation (10/49)**.5 of it
    assert numbers == pytest.approx([none, one, none, none, one, none, none], abs=1e-3)


def test_bylines_take_no_place_in_the_order():
    rows = surface(
        "By our reporter. Updated. Heavy rain fell on the hills. The river burst its banks in Orsk. Homes are full of mud now."
    )
    assert [[name for name in ("first", "second", "third", "fragment") if row[name]] for row in rows] == [
        ["fragment"],
        ["fragment"],
        ["first"],
        ["second"],
        ["third"],
    ]


@pytest.mark.parametrize("title", [True, False], ids=["title", "no title"])
@pytest.mark.parametrize("vectors", [True, False], ids=["vectors", "no vectors"])
def test_every_weight_is_of_a_feature_and_every_feature_has_one(vectors: bool, title: bool):
    semantic = {"meant_central", "meant_rank", "meant_like_start", "meant_earlier", "meant_like_title"} if vectors else set()
    known = {name for name in {*surface(TEXT)[0], *semantic} if title or not name.endswith("like_title")}
    assert set(salience.weights(vectors=vectors, title=title)) == known


@pytest.fixture(scope="module")
def extractive():
    """The default summariser."""
    return load("minilm")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr", None])
@pytest.mark.parametrize("words", [5, 12, 25, 60, 400])
def test_the_budget_holds_and_every_quote_is_the_text(extractive, language, words):
    summary = extractive.summarise([document(language=language)], budget=Budget(words=words))
    quotes = [e for s in summary.sentences for e in s.evidence]
    assert summary.words == len(summary.text.split()) <= words
    assert [TEXT[e.start : e.end] for e in quotes] == [e.quote for e in quotes] == [s.text for s in summary.sentences]
    assert [e.start for e in quotes] == sorted(e.start for e in quotes)


@pytest.mark.slow
def test_facts_lead_the_choice_and_are_named(extractive):
    facts = [headcount("Forty people were hurt")]
    summary = extractive.summarise([document()], budget=Budget(words=12), facts=facts)
    assert [(s.text, s.facts) for s in summary.sentences] == [("Forty people were hurt when a bridge fell.", ("h1",))]


@pytest.mark.slow
def test_what_is_said_twice_is_taken_once(extractive):
    texts = [s.text for s in extractive.summarise([document()], budget=Budget(words=None, sentences=5)).sentences]
    assert sum("broke its banks near Orsk" in text for text in texts) == 1


@pytest.mark.slow
def test_focus_leans_the_choice(extractive):
    summary = extractive.summarise([document()], budget=Budget(words=None, sentences=1), focus="water shortage")
    assert [s.text for s in summary.sentences] == ['"We have no clean water," said Anna Petrova, a nurse.']


@pytest.mark.slow
def test_several_articles_say_what_they_share(extractive):
    shared = "Heavy rain flooded the northern districts of Orsk on Monday"
    documents = [
        document(f"Markets in the capital opened late. {shared} and cut roads.", id="a"),
        document(f"A festival began in the south. {shared} and cut power.", id="b"),
    ]
    summary = extractive.summarise(documents, budget=Budget(words=None, sentences=1))
    assert [s.text.partition(" and ")[0] for s in summary.sentences] == [shared]


def summarised(extractive, *articles: tuple[str, str | None], **settings) -> list[str]:
    """The sentences of the summary of articles, each a text and its day."""
    documents = [document(text, id=f"a{number}", published=day) for number, (text, day) in enumerate(articles)]
    return [s.text for s in extractive.summarise(documents, **settings).sentences]


SHARED = "Heavy rain flooded the northern districts of Orsk on Monday"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("articles", "settings", "expected"),
    [
        pytest.param(
            [("Engineers repaired the bridge at Orsk.", "2024-03-04"), ("Soldiers emptied the hospital at Beira.", "2024-03-05")],
            {"words": None, "sentences": 1},
            ["Soldiers emptied the hospital at Beira."],
            id="of two days, the last",
        ),
        pytest.param(
            [("Ann ran to Ur to see Bob.", "2024-03-04"), ("Bob ran to Ur to see Ann.", "2024-03-05")],
            {"words": None, "sentences": 1},
            ["Bob ran to Ur to see Ann."],
            id="of two days, the last, though they share nothing",
        ),
        pytest.param(
            [
                (f"{SHARED} and cut roads.", "2024-03-04"),
                (f"{SHARED} and cut power.", "2024-03-04"),
                ("Soldiers emptied hospital wards and schools throughout western Beira.", "2024-03-05"),
            ],
            {"words": None, "sentences": 1},
            ["Soldiers emptied hospital wards and schools throughout western Beira."],
            id="of two days, the last, though more have the other",
        ),
        pytest.param(
            [
                ("Engineers repaired the bridge at Orsk.", "2024-03-05"),
                ("Fire burnt the mill in Kalemie down.", "2024-03-04"),
                ("Soldiers emptied the hospital at Beira.", "2024-03-06"),
            ],
            {},
            [
                "Soldiers emptied the hospital at Beira.",
                "Fire burnt the mill in Kalemie down.",
                "Engineers repaired the bridge at Orsk.",
            ],
            id="new first, then in the order of time",
        ),
        pytest.param(
            [
                ("Engineers repaired the bridge at Orsk today.", "2024-03-04"),
                ("Soldiers emptied the hospital at Beira yesterday.", "2024-03-05"),
            ],
            {},
            ["Soldiers emptied the hospital at Beira yesterday."],
            id="today of another day is left",
        ),
        pytest.param(
            [("Roads are shut. They lead to Orsk.", None), ("Soldiers emptied the hospital at Beira.", None)],
            {},
            ["Soldiers emptied the hospital at Beira."],
            id="too short to say of what, and what leans on it",
        ),
        pytest.param([("Roads are shut.", None)], {}, ["Roads are shut."], id="short, of one article"),
        pytest.param(
            [(f"{SHARED} and cut roads.", None), (f"{SHARED} and cut roads.", None)],
            {},
            [f"{SHARED} and cut roads."],
            id="what two say is said once",
        ),
    ],
)
def test_several_articles(extractive, articles, settings, expected):
    assert summarised(extractive, *articles, budget=Budget(**settings)) == expected


@pytest.mark.slow
def test_figures_of_an_earlier_day_weigh_less_in_a_new_article(extractive):
    texts = [
        "A man fell ill.",
        "Some 300 people were hurt at the mill near Orsk.",
        "Some 500 people were hurt at the mill near Orsk.",
    ]
    documents = [document(text, id=f"a{n}", published=f"2024-03-0{min(5, 4 + n)}") for n, text in enumerate(texts)]
    days = {1: "2024-03-04", 2: "2024-03-05"}
    facts = [
        replace(headcount("Forty", n), id=f"h{n}", evidence=(Evidence(f"a{n}", 0, 29, "", "rule"),), when=When(day, day, ""))
        for n, day in days.items()
    ]
    summary = extractive.summarise(documents, budget=Budget(words=None, sentences=1), facts=facts)
    assert [(s.text, s.facts) for s in summary.sentences] == [(texts[2], ("h2",))]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("quotes", "superseded", "expected"),
    [
        pytest.param(["Some 300 people were hurt"], ["h0"], ["Soldiers emptied the hospital at Beira."], id="superseded"),
        pytest.param(
            ["Some 300 people were hurt", "up from 200"],
            ["h1"],
            ["Some 300 people were hurt at the mill, up from 200.", "Soldiers emptied the hospital at Beira."],
            id="with a figure that holds",
        ),
        pytest.param(
            ["Some 300 people were hurt", "up from 200"],
            ["h0", "h1"],
            ["Soldiers emptied the hospital at Beira."],
            id="with none that holds",
        ),
    ],
)
def test_sentences_with_superseded_figures_are_left(extractive, quotes, superseded, expected):
    text = "Some 300 people were hurt at the mill, up from 200."
    facts = [
        replace(headcount("Forty", n), id=f"h{n}", evidence=(Evidence("a0", text.index(q), text.index(q) + len(q), q, "rule"),))
        for n, q in enumerate(quotes)
    ]
    articles = [(text, None), ("Soldiers emptied the hospital at Beira.", None)]
    assert summarised(extractive, *articles, facts=facts, superseded=superseded) == expected


@pytest.mark.slow
def test_a_short_sentence_with_a_figure_is_taken(extractive):
    facts = [replace(headcount("Forty"), evidence=(Evidence("a0", 0, 10, "Forty died", "rule"),))]
    articles = [("Forty died there.", None), ("Soldiers emptied the hospital at Beira.", None)]
    assert summarised(extractive, *articles, facts=facts)[0] == "Forty died there."


@pytest.mark.slow
def test_many_articles_are_read_in_part(extractive, monkeypatch):
    monkeypatch.setattr("summarise.summary.extractive.MOST_SENTENCES", 4)
    text = "Rain fell on the hills near Orsk. Wind blew in the streets of Beira. Snow lay on the roofs of Kalemie."
    assert "Snow lay on the roofs of Kalemie." not in summarised(extractive, (text, None), (text.replace("the", "all"), None))


@pytest.mark.slow
def test_no_sentences_give_an_empty_summary(extractive):
    summary = extractive.summarise([document("")])
    assert (summary.headline, summary.text, summary.words, summary.sentences) == ("", "", 0, ())


@pytest.mark.slow
def test_same_input_same_summary(extractive):
    assert extractive.summarise([document()]) == extractive.summarise([document()])


@pytest.mark.parametrize(
    ("text", "expected"), [('"We left with nothing.', True), ('"We left," she said.', False), ("They left.", False)]
)
def test_half_quoted(text: str, expected: bool) -> None:
    assert half_quoted(sentence(text)) is expected


@pytest.mark.slow
@pytest.mark.parametrize("worth", [0, 1, 2, 3])
def test_of_several_articles_what_is_worth_reporting_leads(extractive, monkeypatch, worth: int):
    monkeypatch.setattr(reportable, "scores", lambda rows, vectors, known: [20.0 * (n == worth) for n in range(len(rows))])
    texts = [
        "Homes in the town burned.",
        "Bands in the park played.",
        "Roads in the west flooded.",
        "Shops in the north opened.",
    ]
    told = summarised(
        extractive, (" ".join(texts[:2]), None), (" ".join(texts[2:]), None), budget=Budget(words=None, sentences=1)
    )
    assert told == [texts[worth]]


@pytest.mark.slow
def test_one_article_is_not_weighed_against_others(extractive, monkeypatch):
    monkeypatch.setattr(reportable, "scores", lambda rows, vectors, known: pytest.fail("asked for one article"))
    assert summarised(extractive, (TEXT, None), budget=Budget(words=None, sentences=1))
