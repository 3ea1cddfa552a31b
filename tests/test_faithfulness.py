"""What a sentence of a summary says and its source does not."""

import time
from functools import cache
from pathlib import Path

import pytest

from summarise.articles import read_articles
from summarise.faithfulness import Finding, Source, check
from summarise.reading import read
from summarise.sitrep import Evidence
from summarise.summary.compose import plain
from summarise.text import Article

ARTICLES = Path(__file__).parent / "articles"
SOURCES = {
    "quake": """A strong earthquake hit the province of Lorma before dawn on Sunday, killing at least 86 people and injuring
about 430, the civil defence said. More than 2,700 houses collapsed in the districts of Tirel and Ossa. Rescue
teams from Turkey and Jordan arrived on Monday with 14 search dogs. The hospital in Tirel has not reopened,
and the wounded are being flown to the capital, Mahar. "We still have no tents," said Yusuf Karim, the mayor
of Ossa. The government has promised each family 500 dollars.""",
    "camp": """Cholera has killed 17 people, nine of them children, in the Deba camp since 3 May, Médecins du Monde said on
Thursday. The camp, built for 20,000 people, holds nearly 54,000, most of whom fled fighting in the
neighbouring state of Warro. UNICEF delivered 120,000 litres of clean water a day until its trucks were
stopped at the Hiri bridge last week. No case has been confirmed outside the camp. Aid workers fear that the
rains, expected in June, may spread the disease. Some 3,100 people have been vaccinated.""",
    "storm": """Tropical storm Nadia flooded 38 villages along the Pelu river on Wednesday and cut the coastal road in six
places. Four fishermen drowned and two are missing. The army evacuated 1,250 families from Santa Rita to
schools in Monte Alto, but around 300 people refused to leave. Power has been restored to 70 per cent of the
homes. Damage to crops is put at 12 million dollars by the agriculture ministry. In 2017 a hurricane killed 61
people in the same valley. Blankets are urgently needed in Monte Alto.""",
    "front": """Shelling of the town of Zarin wounded 22 civilians on Friday, three of them seriously, the regional governor,
Olena Marchuk, said. He denied that the army had used the school as a base. About 900 residents left for Porsk
by bus on Saturday; some 6,000 remain. The World Food Programme brought 40 tonnes of food and 2,000 hygiene
kits. Neither side has agreed to a truce. Up to 40 shells an hour fell, 1,187 in all. Two drones were shot
down over Porsk at night. There was no evidence that gas had been used.""",
}
FAITHFUL = {
    "quake": [
        "At least 86 people were killed and some 430 hurt in an earthquake in Lorma on Sunday.",
        "Over 2,700 homes fell down in Tirel and Ossa.",
        "Turkish and Jordanian rescuers with 14 dogs reached the area on Monday.",
        "Tirel's hospital is still closed, so the injured are taken to Mahar by air.",
        "Families were promised $500 each by the government.",
        "The mayor of Ossa said that there were no tents yet.",
        "At least eighty-six people died.",
    ],
    "camp": [
        "Seventeen people, including nine children, have died of cholera in the Deba camp since early May.",
        "Deba was built for 20,000 people but houses almost 54,000.",
        "Most people in the camp escaped fighting in Warro.",
        "UNICEF's water trucks were stopped at the Hiri bridge last week.",
        "Outside the camp, no cases have been confirmed.",
        "There are fears that June's rains could spread cholera.",
        "About 3,100 people have received a vaccine.",
    ],
    "storm": [
        "Nadia drowned four fishermen; two others are missing.",
        "Thirty-eight villages on the Pelu were flooded.",
        "Some 300 people would not leave when the army moved 1,250 families to Monte Alto.",
        "The agriculture ministry estimates crop damage at $12 million.",
        "70% of homes have electricity again.",
        "A hurricane in 2017 left 61 dead in the valley.",
        "The coastal road is cut in six places.",
    ],
    "front": [
        "Twenty-two civilians were injured by shelling in Zarin on Friday, three of them badly.",
        "Around 900 people went to Porsk by bus on Saturday.",
        "About 6,000 residents are still in Zarin.",
        "There is no truce yet.",
        "The governor denied military use of the school.",
        "WFP brought food (40 tonnes) and 2,000 hygiene kits.",
        "Nearly 1,200 shells fell.",
        "Nothing shows that gas was used.",
    ],
}
WRONG = [
    ("quake", "At least 430 people were killed in Lorma.", "role"),
    ("quake", "About 86 people died.", "qualifier soft"),
    ("quake", "86 people died.", "qualifier soft"),
    ("quake", "The hospital in Tirel has reopened.", "polarity"),
    ("quake", "More than 2,700 schools collapsed in Tirel and Ossa.", "role"),
    ("quake", "The quake hit Lorma on Tuesday.", "time"),
    ("quake", "The government has promised each family 500 euros.", "unit"),
    ("quake", "Rescue teams from Egypt arrived with 14 search dogs.", "place"),
    ("quake", "Rescue teams arrived with 14 search dogs, said General Idris Bako.", "name"),
    ("quake", "A further 37 people were rescued.", "number"),
    ("camp", "Seventeen children have died of cholera in the camp.", "group"),
    ("camp", "The camp was built for 54,000 people.", "role"),
    ("camp", "Cases have been confirmed outside the camp.", "polarity"),
    ("camp", "UNICEF delivered 120,000 tonnes of clean water a day.", "unit"),
    ("camp", "Up to 54,000 people live in the camp.", "qualifier soft"),
    ("camp", "Cholera has killed 17 people since 3 March.", "time"),
    ("storm", "The army evacuated 1,250 people from Santa Rita.", "unit"),
    ("storm", "The army evacuated 1,250 families from Monte Alto to Santa Rita.", "role"),
    ("storm", "Two fishermen drowned and four are missing.", "role"),
    ("storm", "Four farmers drowned.", "group"),
    ("storm", "Power has been restored to 30 per cent of the homes.", "number"),
    ("storm", "A hurricane killed 61 people in the same valley in 2019.", "time"),
    ("storm", "Blankets have been distributed in Monte Alto.", "role"),
    ("front", "Shelling killed 22 civilians in Zarin.", "role"),
    ("front", "Shelling wounded 22 soldiers in Zarin.", "group"),
    ("front", "About 900 residents left Porsk for Zarin.", "role"),
    ("front", "Two drones were shot down over Zarin at night.", "place"),
    ("front", "At least 40 shells an hour fell.", "qualifier"),
    ("front", "Gas had been used.", "polarity"),
    ("front", "Bakeries gave cakes and flowers to pensioners in parks.", "coverage"),
]
LISTED = [(name, sentence) for name, sentences in FAITHFUL.items() for sentence in sentences]


