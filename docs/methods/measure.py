"""Measures a table of docs/methods.md: trains and scores with the command line, prints Markdown.

    python3 docs/methods/measure.py coupled --data ../data --swingtag target/debug/swingtag --seeds 1,2,3

`--list` names the tables. Every project lies in a temporary folder; results are kept in `--keep FILE`.
"""

import argparse
import hashlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from splits import Sets
from tables import TABLES


def swingtag(program, *arguments):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode not in (0, 3):
        sys.exit(f"{arguments}: {done.stderr}")
    return done.stdout


def project_of(program, run, folder):
    """The project with the items of a run; runs on the same items share what encoders said about them."""
    parts = [*run["train"], run.get("schema", "")]
    project = folder / f"{hashlib.sha256(repr(parts).encode()).hexdigest()[:16]}.swingtag"
    if not project.exists():
        swingtag(program, "new", project)
        for file in run["train"]:
            swingtag(program, "import", project, file)
        if "schema" in run:
            swingtag(program, "schema", project, "--extend", run["schema"])
    return project


def measure(program, run, seed, folder):
    """Trains one run and scores it on each of its files."""
    project = project_of(program, run, folder)
    settings = [part for key, value in run.get("set", {}).items() for part in ("--set", f"{key}={value}")]
    train = ["train", project, "--recipe", run["recipe"], "--seed", seed, "--promote", "--json"]
    trained = json.loads(swingtag(program, *train, *settings, *run.get("arguments", [])))
    scores = {}
    for name, (file, photos) in run["test"].items():
        asked = ["evaluate", project, "--on", file, "--photos", photos, "--json"]
        scores[name] = json.loads(swingtag(program, *asked))
    return {"name": run["name"], "seed": seed, "train": trained, "scores": scores}


def figures(result, test):
    """What a row shows, in points and CPU seconds."""
    report = result["scores"][test]
    shown = {
        "micro": report["micro"]["f1"],
        "precision": report["micro"]["precision"],
        "recall": report["micro"]["recall"],
        "macro": report["macro"]["f1"],
        "exact": report["exact_match"],
        "presence": report["presence"]["f1"],
        "values": (report["values"] or {"f1": 0})["f1"],
        "intent": (report["intent"] or {"f1": 0})["f1"],
    }
    return {key: value * 100 for key, value in shown.items()} | {"CPU s": result["train"]["cpu_seconds"]}


def spread(numbers):
    deviation = f" ± {statistics.stdev(numbers):.1f}" if len(numbers) > 1 else ""
    return f"{statistics.mean(numbers):.1f}{deviation}"


def show(results, columns):
    """A Markdown table: a row for each run and test, mean ± deviation over the seeds."""
    rows = {}
    for result in results:
        for test in result["scores"]:
            rows.setdefault((result["name"], test), []).append(figures(result, test))
    print("| run | test |", " | ".join(columns), "|\n|---|---|" + "---|" * len(columns))
    for (name, test), seeds in rows.items():
        print(f"| {name} | {test} |", " | ".join(spread([s[c] for s in seeds]) for c in columns), "|")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("table", nargs="?", choices=sorted(TABLES))
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--data", default="../data", help="folder with a folder for each set")
    parser.add_argument("--swingtag", default="target/debug/swingtag")
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--keep", help="JSON lines of all reports are added to this file")
    given = parser.parse_args()
    if given.list or not given.table:
        sys.exit("\n".join(f"{name}: {table.__doc__}" for name, table in TABLES.items()))
    results, columns = [], []
    with tempfile.TemporaryDirectory() as folder:
        for seed in map(int, given.seeds.split(",")):
            place = Path(folder) / str(seed)
            columns, runs = TABLES[given.table](Sets(given.data, place / "data"), seed)
            for run in runs:
                results.append(measure(os.path.abspath(given.swingtag), run, seed, place))
                print(f"{run['name']}, seed {seed}: {figures(results[-1], next(iter(run['test'])))}", file=sys.stderr)
                if given.keep:
                    with open(given.keep, "a", encoding="utf-8") as file:
                        file.write(json.dumps(results[-1]) + "\n")
    show(results, columns)


if __name__ == "__main__":
    main()
