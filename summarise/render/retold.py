"""The changes of a report in another language: what is of today is told anew, what was of the day before is read from the text.

A change is told only where its text, word for word, is what the old language's catalogue makes of it; any other stays as it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from summarise.figures import Figure, by_topic
from summarise.render import changed
from summarise.render.filling import around, filled
from summarise.render.rows import Desk
from summarise.render.wording import Wording
from summarise.sitrep import Change, Need, Sitrep

BACK = 800
"""Days before a report among which the day of an earlier figure is looked for: changes name no year for those of its own."""
SIDE = re.compile(r"(?P<figure>.+?)(?: \((?P<first>[^()]*)\))?(?: \((?P<second>[^()]*)\))?")


def retold(sitrep: Sitrep, old: Wording, new: Wording) -> tuple[Change, ...]:
    """The report's changes, told in the new words where they are in the old ones."""
    if old == new:
        return sitrep.changes
    teller = _Teller(sitrep, old, new)
    return tuple(replace(change, text=teller.told(change) or change.text) for change in sitrep.changes)


class _Teller:
    """Two languages, and the report's figures and needs by the ids of their facts."""

    def __init__(self, sitrep: Sitrep, old: Wording, new: Wording) -> None:
        self.sitrep, self.old, self.new = sitrep, old, new
        self.desks = Desk(sitrep, old), Desk(sitrep, new)
        self.figures: dict[str, Figure] = {figure.fact.id: figure for figure in by_topic(sitrep).values()}
        self.needs = {need.id: need for need in sitrep.needs}

    def told(self, change: Change) -> str | None:
        """The change in the new words, None where its text is not in the old ones."""
        if change.fact in self.needs:
            return self._need(change.text, self.needs[change.fact])
        if change.fact in self.figures:
            return self._figure(change, self.figures[change.fact])
        return self._gone(change.text) if change.kind == "dropped" else None

    def _figure(self, change: Change, figure: Figure) -> str | None:
        forms = [str(words.tables["changed"][change.kind]) for words in (self.old, self.new)]
        then, now = (
            {"what": changed.what(figure, desk), "figure": changed.today(figure, desk, change.kind)} for desk in self.desks
        )
        if "{before}" not in forms[0]:
            return forms[1].format(**now) if change.text == forms[0].format(**then) else None
        said = around(forms[0].format(**then, before="\0"), change.text)
        before = self._before(said) if said is not None else None
        return forms[1].format(**now, before=before) if before else None

    def _need(self, text: str, need: Need) -> str | None:
        same = [one for one in self.sitrep.needs if (one.canonical, one.status) == (need.canonical, need.status)]
        same = [one for one in same if not one.background]
        then, now = self.desks
        if text == changed.of_needs(same, then):
            return changed.of_needs(same, now)
        was = around(changed.of_needs(same, then, "\0"), text)
        told = self._was(was) if was else None
        return changed.of_needs(same, now, told) if told else None

    def _was(self, text: str) -> str | None:
        """The signs under which something was needed, with their day."""
        found = filled(str(self.old.tables["changed"]["was"]), text)
        day = self._day(found["day"]) if found else None
        if not found or not day:
            return None
        keys = {word.lower(): key for key, word in self.old.tables["need"].items()}
        names = found["before"].split(self.old.comma)
        if not all(name in keys for name in names):
            return None
        before = self.new.comma.join(self.new.word("need", keys[name]).lower() for name in names)
        return str(self.new.tables["changed"]["was"]).format(before=before, day=day)

    def _gone(self, text: str) -> str | None:
        """A figure, or a need, that is no longer reported."""
        found = filled(str(self.old.tables["changed"]["dropped"]), text)
        what, before = (self._what(found["what"]), self._before(found["before"])) if found else (None, None)
        if what and before:
            return str(self.new.tables["changed"]["dropped"]).format(what=what, before=before)
        return self._gone_need(text)

    def _gone_need(self, text: str) -> str | None:
        for key, word in self.old.tables["need"].items():
            form = str(self.old.tables["label"]["need"]).format(item="\0", status=word.lower())
            bare, _, where = text.partition(" (")
            item = around(form, bare)
            if item:
                told = str(self.new.tables["label"]["need"]).format(item=item, status=self.new.word("need", key).lower())
                return f"{told} ({self._listed(where)}" if where else told
        return None

    def _what(self, text: str) -> str | None:
        """What a figure is of: see `changed.what`."""
        for label, rest in self._labels(text):
            alike = "|".join(re.escape(word) for word in self.old.tables["basis"].values() if word)
            found = re.fullmatch(rf"(?: \((?P<basis>{alike})\))?(?:{re.escape(self.old.comma)}(?P<where>.+))?", rest)
            if found:
                keys = {word: key for key, word in self.old.tables["basis"].items()}
                basis = f" ({self.new.word('basis', keys[found['basis']])})" if found["basis"] else ""
                where = f"{self.new.comma}{self._listed(found['where'])}" if found["where"] else ""
                return f"{label}{basis}{where}"
        return None

    def _labels(self, text: str) -> Iterator[tuple[str, str]]:
        """What the beginning of a text may be the name of, in the new words, with what follows it."""
        forms = [words.tables["label"] for words in (self.old, self.new)]
        for key, word in sorted(self.old.tables["category"].items(), key=lambda pair: -len(pair[1])):
            category = self.new.word("category", key)
            before, after = (re.escape(part) for part in str(forms[0]["counted"]).format(category=word, of="\0").split("\0"))
            found = re.match(rf"{before}(?P<of>[^(),]+?){after}(?=$| \(|{re.escape(self.old.comma)})", text)
            if found:
                yield str(forms[1]["counted"]).format(category=category, of=self._of(found["of"])), text[found.end() :]
            if text.startswith(word):
                yield category, text[len(word) :]
        for key, word in self.old.tables["level"].items():
            before, after = (re.escape(part) for part in str(forms[0]["damaged"]).format(asset="\0", level=word).split("\0"))
            found = re.match(rf"{before}(?P<asset>[^(),]+?){after}(?=$| \(|{re.escape(self.old.comma)})", text)
            if found:
                yield (
                    str(forms[1]["damaged"]).format(asset=found["asset"], level=self.new.word("level", key)),
                    text[found.end() :],
                )

    def _of(self, text: str) -> str:
        """Who is counted, with the unit."""
        unit = self.old.word("unit", "households")
        return f"{text.removesuffix(unit)}{self.new.word('unit', 'households')}" if text.endswith(unit) else text

    def _before(self, text: str) -> str | None:
        """An earlier figure with its day."""
        found = filled(str(self.old.tables["changed"]["dated"]), text)
        day = self._day(found["day"]) if found else None
        if not found or not day:
            return None
        sides = [self._side(side) for side in found["figure"].split(str(self.old.tables["changed"]["or"]))]
        told = [side for side in sides if side]
        either = str(self.new.tables["changed"]["or"]).join(told)
        return str(self.new.tables["changed"]["dated"]).format(figure=either, day=day) if len(told) == len(sides) else None

    def _side(self, text: str) -> str | None:
        """One figure, with what makes it uncertain, who says it and where."""
        found = SIDE.fullmatch(text)
        figure = self._quantity(found["figure"]) if found else None
        if not found or not figure:
            return None
        statuses = {word: key for key, word in self.old.tables["status"].items() if word}
        notes = [note for note in (found["first"], found["second"]) if note is not None]
        told = [self.new.word("status", statuses[note]) if note in statuses else self._listed(note) for note in notes]
        return " ".join([figure, *(f"({note})" for note in told)])

    def _quantity(self, text: str) -> str | None:
        """A figure with its qualifier; one told in words is in the article's language."""
        for key, form in self.old.tables["qualifier"].items():
            values = filled(str(form), text)
            numbers = {name: self._number(value) for name, value in values.items()} if values else {}
            if numbers and all(number is not None for number in numbers.values()):
                shown = {name: self.new.number(number or 0) for name, number in numbers.items()}
                return str(self.new.tables["qualifier"][key]).format(**shown)
        return None if any(char.isdigit() for char in text) else text

    def _number(self, text: str) -> int | None:
        digits = text.replace(str(self.old.tables["number"]["thousands"]), "")
        return int(digits) if digits.isdecimal() and self.old.number(int(digits)) == text else None

    def _day(self, text: str) -> str | None:
        today = date.fromisoformat(self.sitrep.report.date)
        days: Sequence[str] = [(today - timedelta(days=n)).isoformat() for n in range(min(BACK, today.toordinal() - 1))]
        found = next((day for day in days if self.old.short_day(day, days[0]) == text), None)
        return self.new.short_day(found, days[0]) if found else None

    def _listed(self, text: str) -> str:
        """Names, with the marks of the new language between them."""
        return self.new.comma.join(text.split(self.old.comma))
