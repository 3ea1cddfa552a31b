"""Headcounts: what is linked to what, beyond the rules' own examples."""

import pytest

from summarise.articles import make_article
from summarise.segment import segment
from summarise.slots import headcounts

# text → (value, unit, category, group, part_of) of each headcount
READ = {
    "one verb, several figures": (
        "12 men, two women and a child were killed.",
        [(12, "people", "killed", "men", None), (2, "people", "killed", "women", None), (1, "people", "killed", "child", None)],
    ),
    "several verbs": (
        "The blast left 3 dead, 12 injured and 400 evacuated.",
        [(3, "people", "killed", None, None), (12, "people", "injured", None, None), (400, "people", "evacuated", None, None)],
    ),
    "both units": (
        "Some 310 households (1,600 people) were displaced.",
        [(310, "households", "displaced", None, None), (1600, "people", "displaced", None, None)],
    ),
    "subset": (
        "More than 900 civilians, including 119 children, have fled.",
        [(900, "people", "displaced", "civilians", None), (119, "people", "displaced", "children", "h1")],
    ),
    "subset of the sentence before": (
        "Floods killed 60 people. Of these, 22 were children.",
        [(60, "people", "killed", None, None), (22, "people", "killed", "children", "h1")],
    ),
    "subset with its own verb": (
        "Of the 300 people affected, 40 have been evacuated.",
        [(300, "people", "affected", None, None), (40, "people", "evacuated", None, "h1")],
    ),
    "ellipsis of the verb": (
        "Ten people died in Pella and nine in Sura.",
        [(10, "people", "killed", None, None), (9, "people", "killed", None, None)],
    ),
    "shared subject": (
        "Some 700 people have been displaced and are staying in camps.",
        [(700, "people", "displaced", None, None), (700, "people", "sheltered", None, None)],
    ),
    "aside between figure and verb": (
        "Six people, including women and elders, were reported as missing.",
        [(6, "people", "missing", None, None)],
    ),
    "figure that rises": (
        "At first 900 people were evacuated. By night that figure had risen to 1,400.",
        [(900, "people", "evacuated", None, None), (1400, "people", "evacuated", None, None)],
    ),
    "zero": ("No deaths or injuries were reported.", [(0, "people", "killed", None, None), (0, "people", "injured", None, None)]),
    "agent of an active verb": ("The 40 gunmen killed nine farmers.", [(9, "people", "killed", "farmers", None)]),
    "risk": ("Some 90,000 people could be displaced if the dam breaks.", [(90000, "people", "at_risk", None, None)]),
    "population": ("The city of 300,000 people was calm; four people died.", [(4, "people", "killed", None, None)]),
    "share": ("Half of the 900 people fled.", []),
    "staff deployed": ("Some 300 soldiers were sent to the area.", []),
    "animals": ("The frost killed 300 sheep.", []),
}


@pytest.mark.parametrize("name", READ)
def test_read(name: str) -> None:
    text, expected = READ[name]
    article = make_article({"text": text})
    facts = headcounts.fill(article, segment(article, "en"))
    assert [(f.quantity.value, f.unit, f.category, f.group, f.part_of) for f in facts] == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Some 40 miners are feared dead.", "unconfirmed"),
        ("The agency will assist 900 families.", "planned"),
        ("The army denied that 12 civilians were killed.", "denied"),
        ("In May, 12 people were killed.", "reported"),
    ],
)
def test_status(text: str, status: str) -> None:
    article = make_article({"text": text})
    assert [fact.status for fact in headcounts.fill(article, segment(article, "en"))] == [status]
