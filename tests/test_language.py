"""The language of a text."""

import subprocess
import sys

import pytest

from summarise.language import detect


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Three thousand people fled the flood in Oru on Sunday.", "en", id="English"),
        pytest.param("Plus de trois mille personnes ont fui les inondations dimanche.", "fr", id="French"),
        pytest.param("Más de tres mil personas huyeron de las inundaciones el domingo.", "es", id="Spanish"),
        pytest.param("فر آلاف السكان من الفيضانات في المدينة يوم الأحد", "ar", id="Arabic"),
        pytest.param("Тысячи людей бежали от наводнения в воскресенье", "ru", id="Russian"),
        pytest.param("数千人が洪水から避難した", "ja", id="Japanese"),
        pytest.param("Flood", None, id="one word"),
        pytest.param("12, 400 – 7.5%", None, id="no letters"),
        pytest.param("", None, id="nothing"),
        pytest.param("\0\ud800 !", None, id="no characters"),
    ],
)
def test_language_is_told(text: str, expected: str | None) -> None:
    assert detect(text) == expected


def test_english_text_spares_the_model() -> None:
    text = "Three thousand people fled the flood in Oru, said the mayor. They have been sent to a camp near Bendi for the night."
    code = f"import sys; from summarise.language import detect; print(detect({text!r}), 'py3langid' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, encoding="utf-8")
    assert done.stdout.split() == ["en", "False"]
