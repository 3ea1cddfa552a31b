"""Sentences: where they end, what they hold, and which are leftovers of the page."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarise.breaks import LONGEST
from summarise.segment import segment
from summarise.text import Article, Sentence
from summarise.tokens import GLUED, _pieces, tokenizer, tokens


def split(text: str, language: str = "en") -> tuple[Sentence, ...]:
    return segment(Article("a", text), language)


def texts(text: str, language: str = "en") -> list[str]:
    return [sentence.text for sentence in split(text, language)]


ENDS = {
    "full stop": ["They fled.", "The camp is full."],
    "marks": ["Who will help?", "Nobody!", "They left…", "It rained."],
    "titles": ["Gen. Omar Sy met Dr. Bah and Mrs. Kone.", "They spoke."],
    "initials": ["J. K. Diallo and Aminata B. Sow left.", "They flew."],
    "acronym inside": ["The U.N. and U.S. envoys came at 8 a.m. on Monday.", "They left."],
    "acronym at the end": ["It flew to the U.S.", "The crew stayed."],
    "month": ["Rain fell on Jan. 5 and Feb. 6 in Oru.", "It stopped."],
    "number": ["Camp No. 5 holds 1.5 million.", "No. 6 is shut."],
    "no as a word": ["The mayor said no.", "The camp is shut."],
    "page": ["Rations fell (see p. 25) by half.", "Prices rose."],
    "quotation": ['"Run!" he cried.', '"We ran."', "Then rain fell."],
    "curly quotation": ["“We lost it all,” she said.", "“Now we wait.”", "Rain fell."],
    "brackets": ["They fled (mostly on foot).", "(Others stayed.)", "Rain fell."],
    "lower case follows": ["The group Aid. for. all came.", "It left."],
    "figure follows": ["The camp is full.", "400 more came."],
    "semicolons": ["Dead: 3; hurt: 4; safe: none."],
    "ellipsis inside": ["They waited ... and waited.", "Nobody came."],
    "reference": ["Nine died.[4]", "Six are missing."],
    "list numbers": ["1. Water is short.", "2. Food is short."],
    "roman numbers": ["II. Water is short.", "III. Food is short."],
}


@pytest.mark.parametrize("expected", ENDS.values(), ids=ENDS)
def test_sentences_end(expected: list[str]) -> None:
    assert texts(" ".join(expected)) == expected


LINES = {
    "wrapped by hand": (
        "The river rose in the night and took the lower town of Oru and its market\n"
        "Hall, where nine people drowned, and the road to Bendi was cut by mud. The\narmy sent boats.",
        [
            "The river rose in the night and took the lower town of Oru and its market\n"
            "Hall, where nine people drowned, and the road to Bendi was cut by mud.",
            "The\narmy sent boats.",
        ],
    ),
    "blank line": ("Flood in Oru\n\nNine people died", ["Flood in Oru", "Nine people died"]),
    "blank line inside": ("They fled to the\n\ncamp at Bendi.", ["They fled to the\n\ncamp at Bendi."]),
    "short lines": ("Needs:\nblankets\nwater", ["Needs:", "blankets", "water"]),
    "bullets": ("Needs are\n- water\n- food\n* tents", ["Needs are", "- water", "- food", "* tents"]),
    "bullets in a line": ("Needs are: • water • food", ["Needs are:", "• water", "• food"]),
    "CRLF": ("Flood in Oru\r\n\r\nNine died.\r\nSix fled.", ["Flood in Oru", "Nine died.", "Six fled."]),
    "flattened, whole sentences": ("Nine died.  The road is cut.", ["Nine died.", "The road is cut."]),
    "flattened heading": ("Bendi Province  Some 400 people fled.", ["Bendi Province", "Some 400 people fled."]),
    "flattened table": ("Dead: 12  Missing: 3", ["Dead: 12", "Missing: 3"]),
    "flattened list": ("Needs: tents  2) water  3) food", ["Needs: tents", "2) water", "3) food"]),
    "ragged spaces": (
        "About  400 people left  the town of  Oru  on foot.",
        ["About  400 people left  the town of  Oru  on foot."],
    ),
    "open before the spaces": ("They fled to the  Bendi camp.", ["They fled to the  Bendi camp."]),
    "no space": (
        "They lost their homes.The road is cut in 2015.Then it rained.- 40 families left.",
        ["They lost their homes.", "The road is cut in 2015.", "Then it rained.", "- 40 families left."],
    ),
    "no space, capitals": (
        "In Oru, 40 homes were lost.IMPACT- 9 died.A road is cut.7.05pm: Rain. See fig.A and Dr.ABE.",
        ["In Oru, 40 homes were lost.", "IMPACT- 9 died.", "A road is cut.", "7.05pm: Rain.", "See fig.A and Dr.ABE."],
    ),
    "rows without a break": (
        "Rain fell in OruIMPACT: 1 death120 families movedRESPONSE: aid came (see Ira)Based on lists- 40 homes submergedOruka",
        [
            "Rain fell in Oru",
            "IMPACT: 1 death",
            "120 families moved",
            "RESPONSE: aid came (see Ira)",
            "Based on lists",
            "- 40 homes submerged",
            "Oruka",
        ],
    ),
    "names with capitals inside": ("A WikiLeaks and covid19 cases story.", ["A WikiLeaks and covid19 cases story."]),
    "decimals and addresses": ("See www.Oru.example or 1.5.2 of v2.Next.", ["See www.Oru.example or 1.5.2 of v2.Next."]),
}


@pytest.mark.parametrize(("text", "expected"), LINES.values(), ids=LINES)
def test_lines_end(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param("fr", "Ils ont fui. Le camp est plein.", ["Ils ont fui.", "Le camp est plein."], id="French"),
        pytest.param("ar", "فر السكان. هل وصلوا؟ نعم.", ["فر السكان.", "هل وصلوا؟", "نعم."], id="Arabic"),
        pytest.param("zh", "洪水来了。人们逃走了。", ["洪水来了。", "人们逃走了。"], id="Chinese"),
        pytest.param("hi", "बाढ़ आई। लोग भागे।", ["बाढ़ आई।", "लोग भागे।"], id="Hindi"),
        pytest.param("ja", "洪水が来た。", ["洪水が来た。"], id="its tokeniser needs a package"),
        pytest.param("zz", "Ba be. Bo bu.", ["Ba be.", "Bo bu."], id="no such language"),
    ],
)
def test_other_languages(language: str, text: str, expected: list[str]) -> None:
    assert texts(text, language) == expected


TOKENS = {
    "1,200 people fled.": "1,200 people fled .",
    "250-300, 250–300 and 18,000—25,000": "250 - 300 , 250 – 300 and 18,000 — 25,000",
    "a 3,500-strong force": "a 3,500 - strong force",
    "a five-year-old girl": "a five - year - old girl",
    "10km, 2m, $5m, 60% and 2million": "10 km , 2 m , $ 5 m , 60 % and 2 million",
    "Aleppo's and people’s": "Aleppo 's and people ’s",
    "did not, didn't, cannot": "did not , did n't , can not",
    'he said: "No."': 'he said : " No . "',
    "(1,600 people)": "( 1,600 people )",
    "On Wed the U.S. envoy's ID": "On Wed the U.S. envoy 's ID",
    "5,000+ in Oru/Bendi": "5,000 + in Oru / Bendi",
    "in the 1990s, on the 3rd": "in the 1990s , on the 3rd",
    "the roadRESPONSE injured31,739 hurt-": "the road RESPONSE injured 31,739 hurt -",
}


@pytest.mark.parametrize(("text", "expected"), TOKENS.items(), ids=TOKENS)
def test_tokens(text: str, expected: str) -> None:
    assert " ".join(tokens(text, "en")[0]) == expected


@given(st.text(st.sampled_from("abA1.,'-’é "), max_size=30))
def test_tokens_are_spacys(text: str) -> None:
    """But for words that copying has run together: these are cut apart, and nothing of them is lost."""
    for run in text.split():
        found = [word for _, _, word in _pieces("en")(run)]
        if GLUED.search(run) is None:
            assert found == [token.text for token in tokenizer("en")(run)]
        assert "".join(found) == run


WORDS = """Flood in Oru 400 1.5 U.S. No. Mr. . ! ... " ” ( ) • - ; : , \0 \u200b \ufeff 洪水。 هل؟ 😀 e\u0301 Other news""".split(
    " "
)
PIECES = st.sampled_from([*WORDS, " ", "  ", "\n", "\n\n", "\r\n", "\t", "\xa0", "\u2028"])


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200))
@example("x" * (3 * LONGEST))
@example("word " * LONGEST)
@example("(" * LONGEST)
@example("\ufeff\0 \u200b")
def test_nothing_is_lost_or_moved(text: str) -> None:
    sentences = split(text)
    assert [s.index for s in sentences] == list(range(len(sentences)))
    end = 0
    for s in sentences:
        assert text[end : s.start].strip() == ""
        assert s.text == text[s.start : s.end] == s.text.strip() != ""
        assert len(s.text) <= LONGEST
        assert tuple(text[a:b] for a, b in zip(s.starts, s.ends, strict=True)) == s.words
        assert "".join(s.words) == "".join(s.text.split())
        end = s.end
    assert text[end:].strip() == ""
    assert [s.paragraph for s in sentences] == sorted(s.paragraph for s in sentences)


