"""FORMATS: an evaluation as text for other programs and for pages."""

from collections.abc import Callable

from summarise.evaluate.junit import to_junit
from summarise.evaluate.outcome import to_json
from summarise.evaluate.tables import to_markdown

FORMATS: dict[str, Callable[..., str]] = {"json": to_json, "md": to_markdown, "junit": to_junit}
"""Each takes the outcome, and `errors`: whether what is wrong is listed."""
