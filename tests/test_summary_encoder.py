"""The encoder against the library that its weights were made for. Needs the embedded weights."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from summarise.errors import ModelError
from summarise.summary.files import folder_of
from summarise.summary.models import AUTO, Options, chosen

pytestmark = pytest.mark.slow

TEXTS = [
    "Floods drove 1,200 families from their homes in the low-lying districts near the river on Sunday.",
    "No one was hurt.",
    "",
    "Les habitants ont fui – “à pied”, dit-on – vers le nord.",
    "The road is closed. " * 60,
]


@pytest.fixture(scope="module")
def line():
    """The embedded default."""
    return chosen("minilm")


def encoder(line, options=AUTO, folder: Path | None = None):
    """The encoder of a line of models.txt."""
    from summarise.summary.encoder import load

    return load(line, folder or folder_of(line), options)


def test_vectors_equal_those_of_transformers(line):
    import torch
    from transformers import AutoModel, AutoTokenizer

    folder = folder_of(line)
    inputs = AutoTokenizer.from_pretrained(folder)(TEXTS, padding=True, truncation=True, max_length=256, return_tensors="pt")
    with torch.inference_mode():
        hidden = AutoModel.from_pretrained(folder).eval()(**inputs).last_hidden_state
    real = inputs["attention_mask"][:, :, None]
    expected = torch.nn.functional.normalize((hidden * real).sum(1) / real.sum(1))
    np.testing.assert_allclose(encoder(line).encode(TEXTS), expected.numpy(), atol=1e-4, rtol=0)


def test_half_precision_keeps_the_directions(line):
    cosines = (encoder(line).encode(TEXTS) * encoder(line, Options(dtype="bfloat16")).encode(TEXTS)).sum(1)
    assert [cosine for cosine in cosines.tolist() if cosine < 0.999] == []


def test_a_text_has_one_vector_whatever_stands_beside_it(line):
    model = encoder(line)
    np.testing.assert_allclose(model.encode(TEXTS)[1:2], model.encode(TEXTS[1:2]), atol=1e-5, rtol=0)


def test_no_texts_give_no_vectors(line):
    assert encoder(line).encode([]).shape == (0, 384)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(Options(dtype="int8"), "minilm: unknown dtype 'int8'; write one of: auto, float32, bfloat16", id="dtype"),
        pytest.param(Options(device="abacus"), "minilm: cannot use device 'abacus': .*; choose another", id="device"),
    ],
)
def test_options_that_cannot_be_used_are_one_line(line, options, message):
    with pytest.raises(ModelError, match=message):
        encoder(line, options)


def test_a_folder_that_holds_something_else_is_one_line(line, tmp_path):
    for name in ("config.json", "model.safetensors"):
        shutil.copy(folder_of(line) / name, tmp_path)
    (tmp_path / "tokenizer.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match=r"models.txt:\d+: minilm: .* holds no BERT encoder that can be read"):
        encoder(line, folder=tmp_path)
