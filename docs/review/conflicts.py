"""Measures the list of conflicts between seller and text, for docs/review.md.

    python3 docs/review/conflicts.py --data ../data --swingtag target/debug/swingtag --seeds 1,2,3

Fashion: what the set knows of an item becomes what its seller says, and a tenth of these values are exchanged for
another value of the same attribute. A conflict that is listed is right where the value was exchanged. With `--photos`
`m-jave` learns from some of the items what photos show, and is asked about others that nobody has labelled: what is
listed by the photo alone is right likewise. WDC-PAVE: its normalised values become the seller's, and are compared
with the words that they were normalised from.
"""

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ALTERED = 0.1
LEARNT, DEV, ASKED = 480, 150, 600


def swingtag(program, *arguments):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode not in (0, 3):
        sys.exit(f"{arguments}: {done.stderr}")
    return done.stdout


def rows_of(data, name, seller, *more):
    for line in open(data / name / "items.jsonl", encoding="utf-8"):
        row = json.loads(line)
        kept = {key: row[key] for key in ("id", "vertical", "title", "description", "spans", *more) if key in row}
        yield kept | {"seller": {key: values for key, values in row.get(seller, {}).items() if values}}


def listed(program, rows, folder, *more, steps=()):
    file, project = folder / "items.jsonl", folder / "p.swingtag"
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    swingtag(program, "new", project)
    swingtag(program, "import", project, file)
    for verb, *arguments in steps:
        swingtag(program, verb, project, *arguments)
    return json.loads(swingtag(program, "conflicts", project, "--json", *more))["conflicts"]


def alter(rows, seed):
    """Exchanges a tenth of the values; gives the items and attributes where it did."""
    draw, known = random.Random(seed), {}
    for row in rows:
        for attribute, values in row["seller"].items():
            known.setdefault(attribute, set()).update(values)
    claims = [(row, attribute) for row in rows for attribute in sorted(row["seller"])]
    altered = set()
    for row, attribute in draw.sample(claims, round(ALTERED * len(claims))):
        others = sorted(known[attribute] - set(row["seller"][attribute]))
        if others:
            row["seller"][attribute] = [draw.choice(others)]
            altered.add((row["id"], attribute))
    return altered


def fashion(program, data, seed, folder):
    rows = list(rows_of(data, "fashion", "attributes"))
    said = {(row["id"], span["attribute"]) for row in rows for span in row["spans"]}
    altered = alter(rows, seed)
    found = {(one["item"], one["attribute"]) for one in listed(program, rows, folder)}
    right = len(found & altered)
    told = altered & said
    figures = right / len(found), right / len(altered), len(found & told) / len(told)
    return [100 * figure for figure in figures], len(altered), len(told)


def photos(program, data, seed, folder):
    """Of conflicts between seller and photo where the text is silent: precision, recall, how many were listed."""
    rows = list(rows_of(data, "fashion", "attributes", "images"))
    random.Random(seed).shuffle(rows)
    learnt, asked = rows[: LEARNT + DEV], rows[LEARNT + DEV :][:ASKED]
    for number, row in enumerate(learnt):
        row |= {"attributes": row.pop("seller"), "split": "train" if number < LEARNT else "dev"}
    said = {(row["id"], span["attribute"]) for row in asked for span in row["spans"]}
    silent = {(row["id"], name) for row in asked for name in row["seller"]} - said
    altered = alter(asked, seed)
    for row in asked:
        del row["spans"]
    shutil.copytree(data / "fashion/images", folder / "images")
    train = ["--recipe", "m-jave", "--set", "epochs=6", "--seed", str(seed), "--promote"]
    found = listed(program, learnt + asked, folder, steps=(("train", *train), ("annotate",)))
    heard = {(one["item"], one["attribute"]) for one in found if not one["text"] and one["photo"]} & silent
    wrong = altered & silent
    return [100 * len(heard & wrong) / max(1, len(heard)), 100 * len(heard & wrong) / len(wrong)], len(wrong), len(heard)


def normalised(program, data, folder):
    rows = list(rows_of(data, "wdc_pave", "normalized"))
    pairs = {(row["id"], span["attribute"]) for row in rows for span in row["spans"]} & {
        (row["id"], attribute) for row in rows for attribute in row["seller"]
    }
    states = {}
    for one in listed(program, rows, folder, "--partly"):
        states.setdefault(one["says"].split(":")[0], set()).add((one["item"], one["attribute"]))
    partly, conflict = (len(states.get(state, set()) & pairs) for state in ("Partly", "Conflict"))
    return len(pairs), len(pairs) - partly - conflict, partly, conflict


def spread(numbers):
    deviation = f" ± {statistics.stdev(numbers):.1f}" if len(numbers) > 1 else ""
    return f"{statistics.mean(numbers):.1f}{deviation}"


def over_seeds(measure, heads, program, data, seeds):
    """A table of one row: two counts of the first seed, and figures in points over all of them."""
    results = []
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder:
            results.append(measure(program, data, seed, Path(folder)))
    columns = zip(*(figures for figures, _, _ in results))
    first, second = results[0][1:]
    print(f"| {heads} |\n{'|---' * (heads.count('|') + 1)}|")
    print(f"| {first} | {second} |", " | ".join(spread(list(column)) for column in columns), "|")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../data"), help="folder with a folder for each set")
    parser.add_argument("--swingtag", default="target/debug/swingtag")
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--photos", action="store_true", help="measure the photo as a third voice, and nothing else")
    given = parser.parse_args()
    program, seeds = os.path.abspath(given.swingtag), [int(seed) for seed in given.seeds.split(",")]
    if given.photos:
        heads = "altered, text silent | listed by the photo | precision | recall"
        return over_seeds(photos, heads, program, given.data, seeds)
    over_seeds(fashion, "altered | of them in a title | precision | recall | recall where a title says it",
               program, given.data, seeds)
    with tempfile.TemporaryDirectory() as folder:
        pairs, agree, partly, conflict = normalised(program, given.data, Path(folder))
    print("\n| normalised values with words | agree | partly | conflict |\n|---|---|---|---|")
    print(f"| {pairs} | {agree} | {partly} | {conflict} |")


if __name__ == "__main__":
    main()
