"""The words and rules of a language: lang/<code>/<name>.toml, loaded and checked against schemas/rules.schema.json."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from summarise import contract
from summarise.errors import RuleError

LANGUAGES = Path(__file__).parent / "lang"


@dataclass(frozen=True, slots=True)
class Rule:
    """One `[[rule]]` of a file: `pattern` as rules.py reads it, and what a match `means`."""

    name: str
    pattern: str
    means: Mapping[str, str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One TOML file: word classes, tables of data, and rules."""

    name: str
    language: str
    version: str
    words: Mapping[str, tuple[str, ...]]
    rules: tuple[Rule, ...]
    tables: Mapping[str, Any] = field(default_factory=dict)

    def word_set(self, name: str) -> frozenset[str]:
        """The words of a class, for look-ups."""
        return frozenset(self.words[name])


def languages() -> tuple[str, ...]:
    """ISO 639-1 codes that have rules, sorted."""
    return tuple(sorted(p.name for p in LANGUAGES.iterdir() if (p / "headcounts.toml").is_file()))


@cache
def load(language: str, name: str, extra: Path | None = None) -> Lexicon:
    """The lexicon lang/<language>/<name>.toml, with the rules of `extra`/<language>/<name>.toml added where that exists.

    Raises RuleError where a file is not TOML, does not follow the schema, or names a rule twice.
    """
    data = read(LANGUAGES / language / f"{name}.toml")
    more = {} if extra is None else _optional(extra, language, name)
    words = {key: tuple(value) for key, value in data.get("words", {}).items()}
    for key, value in more.get("words", {}).items():
        words[key] = (*words.get(key, ()), *value)
    rules = [*_rules(data, f"{name}.toml"), *_rules(more, f"{extra}/{name}.toml")]
    names = [rule.name for rule in rules]
    twice = sorted({n for n in names if names.count(n) > 1})
    if twice:
        raise RuleError(f"{extra or LANGUAGES / language}/{name}.toml: rule {twice[0]!r} stands twice; give one another name")
    return Lexicon(name, language, data["version"], words, tuple(rules), {**data.get("tables", {}), **more.get("tables", {})})


def read(path: Path) -> dict[str, Any]:
    """The data of one rule file, checked. Raises RuleError with the path and the place."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"{path}: not a readable rule file: {error}") from error
    problems = contract.problems(data, "rules")
    if problems:
        raise RuleError(f"{path}: {problems[0]}")
    return data


def _optional(folder: Path, language: str, name: str) -> dict[str, Any]:
    places = (folder / language / f"{name}.toml", folder / f"{name}.toml")
    return next((read(path) for path in places if path.is_file()), {})


def _rules(data: Mapping[str, Any], source: str) -> list[Rule]:
    return [
        Rule(r["name"], r["pattern"], r["means"], tuple(r["examples"]), tuple(r.get("counterexamples", ())), source)
        for r in data.get("rule", [])
    ]
