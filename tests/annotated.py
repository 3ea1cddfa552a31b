"""Annotated articles and reports on them, made for the tests: each difference that the measures tell apart is in them once."""

from typing import Any

TEXT = (
    "At least 40 people were killed in Beira on Monday. Some 300 families fled to Chimoio, and 12 soldiers were injured in "
    "Dondo. In 2019 a storm killed 600 people. Two bridges and 15 schools were destroyed. Families need blankets and drinking "
    "water; medical care was provided. About 90 people returned to Buzi from Beira. Nine boats sank."
)
QUIET = "Rain is expected on Tuesday. The river stands at four metres, and nobody was hurt."


def gold(quote: str, background: bool = False, **fields: Any) -> dict[str, Any]:
    """A fact as an annotator writes it."""
    return {"evidence": quote, "background": background, **fields}


def count(quote: str, category: str, low: int, high: int | None, unit: str = "people", **more: Any) -> dict[str, Any]:
    rest = {"group": more.pop("group", None), "part_of": False, "places": more.pop("places", [])}
    return gold(quote, category=category, min=low, max=high, unit=unit, **rest, **more)


ARTICLES: list[dict[str, Any]] = [
    {
        "id": "beira",
        "text": TEXT,
        "headcounts": [
            count("At least 40 people were killed in Beira", "killed", 40, None, places=["Beira"]),
            count("300 families fled to Chimoio", "displaced", 300, 300, "households", places=["Chimoio"]),
            count("12 soldiers were injured in Dondo", "injured", 12, 12, group="soldiers", places=["Dondo"]),
            count("600 people", "killed", 600, 600, background=True),
            count("About 90 people returned to Buzi", "returned", 90, 90, places=["Buzi"]),
        ],
        "damage": [
            gold("Two bridges", asset="bridge", level="destroyed", min=2, max=2),
            gold("15 schools were destroyed", asset="school", level="destroyed", min=15, max=15),
            gold("Nine boats sank", asset="boat", level="destroyed", min=9, max=9),
        ],
        "needs": [
            gold("need blankets", item="blankets", status="needed"),
            gold("drinking water", item="drinking water", status="needed"),
            gold("medical care was provided", item="medical care", status="provided"),
        ],
        "movements": [
            gold("300 families fled to Chimoio", type="flight", origin=None, destination="Chimoio", count_min=300),
            gold("returned to Buzi from Beira", type="return", origin="Beira", destination="Buzi", count_min=90),
        ],
    },
    {"id": "quiet", "text": QUIET, "headcounts": [], "damage": [], "needs": [], "movements": []},
]


class _Facts:
    """Numbers the facts of a report, and places their evidence."""

    def __init__(self, text: str) -> None:
        self.text, self.number = text, 0

    def __call__(self, quote: str, slot: str, **fields: Any) -> dict[str, Any]:
        self.number += 1
        start = self.text.index(quote)
        span = {"article": "", "start": start, "end": start + len(quote), "quote": quote, "rule": "r"}
        shared = {"background": False, "status": "reported", "locations": [], **fields}
        if (low := shared.pop("min", None)) is not None:
            high = shared.pop("max")
            shared["quantity"] = {"text": str(low), "value": low, "min": low, "max": high, "qualifier": "exact"}
        return {"id": f"{slot}{self.number}", "evidence": [span], **shared}


def _count(fact: _Facts, quote: str, category: str, low: int, high: int | None, **more: Any) -> dict[str, Any]:
    shared = {"unit": "people", "group": None, "part_of": None, **more}
    return fact(quote, "h", category=category, min=low, max=high, **shared)


def _beira() -> dict[str, Any]:
    f = _Facts(TEXT)
    place = [{"text": name, "location": None} for name in ("Chimoio", "Buzi")]
    return {
        "articles": [{"id": "beira"}],
        "summary": {"text": "At least 40 people were killed in Beira."},
        "locations": [{"id": "l1", "name": "Beira"}, {"id": "l2", "name": "Chimoio"}, {"id": "l3", "name": "Sofala"}],
        "headcounts": [
            _count(f, "At least 40 people were killed in Beira", "killed", 40, None, locations=["l1"]),
            _count(f, "Some 300 families fled to Chimoio", "displaced", 300, 300, locations=["l2"]),
            _count(f, "12 soldiers were injured", "killed", 12, 12, group="soldiers", locations=["l3"]),
            _count(f, "600 people", "killed", 600, 600),
            _count(f, "About 90 people returned to Buzi", "returned", 90, 90, locations=["l3"]),
        ],
        "damage": [
            f("Two bridges and 15 schools were destroyed", "d", asset="bridge", level="destroyed", min=15, max=15),
            f("15 schools were destroyed", "d", asset="schools", level="destroyed", min=15, max=15),
        ],
        "needs": [
            f("need blankets", "n", item="blanket", status="shortage"),
            f("drinking water", "n", item="water", status="provided"),
            f("medical care was provided", "n", item="care", status="provided", background=True),
        ],
        "movements": [
            f("300 families fled to Chimoio", "m", type="crossing", origin=None, destination=place[0], min=300, max=300),
            f("returned to Buzi from Beira", "m", type="return", origin=None, destination=place[1], min=90, max=90),
        ],
    }


def _quiet() -> dict[str, Any]:
    f = _Facts(QUIET)
    invented = _count(f, "four metres", "displaced", 4, 4)
    rest: dict[str, Any] = {"damage": [], "needs": [], "movements": [], "locations": []}
    return {"articles": [{"id": "quiet"}], "summary": {"text": "Rain is expected."}, "headcounts": [invented], **rest}


SITREPS = [_beira(), _quiet()]