@cache
def source(name: str) -> Source:
    text = SOURCES.get(name, name).replace("\n", " ")
    return Source.of([read(Article(name, text, language="en"))])


def kinds(sentence: str, name: str) -> list[str]:
    return [f"{one.kind}{' soft' if one.soft else ''}" for one in check(sentence, source(name))]


@pytest.mark.parametrize(("name", "sentence"), LISTED, ids=[sentence[:50] for _, sentence in LISTED])
def test_faithful_sentences_pass(name: str, sentence: str) -> None:
    assert check(sentence, source(name)) == ()


@pytest.mark.parametrize(("name", "sentence", "kind"), WRONG, ids=[f"{kind}: {sentence[:40]}" for _, sentence, kind in WRONG])
def test_each_kind_is_found(name: str, sentence: str, kind: str) -> None:
    assert kind in kinds(sentence, name)


def test_a_finding_tells_the_words_the_reason_and_the_source() -> None:
    line = "The hospital in Tirel has not reopened, and the wounded are being flown to the capital, Mahar."
    start = SOURCES["quake"].replace("\n", " ").index(line)
    assert check("The hospital in Tirel has reopened.", source("quake")) == (
        Finding(
            "polarity",
            "reopened",
            "“reopened”: the source denies this: “not reopened”",
            (Evidence("quake", start, start + len(line), line),),
        ),
    )


