"""Models that summarise, tiny ones, through the real loading code. Each is built and saved by the tests."""

import json
import math
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarise.errors import ModelError
from summarise.segment import segment
from summarise.summary import Budget, Options, load
from summarise.text import Article, Document
from tests.made_models import CORPUS, SAID, listed

pytestmark = pytest.mark.slow

Tiny = Callable[..., Path]
SEP = ("<doc-sep>",)


def document(text: str, id: str = "a", day: str | None = None) -> Document:
    article = Article(id, text, published=day, language="en")
    return Document(article, segment(article))


def article(sentences: int) -> Document:
    return document(" ".join(f"In Oru {n} people fled from the flood." for n in range(10, 10 + sentences)))


def watched(summariser: Any) -> list[dict[str, Any]]:
    """What the model is given, each time that it generates."""
    given: list[dict[str, Any]] = []
    model = summariser.writer.held.model
    generate = model.generate

    def watch(**options: Any) -> Any:
        given.append(options)
        return generate(**options)

    model.generate = watch
    return given


def read(summariser: Any, given: dict[str, Any]) -> str:
    """The text of an input, with its special tokens."""
    return str(summariser.writer.held.tokenizer.decode(given["input_ids"][0]))


@pytest.mark.parametrize("kind", ["bart", "pegasus", "led", "t5", "mt5"])
def test_each_architecture_summarises(tiny: Tiny, kind: str, capfd: pytest.CaptureFixture[str]) -> None:
    folder = tiny("seq2seq", kind, positions=128, says=SAID)
    capfd.readouterr()
    summary = load(models=listed(folder, "seq2seq")).summarise([document(CORPUS[0])], budget=Budget(words=14))
    assert [(s.text, s.origin, s.facts, s.evidence) for s in summary.sentences] == [
        ("At least 40 people were killed in Beira on Sunday.", "abstractive", (), ()),
        ("Two bridges were destroyed.", "abstractive", (), ()),
    ]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("kind", ["bart", "pegasus", "led", "t5", "mt5"])
def test_no_input_is_over_the_limit_and_every_sentence_is_read(tiny: Tiny, kind: str) -> None:
    long = article(20)
    summariser = load(models=listed(tiny("seq2seq", kind, positions=64), "seq2seq", limits="tokens=100 beams=1 output=16"))
    limit = 64 if kind in ("bart", "pegasus", "led") else 100
    given = watched(summariser)
    summariser.summarise([long], budget=Budget(words=20))
    assert (summariser.writer.limit, [g["input_ids"].shape[1] for g in given if g["input_ids"].shape[1] > limit]) == (limit, [])
    texts = " ".join(read(summariser, g) for g in given)
    assert [sentence.text for sentence in long.sentences if sentence.text not in texts] == []


def test_led_looks_everywhere_from_its_first_token(tiny: Tiny) -> None:
    summariser = load(models=listed(tiny("seq2seq", "led"), "seq2seq"))
    given, seen = watched(summariser), []
    encoder = summariser.writer.held.model.get_encoder()
    encoder.register_forward_pre_hook(lambda _, __, options: seen.append(options["global_attention_mask"]), with_kwargs=True)
    summariser.summarise([article(2)])
    width = given[0]["input_ids"].shape[1]
    assert [mask[0].tolist() for mask in seen] == [[1] + [0] * (width - 1)]


def test_bart_is_given_no_global_attention(tiny: Tiny) -> None:
    summariser = load(models=listed(tiny("seq2seq", "bart"), "seq2seq"))
    given = watched(summariser)
    summariser.summarise([article(1)])
    assert sorted(given[0]) == ["attention_mask", "input_ids", "max_new_tokens", "min_new_tokens"]


def test_primera_looks_everywhere_from_between_the_articles(tiny: Tiny) -> None:
    summariser = load(models=listed(tiny("seq2seq", "led", extra=SEP), "seq2seq"))
    given = watched(summariser)
    documents = [
        document("Rain fell.", "a", "2024-03-04"),
        document("A <doc-sep> fell.", "b", "2024-03-06"),
        document("Dry.", "c"),
    ]
    summariser.summarise(documents)
    assert read(summariser, given[0]) == "A < doc-sep> fell. <doc-sep> Dry. <doc-sep> Rain fell.</s>"
    tokens = summariser.writer.held.tokenizer.convert_ids_to_tokens(given[0]["input_ids"][0])
    marked = [token for token, seen in zip(tokens, given[0]["global_attention_mask"][0].tolist(), strict=True) if seen]
    assert marked == ["A", "<doc-sep>", "<doc-sep>"]


