"""Times the package on articles: `python -m summarise.bench INPUT… [--part NAME]`.

    cold      one article, the whole command, against a bare script that encodes its sentences with sentence-transformers
    encoder   sentences a second, against sentence-transformers with the same weights

Both sides of a comparison run in turn, on this machine and in this run; of several turns the quickest counts.
`python -m summarise.bench MEASURE …` takes other measures instead, each with arguments of its own (`--help` tells them):

    slots      the facts, against annotated articles: see bench_slots
    summaries  the summaries of single articles, and what is worth reporting: see bench_summaries
    timelines  the summary of several articles, day by day: see bench_timelines
    guard      the check of summaries, on labelled pairs: see bench_guard
    figures    the figures that slip past it, whatever the model: see bench_figures
    scores     the metrics of `summarise evaluate`, beside those of others: see bench_scores
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from summarise import bench_figures, bench_guard, bench_scores, bench_slots, bench_summaries, bench_timelines
from summarise.articles import read_articles
from summarise.errors import SummariseError
from summarise.segment import segment
from summarise.summary.files import folder_of
from summarise.summary.models import Options, chosen
from summarise.terminal import errors_told
from summarise.text import Article

MEASURES: Mapping[str, Callable[[Sequence[str]], Iterator[str]]] = {
    "figures": bench_figures.lines,
    "guard": bench_guard.lines,
    "scores": bench_scores.lines,
    "slots": bench_slots.lines,
    "summaries": bench_summaries.lines,
    "timelines": bench_timelines.lines,
}
TURNS = 3
LANGUAGE = "en"
"""What an article is taken to be in where it does not say."""
ENCODED = 400
"""Sentences that the encoder is timed on; more make the figure no steadier."""
BARE = """
import json, sys, time
from sentence_transformers import SentenceTransformer
model = SentenceTransformer(sys.argv[1], device="cpu")
texts = json.load(open(sys.argv[2], encoding="utf-8"))
model.encode(texts)
for turn in range(int(sys.argv[3])):
    start = time.perf_counter()
    model.encode(texts)
    print(time.perf_counter() - start)
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Writes the figures asked for to standard output, one a line; leaves with 1, and a line on stderr, for a wrong input."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="+", metavar="INPUT")
    parser.add_argument("--part", choices=PARTS, action="append", help="only this part; may be given more than once")
    given = list(sys.argv[1:] if arguments is None else arguments)
    with errors_told():
        _write(MEASURES[given[0]](given[1:]) if given and given[0] in MEASURES else _timings(parser.parse_args(given)))


def _timings(options: argparse.Namespace) -> Iterator[str]:
    articles = list(read_articles(options.inputs))
    for part in options.part or PARTS:
        yield from PARTS[part](articles)


def _write(lines: Iterator[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def cold(articles: Sequence[Article]) -> Iterator[str]:
    """From the start of a process to its end, for the article nearest the mean length."""
    mean = sum(len(article.text) for article in articles) / len(articles)
    article = min(articles, key=lambda article: abs(len(article.text) - mean))
    with tempfile.TemporaryDirectory() as folder:
        text, sentences, report = Path(folder, "article.txt"), Path(folder, "sentences.json"), Path(folder, "report.json")
        text.write_text(article.text, encoding="utf-8")
        sentences.write_text(json.dumps(_sentences([article])), encoding="utf-8")
        whole = [sys.executable, "-m", "summarise.cli", "sitrep", str(text), "-o", str(report)]
        ours, bare = zip(*((_seconds(whole), _seconds(_bare(sentences, 0))) for _ in range(TURNS)), strict=True)
    share = min(ours) / min(bare)
    yield f"cold: the whole command {min(ours):.2f} s, bare sentence-transformers {min(bare):.2f} s, {share:.2f} x"


def encoder(articles: Sequence[Article]) -> Iterator[str]:
    """Warm, on the sentences of the articles."""
    from summarise.summary.encoder import load, quick_in_half

    texts = _sentences(articles)[:ENCODED]
    dtypes = ("float32", "bfloat16") if quick_in_half() else ("float32",)
    models = {dtype: load(chosen(), _weights(), Options(dtype=dtype)) for dtype in dtypes}
    exact = models["float32"].encode(texts)
    theirs, ours = [], dict[str, list[float]]((dtype, []) for dtype in dtypes)
    with tempfile.TemporaryDirectory() as folder:
        sentences = Path(folder, "sentences.json")
        sentences.write_text(json.dumps(texts), encoding="utf-8")
        for _ in range(TURNS):
            theirs.append(float(_output(_bare(sentences, 1))))
            for dtype, model in models.items():
                ours[dtype].append(_timed(partial(model.encode, texts)))
    base = min(theirs)
    yield f"encoder: sentence-transformers {len(texts) / base:.0f} sentences/s"
    for dtype, seconds in ours.items():
        cosine = float((exact * models[dtype].encode(texts)).sum(1).min())
        yield f"encoder: {dtype} {len(texts) / min(seconds):.0f} sentences/s, {base / min(seconds):.2f} x, cosine >= {cosine:.4f}"


PARTS: Mapping[str, Callable[[Sequence[Article]], Iterator[str]]] = {"cold": cold, "encoder": encoder}


def _sentences(articles: Sequence[Article]) -> list[str]:
    return [sentence.text for article in articles for sentence in segment(article, article.language or LANGUAGE)]


def _weights() -> Path:
    line = chosen()
    folder = folder_of(line)
    if folder is None:
        raise line.error("its files are not on this machine; install them to time the encoder")
    return folder


def _bare(sentences: Path, turns: int) -> list[str]:
    return [sys.executable, "-c", BARE, str(_weights()), str(sentences), str(turns)]


def _output(command: Sequence[str]) -> str:
    """What a command writes. Raises SummariseError with its last words where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SummariseError(f"{' '.join(command[:4])} …: exit {done.returncode}: {done.stderr.strip().splitlines()[-1:]}")
    return done.stdout


def _seconds(command: Sequence[str]) -> float:
    return _timed(lambda: _output(command))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
