"""The daily report from the command line: what is left out, what is compared, what cannot be used."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from summarise import cli

FIXED = ["--model", "lead", "--generated-at", "2024-03-06T12:00:00Z"]
ARTICLES = {
    "a": ("2024-03-04", "Floods in Beira, Mozambique, have killed 12 people, the Ministry of Health said."),
    "b": ("2024-03-05", "The floods in Beira, Mozambique, have killed 27 people, the Ministry of Health said."),
    "c": ("2024-03-05", "A strike closed the port of Lima in Peru. Two people were injured."),
}


def run(*arguments: str | Path) -> int:
    """The exit status of a command."""
    with pytest.raises(SystemExit) as caught:
        cli.main([str(argument) for argument in arguments])
    return int(caught.value.code or 0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, (published, text) in ARTICLES.items():
        record = {"id": name, "title": f"Title {name}", "published": published, "text": text}
        (tmp_path / f"{name}.json").write_text(json.dumps(record), encoding="utf-8")
    return tmp_path


def report(path: Path) -> dict:
    return json.loads(path.read_text("utf-8"))


LEFT_OUT = {
    "days": (
        ["--since", "2024-03-05"],
        ["b", "c"],
        "summarise: 1 article left out, outside the days asked for\nsummarise: left out: a 2024-03-04 Title a\n",
    ),
    "country": (
        ["--country", "moz"],
        ["a", "b"],
        "summarise: 1 article left out, not about the crisis or the country asked for\n"
        "summarise: left out: c 2024-03-05 Title c\n",
    ),
    "crisis": (
        ["--crisis", "Beira floods", "--until", "2024-03-04"],
        ["a"],
        "summarise: 2 articles left out, outside the days asked for\n"
        "summarise: left out: b 2024-03-05 Title b\nsummarise: left out: c 2024-03-05 Title c\n",
    ),
}


@pytest.mark.parametrize(("options", "kept", "said"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_is_left_out_is_named(
    folder: Path, capfd: pytest.CaptureFixture[str], options: list[str], kept: list[str], said: str
) -> None:
    assert run("sitrep", *(folder / f"{name}.json" for name in ARTICLES), *options, *FIXED, "-o", folder / "out.json") == 0
    assert [article["id"] for article in report(folder / "out.json")["articles"]] == kept
    assert capfd.readouterr().err == said


def test_an_article_without_a_day_is_kept_and_named(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "u.json").write_text(json.dumps({"id": "u", "text": "Nine people died in Beira."}), encoding="utf-8")
    assert run("sitrep", folder / "u.json", "--since", "2024-03-05", *FIXED, "-o", folder / "out.json") == 0
    assert capfd.readouterr().err == "summarise: kept, though the day is not known: u\n"


def test_a_crisis_gives_the_report_its_name(folder: Path) -> None:
    assert run("sitrep", folder / "a.json", "--crisis", "Beira floods", *FIXED, "-o", folder / "out.json") == 0
    assert report(folder / "out.json")["report"]["crisis"]["name"] == "Beira floods"


def test_the_next_day_tells_what_changed(folder: Path) -> None:
    first, second = folder / "1.json", folder / "2.json"
    assert run("sitrep", folder / "a.json", *FIXED, "-o", first) == 0
    assert run("sitrep", folder / "a.json", folder / "b.json", "--previous", first, *FIXED, "-o", second) == 0
    changes = report(second)["changes"]
    assert [(change["kind"], change["previous"], change["current"]) for change in changes] == [("up", 12, 27)]
    assert changes[0]["text"] == "Killed, Beira, Mozambique: 27 (Ministry of Health), up from 12 (Beira) on 4 March"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "{file}: line 1: broken JSON"),
        ('{"report": {}}', "{file}: not a sitrep ("),
        ("", "{file}: empty; a sitrep is a JSON object"),
    ],
    ids=["broken", "no sitrep", "empty"],
)
def test_a_previous_report_that_is_none(folder: Path, capfd: pytest.CaptureFixture[str], content: str, message: str) -> None:
    before = folder / "before.json"
    before.write_text(content, encoding="utf-8")
    assert run("sitrep", folder / "a.json", "--previous", before, *FIXED, "-o", folder / "out.json") == 1
    said = capfd.readouterr().err
    assert said.startswith(f"summarise: {message.format(file=before)}")
    assert (said.count("\n"), (folder / "out.json").exists()) == (1, False)


def test_a_previous_report_of_a_later_day(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("sitrep", folder / "b.json", *FIXED, "-o", folder / "later.json") == 0
    assert run("sitrep", folder / "a.json", "--previous", folder / "later.json", *FIXED) == 1
    assert capfd.readouterr().err == (
        "summarise: the previous report is of 2024-03-05, this one of 2024-03-04; give one of an earlier day\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["--country", "Kenya"],
        ["--since", "5 March"],
        ["--since", "2024-03-06", "--until", "2024-03-05"],
        ["--format", "pptx"],
        ["--household-sizes", "none.csv"],
    ],
    ids=["country", "day", "days", "format", "sizes"],
)
def test_wrong_usage(folder: Path, arguments: list[str]) -> None:
    assert run("sitrep", folder / "a.json", *arguments, *FIXED) == 2


def test_bad_members_are_named_and_the_rest_goes_on(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("good.txt", ARTICLES["a"][1])
        archive.writestr("empty.txt", "")
        archive.writestr("broken.json", '{"text": "Nine')
    (folder / "in.zip").write_bytes(packed.getvalue())
    assert run("sitrep", folder / "in.zip", *FIXED, "-o", folder / "out.json") == 1
    assert [fact["quantity"]["value"] for fact in report(folder / "out.json")["headcounts"]] == [12]
    said = capfd.readouterr().err
    assert [name in said for name in ("in.zip: empty.txt: ", "in.zip: broken.json: ")] == [True, True]
    assert said.endswith("summarise: 2 inputs could not be used\n")


def test_household_sizes_of_ones_own(folder: Path) -> None:
    (folder / "h.txt").write_text("Some 300 families fled from Beira in Mozambique.", encoding="utf-8")
    (folder / "sizes.csv").write_text("iso3,size,source\nMOZ,5.5,our survey\n", encoding="utf-8")
    assert run("sitrep", folder / "h.txt", "--household-sizes", folder / "sizes.csv", *FIXED, "-o", folder / "out.json") == 0
    assert report(folder / "out.json")["headcounts"][0]["people_estimate"] == {
        "min": 1650,
        "max": 1650,
        "factor": 5.5,
        "source": "our survey",
    }


def test_names_are_kept_on_request(folder: Path) -> None:
    text = "“The water came at night,” said Amina Yusuf, 34, a mother of four. Her house in Beira was destroyed."
    (folder / "n.txt").write_text(text, encoding="utf-8")
    shown = []
    for options in ([], ["--keep-names"]):
        assert run("sitrep", folder / "n.txt", *options, *FIXED, "-o", folder / "out.json") == 0
        shown.append("Amina Yusuf" in report(folder / "out.json")["summary"]["text"])
    assert shown == [False, True]


def test_an_input_is_not_written_over(folder: Path) -> None:
    before = (folder / "a.json").read_bytes()
    assert run("sitrep", folder / "a.json", *FIXED, "-o", folder / "a.json") == 2
    assert (folder / "a.json").read_bytes() == before


def test_a_name_from_the_previous_report_is_withheld(folder: Path) -> None:
    (folder / "n.json").write_text(
        json.dumps({"text": "Floods killed 40 people in Beira, said Joao Santos, a fisherman.", "published": "2024-03-04"}),
        "utf-8",
    )
    assert run("sitrep", folder / "n.json", "--keep-names", *FIXED, "-o", folder / "1.json") == 0
    assert "Joao Santos" in (folder / "1.json").read_text("utf-8")
    assert run("sitrep", folder / "b.json", "--previous", folder / "1.json", *FIXED, "-o", folder / "2.json") == 0
    assert [change["text"] for change in report(folder / "2.json")["changes"] if "Santos" in change["text"]] == []


def test_timeline(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name in "ab":
        assert run("sitrep", folder / f"{name}.json", *FIXED, "-o", folder / f"{name}.out.json") == 0
    both = [folder / "a.out.json", folder / "b.out.json"]
    assert run("timeline", *both) == 0
    rows = capfd.readouterr().out.splitlines()
    assert [row.split(",")[:2] for row in rows] == [["date", "category"], ["2024-03-04", "killed"], ["2024-03-05", "killed"]]
    assert run("timeline", *both, "--format", "png", "-o", folder / "chart.png") == 0
    assert (folder / "chart.png").read_bytes().startswith(b"\x89PNG")
    assert run("timeline", both[0], both[0]) == 1
    assert "two reports of 2024-03-04" in capfd.readouterr().err
    assert run("timeline", *both, "--format", "gif") == 2