ROUNDED = {
    "a rounded figure that is called about": ("About 400 people were killed.", []),
    "a rounded figure that is called nearly": ("Nearly 400 people were killed.", []),
    "a rounded figure without a hedge": ("400 people were killed.", ["qualifier soft"]),
    "a bound a little below": ("More than 390 people were killed.", []),
    "another figure": ("391 people were killed.", ["number"]),
    "nearly, where it is just as many": ("Nearly 398 people were killed.", ["qualifier soft"]),
}


@pytest.mark.parametrize(("sentence", "found"), ROUNDED.values(), ids=ROUNDED)
def test_rounded_figures(sentence: str, found: list[str]) -> None:
    assert kinds(sentence, "The floods killed 398 people in Karo.") == found


def test_an_overtaken_figure_stands_in_the_source_too() -> None:
    text = "Officials put the dead at 41 on Monday. On Tuesday they said that 56 people had been killed."
    assert [kinds(f"{number} people were killed.", text) for number in (41, 56)] == [[], []]


def test_a_place_may_be_said_of_another_article() -> None:
    articles = [
        Article("a", "Twelve people were killed in Tamo on Monday.", language="en"),
        Article("b", "In Berin, 30 people were injured.", language="en"),
    ]
    both = Source.of([read(article) for article in articles])
    assert check("Twelve people were killed in Tamo, and 30 were injured in Berin.", both) == ()
    assert {one.kind for one in check("Thirty people were injured in Tamo.", both)} >= {"place"}


OTHERWISE = {
    "another unit of time": ("The well has been dry for two weeks.", "It has been dry for 14 days.", []),
    "a multiple as a verb": ("The price of salt has doubled.", "Salt costs two times as much.", []),
    "a part in words": ("Some 24 per cent of the pupils are ill.", "Almost a quarter of the pupils are ill.", []),
    "one in so many": ("A third of the barns burned.", "One barn in three burned.", []),
    "a couple": ("An old couple drowned in Karo.", "Two people drowned in Karo.", []),
    "a sum": ("The flood drowned a farmer and four pupils in Karo.", "The flood drowned five people in Karo.", ["number soft"]),
    "a difference": ("Five of the 30 buses run in Karo.", "In Karo 25 buses do not run.", ["number soft"]),
    "a bound below the figure": ("About 6,420 people left Karo.", "More than 6,000 people left Karo.", []),
    "a bound behind the noun": ("At least nine days are needed in Karo.", "Nine days or more are needed in Karo.", []),
    "a bound in words": ("More than 1,280 goats died in Karo.", "Well over a thousand goats died in Karo.", []),
    "a bound in digits": ("More than 1,280 goats died in Karo.", "More than 1,000 goats died in Karo.", ["number"]),
    "averted": ("The church of Karo was not damaged by the storm.", "The church of Karo escaped damage in the storm.", []),
    "rounded up": ("The storm injured 95 people in Karo.", "The storm injured nearly 100 people in Karo.", []),
    "another figure": ("Five of the 30 buses run in Karo.", "In Karo 19 buses do not run.", ["number"]),
}


@pytest.mark.parametrize(("text", "sentence", "found"), OTHERWISE.values(), ids=OTHERWISE)
def test_figures_in_other_words(text: str, sentence: str, found: list[str]) -> None:
    assert kinds(sentence, text) == found


