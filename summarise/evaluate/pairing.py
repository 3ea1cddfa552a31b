"""Summaries put together with their references, annotations and sources."""

from collections.abc import Mapping, Sequence
from typing import Any

from summarise.articles import make_article
from summarise.errors import InputError
from summarise.evaluate.case import Case, Text
from summarise.evaluate.gold import mentions_of, sitrep_of
from summarise.evaluate.rows import Notice, Row
from summarise.reading import DEFAULT_LANGUAGE
from summarise.text import Article

SHOWN = 5
"""Of the ids that a message names; more are only counted."""
GIVEN = ("title", "url", "published", "language")
"""What else may be known of a source."""

Rows = Mapping[str, Row]
Report = Mapping[str, Any] | None


def cases(predictions: Rows, *, gold: Rows | None, source: Rows | None, notice: Notice) -> list[Case]:
    """A case for each id of `gold`, or of the predictions where there is no gold.

    A gold id without a prediction counts as an empty one; both this and a prediction that is left out are told to `notice`.
    One prediction and one gold or source belong together whatever they are called. Raises InputError where nothing fits.
    """
    gold, source = (_renamed(predictions, rows) if rows is not None else None for rows in (gold, source))
    ids = list(predictions if gold is None else gold)
    if not set(ids) & set(predictions):
        raise InputError(f"no id in common: the summaries have {_some(predictions)}, the gold has {_some(ids)}; name them alike")
    _tell("without a prediction, counted as empty", [id for id in ids if id not in predictions], notice)
    _tell("left out, as the gold does not have them", [id for id in predictions if id not in ids], notice)
    nothing: Report = {} if any(row.is_sitrep for row in predictions.values()) else None
    made = [_case(id, predictions.get(id), (gold or {}).get(id), source, nothing) for id in ids]
    if source is not None:
        _tell("without a source", [case.id for case in made if case.source is None], notice)
    return made


def _renamed(predictions: Rows, rows: Rows) -> Rows:
    """The rows, the only one under the name of the only prediction."""
    if len(predictions) == len(rows) == 1:
        return dict(zip(predictions, rows.values(), strict=True))
    return rows


def _case(id: str, prediction: Row | None, gold: Row | None, source: Rows | None, nothing: Report) -> Case:
    """The case; `nothing` stands for a report that is missing."""
    articles = _articles(id, prediction, gold, source)
    language = articles[0].language if articles and articles[0].language else DEFAULT_LANGUAGE
    return Case(
        id,
        _summary(prediction) if prediction else "",
        Text(articles) if articles else None,
        _reference(gold) if gold else None,
        sitrep_of(prediction) if prediction and prediction.is_sitrep else None if prediction else nothing,
        mentions_of(gold) if gold else None,
        language,
    )


def _summary(row: Row) -> str:
    """The summary that a row is or holds. Raises InputError where there is none."""
    text = row.data["summary"].get("text") if row.is_sitrep else row.text("summary", "text")
    if not isinstance(text, str):
        raise row.error("no summary; give a sitrep, or an object with id and summary (or text)")
    return text


def _reference(row: Row) -> str | None:
    """The summary that a gold row gives to compare with; None for an annotated article."""
    if row.is_annotated:
        return row.text("summary")
    return _summary(row)


def _articles(id: str, prediction: Row | None, gold: Row | None, source: Rows | None) -> list[Article]:
    """The articles that the summary is held against: those named, else those that the gold or the report holds."""
    listed = prediction.data["articles"] if prediction and prediction.is_sitrep else []
    if source is not None:
        ids = [str(one.get("id")) for one in listed if isinstance(one, Mapping)]
        named = [source[each] for each in ids if each in source] or [source[id]] * (id in source)
        return [_article(row.id, row.data, row) for row in named]
    if gold and not gold.is_sitrep and (gold.is_annotated or gold.text("article")):
        return [_article(id, gold.data, gold)]
    held = [one for one in listed if isinstance(one, Mapping) and isinstance(one.get("text"), str)]
    return [_article(str(one.get("id")), one, prediction) for one in held if prediction]


def _article(id: str, data: Mapping[str, object], row: Row | None) -> Article:
    text = next((value for name in ("article", "text") if isinstance(value := data.get(name), str)), None)
    if text is None or not text.strip():
        raise (row.error if row else InputError)("no source; give an object with id and text (or article)")
    return make_article({"id": id, "text": text, **{key: data[key] for key in GIVEN if isinstance(data.get(key), str)}})


def _some(ids: Rows | Sequence[str]) -> str:
    more = f" and {len(ids) - SHOWN} more" if len(ids) > SHOWN else ""
    return ", ".join(map(repr, list(ids)[:SHOWN])) + more


def _tell(what: str, ids: Sequence[str], notice: Notice) -> None:
    if ids:
        notice(f"{what}: {_some(ids)}")
