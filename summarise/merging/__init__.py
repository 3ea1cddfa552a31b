"""Many articles' facts as one report's: what says the same is one, what contradicts is set side by side."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from summarise.lexicon import Lexicon, load
from summarise.merging.choice import Judge
from summarise.merging.conflicts import AGREED, EARLIER, compared, overruled
from summarise.merging.origins import Origins
from summarise.merging.same import united
from summarise.merging.topics import Setting, Topic
from summarise.numbering import Findings
from summarise.sitrep import Conflict

__all__ = ["AGREED", "EARLIER", "Compared", "Setting", "Topic", "compare", "overruled"]


@dataclass(frozen=True, slots=True)
class Compared:
    """The facts with those that say the same made one, and the conflicts between them."""

    findings: Findings
    conflicts: tuple[Conflict, ...]


def compare(findings: Findings, setting: Setting, copies: Mapping[str, str], words: Lexicon) -> Compared:
    """What was found in all articles, once. `copies` maps the id of a copied article to its original's; `words` is `assemble`.

    Figures are compared only where they are about the same thing: condition or asset, unit, group, innermost place, and kind of
    figure (`Topic`); `Judge.choose` says in which order one is preferred. Nothing is averaged, added up or left out.
    """
    facts, new = united(findings.facts, setting, words.word_set("further"))
    conflicts, agreed = compared(
        facts,
        Judge(
            Origins.of(facts, setting, copies, load(words.language, "attribution").word_set("article")), words.word_set("unnamed")
        ),
        load(words.language, "report").tables,
    )
    caveats = [replace(caveat, facts=tuple(dict.fromkeys(new[id] for id in caveat.facts))) for caveat in findings.caveats]
    return Compared(replace(findings, facts=facts, caveats=(*caveats, *agreed)), conflicts)
