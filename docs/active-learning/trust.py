"""Measures whether confidences are true, and what accepting without asking does, for docs/active-learning.md.

    python3 docs/active-learning/trust.py --data ../data --swingtag target/debug/swingtag --seeds 1,2,3

A model learns from three fifths of a set; a fifth is its holdout, from which thresholds are proved; on the last
fifth, which comes without labels, it may accept. What it accepted is compared with the labels kept back.
"""

import argparse
import json
import os
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path

from sets import SETS, spread, swingtag, titles, write

PRECISIONS = (98, 95, 90)
ALL_ON_FROZEN = ["--recipe", "auto", "--set", "frozen=true", "--promote"]


def keys(row):
    return {(span["field"], span["start"], span["end"], span["attribute"]) for span in row.get("spans") or []}


def accepted(program, project, precision, folder, unseen):
    """Labels accepted at a precision, those of them that are right, and all labels that there are."""
    copy = folder / f"{precision}.swingtag"
    shutil.copy(project, copy)
    swingtag(program, "annotate", copy, "--accept", "--precision", precision, "--json")
    out = folder / f"out-{precision}"
    swingtag(program, "export", copy, "--format", "native", "--items", "all", "--out", out, "--without-confirmed")
    said = {}
    for file in out.glob("*.jsonl"):
        for line in open(file, encoding="utf-8"):
            row = json.loads(line)
            said[row["id"]] = keys(row)
    gold = {row["id"]: keys(row) for row in unseen}
    labels = sum(len(said.get(one, ())) for one in gold)
    right = sum(len(said.get(one, set()) & spans) for one, spans in gold.items())
    return labels, right, sum(map(len, gold.values()))


def measure(program, data, name, seed, folder):
    rows = titles(data, name, seed)
    fifth = len(rows) // 5
    unseen, held, learnt = rows[:fifth], rows[fifth : 2 * fifth], rows[2 * fifth :]
    project = folder / "p.swingtag"
    swingtag(program, "new", project)
    swingtag(program, "import", project, write(folder / "learnt.jsonl", learnt, split="train"))
    swingtag(program, "import", project, write(folder / "held.jsonl", held, split="test"))
    bare = [{key: row[key] for key in ("id", "vertical", "title")} for row in unseen]
    swingtag(program, "import", project, write(folder / "bare.jsonl", bare))
    swingtag(program, "train", project, *ALL_ON_FROZEN, "--seed", seed)
    swingtag(program, "annotate", project)
    with sqlite3.connect(project) as file:
        metrics = json.loads(file.execute("SELECT metrics FROM model_version ORDER BY id DESC").fetchone()[0])
    on = json.loads(swingtag(program, "evaluate", project, "--on", write(folder / "gold.jsonl", unseen), "--json"))
    return {
        "set": name, "seed": seed, "learnt": len(learnt), "held": len(held), "unseen": len(unseen),
        "f1": on["micro"]["f1"], "unseen_ece": on["calibration"]["ece"],
        "before": metrics["all"]["reliability"]["error_before"], "after": metrics["all"]["reliability"]["error"],
        "accepted": {str(p): accepted(program, project, p, folder, unseen) for p in PRECISIONS},
    }


def show(results):
    """One table of errors of calibration, one of accepting."""
    print("| set | learnt, held, unseen | F1 | error before | after | on unseen items | seeds |\n|---|---|---|---|---|---|---|")
    by_set = {name: [r for r in results if r["set"] == name] for name in SETS}
    by_set = {name: rows for name, rows in by_set.items() if rows}
    for name, rows in by_set.items():
        points = [spread([100 * r[key] for r in rows]) for key in ("f1",)]
        points += [spread([100 * r[key]["value"] for r in rows]) for key in ("before", "after")]
        points.append(spread([100 * r["unseen_ece"] for r in rows]))
        print(f"| {name} | {rows[0]['learnt']}, {rows[0]['held']}, {rows[0]['unseen']} |", " | ".join(points), f"| {len(rows)} |")
    print("\n| set | asked | accepted labels | precision of them | share of all labels |\n|---|---|---|---|---|")
    for name, rows in by_set.items():
        for precision in map(str, PRECISIONS):
            counts = [r["accepted"][precision] for r in rows]
            right = [100 * right / labels if labels else None for labels, right, _ in counts]
            share = [100 * right / every for _, right, every in counts]
            labels = spread([labels for labels, _, _ in counts])
            print(f"| {name} | {precision} | {labels} | {spread(right)} | {spread(share)} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../data"), help="folder with a folder for each set")
    parser.add_argument("--swingtag", default="target/debug/swingtag")
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--keep", help="JSON lines of all results are added to this file")
    given = parser.parse_args()
    results = []
    for seed in map(int, given.seeds.split(",")):
        for name in given.sets.split(","):
            with tempfile.TemporaryDirectory() as folder:
                results.append(measure(os.path.abspath(given.swingtag), given.data, name, seed, Path(folder)))
            print(results[-1], file=sys.stderr, flush=True)
            if given.keep:
                with open(given.keep, "a", encoding="utf-8") as file:
                    file.write(json.dumps(results[-1]) + "\n")
    show(results)


if __name__ == "__main__":
    main()
