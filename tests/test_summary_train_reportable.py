"""Learning what is worth reporting."""

import json

import pytest

from summarise.summary import reportable

np = pytest.importorskip("numpy")


def test_what_marks_the_kept_gains_weight() -> None:
    from summarise.summary.train_reportable import Day, learn

    rows = [{"helps": 1.0, "harms": 0.0}, {"helps": 0.0, "harms": 1.0}, {"helps": 0.0, "harms": 0.0}]
    vectors = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 1.0]], dtype=np.float32)
    learnt = learn([Day("flood", rows, vectors, (True, False, False))] * 5)
    assert {name: weight > 0 for name, weight in learnt.features.items()} == {"helps": True, "harms": False}
    assert [weight > 0 for weight in learnt.vector] == [True, False]


@pytest.mark.slow
def test_the_command_writes_weights_and_the_licence(tmp_path) -> None:
    from summarise.summary.train_reportable import main

    facts = [{"text": "Two bridges fell in Orsk.", "useful": 1}, {"text": "pray for all", "useful": 0}]
    data, output = tmp_path / "days.jsonl", tmp_path / "weights.json"
    data.write_text(json.dumps({"event": "e", "title": "Orsk flood", "day": "1", "facts": facts}) + "\n", encoding="utf-8")
    main([str(data), "--licence", "CC0", "--output", str(output)])
    written = json.loads(output.read_text(encoding="utf-8"))
    assert written["trained_on"] == "1 days of 1 crises of days.jsonl, CC0"
    assert set(written["features"]) == set(reportable.weights().features)
    assert len(written["vector"]) == 384
