"""Learning the weights of the salience score."""

import json
from itertools import product

import pytest

from summarise.summary import salience

SUMMARY = "Floods hit Orsk."
ARTICLE = "Floods hit Orsk hard on Monday. The mayor has a dog. Shops opened late again. The weather is mild in the south today."


def test_what_marks_the_best_sentences_gains_weight():
    from summarise.summary.train import Example, learn

    rows = [{"helps": 1.0, "harms": 0.0}, {"helps": 0.0, "harms": 1.0}, {"helps": 0.0, "harms": 0.0}]
    learnt = learn([Example(rows, [0.9, 0.0, 0.3], titled=True)] * 4, ["helps", "harms"])
    assert {name: weight > 0 for name, weight in learnt.items()} == {"helps": True, "harms": False}


@pytest.mark.slow
def test_the_command_writes_weights_and_the_licence(tmp_path):
    from summarise.summary.train import main

    data, output = tmp_path / "data.jsonl", tmp_path / "weights.json"
    data.write_text(json.dumps({"article": ARTICLE, "summary": SUMMARY, "title": "Floods"}) + "\n", encoding="utf-8")
    main([str(data), "--articles", "1", "--language", "en", "--licence", "CC0", "--output", str(output)])
    written = json.loads(output.read_text(encoding="utf-8"))
    assert written["trained_on"] == "1 articles of data.jsonl, CC0"
    assert {kind: set(weights) for kind, weights in written.items() if kind != "trained_on"} == {
        salience.named(vectors=vectors, title=title): set(salience.weights(vectors=vectors, title=title))
        for vectors, title in product((True, False), repeat=2)
    }


WRONG = {
    "broken": ("{", "data.jsonl:1: not JSON "),
    "another field": ('{"text": "Rain."}\n', "data.jsonl:1: no text 'article'; a row has article, summary"),
    "too short": (json.dumps({"article": "Rain.", "summary": "Rain."}), "data.jsonl: no article of four sentences and more"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("content", "message"), WRONG.values(), ids=WRONG)
def test_data_that_cannot_teach_is_one_line(tmp_path, capsys, content, message):
    from summarise.summary.train import main

    data, output = tmp_path / "data.jsonl", tmp_path / "weights.json"
    data.write_text(content, encoding="utf-8")
    with pytest.raises(SystemExit) as caught:
        main([str(data), "--licence", "CC0", "--output", str(output)])
    assert (caught.value.code, output.exists()) == (1, False)
    told = capsys.readouterr().err
    assert f"summarise: {tmp_path}/{message}" in told
    assert told.count("\n") == 1