def test_paragraphs_and_headlines() -> None:
    text = "Flood kills nine in Oru\n\nRain fell. A dam broke.\n\nRelief under way\n\nTents came."
    found = [(s.text, s.paragraph, s.headline) for s in split(text)]
    assert found == [
        ("Flood kills nine in Oru", 0, True),
        ("Rain fell.", 1, False),
        ("A dam broke.", 1, False),
        ("Relief under way", 2, True),
        ("Tents came.", 3, False),
    ]


BODY = "The river rose in the night and nine people died in Oru. Some 400 families fled to the camp at Bendi."
LEFTOVERS = [
    "Other news",
    "READ MORE »",
    "Read more: Floods cut the road to Bendi",
    "Photo: Ama Sow/Oru Press",
    "Share on Facebook",
    "ADVERTISEMENT",
    "© 2024 Oru Press. All rights reserved.",
    "This site uses cookies to serve you better.",
    "Sign up for our newsletter",
    "Download the report (PDF, 2 MB)",
    "Copyright 2024 Oru Press",
    "(Reporting by Ama Sow; editing by Li Bah)",
    "https://www.example.org/oru",
]


@pytest.mark.parametrize("line", LEFTOVERS)
def test_leftovers_are_marked(line: str) -> None:
    found = split(f"{BODY}\n\n{line}\n\n{BODY}")
    assert "".join(s.text for s in found if s.leftover).replace(" ", "") == line.replace(" ", "")


