"""Makes the labelled pairs of made.jsonl: `python -m tests.pairs.make`. The same corpora give the same bytes."""

import json
from collections.abc import Iterator
from pathlib import Path

from .falsify import LABELS
from .restate import joined, restatements
from .sentences import Sentence, half_of, rank, sentences, surroundings

MADE = Path(__file__).parent / "made.jsonl"
WANTED = {
    "faithful": 176,
    "number": 34,
    "role": 40,
    "qualifier": 32,
    "negation": 30,
    "group": 28,
    "place": 32,
    "unit": 28,
    "invented": 28,
    "time": 28,
}
"""Pairs of each label in each half."""
OFTEN = 3
"""Pairs made of one sentence at most."""
Pair = tuple[Sentence, str, str, str]
"""The sentence, the kind of edit, the summary and its label."""


def candidates(sentence: Sentence) -> Iterator[tuple[str, str, str]]:
    """Kind, summary and label of all pairs that can be made of a sentence."""
    source = source_of(sentence)
    yield "same", sentence.text, "faithful"
    for kind, text in restatements(sentence):
        yield kind, text, "faithful"
    for other in surroundings(sentence)[1][:1]:
        if len(sentence.text) + len(other) < 220 and not {",", '"', "“", "?"} & set(sentence.text + other):
            yield "joined", joined(sentence.text, other), "faithful"
    for label, edit in LABELS.items():
        for text in edit(sentence, source):
            yield f"{label} {'less' if len(text) < len(sentence.text) else 'more'}", text, label


def source_of(sentence: Sentence) -> str:
    """The paragraph that the sentence stands in."""
    before, after = surroundings(sentence)
    return " ".join([*before, sentence.text, *after])


def pairs() -> list[Pair]:
    """Those picked: for each half and label as many as wanted, the rarest label first, one of a kind from a sentence."""
    pool = [
        (s, kind, text, label)
        for s in sentences()
        for kind, text, label in candidates(s)
        if text == s.text or label == "faithful" or text not in source_of(s)
    ]
    pool.sort(key=lambda pair: rank(pair[0].text, pair[2], "order"))
    picked: list[Pair] = []
    used: dict[str, list[str]] = {}
    for half in ("develop", "kept"):
        for label in sorted(WANTED, key=lambda label: sum(pair[3] == label for pair in pool)):
            fitting = [pair for pair in pool if pair[3] == label and half_of(pair[0].group) == half]
            picked += _spread(fitting, WANTED[label], used)
    return sorted(picked, key=lambda pair: rank(pair[0].text, pair[2]))


def _spread(fitting: list[Pair], wanted: int, used: dict[str, list[str]]) -> Iterator[Pair]:
    """As many as wanted, each kind of edit in turn."""
    by_kind: dict[str, list[Pair]] = {}
    for pair in fitting:
        by_kind.setdefault(pair[1], []).append(pair)
    while wanted and any(by_kind.values()):
        for kind in sorted(by_kind, key=lambda kind: rank(kind)):
            while by_kind[kind]:
                pair = by_kind[kind].pop()
                labels = used.setdefault(pair[0].text, [])
                if len(labels) < OFTEN and pair[3] not in labels:
                    labels.append(pair[3])
                    yield pair
                    wanted -= 1
                    break
            if not wanted:
                return


def lines() -> list[str]:
    """The lines of made.jsonl."""
    return [
        json.dumps(
            {"id": f"made-{number:04}", "source": source_of(s), "summary": text, "label": label, "half": half_of(s.group)},
            ensure_ascii=False,
        )
        for number, (s, _, text, label) in enumerate(pairs(), 1)
    ]


if __name__ == "__main__":
    MADE.write_text("\n".join(lines()) + "\n", "utf-8")
