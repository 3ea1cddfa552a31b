"""What lets the program start sooner, and would not be right in a library that shares a process with others."""

import sys


def import_spacy_alone() -> None:
    """Imports spaCy as if torch were not installed, where neither is imported yet.

    A part of spaCy (thinc) imports torch wherever it finds it: two seconds, for models that spaCy could run on it and that we
    have none of. Whoever uses such models beside this package needs that import, so only our own program leaves it out.
    """
    if "spacy" in sys.modules or "torch" in sys.modules:
        return
    sys.modules["torch"] = None  # type: ignore[assignment]  # what makes an import fail (importlib's own convention)
    try:
        import spacy  # noqa: F401
    finally:
        del sys.modules["torch"]
