"""Sentence vectors from a BERT encoder: its forward pass, small enough to start fast, over weights in safetensors."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor
from torch.nn import functional

from summarise.summary.files import located, weights
from summarise.summary.machine import settled, use_own_cores
from summarise.summary.models import AUTO, ModelLine, Options, chosen

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from summarise.summary.centrality import Matrix

BATCH_TOKENS = 2048
"""Tokens of a batch, padding included: on two AVX2 cores 512 to 2,048 run alike, and 4,096 leaves the cache, 40 % slower."""


class Encoder:
    """Turns texts into vectors of length 1; texts over `limit` tokens are read up to there."""

    def __init__(self, config: Mapping[str, Any], parameters: Mapping[str, Tensor], tokenizer: "Tokenizer", limit: int) -> None:
        self._heads = config["num_attention_heads"]
        self._layers = config["num_hidden_layers"]
        self._epsilon = config["layer_norm_eps"]
        self._parameters = parameters
        self._tokenizer = tokenizer
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(min(limit, config["max_position_embeddings"]))

    @torch.inference_mode()
    def encode(self, texts: Sequence[str]) -> "Matrix":
        """The vectors, float32: (texts, width)."""
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        width = self._parameters["embeddings.LayerNorm.weight"].shape[0]
        vectors = torch.zeros(len(tokens), width)
        for batch in _batches(tokens):
            vectors[batch] = self._pooled([tokens[index] for index in batch]).float().cpu()
        found: Matrix = vectors.numpy()
        return found

    def _pooled(self, batch: Sequence[Sequence[int]]) -> Tensor:
        """The mean of each text's token vectors, of length 1: (batch, width)."""
        device = self._parameters["embeddings.LayerNorm.weight"].device
        longest = max(map(len, batch))
        ids = torch.tensor([[*row, *[0] * (longest - len(row))] for row in batch], device=device)  # (batch, tokens)
        lengths = torch.tensor([len(row) for row in batch], device=device)
        real = torch.arange(longest, device=device) < lengths[:, None]  # (batch, tokens)
        hidden = self._embedded(ids)  # (batch, tokens, width)
        mask = None if real.all() else _hidden_padding(real, hidden.dtype)
        for layer in range(self._layers):
            hidden = self._layer(f"encoder.layer.{layer}.", hidden, mask)
        summed = (hidden.float() * real[:, :, None]).sum(1)
        return functional.normalize(summed / lengths[:, None])

    def _embedded(self, ids: Tensor) -> Tensor:
        """The sum of word, position and segment vectors, normalised: (batch, tokens, width)."""
        table = self._parameters
        words = functional.embedding(ids, table["embeddings.word_embeddings.weight"])
        positions = table["embeddings.position_embeddings.weight"][: ids.shape[1]]
        segment = table["embeddings.token_type_embeddings.weight"][0]
        return self._norm("embeddings.LayerNorm", words + (positions + segment))

    def _layer(self, name: str, hidden: Tensor, mask: Tensor | None) -> Tensor:
        """One transformer layer: attention, then feed-forward, each added and normalised: (batch, tokens, width)."""
        batch, tokens, width = hidden.shape
        joined = self._linear(f"{name}attention.self", hidden).view(batch, tokens, 3, self._heads, width // self._heads)
        query, key, value = joined.permute(2, 0, 3, 1, 4)  # each (batch, heads, tokens, width / heads)
        attended = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        attended = attended.transpose(1, 2).reshape(batch, tokens, width)
        attended = self._linear(f"{name}attention.output.dense", attended)
        hidden = self._norm(f"{name}attention.output.LayerNorm", attended.add_(hidden))
        wide = functional.gelu(self._linear(f"{name}intermediate.dense", hidden))  # (batch, tokens, 4 width)
        return self._norm(f"{name}output.LayerNorm", self._linear(f"{name}output.dense", wide).add_(hidden))

    def _linear(self, name: str, hidden: Tensor) -> Tensor:
        return functional.linear(hidden, self._parameters[f"{name}.weight"], self._parameters[f"{name}.bias"])

    def _norm(self, name: str, hidden: Tensor) -> Tensor:
        weight, bias = self._parameters[f"{name}.weight"], self._parameters[f"{name}.bias"]
        return functional.layer_norm(hidden, weight.shape, weight, bias, self._epsilon)


def quick_in_half() -> bool:
    """Whether this processor computes in bfloat16; without AVX512-BF16 it is emulated, and many times slower."""
    return bool(torch.cpu._is_avx512_bf16_supported())


def default() -> Encoder:
    """The encoder of the first model of models.txt, as it runs by default. Raises ModelError where it is not on this machine."""
    line = chosen()
    folder = located(line)
    if folder is None:
        raise line.error("is no encoder; put one on the first line of models.txt")
    return load(line, folder, AUTO)


def load(line: ModelLine, folder: Path, options: Options) -> Encoder:
    """The encoder in a folder: config.json, tokenizer.json and the weights. Raises ModelError where one cannot be used."""
    from safetensors import SafetensorError
    from safetensors.torch import load as tensors

    use_own_cores()
    device, dtype = settled(line, options)
    data = weights(line, folder)
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        tokenizer = _tokenizer((folder / "tokenizer.json").read_text(encoding="utf-8"))
        parameters = _prepared(tensors(data), config["num_hidden_layers"])
        placed = {name: p.to(device, dtype if p.is_floating_point() else None) for name, p in parameters.items()}
        return Encoder(config, placed, tokenizer, int(line.limits.get("tokens", 512)))
    except (OSError, ValueError, KeyError, SafetensorError) as error:
        raise line.error(f"{folder} holds no BERT encoder that can be read ({error}); install the model again") from error


def _hidden_padding(real: Tensor, dtype: torch.dtype) -> Tensor:
    """What attention adds so that no token sees padding: (batch, 1, 1, tokens); made once, as each layer would make it anew."""
    mask = torch.zeros(real.shape, dtype=dtype, device=real.device)
    return mask.masked_fill_(~real, float("-inf"))[:, None, None, :]


def _tokenizer(text: str) -> "Tokenizer":
    """The tokenizer that a tokenizer.json describes. Raises ValueError where it describes none."""
    from tokenizers import Tokenizer

    try:
        return Tokenizer.from_str(text)
    except Exception as error:
        raise ValueError(str(error)) from error


def _prepared(parameters: Mapping[str, Tensor], layers: int) -> dict[str, Tensor]:
    """The parameters with query, key and value of each layer joined into one matrix: one product in place of three."""
    ready = {name.removeprefix("bert."): tensor for name, tensor in parameters.items()}
    for name in [f"encoder.layer.{layer}.attention.self" for layer in range(layers)]:
        for part in ("weight", "bias"):
            ready[f"{name}.{part}"] = torch.cat([ready.pop(f"{name}.{role}.{part}") for role in ("query", "key", "value")])
    return ready


def _batches(tokens: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """The positions of the texts in batches of like length, longest first, none over BATCH_TOKENS unless it is one text."""
    order = sorted(range(len(tokens)), key=lambda index: -len(tokens[index]))
    while order:
        size = max(1, BATCH_TOKENS // len(tokens[order[0]]))
        yield order[:size]
        order = order[size:]
