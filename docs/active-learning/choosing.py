"""Measures what choosing the next items brings, for docs/active-learning.md.

    python3 docs/active-learning/choosing.py --data ../data --swingtag target/debug/swingtag --seeds 1,2,3

The labelled titles of a set play the person: `swingtag simulate` chooses from them in rounds and scores every
round on a fixed fifth that is never chosen. A row shows what a strategy has reached, beside random order.
"""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

from sets import SETS, spread, swingtag, titles, write

STRATEGIES = "random,mnlp,least-confidence,margin,disagreement,badge"
SAMPLE = 1
FIELDS = ("title", "description")


def simulate(program, data, name, given, folder):
    project = folder / "p.swingtag"
    swingtag(program, "new", project)
    rows = titles(data, name, SAMPLE, FIELDS[: 1 + given.descriptions])
    swingtag(program, "import", project, write(folder / "items.jsonl", rows))
    asked = ["--strategies", given.strategies, "--rounds", given.rounds, "--size", given.size, "--seeds", given.seeds]
    quick = ["--set", "frozen=true", "--set", "frozen_steps=600", "--set", "frozen_hidden=128"]
    recipe = ["--recipe", "auto", *quick]
    swingtag(program, "simulate", project, *asked, *recipe, "--out", folder / "out", "--json")
    return {"set": name, **json.loads((folder / "out/curve.json").read_text("utf-8"))}


def show(result, size):
    """A row for each strategy: F1 after a third, two thirds and all rounds, and its mean lead over random order."""
    rows = result["rows"]
    last = max(row["round"] for row in rows)
    shown = sorted({max(1, last // 3), max(1, 2 * last // 3), last})
    heads = [f"F1 with {round * size}" for round in shown]
    print(f"\n{result['set']}: {result['pool_items']} to choose from, {result['base']['items']} scored")
    print("| strategy |", " | ".join(heads), "| lead over random | labels of those of random | minutes of those |")
    print("|---" * (len(heads) + 4) + "|")
    of_random = {(row["seed"], row["round"]): row["f1"] for row in rows if row["strategy"] == "random"}
    for needed in result["needed"]["strategies"]:
        own = [row for row in rows if row["strategy"] == needed["strategy"]]
        points = [spread([100 * row["f1"] for row in own if row["round"] == round]) for round in shown]
        seeds = {row["seed"] for row in own}
        leads = [[100 * (row["f1"] - of_random[seed, row["round"]]) for row in own if row["seed"] == seed] for seed in seeds]
        lead = spread([sum(one) / len(one) for one in leads])
        shares = [interval(needed[part]) for part in ("labels_of_random", "seconds_of_random")]
        print(f"| {needed['strategy']} |", " | ".join([*points, lead, *shares]), "|")


def interval(part):
    """A share with its 95 % interval, which one seed has none of; a dash where no seed reached the part of the full F1."""
    if not part:
        return "–"
    bounds = "" if part["low"] is None else f" ({part['low']:.2f} to {part['high']:.2f})"
    return f"{part['mean']:.2f}{bounds}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../data"), help="folder with a folder for each set")
    parser.add_argument("--swingtag", default="target/debug/swingtag")
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--strategies", default=STRATEGIES)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--size", type=int, default=100)
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--descriptions", action="store_true", help="label the descriptions as well")
    parser.add_argument("--keep", help="JSON lines of all results are added to this file")
    given = parser.parse_args()
    for name in given.sets.split(","):
        with tempfile.TemporaryDirectory() as folder:
            result = simulate(os.path.abspath(given.swingtag), given.data, name, given, Path(folder))
        if given.keep:
            with open(given.keep, "a", encoding="utf-8") as file:
                file.write(json.dumps(result) + "\n")
        show(result, given.size)
        sys.stdout.flush()


if __name__ == "__main__":
    main()
