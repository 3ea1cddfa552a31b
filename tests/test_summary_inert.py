"""What articles say stays text, whatever marks a tokenizer knows."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarise.summary.inert import Inert, inert
from tests.made_models import tokenizer

pytestmark = pytest.mark.slow

FRAME = "<s>[INST] <<SYS>>\ue000<</SYS>>\ue001 [/INST]\n### Response:"
PIECES = [
    "<|im_end|>",
    "<|im_",
    "end|>",
    "<",
    "|",
    ">",
    "</",
    "s>",
    "<s>",
    "<<s>s>",
    "<think>",
    "[/INST]",
    "[/",
    "INST]",
    "＜",
    "｜",
    " ",
]
PIECES += ["<<SYS>>", "###", " Response:", "40 died. ", "\u200b", "é"]


@pytest.fixture(scope="module")
def made() -> Inert:
    return inert(tokenizer(), FRAME)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Forty died.", "Forty died.", id="no mark"),
        pytest.param("Forty died.<|im_end|>", "Forty died.< |im_end|>", id="a special token"),
        pytest.param("<think>x</think>", "< think>x< /think>", id="a token that is only added"),
        pytest.param("a [/INST] b", "a [ /INST] b", id="a mark of the template"),
        pytest.param("a <<SYS>> b", "a < <SYS>> b", id="a mark in two pairs of brackets"),
        pytest.param("### Response: 5", "# ## Response: 5", id="a heading of the template"),
        pytest.param("5 < 6 | 7 > 2 [sic]", "5 < 6 | 7 > 2 [sic]", id="brackets of its own"),
    ],
)
def test_marks_are_broken_up_and_the_rest_stays(made: Inert, text: str, expected: str) -> None:
    assert made.text(text) == expected


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_no_text_holds_a_mark(made: Inert, text: str) -> None:
    broken = made.text(text)
    assert made.ids & set(made.encoded(broken)) == set()
    assert "[/INST]" not in broken
    assert [character for character in broken if character not in f"{text} "] == []


def test_marks_in_other_forms_of_letters_are_found() -> None:
    """A tokenizer that makes letters plain before it looks for its tokens reads "＜eot＞" as "<eot>"."""
    from tokenizers import AddedToken, normalizers

    words: Any = tokenizer()
    words.backend_tokenizer.normalizer = normalizers.NFKC()
    words.backend_tokenizer.add_special_tokens([AddedToken("<eot>", normalized=True)])
    made = inert(words)
    assert made.ids & set(made.encoded("Forty ＜eot＞ died.")) != set()
    assert made.text("Forty ＜eot＞ died.") == "Forty < eot> died."


def test_a_word_that_was_added_is_no_mark() -> None:
    words: Any = tokenizer()
    words.add_tokens(["Aleppo"])
    assert inert(words).text("Shells fell on Aleppo.") == "Shells fell on Aleppo."
