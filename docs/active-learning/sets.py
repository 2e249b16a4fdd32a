"""What the measurements of docs/active-learning.md share: the command line, titles of public sets, means."""

import json
import random
import statistics
import subprocess
import sys

SETS = {"oa_mine": None, "wdc_pave": None, "queryner": 2500, "fashion": 2000}


def swingtag(program, *arguments):
    """What the command prints; rows that an import refused are no failure."""
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode not in (0, 3):
        sys.exit(f"{arguments}: {done.stderr}")
    return done.stdout


def titles(data, name, seed, fields=("title",)):
    """Titles of a set, or more fields, with their spans, in an order drawn from the seed, one of each title."""
    rows, texts = [], set()
    for line in open(data / name / "items.jsonl", encoding="utf-8"):
        row = json.loads(line)
        if row["title"] in texts:
            continue
        texts.add(row["title"])
        spans = [span for span in row.get("spans", []) if span["field"] in fields]
        kept = {key: row[key] for key in ("id", "vertical", *fields) if key in row}
        rows.append(kept | {"spans": spans})
    random.Random(seed).shuffle(rows)
    return rows[: SETS[name]]


def write(path, rows, **more):
    path.write_text("".join(json.dumps({**row, **more}, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def spread(numbers):
    """Mean ± deviation of those numbers that are there."""
    numbers = [number for number in numbers if number is not None]
    if not numbers:
        return "–"
    deviation = f" ± {statistics.stdev(numbers):.1f}" if len(numbers) > 1 else ""
    return f"{statistics.mean(numbers):.1f}{deviation}"
