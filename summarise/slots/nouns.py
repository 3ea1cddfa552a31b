"""The nouns that figures count, and the verbs over which no noun phrase runs: lang/<code>/people.toml laid out for look-up."""

from functools import cache

from summarise.lexicon import load


class Nouns:
    """The noun classes of one language."""

    def __init__(self, language: str) -> None:
        lexicon = load(language, "people")
        self.sets = {name: lexicon.word_set(name) for name in lexicon.words}
        self.determiners = self.sets["article"] | self.sets["possessive"] | self.sets["another"] | self.sets["definite"]
        self.prefixes = frozenset(tuple(phrase.split()) for phrase in load(language, "quantities").words["prefix"])
        self.prefix_starts = frozenset(phrase[0] for phrase in self.prefixes)
        self.persons = self.sets["person"] | self.sets["kin"] | self.sets["victim"] | self.sets["person_of"]
        self.persons -= self.sets["several"]
        self.roles = self.persons - self.sets["describing"]
        self.before_name = (
            self.sets["stop"] - self.sets["near_place"] - self.determiners | self.sets["befall"] | self.sets["before_clause"]
        )
        self.openers = self.determiners | self.sets["both"] | self.sets["no"] | self.prefix_starts | self.sets["pronoun_one"]
        self.damage_participles = predicates(language, verbs=False, slots=("damage",))
        self.headline_starters = self.sets["asset"] | self.damage_participles
        self.starters = self.openers | self.persons | self.headline_starters
        self.participles = predicates(language, verbs=False)
        self.measures = load(language, "quantities").word_set("measure_after")
        self.person_suffixes = tuple(self.sets["person_suffix"])
        self.verb_suffixes = tuple(self.sets["verb_suffix"])
        self.one_suffixes = tuple(self.sets["one_suffix"])
        self.adverb_suffixes = tuple(self.sets["adverb_suffix"])
        self.predicates = predicates(language) - self.sets["verb"]
        self.plural = {
            **dict.fromkeys(self.sets["assets"], "assets"),
            **dict.fromkeys(self.sets["people"] | self.sets["event"] | self.sets["collective"], "people"),
        }
        self.plural.update(
            {**dict.fromkeys(self.sets["generic"], "people"), **dict.fromkeys(self.sets["household"], "households")}
        )
        self.singular = {**dict.fromkeys(self.sets["asset"], "assets"), **dict.fromkeys(self.sets["person"], "people")}
        self.singular.update(dict.fromkeys(self.sets["kin"] | self.sets["collective"], "people"))
        self.singular.update(
            {
                **dict.fromkeys(self.sets["household"], "households"),
                **dict.fromkeys(self.sets["generic"] | self.sets["event_one"], "people"),
            }
        )


@cache
def predicates(language: str, *, verbs: bool = True, slots: tuple[str, ...] = ("headcounts", "damage")) -> frozenset[str]:
    """The first words of participles and verbs, in the classes done_… and …_verb: no noun phrase runs over them."""
    function_words = load(language, "people").word_set("stop")
    return (
        frozenset(
            phrase.split()[0]
            for slot in slots
            for name, phrases in load(language, slot).words.items()
            if name.startswith("done_") or verbs and name.endswith("_verb")
            for phrase in phrases
        )
        - function_words
    )


@cache
def nouns_of(language: str) -> Nouns:
    """The noun classes of a language, read once."""
    return Nouns(language)
