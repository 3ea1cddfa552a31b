"""The words and rules of a language: lang/<code>/<name>.toml, loaded; an analyst's own are checked against a schema."""

import tomllib
from collections.abc import Mapping, Sequence
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
    _sets: dict[str, frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def word_set(self, name: str) -> frozenset[str]:
        """The words of a class, for look-ups."""
        if name not in self._sets:
            self._sets[name] = frozenset(self.words[name])
        return self._sets[name]


def languages() -> tuple[str, ...]:
    """ISO 639-1 codes that have rules, sorted."""
    return tuple(sorted(p.name for p in LANGUAGES.iterdir() if (p / "headcounts.toml").is_file()))


@cache
def load(language: str, name: str, extra: Path | None = None) -> Lexicon:
    """The lexicon lang/<language>/<name>.toml, with the rules of `extra`/<language>/<name>.toml added where that exists.

    Raises RuleError where a file is not TOML, does not follow the schema, or names a rule twice.
    """
    data = _parsed(LANGUAGES / language / f"{name}.toml")  # a test holds that ours follow the schema
    more = {} if extra is None else _optional(extra, language, name)
    words = {key: tuple(value) for key, value in data.get("words", {}).items()}
    for key, value in more.get("words", {}).items():
        words[key] = (*words.get(key, ()), *value)
    own = _rules(more, f"{extra}/{name}.toml")
    rules = [*_rules(data, f"{name}.toml"), *own]
    for rule in own:
        _refuse_meaning(rule, [r["means"] for r in data.get("rule", [])], name)
    names = [rule.name for rule in rules]
    twice = sorted({n for n in names if names.count(n) > 1})
    if twice:
        raise RuleError(f"{extra or LANGUAGES / language}/{name}.toml: rule {twice[0]!r} stands twice; give one another name")
    return Lexicon(name, language, data["version"], words, tuple(rules), {**data.get("tables", {}), **more.get("tables", {})})


def read(path: Path) -> dict[str, Any]:
    """The data of one rule file, checked against the schema. Raises RuleError with the path and the place."""
    data = _parsed(path)
    problems = contract.problems(data, "rules")
    if problems:
        raise RuleError(f"{path}: {problems[0]}")
    return data


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"{path}: not a readable rule file: {error}") from error


@cache
def refuse_strays(folder: Path) -> None:
    """Raises RuleError where a folder of an analyst's own rules holds none, or one that would never be read."""
    files = sorted(folder.rglob("*.toml"))
    if not files:
        raise RuleError(f"{folder}: holds no rule file; name one after what it adds to, such as headcounts.toml")
    for path in files:
        *above, name = path.relative_to(folder).parts
        codes = above or languages()
        if len(above) > 1 or not any((LANGUAGES / code / name).is_file() for code in codes):
            raise RuleError(
                f"{path}: would not be read; name it after what it adds to, such as headcounts.toml or en/headcounts.toml"
            )


def _refuse_meaning(rule: Rule, ours: Sequence[Mapping[str, str]], name: str) -> None:
    """Raises RuleError where an analyst's rule means what no rule of ours, nor the schema, has a place for."""
    needed = set.intersection(*map(set, ours)) if ours else set()
    missing, unknown = sorted(needed - rule.means.keys()), sorted(rule.means.keys() - {key for means in ours for key in means})
    if missing or unknown:
        fault = f"has no {missing[0]!r}" if missing else f"has {unknown[0]!r}, which is not known"
        raise RuleError(f"{rule.source}: rule {rule.name!r}: 'means' {fault}; write it like our rules in {name}.toml")
    record = contract.schema("sitrep")["$defs"].get(name.removesuffix("s"), {}).get("properties", {})
    for key, value in rule.means.items():
        listed = record.get(key, {}).get("enum")
        if listed and value not in {*listed, *(means.get(key) for means in ours)}:
            raise RuleError(f"{rule.source}: rule {rule.name!r}: no {key} {value!r}; schemas/sitrep.schema.json lists them")


def _optional(folder: Path, language: str, name: str) -> dict[str, Any]:
    places = (folder / language / f"{name}.toml", folder / f"{name}.toml")
    return next((read(path) for path in places if path.is_file()), {})


def _rules(data: Mapping[str, Any], source: str) -> list[Rule]:
    return [
        Rule(r["name"], r["pattern"], r["means"], tuple(r["examples"]), tuple(r.get("counterexamples", ())), source)
        for r in data.get("rule", [])
    ]