@pytest.mark.parametrize(
    "line",
    [
        "Read the sign on the tent: 40 families live here.",
        "Photo: 300 people wait for water at Bendi",
        "Image copyright Oru Press Image caption 12 people died when the bridge fell",
        "He read more names of missing people on Sunday.",
        "Aid groups share this camp with 200 soldiers.",
        "Other news from Bendi is worse: nine people died.",
        "Follow us to the camp, the 40 children were told.",
        "People cut off by the flood search for food at home.",
    ],
)
def test_reports_are_no_leftovers(line: str) -> None:
    assert [s.text for s in split(f"{BODY}\n\n{line}\n\n{BODY}") if s.leftover] == []


def test_tail_at_the_end_takes_all_that_follows() -> None:
    found = split(f"{BODY}\n\n{BODY}\n\nRelated stories\n\nStorm kills 30 in Kesh\n\nThirty people died in Kesh.")
    assert [s.text for s in found if s.leftover] == ["Related stories", "Storm kills 30 in Kesh", "Thirty people died in Kesh."]


def test_tail_at_the_start_takes_unfinished_lines() -> None:
    found = split(f"Flood in Oru\n\nRelated stories\n\nStorm kills 30 in Kesh\n\n{BODY}")
    assert [s.text for s in found if s.leftover] == ["Related stories", "Storm kills 30 in Kesh"]


def test_marks_that_are_not_seen_are_no_part_of_a_word() -> None:
    text = "\u200fSome \u202b40\u202c fam\xadilies fl\u200bed."
    (sentence,) = segment(Article("a", text))
    assert (sentence.lower, "".join(sentence.words)) == (("some", "40", "families", "fled", "."), text.replace(" ", ""))
