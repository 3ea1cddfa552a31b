"""The day and time that a feed or a letter states, as ISO 8601."""

from datetime import date, datetime
from email.utils import parsedate_to_datetime

from summarise.formats.part import Tell

NO_DAY = date(1970, 1, 1)
"""What programs write for a day that is not known: the start of Unix time."""


def moment(stated: str) -> str | None:
    """RFC 3339 with the offset that was stated, the day alone where none was, None where no day can be told.

    The offset stays: it is the publisher's own day that "on Sunday" counts from.

    >>> moment("Tue, 05 Mar 2024 23:30:00 -0500"), moment("2024-03-05 08:30"), moment("Tue, 32 Mar 2024 08:00:00 GMT")
    ('2024-03-05T23:30:00-05:00', '2024-03-05', None)
    """
    read = _iso(stated.strip()) or _mail(stated.strip())
    if read is None or read.date() == NO_DAY:
        return None
    return read.isoformat(timespec="seconds") if read.tzinfo else read.date().isoformat()


def day_of(stated: str | None, place: str, notice: Tell) -> str | None:
    """The moment that is stated; a date that cannot be read is named in a notice."""
    if not stated or not stated.strip():
        return None
    read = moment(stated)
    if read is None:
        notice(f"{place}: the date {' '.join(stated.split())!r} cannot be read; the article goes on without a day")
    return read


def _iso(stated: str) -> datetime | None:
    try:
        return datetime.fromisoformat(stated)
    except ValueError:
        return None


def _mail(stated: str) -> datetime | None:
    """The form of e-mail and RSS (RFC 2822)."""
    try:
        return parsedate_to_datetime(stated)
    except (ValueError, TypeError, IndexError, OverflowError):  # IndexError: what the standard library raises for some
        return None
