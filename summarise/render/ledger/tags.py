"""HXL 1.1 hashtags of what a report counts; attributes that HXL's core lacks are those in use on HDX, or our own."""

from collections.abc import Collection

from summarise.sitrep import Fact, Headcount, Movement

TERMS = {
    "killed": "#affected+killed",
    "presumed_dead": "#affected+killed+presumed",
    "injured": "#affected+injured",
    "missing": "#affected+missing",
    "trapped": "#affected+trapped",
    "stranded": "#affected+stranded",
    "rescued": "#reached+rescued",
    "abducted": "#affected+abducted",
    "detained": "#affected+detained",
    "infected": "#affected+infected",
    "malnourished": "#affected+malnourished",
    "food_insecure": "#affected+foodinsecure",
    "affected": "#affected",
    "at_risk": "#affected+potentially",
    "without_service": "#affected+without_service",
    "displaced": "#affected+displaced",
    "evacuated": "#affected+evacuated",
    "evacuation_ordered": "#affected+evacuation_ordered",
    "forced_to_flee": "#affected+displaced+newdisp",
    "relocated": "#affected+relocated",
    "sheltered": "#affected+displaced+sheltered",
    "in_relief_camp": "#affected+displaced+incamp",
    "homeless": "#affected+homeless",
    "evicted": "#affected+evicted",
    "deported": "#affected+deported",
    "returned": "#affected+returnees",
    "refugees": "#affected+refugees",
    "asylum_seekers": "#affected+asylumseekers",
    "border_crossings": "#affected+crossings",
    "besieged": "#affected+besieged",
    "hard_to_reach": "#affected+hardtoreach",
    "in_need": "#inneed",
    "assisted": "#reached",
}
"""By term, else by category. Who was reached or is in need is not among the affected in HXL."""
CASUALTIES = "#affected+casualties"
"""The dead and the injured, where the source does not tell them apart."""
MOVED = {"return": "#affected+returnees", "evacuation": "#affected+evacuated"}
"""HXL has no #movement: who moved is counted among the affected, beside where from and where to."""
BASIS = {"stock": "+stock", "flow": "+newdisp", "cumulative": "+cumulative"}
UNITS = {"people": "+ind", "households": "+hh"}
DAMAGE = "#impact+{level}+num"
NEED = "#item+num"
UNUSED = "#indicator+unused"
"""Before figures that are not to be used (earlier events, overtaken or overruled figures, plans, denials). Ours; they are no
`#affected+…`, so that who asks for `#affected+killed` never gets one."""


def tag(fact: Fact, unsplit: Collection[str], *, used: bool) -> str:
    """The hashtag of a fact's figure; `unsplit` are the ids of the headcounts that do not tell the dead from the injured.

    >>> from summarise.sitrep import Headcount, Quantity
    >>> nine = Quantity("nine", 9, 9, 9)
    >>> fled = Headcount(id="h1", evidence=(), category="displaced", term="displaced", quantity=nine, basis="flow")
    >>> tag(fled, (), used=True), tag(fled, (), used=False)
    ('#affected+displaced+newdisp+ind', '#indicator+unused+affected+displaced+newdisp+ind')
    """
    plain = _plain(fact, unsplit)
    return plain if used else f"{UNUSED}{plain.replace('#', '+')}"


def _plain(fact: Fact, unsplit: Collection[str]) -> str:
    if isinstance(fact, Headcount):
        base = CASUALTIES if fact.id in unsplit else TERMS.get(fact.term) or TERMS.get(fact.category, "#affected")
        return _once(base, BASIS.get(fact.basis, "") if fact.category == "displaced" else "", UNITS.get(fact.unit, ""))
    if isinstance(fact, Movement):
        return _once(MOVED.get(fact.type, TERMS["displaced"]), UNITS.get(fact.unit or "people", ""))
    level = getattr(fact, "level", None)
    return DAMAGE.format(level=level) if level else NEED


def _once(base: str, *more: str) -> str:
    return base + "".join(part for part in more if part and part not in base)