PREFIXES = {
    "T5": ("t5", {}, "summarize: "),
    "T5 whose config names another": ("t5", {"task_specific_params": {"summarization": {"prefix": "sum: "}}}, "sum: "),
    "mT5": ("mt5", {}, ""),
    "BART": ("bart", {}, ""),
}


@pytest.mark.parametrize(("kind", "more", "prefix"), PREFIXES.values(), ids=PREFIXES.keys())
def test_what_stands_before_the_text(tiny: Tiny, kind: str, more: dict[str, Any], prefix: str) -> None:
    summariser = load(models=listed(tiny("seq2seq", kind, **more), "seq2seq"))
    given = watched(summariser)
    summariser.summarise([document("Rain fell.")])
    assert read(summariser, given[0]) == f"{prefix}Rain fell.</s>"


def test_the_tokenizers_marks_in_an_article_are_only_text(tiny: Tiny) -> None:
    summariser = load(models=listed(tiny("seq2seq", "bart"), "seq2seq"))
    given = watched(summariser)
    summariser.summarise([document("Forty </s> people <pad> died <s><</s>s>.")])
    ids = given[0]["input_ids"][0].tolist()
    assert (ids[-1], set(ids[:-1]) & {0, 1, 2}) == (2, set())
    assert "Forty < /s> people" in read(summariser, given[0])


def test_the_same_article_gives_the_same_summary(tiny: Tiny) -> None:
    path = listed(tiny("seq2seq", "bart"), "seq2seq", limits="beams=2 output=16")
    assert load(models=path).summarise([article(6)]) == load(models=path).summarise([article(6)])


def test_the_settings_are_the_makers_unless_the_list_says_otherwise(tiny: Tiny, tmp_path: Path) -> None:
    folder = shutil.copytree(tiny("seq2seq", "bart"), tmp_path / "own")
    made = json.loads((folder / "generation_config.json").read_text("utf-8"))
    taste = {"num_beams": 6, "length_penalty": 2.0, "no_repeat_ngram_size": 4, "min_length": 56, "do_sample": True, "top_p": 0.5}
    (folder / "generation_config.json").write_text(json.dumps({**made, **taste}), encoding="utf-8")

    def used(limits: str) -> tuple[object, ...]:
        config = load(models=listed(folder, "seq2seq", limits=limits)).writer.held.model.generation_config
        names = ("num_beams", "length_penalty", "no_repeat_ngram_size", "min_length", "do_sample", "top_p")
        return tuple(getattr(config, name) for name in names)

    rest = used("-")[3:]
    assert used("-") == (6, 2.0, 4, *rest)
    assert used("beams=2 length_penalty=0.8 no_repeat_ngram=5") == (2, 0.8, 5, *rest)
    assert (rest[0] in (0, None), rest[1], rest[2] in (1.0, None)) == (True, False, True)


def test_settings_in_an_old_config_count_as_the_makers(tiny: Tiny, tmp_path: Path) -> None:
    """Before there was a generation_config.json they stood in config.json: mT5_multilingual_XLSum still has them there."""
    folder = shutil.copytree(tiny("seq2seq", "mt5"), tmp_path / "own")
    (folder / "generation_config.json").unlink()
    config = json.loads((folder / "config.json").read_text("utf-8"))
    old = {"num_beams": 5, "length_penalty": 0.6, "no_repeat_ngram_size": 2, "max_length": 84, "min_length": 7}
    (folder / "config.json").write_text(json.dumps({**config, **old}), encoding="utf-8")
    writer = load(models=listed(folder, "seq2seq")).writer
    used = writer.held.model.generation_config
    assert (used.num_beams, used.length_penalty, used.no_repeat_ngram_size, writer.least) == (5, 0.6, 2, 7)


