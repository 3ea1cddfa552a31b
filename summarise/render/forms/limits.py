"""How much a template may do: enough for any report, and an end for what would never end. No clock decides."""

from jinja2.exceptions import SecurityError

LARGEST_FILE = 20_000_000
"""Bytes of a template with its pictures; those of organisations have 0.1 to 5 million."""
LARGEST_TEXT = 1_000_000
"""Characters of a template's text, or of one part of an Office file: 500 pages."""
STEPS = 2_000_000
"""Parts of a template that may be evaluated: the one that ships takes 35,000 for 1,000 facts; this many take some seconds."""
LONGEST = 20_000_000
"""Characters that a template may write: a hundred times a long report."""
LARGEST = 1_000_000
"""Characters of one text, items of one list or bits of one number, that a template may put together."""


def refuse_long(length: int) -> None:
    """Raises SecurityError for a text or a list that would be too long."""
    if length > LARGEST:
        raise SecurityError(f"it puts together over {LARGEST:,} characters or items")
