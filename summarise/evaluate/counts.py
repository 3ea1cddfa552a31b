"""The counts that agreement is told in, and their rates."""

from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one slot, over one article or many: scores are added up before their rates are taken.

    `hits`, `wrong` and `missed` count current facts, `detailed` the hits whose further fields are right too. Of the pairs,
    `background_hits`, `background_wrong` and `background_missed` tell whether they are called background where they should;
    `spurious` counts what is called background and pairs with nothing.
    """

    hits: int = 0
    wrong: int = 0
    missed: int = 0
    detailed: int = 0
    background_hits: int = 0
    background_wrong: int = 0
    background_missed: int = 0
    spurious: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(*(one + two for one, two in zip(astuple(self), astuple(other), strict=True)))

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was."""
        return self.hits / max(1, self.hits + self.wrong)

    @property
    def recall(self) -> float:
        """The share of the current facts that was found."""
        return self.hits / max(1, self.hits + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> Score(hits=3, wrong=1, missed=1).f1
        0.75
        """
        return _f1(self.hits, self.wrong, self.missed)

    @property
    def detail(self) -> float:
        """The share of the hits whose further fields are right too."""
        return self.detailed / max(1, self.hits)

    @property
    def background_f1(self) -> float:
        """How well background is told from the event itself, over the pairs."""
        return _f1(self.background_hits, self.background_wrong, self.background_missed)

    @property
    def spurious_share(self) -> float:
        """What is called background and is nothing, for each current fact of the annotation."""
        return self.spurious / max(1, self.hits + self.missed)


def _f1(hits: int, wrong: int, missed: int) -> float:
    return 2 * hits / max(1, 2 * hits + wrong + missed)