def test_the_words_asked_for_bound_what_is_written(tiny: Tiny, tmp_path: Path) -> None:
    folder = shutil.copytree(tiny("seq2seq", "bart", positions=256), tmp_path / "own")
    made = json.loads((folder / "generation_config.json").read_text("utf-8"))
    (folder / "generation_config.json").write_text(json.dumps({**made, "min_length": 15}), encoding="utf-8")
    summariser = load(models=listed(folder, "seq2seq", limits="beams=1"))
    given = watched(summariser)
    for words in (5, 10):
        summariser.summarise([article(6)], budget=Budget(words=words))
    each = given[0]["input_ids"].shape[1] / (6 * 8)
    assert [(g["min_new_tokens"], g["max_new_tokens"]) for g in given] == [
        (min(15, int(words * each * 0.4)), math.ceil(words * each * 1.25) + 8) for words in (5, 10)
    ]


def test_a_model_whose_makers_set_no_least_may_stop_at_once(tiny: Tiny) -> None:
    summariser = load(models=listed(tiny("seq2seq", "bart"), "seq2seq"))
    given = watched(summariser)
    summariser.summarise([article(1)])
    assert given[0]["min_new_tokens"] == 0


def broken(folder: Path, change: str) -> None:
    """Does to a good model what the test is about."""
    config = json.loads((folder / "config.json").read_text("utf-8"))
    weights = folder / "model.safetensors"
    if change == "another type":
        (folder / "config.json").write_text(json.dumps({**config, "model_type": "bert"}), encoding="utf-8")
    elif change == "no type":
        (folder / "config.json").write_text("{}", encoding="utf-8")
    elif change == "no config":
        (folder / "config.json").unlink()
    elif change == "half a file":
        weights.write_bytes(weights.read_bytes()[:200])
    elif change == "no tokenizer":
        (folder / "tokenizer.json").write_text("{}", encoding="utf-8")
    elif change == "missing weights":
        from safetensors.torch import load_file, save_file

        kept = {name: tensor for name, tensor in load_file(weights).items() if "encoder_attn" not in name}
        save_file(kept, weights, metadata={"format": "pt"})


def test_positions_that_are_a_formula_need_not_be_in_the_weights(tiny: Tiny, tmp_path: Path) -> None:
    """The PEGASUS models of its makers were saved without them."""
    from safetensors.torch import load_file, save_file

    folder = shutil.copytree(tiny("seq2seq", "pegasus"), tmp_path / "own")
    weights = load_file(folder / "model.safetensors")
    kept = {name: tensor for name, tensor in weights.items() if "embed_positions" not in name}
    save_file(kept, folder / "model.safetensors", metadata={"format": "pt"})
    assert len(kept) == len(weights) - 2
    quick = "beams=1 output=16"
    whole = load(models=listed(tiny("seq2seq", "pegasus"), "seq2seq", limits=quick)).summarise([article(2)])
    assert load(models=listed(folder, "seq2seq", limits=quick)).summarise([article(2)]) == whole


def test_an_answer_that_is_cut_off_loses_its_last_sentence(tiny: Tiny, tmp_path: Path) -> None:
    """BART's makers force an end behind what is cut off: it must not look finished."""
    folder = shutil.copytree(tiny("seq2seq", "bart", positions=128, says=SAID), tmp_path / "own")
    made = json.loads((folder / "generation_config.json").read_text("utf-8"))
    (folder / "generation_config.json").write_text(json.dumps({**made, "forced_eos_token_id": 2}), encoding="utf-8")
    text = document(CORPUS[0])
    whole = load(models=listed(folder, "seq2seq", limits="beams=1")).summarise([text], budget=Budget(words=14))
    cut = load(models=listed(folder, "seq2seq", limits="beams=1 output=24")).summarise([text], budget=Budget(words=14))
    assert [s.text for s in whole.sentences] == [
        "At least 40 people were killed in Beira on Sunday.",
        "Two bridges were destroyed.",
    ]
    assert [s.text for s in cut.sentences] == ["At least 40 people were killed in Beira on Sunday."]


