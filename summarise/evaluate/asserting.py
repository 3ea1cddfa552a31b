"""What tests ask of summaries and reports: the scores of one, and what is wrong with it, told like a difference."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from summarise import contract
from summarise.articles import text_id
from summarise.errors import InputError
from summarise.evaluate.case import Case, Text
from summarise.evaluate.covering import uncovered
from summarise.evaluate.floors import TOLERANCE
from summarise.evaluate.gold import mentions_of
from summarise.evaluate.metrics import METRICS, named
from summarise.evaluate.remarks import Remark, remarks
from summarise.evaluate.rows import SLOTS, Row
from summarise.language import detect
from summarise.reading import DEFAULT_LANGUAGE
from summarise.sitrep import Sitrep, to_json
from summarise.text import Article

Origin = str | Article | Sequence[str | Article]
"""What a summary was made from: an article, its text, or several of them."""
NOTHING = "–"
VALIDITY = "schema_validity"
"""All that can be measured of a report that breaks its schema."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is asked of a summary: the least ROUGE and coverage, the most words, and what it must say."""

    rouge: Mapping[str, float] = field(default_factory=dict)
    faithful: bool = True
    covers: Sequence[str] = ()
    coverage: float | None = None
    words: int | None = None


def case_of(
    summary: str = "",
    *,
    source: Origin | None = None,
    reference: str | None = None,
    sitrep: Sitrep | Mapping[str, Any] | None = None,
    gold: Mapping[str, Any] | None = None,
) -> Case:
    """The case that these make; a report brings its summary and its articles along, an annotated article its text.

    Raises InputError where the gold cannot be used.
    """
    report: Mapping[str, Any] | None = to_json(sitrep) if isinstance(sitrep, Sitrep) else sitrep
    shaped = report if report is not None and Row("", "", report).is_sitrep else None
    row = Row(str(gold.get("id", "")), "gold", gold) if gold is not None else None
    if row and not (row.is_annotated or row.is_sitrep):
        raise InputError(f"gold: not an annotated article; give a mapping with text and {', '.join(SLOTS)}")
    articles = _articles(source) or _annotated(gold) or _own(shaped)
    language = next((article.language for article in articles if article.language), DEFAULT_LANGUAGE)
    return Case(
        articles[0].id if articles else "",
        summary or str((shaped or {}).get("summary", {}).get("text") or ""),
        Text(articles) if articles else None,
        reference,
        report,
        mentions_of(row) if row else None,
        language,
    )


def record(case: Case, name: str, metrics: Sequence[str] = ()) -> tuple[dict[str, float], str]:
    """The scores of a case, and all that a later look at many cases needs, as JSON: name, fingerprint of the inputs, shares."""
    broken = case.sitrep is not None and bool(contract.problems(case.sitrep))
    wanted = (VALIDITY,) if broken else named(metrics)
    shares = {metric: share for metric in wanted if (share := METRICS[metric](case)) and share.whole}
    kept = {
        "name": name,
        "sha256": _fingerprint(case),
        "shares": {metric: [float(share.part), float(share.whole)] for metric, share in shares.items()},
    }
    return {metric: share.part / share.whole for metric, share in shares.items()}, json.dumps(kept)


def summary_faults(case: Case, wishes: Wishes) -> list[str]:
    """What the summary fails in, a few lines each; empty where all wishes are met."""
    if not case.summary.strip():
        return ["empty: it says nothing"]
    faults = [*_unfaithful(case)] if wishes.faithful else []
    faults += [f"does not cover “{phrase}”: {why}" for phrase in wishes.covers if (why := uncovered(phrase, case))]
    words = len(case.summary.split())
    if wishes.words is not None and words > wishes.words:
        faults.append(f"too long: {words} words, at most {wishes.words}")
    least = {**wishes.rouge, **({"fact_coverage": wishes.coverage} if wishes.coverage is not None else {})}
    return [*faults, *_low(case, least)]


def sitrep_faults(case: Case, floors: Mapping[str, float] | None) -> list[str]:
    """What the report fails in: its schema, else its floors; without floors every difference from the annotation is a fault."""
    broken = contract.problems(case.sitrep)
    if broken:
        return [f"not a valid sitrep: {line}" for line in broken]
    slots = {name.partition(".")[0] for name in (floors if floors is not None else SLOTS)}
    wrong = [one for one in remarks([case], ()) if one.why.partition(":")[0] in slots]
    low = [*_low(case, floors or {})]
    return low + [told(one, "sitrep", "gold") for one in wrong if low or floors is None]


def told(remark: Remark, judged: str = "summary", against: str = "source") -> str:
    """A remark in three lines: what is wrong, what is said, and what the source says."""
    sides = ((judged, remark.summary), (against, remark.source))
    return "\n".join([f"{remark.kind}: {remark.why}", *(f"    {name:8} {text or NOTHING}" for name, text in sides)])


def _unfaithful(case: Case) -> Iterator[str]:
    """The findings that make the summary unfaithful, with both sentences."""
    if case.source is None:
        raise InputError("no source to hold the summary against; give one, or faithful=False")
    refused = {(finding.kind, finding.why) for checked in case.checked or () for finding in checked.refusing}
    yield from (told(one) for one in remarks([case], ("figure_faithfulness",)) if (one.kind, one.why) in refused)


def _low(case: Case, floors: Mapping[str, float]) -> Iterator[str]:
    """A line for each metric under its floor. Raises InputError where one cannot be measured."""
    for name, floor in floors.items():
        named([name])
        share = METRICS[name](case) if name in METRICS else None
        if share is None or share.value is None:
            raise InputError(f"{name} cannot be measured here; ROUGE needs reference=, the slots need gold=")
        if share.value < floor - TOLERANCE:
            yield f"{name} {share.value:.3f} is under {floor:.3f}"


def _articles(source: Origin | None) -> list[Article]:
    if source is None:
        return []
    return [_article(one) for one in ([source] if isinstance(source, (str, Article)) else source)]


def _article(source: str | Article) -> Article:
    if isinstance(source, Article):
        return source
    return Article(text_id(source), source, language=detect(source) or DEFAULT_LANGUAGE)


def _annotated(gold: Mapping[str, Any] | None) -> list[Article]:
    text = (gold or {}).get("text")
    return [_article(text)] if isinstance(text, str) else []


def _own(report: Mapping[str, Any] | None) -> list[Article]:
    """The articles of a report that keeps their texts."""
    listed = [one for one in (report or {}).get("articles", ()) if isinstance(one, Mapping) and one.get("text")]
    return [Article(str(one["id"]), one["text"], published=one.get("published"), language=one.get("language")) for one in listed]


def _fingerprint(case: Case) -> str:
    """The sha256 of what the case is held against; what is judged is no part of it."""
    texts = [article.text for article in case.source.articles] if case.source else []
    gold = {slot: [sorted(one.fields.items(), key=str) for one in mentions] for slot, mentions in (case.gold or {}).items()}
    content = json.dumps([texts, case.reference, gold], ensure_ascii=False, default=str)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
