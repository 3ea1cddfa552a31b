"""How a model decodes: beams and never chance, so that the same input gives the same words."""

from collections.abc import Mapping
from typing import Any

BEAMS = 4
"""Where neither models.txt nor the model's makers say: what most summarisation models were published with."""
TRIGRAMS = 3
KEPT = ("bos_token_id", "eos_token_id", "pad_token_id", "decoder_start_token_id", "forced_bos_token_id")
"""What of the makers' settings says how the model works. The rest is taste: lengths, chance, penalties.

forced_eos_token_id is left out: it puts an end behind what is cut off, which then looks finished.
"""


def settings(model: Any, limits: Mapping[str, float], *, summarises: bool) -> Any:
    """The GenerationConfig of a model. One that was trained to summarise keeps its makers' beams where `limits` say nothing."""
    from transformers import GenerationConfig

    own = model.generation_config
    kept = {name: getattr(own, name, None) for name in KEPT}
    if kept["decoder_start_token_id"] is None:
        kept["decoder_start_token_id"] = getattr(model.config, "decoder_start_token_id", None)
    if kept["pad_token_id"] is None:
        kept["pad_token_id"] = ends(kept["eos_token_id"])[0] if ends(kept["eos_token_id"]) else 0
    made: dict[str, Any] = {**kept, "do_sample": False, "num_beams": int(limits.get("beams", _beams(own) if summarises else 1))}
    if made["num_beams"] > 1:
        made["length_penalty"] = float(limits.get("length_penalty", getattr(own, "length_penalty", None) or 1.0))
        made["early_stopping"] = True
    if summarises:
        made["no_repeat_ngram_size"] = int(limits.get("no_repeat_ngram", getattr(own, "no_repeat_ngram_size", None) or TRIGRAMS))
    return GenerationConfig(**made)


def ends(eos: int | list[int] | None) -> list[int]:
    """The ids that end an answer."""
    if eos is None:
        return []
    return [eos] if isinstance(eos, int) else list(eos)


def _beams(own: Any) -> int:
    beams = int(getattr(own, "num_beams", None) or 1)
    return beams if beams > 1 else BEAMS