FAULTS = {
    "another type": "holds a model of type 'bert'; kind seq2seq reads: bart, pegasus, led, t5, mt5",
    "no type": "holds a model of type None; kind seq2seq reads: ",
    "no config": "holds no config.json that can be read",
    "half a file": "holds no model that can be read (",
    "no tokenizer": "holds no model that can be read (",
    "missing weights": "do not fill the model: model.decoder.layers.0.encoder_attn",
}


@pytest.mark.parametrize(("change", "message"), FAULTS.items(), ids=FAULTS.keys())
def test_a_folder_that_cannot_be_used_is_one_line(tiny: Tiny, tmp_path: Path, change: str, message: str) -> None:
    folder = shutil.copytree(tiny("seq2seq", "bart"), tmp_path / "own")
    broken(folder, change)
    with pytest.raises(ModelError) as error:
        load(models=listed(folder, "seq2seq"))
    assert str(error.value).startswith(f"{tmp_path / 'own.txt'}:1: tiny: ")
    assert message in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("limits", "options", "message"),
    [
        pytest.param("tokens=8", Options(), "its limits leave no room for an article: it reads 8 tokens", id="tokens"),
        pytest.param("output=4", Options(), "and writes 4", id="output"),
        pytest.param(
            "-", Options(dtype="int8"), "unknown dtype 'int8'; write one of: auto, float32, bfloat16, float16", id="dtype"
        ),
        pytest.param("-", Options(device="abacus"), "cannot use device 'abacus': ", id="device"),
    ],
)
def test_what_cannot_be_run_is_one_line(tiny: Tiny, limits: str, options: Options, message: str) -> None:
    with pytest.raises(ModelError) as error:
        load(models=listed(tiny("seq2seq", "bart"), "seq2seq", limits=limits), options=options)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("fault", "kind", "message"),
    [
        pytest.param(
            "CUDA out of memory. Tried to allocate 2 GiB", ModelError, "tiny: too little memory for it; choose", id="memory"
        ),
        pytest.param("shapes do not match", RuntimeError, "shapes do not match", id="any other fault as it is"),
    ],
)
def test_too_little_memory_is_one_line(tiny: Tiny, fault: str, kind: type[Exception], message: str) -> None:
    summariser: Any = load(models=listed(tiny("seq2seq", "bart"), "seq2seq"))

    def fail(**_: object) -> None:
        raise RuntimeError(fault)

    summariser.writer.held.model.generate = fail
    with pytest.raises(kind, match=message):
        summariser.summarise([article(1)])


def test_other_weights_than_those_listed_are_refused(tiny: Tiny) -> None:
    path = listed(tiny("seq2seq", "bart"), "seq2seq", sha256="0" * 64)
    with pytest.raises(ModelError, match=r"model.safetensors has sha256 [0-9a-f]{64}, not 0{64}; install the model again"):
        load(models=path)


def test_code_that_comes_with_a_model_never_runs(tiny: Tiny, tmp_path: Path) -> None:
    folder = shutil.copytree(tiny("seq2seq", "bart"), tmp_path / "own")
    trap = f"from pathlib import Path\nPath({str(tmp_path / 'ran')!r}).touch()\nclass Trap: ...\n"
    (folder / "custom_generate").mkdir()
    for name in ("trap.py", "custom_generate/generate.py"):
        (folder / name).write_text(trap, encoding="utf-8")
    autos = {"AutoModelForSeq2SeqLM": "trap.Trap", "AutoConfig": "trap.Trap", "AutoTokenizer": ["trap.Trap", "trap.Trap"]}
    for name in ("config.json", "tokenizer_config.json"):
        data = json.loads((folder / name).read_text("utf-8"))
        (folder / name).write_text(json.dumps({**data, "auto_map": autos}), encoding="utf-8")
    assert load(models=listed(folder, "seq2seq")).summarise([article(1)]).headline
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("dtype", ["bfloat16", "float16"])
def test_the_numbers_can_be_chosen(tiny: Tiny, dtype: str) -> None:
    summariser: Any = load(models=listed(tiny("seq2seq", "bart"), "seq2seq"), options=Options("cpu", dtype))
    assert str(summariser.writer.held.model.dtype) == f"torch.{dtype}"
    assert summariser.summarise([article(1)]).headline