CONTRARY = {
    "the last one": ("The last ferry of Karo sank in the harbour.", "No ferry of Karo is left in the harbour.", False),
    "closed and open": (
        "The harbour of Karo is out of service since the storm.",
        "The harbour of Karo is operating since the storm.",
        True,
    ),
    "not open and closed": (
        "The harbour of Karo has not reopened since the storm.",
        "The harbour of Karo is shut since the storm.",
        False,
    ),
    "granted and rejected": (
        "The court rejected the plea of the Karo miners.",
        "The court accepted the plea of the Karo miners.",
        True,
    ),
    "nothing found": (
        "Divers found no trace of oil leaks near the Karo wreck.",
        "Divers found oil leaks near the Karo wreck.",
        True,
    ),
    "a loss in other words": ("Herds in Karo may lose access to pasture.", "Herds in Karo may be without pasture.", False),
}


@pytest.mark.parametrize(("text", "sentence", "wrong"), CONTRARY.values(), ids=CONTRARY)
def test_contraries(text: str, sentence: str, wrong: bool) -> None:
    assert ("polarity" in kinds(sentence, text)) is wrong


def test_a_capital_may_stand_for_its_government_and_not_for_a_place() -> None:
    text = "Russia has offered two field kitchens to the flooded towns of Karo."
    assert [
        kinds(sentence, text) for sentence in ("Moscow has offered two field kitchens.", "Two kitchens stand in Moscow.")
    ] == [
        [],
        ["place"],
    ]


def test_a_place_is_read_from_its_own_stretch() -> None:
    text = "Hail broke the greenhouses of Tarn, and in Velo a barn roof was torn off."
    assert kinds("A barn roof was torn off in Tarn.", text) == ["place"]
    assert kinds("A barn roof was torn off in Velo.", text) == []


HOSTILE = {
    "nothing": ("", []),
    "white space": (" \n\t ", []),
    "a word of 10,000 characters": ("a" * 10_000, ["coverage"]),
    "control characters": ("\x00\x01\x02", []),
    "only digits": ("999 12 57", ["coverage", "number"]),
    "an open bracket": ("(((", []),
    "a right-to-left mark": ("\u202e45\u202c", ["coverage", "number"]),
}


@pytest.mark.parametrize(("sentence", "found"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_sentences(sentence: str, found: list[str]) -> None:
    assert sorted({one.split()[0] for one in kinds(sentence, "quake")} - {"name"}) == found


@pytest.mark.parametrize("text", ["", "...", "\x00", "7", "a" * 10_000], ids=["empty", "marks", "control", "digit", "long word"])
def test_hostile_sources(text: str) -> None:
    made = Source.of([read(Article("a", text, language="en"))])
    assert "number" in {one.kind for one in check("About 900 people fled Hanano.", made)}


@pytest.mark.slow
def test_a_language_without_words_has_numbers_names_and_coverage() -> None:
    made = Source.of([read(Article("a", "L'inondation a tué 45 personnes à Tamo, selon la mairie.", language="fr"))])
    assert check("45 personnes sont mortes à Tamo.", made) == ()
    assert [one.kind for one in check("46 personnes sont mortes à Tamo.", made)] == ["number"]


@pytest.mark.slow
def test_quotations_pass() -> None:
    """No sentence of an article is found fault with against that article."""
    found = {}
    for article in read_articles([str(ARTICLES)]):
        reading = read(article)
        made = Source.of([reading])
        found |= {one.sentence.text: check(plain(one.sentence), made) for one in made.views}
    assert {text: faults for text, faults in found.items() if faults} == {}


@pytest.mark.slow
def test_forty_articles_are_indexed_once() -> None:
    text = " ".join(SOURCES.values()).replace("\n", " ")
    many = Source.of([read(Article(str(number), text, language="en")) for number in range(40)])
    check("About 900 residents left for Porsk by bus on Saturday.", many)
    start = time.perf_counter()
    check("About 900 residents left for Porsk by bus on Saturday.", many)
    assert time.perf_counter() - start < 1
