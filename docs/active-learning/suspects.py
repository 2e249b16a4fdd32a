"""Measures how many wrong labels the list of suspects finds, for docs/active-learning.md.

    python3 docs/active-learning/suspects.py --data ../data --swingtag target/debug/swingtag --seeds 1,2,3

In some titles of a set one label is spoilt on purpose: it gets another attribute of its vertical, loses its last
word, or is taken away. The list is good when spoilt titles stand at its top. The sets have errors of their own,
which count as false alarms here.
"""

import argparse
import json
import os
import random
import tempfile
from pathlib import Path

from sets import SETS, spread, swingtag, titles, write

SPOILT = 0.05
ITEMS = 800


def spoil(row, names, draw):
    """One label changed; none when the title has no label that can be."""
    row = {**row, "spans": [dict(span) for span in row["spans"]]}
    if not row["spans"]:
        return None
    span = draw.choice(row["spans"])
    words = row["title"][span["start"] : span["end"]].rsplit(" ", 1)
    kinds = ["attribute", "gone"] + ["end"] * (len(words) == 2)
    match draw.choice(kinds):
        case "attribute":
            others = sorted(names[row["vertical"]] - {span["attribute"]})
            if not others:
                return None
            span["attribute"] = draw.choice(others)
        case "gone":
            row["spans"].remove(span)
        case "end":
            span["end"] = span["start"] + len(words[0])
    return row


def measure(program, data, name, seed, folder):
    draw = random.Random(seed)
    rows = titles(data, name, seed)[:ITEMS]
    names = {}
    for row in rows:
        names.setdefault(row["vertical"], set()).update(span["attribute"] for span in row["spans"])
    spoilt = set()
    for place in draw.sample(range(len(rows)), int(SPOILT * len(rows))):
        changed = spoil(rows[place], names, draw)
        if changed:
            rows[place] = changed
            spoilt.add(changed["id"])
    project = folder / "p.swingtag"
    swingtag(program, "new", project)
    swingtag(program, "import", project, write(folder / "items.jsonl", rows, split="train"))
    listed = json.loads(swingtag(program, "batch", project, "--suspects", "--size", len(rows), "--json"))
    order = [item["id"] for item in listed["listed"]]
    count = len(spoilt)
    found = [100 * len(spoilt & set(order[:top])) / count for top in (count, 2 * count, 4 * count)]
    return {"set": name, "seed": seed, "items": len(rows), "spoilt": count, "found": found}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../data"), help="folder with a folder for each set")
    parser.add_argument("--swingtag", default="target/debug/swingtag")
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--seeds", default="1,2,3")
    given = parser.parse_args()
    print("| set | titles, spoilt | found in as many titles | in twice as many | in four times as many |\n|---|---|---|---|---|")
    for name in given.sets.split(","):
        results = []
        for seed in map(int, given.seeds.split(",")):
            with tempfile.TemporaryDirectory() as folder:
                results.append(measure(os.path.abspath(given.swingtag), given.data, name, seed, Path(folder)))
        found = [spread([result["found"][top] for result in results]) for top in range(3)]
        print(f"| {name} | {results[0]['items']}, {results[0]['spoilt']} |", " | ".join(found), "|", flush=True)


if __name__ == "__main__":
    main()
