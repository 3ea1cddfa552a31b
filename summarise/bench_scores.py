"""Measures the metrics: `python -m summarise.bench scores [--pairs FILE …] [--data FILE] [--gold FILE …]`.

pairs    labelled pairs of a source and a sentence (see bench_guard): what sentence faithfulness and figure faithfulness refuse
data     articles with summaries: ROUGE beside rouge-score's own, the largest difference and the time of 1,000 pairs
gold     annotated articles, with --sitreps on them and a --script of others that scores these: how many of the rates are equal.
         The script is called as `SCRIPT GOLD SITREPS` and prints lines `slot level P 0.949 R 0.909 F1 0.929 …`
"""

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from summarise import bench_guard
from summarise.errors import InputError
from summarise.evaluate import rouge
from summarise.evaluate.asserting import case_of
from summarise.evaluate.judging import judge
from summarise.evaluate.metrics import METRICS
from summarise.rows import rows_of
from summarise.text import Article

COUNT = 1000
"""Pairs that ROUGE is timed on."""
TURNS = 3
"""Both sides run in turn; of several turns the quickest counts."""
RATES = re.compile(r"^(\w+)\s+(strict|value)\s+P (\S+)\s+R (\S+)\s+F1 (\S+)", re.MULTILINE)
JUDGES = ("sentence_faithfulness", "figure_faithfulness")


def lines(arguments: Sequence[str]) -> Iterator[str]:
    """The measures that were asked for, one a line."""
    parser = argparse.ArgumentParser(
        prog="python -m summarise.bench scores", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--half", choices=("develop", "kept"), help="only the pairs of this half")
    for name in ("data", "gold", "sitreps", "script"):
        parser.add_argument(f"--{name}", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    if options.gold and not (options.sitreps and options.script):
        parser.error("--gold needs --sitreps and --script")
    if options.pairs:
        yield from faithfulness(options.pairs, options.half)
    if options.data:
        yield from rouges(options.data)
    if options.gold:
        yield from slots(options.gold, options.sitreps, options.script)


def faithfulness(files: Sequence[Path], half: str | None) -> Iterator[str]:
    """The rates of each metric as a judge that refuses what scores below 1, and of the look whether the number occurs."""
    pairs = bench_guard.pairs_of(files, half)
    cases = [case_of(pair["summary"], source=Article(pair["id"], pair["source"], language="en")) for pair in pairs]
    for name in JUDGES:
        shares = [METRICS[name](case) for case in cases]
        yield from bench_guard.measured(name, pairs, [share is not None and share.part < share.whole for share in shares])
    yield from bench_guard.measured("numbers that occur", pairs, [not bench_guard.numbers_occur(pair) for pair in pairs])


def rouges(file: Path) -> Iterator[str]:
    """One line: the largest difference from rouge-score, and the time of both for as many pairs."""
    try:
        from rouge_score.rouge_scorer import RougeScorer
    except ImportError as error:
        raise InputError("this bench needs rouge-score; install it with: pip install 'summarise[bench]'") from error
    pairs = list(islice(_texts(file), COUNT))
    scorer = RougeScorer(rouge.KINDS, use_stemmer=True)
    rouge.scores("warm", "warm")
    ours, theirs = [], []
    for _ in range(TURNS):
        rouge.scores.cache_clear()
        ours.append(_timed(lambda: [rouge.scores(*pair) for pair in pairs]))
        theirs.append(_timed(lambda: [scorer.score(*pair) for pair in pairs]))
    own = [{kind: score.fmeasure for kind, score in scorer.score(*pair).items()} for pair in pairs]
    most = max(abs(rouge.scores(*pair)[kind] - one[kind]) for pair, one in zip(pairs, own, strict=True) for kind in rouge.KINDS)
    times = f"{len(pairs)} pairs in {min(ours):.2f} s, rouge-score {min(theirs):.2f} s, {min(ours) / min(theirs):.2f} x"
    yield f"rouge: differs by at most {most:.1e}; {times}"


def slots(gold: Path, sitreps: Path, script: Path) -> Iterator[str]:
    """One line: how many of the rates that the script prints are ours too, to the third decimal, and which are not."""
    done = subprocess.run([sys.executable, str(script), str(gold), str(sitreps)], capture_output=True, text=True, check=False)
    theirs = {
        f"{slot}.{level}.{rate}": float(value)
        for slot, level, *values in RATES.findall(done.stdout)
        for rate, value in zip(("precision", "recall", "f1"), values, strict=True)
    }
    if not theirs:
        raise InputError(f"{script}: prints no rates: {(done.stderr or done.stdout).strip()[-200:]}")
    names = ("headcounts", "damage", "needs", "movements")
    ours = {one.metric: one.value for one in judge([str(sitreps)], gold=str(gold), metrics=names).measured}
    differ = [name for name, value in theirs.items() if name not in ours or f"{ours[name]:.3f}" != f"{value:.3f}"]
    yield f"slots: {len(theirs) - len(differ)} of {len(theirs)} rates equal to the third decimal{': not '.join(['', *differ])}"


def _texts(file: Path) -> Iterator[tuple[str, str]]:
    """Pairs of a reference and the beginning of an article, each reference with article after article."""
    rows = rows_of(file, {"summary": str, "article": str})
    for shift in cycle(range(len(rows))):
        for number, row in enumerate(rows):
            other = rows[(number + shift) % len(rows)]
            yield row["summary"], " ".join(other["article"].split()[:100])


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
