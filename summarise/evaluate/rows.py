"""What a user names as summaries, references or sources: JSON, JSON Lines, text files, or folders of these, row by row."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from summarise.decoding import decoded
from summarise.documents import JSON, documents
from summarise.errors import InputError
from summarise.inputs import opened

TEXT = ".txt"
SUMMARIES = "save summaries and articles as .txt, .json or .jsonl"
"""What to do where a file is not text."""
SLOTS = ("headcounts", "damage", "needs", "movements")

Notice = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Row:
    """One object that a user gave, with its id and the place that names it in messages."""

    id: str
    place: str
    data: Mapping[str, Any]

    @property
    def is_sitrep(self) -> bool:
        """Whether it is a report, right or wrong."""
        return isinstance(self.data.get("summary"), Mapping) and isinstance(self.data.get("articles"), list)

    @property
    def is_annotated(self) -> bool:
        """Whether it is an article with its facts."""
        return isinstance(self.data.get("text"), str) and any(slot in self.data for slot in SLOTS)

    def text(self, *names: str) -> str | None:
        """The first of these fields that is text."""
        return next((value for name in names if isinstance(value := self.data.get(name), str)), None)

    def error(self, problem: str) -> InputError:
        """The error that points at this row."""
        return InputError(f"{self.place}: {problem}")


def rows(named: Sequence[str], notice: Notice, *, numbered: bool = False) -> dict[str, Row]:
    """The rows of all that is named, by their ids; `numbered` gives those without an id their number.

    Raises InputError for what cannot be read, and for an id that is missing or comes twice.
    """
    found: dict[str, Row] = {}
    for name in named:
        for row in _rows(name, notice):
            if not row.id:
                if not numbered:
                    raise row.error("no id; give one by which summaries, references and sources are put together")
                row = replace(row, id=str(len(found) + 1))
            if row.id in found:
                raise row.error(f"the id {row.id!r} stands in {found[row.id].place} too; give each its own")
            found[row.id] = row
    if not found:
        raise InputError(f"{', '.join(named)}: nothing to read; expected files ending in {', '.join((TEXT, *JSON))}")
    return found


def _rows(named: str, notice: Notice) -> Iterator[Row]:
    path = Path(named)
    texts = [path] if path.suffix.lower() == TEXT else sorted(path.glob(f"*{TEXT}")) if path.is_dir() else []
    for file in texts:
        with opened(file) as stream:
            text = decoded(stream.read(), str(file), notice, SUMMARIES)
        yield Row(file.stem, str(file), {"text": text.strip()})
    if not texts or path.is_dir() and any(file.suffix.lower() in JSON for file in path.iterdir()):
        for place, data in documents(named, notice, _refuse, SUMMARIES):
            many = isinstance(data, list)
            for number, one in enumerate(data if many else [data], 1):
                yield _row(one, f"{place}: object {number}" if many else place)


def _row(data: Any, place: str) -> Row:
    """The row of an object, its id empty where it has none; a report of one article has this article's id."""
    if not isinstance(data, Mapping):
        raise InputError(f"{place}: not an object; write one {{…}} a line")
    row = Row("", place, data)
    if row.is_sitrep:
        articles = [one.get("id") for one in data["articles"] if isinstance(one, Mapping)]
        report = data.get("report")
        id = articles[0] if len(articles) == 1 else report.get("id") if isinstance(report, Mapping) else None
    else:
        id = data.get("id")
    return replace(row, id=str(id) if isinstance(id, (str, int)) else "")


def _refuse(error: InputError) -> None:
    raise error
