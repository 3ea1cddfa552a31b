"""Quantities: what people write, and the interval it means."""

import pytest

from summarise.articles import make_article
from summarise.quantities import quantities_in
from summarise.segment import segment
from summarise.sitrep import Quantity

READ = {
    "plain": ("They counted 1,200 people.", [("1,200", 1200, 1200, 1200, "exact")]),
    "at least": ("At least 24 died and six were hurt.", [("At least 24", 24, 24, None, "at_least"), ("six", 6, 6, 6, "exact")]),
    "no fewer than": ("No fewer than forty-five fled.", [("No fewer than forty-five", 45, 45, None, "at_least")]),
    "or more": ("They fed 300 or more people.", [("300 or more", 300, 300, None, "at_least")]),
    "more than": ("More than 900 civilians left.", [("More than 900", 900, 900, None, "more_than")]),
    "plus sign": ("The hall holds 900+ people.", [("900+", 900, 900, None, "more_than")]),
    "up to": ("As many as 2,214 homes fell.", [("As many as 2,214", 2214, 0, 2214, "up_to")]),
    "less than": ("Fewer than 40 stayed.", [("Fewer than 40", 40, 0, 40, "less_than")]),
    "about": ("About 400 people came.", [("About 400", 400, 400, 400, "approximately")]),
    "nearly": ("Nearly 60 homes fell.", [("Nearly 60", 60, 60, 60, "approximately")]),
    "odd": ("Some 40-odd families stayed.", [("Some 40-odd", 40, 40, 40, "approximately")]),
    "strong hedge wins": (
        "More than an estimated 500 people fled.",
        [("More than an estimated 500", 500, 500, None, "more_than")],
    ),
    "range to": ("Between 18,000 and 25,000 fled.", [("Between 18,000 and 25,000", 25000, 18000, 25000, "range")]),
    "range sign": ("They buried 250-300 people.", [("250-300", 300, 250, 300, "range")]),
    "range words": ("There were 10 to 15 people.", [("10 to 15", 15, 10, 15, "range")]),
    "range shares thousands": ("Some 10 to 15 thousand fled.", [("Some 10 to 15 thousand", 15000, 10000, 15000, "range")]),
    "no range": ("The toll rose from 41 to 56.", [("41", 41, 41, 41, "exact"), ("56", 56, 56, 56, "exact")]),
    "million": ("It hit 1.5 million people.", [("1.5 million", 1500000, 1500000, 1500000, "exact")]),
    "short million": ("It hit 2m people.", [("2m", 2000000, 2000000, 2000000, "exact")]),
    "half a million": ("Half a million people fled.", [("Half a million", 500000, 500000, 500000, "exact")]),
    "two dozen": ("Two dozen people fled.", [("Two dozen", 24, 24, 24, "exact")]),
    "words": ("Nine hundred and twenty-one people fled.", [("Nine hundred and twenty-one", 921, 921, 921, "exact")]),
    "dozens": ("Dozens of people fled.", [("Dozens", 24, 24, None, "vague")]),
    "tens of thousands": ("Tens of thousands of people fled.", [("Tens of thousands", 20000, 20000, None, "vague")]),
    "several hundred": ("Several hundred people fled.", [("Several hundred", 300, 300, None, "vague")]),
    "spaced thousands": ("They fed 12 500 people.", [("12 500", 12500, 12500, 12500, "exact")]),
    "parted thousands": ("Some 42, 973 people fled.", [("Some 42, 973", 42973, 42973, 42973, "approximately")]),
    "no parted thousands": (
        "It hit 12, 300 of them badly.",
        [("12", 12, 12, 12, "exact"), ("300", 300, 300, 300, "exact")],
    ),
    "rise to": ("It rose by 12 to 42.", [("42", 42, 42, 42, "exact")]),
    "no one": ("No one was hurt.", [("No one", 0, 0, 0, "exact")]),
    "year of people": ("They fed 2000 people.", [("2000", 2000, 2000, 2000, "exact")]),
    "over of a verb": ("They handed over 43 bodies.", [("43", 43, 43, 43, "exact")]),
    "a count over a hedge": ("The toll is over 40.", [("over 40", 40, 40, None, "more_than")]),
}


@pytest.mark.parametrize("name", READ)
def test_read(name: str) -> None:
    text, expected = READ[name]
    assert quantities_of(text) == [Quantity(*fields) for fields in expected]


REFUSED = {
    "year": "It began in 2011.",
    "years": "From 2008 to 2013 it grew.",
    "date": "On 26 September it began.",
    "month first": "It began on March 4.",
    "age": "A 35-year-old was found.",
    "age aged": "A man aged 40 was found.",
    "age under": "It kills children under five.",
    "distance": "It lies 3 km away.",
    "distance after a space": "It lies 100 m away.",
    "money": "It costs $5 million to build.",
    "currency": "It costs 300 dollars.",
    "percentage": "It hit 60% of them.",
    "per cent": "It hit 60 per cent of them.",
    "ratio": "It hits one in five.",
    "telephone": "Call 0800 200 600 today.",
    "road": "It closed Highway 9 again.",
    "magnitude": "A 5.6 magnitude quake hit.",
    "magnitude before": "A quake of magnitude 7 hit.",
    "temperature": "It was 40 degrees.",
    "time": "It came at 08:15 on the day.",
    "phase": "They are in IPC Phase 3 now.",
    "fraction": "It hit two-thirds of them.",
    "decimal": "It grew 2.7 fold.",
    "difference": "It rose by about 12.",
    "below zero": "It froze far below zero.",
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    assert quantities_of(REFUSED[name]) == []


def quantities_of(text: str) -> list[Quantity]:
    (sentence,) = segment(make_article({"text": text}), "en")
    return [found.quantity for found in quantities_in(sentence)]
