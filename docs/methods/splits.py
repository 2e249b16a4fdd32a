"""Splits of the sets behind docs/methods.md: the same seed draws the same items."""

import json
import random
from pathlib import Path


class Sets:
    """Reads `FOLDER/SET/items.jsonl` and writes parts of it below another folder."""

    def __init__(self, data, out):
        self.data, self.out = Path(data), Path(out)

    def rows(self, name):
        with open(self.data / name / "items.jsonl", encoding="utf-8") as file:
            return [json.loads(line) for line in file]

    def write(self, name, **parts):
        """One file of parts by split name: `write("x", train=rows, dev=others)`."""
        path = self.out / f"{name}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            for split, rows in parts.items():
                for row in rows:
                    file.write(json.dumps({**row, "split": split}, ensure_ascii=False) + "\n")
        return path

    def fold(self, name, seed):
        """Training and test items, four fifths and a fifth; a product is on one side only."""
        rows = self.rows(name)
        products = {}
        for row in rows:
            products.setdefault(row.get("group") or row["title"], []).append(row)
        keys = sorted(products)
        draw = random.Random(seed)
        draw.shuffle(keys)
        train, test = [], []
        for key in keys:
            (test if len(test) < 0.2 * len(rows) else train).extend(products[key])
        draw.shuffle(train)
        return train, test

    def of_vertical(self, name, vertical, split):
        return [row for row in self.rows(name) if (row["vertical"], row["split"]) == (vertical, split)]

    def queries(self, name, seed):
        """Training queries in random order, and the test queries."""
        rows = self.rows(name)
        train = [row for row in rows if row["split"] == "train"]
        test = [row for row in rows if row["split"] != "train"]
        if name == "bitext":
            random.Random(5).shuffle(train)
        random.Random(seed).shuffle(train)
        return train, test

    def photos(self, seed):
        """Items of the three large verticals of `fashion`: 400 for testing, 150 for dev, the rest."""
        large = ("Apparel", "Footwear", "Accessories")
        rows = [row for row in self.rows("fashion") if row["vertical"] in large]
        random.Random(seed).shuffle(rows)
        return rows[550:], rows[400:550], rows[:400]

    def shelves(self, seed):
        """Photos of `grocery` from shelves, without the words that name the product: 200 to test, 120 for dev, the rest."""
        rows = [row for row in self.rows("grocery") if row["split"] != "iconic"]
        random.Random(seed).shuffle(rows)
        told = [
            {"id": row["id"], "vertical": "Groceries", "title": row["vertical"], "images": row["images"], "spans": [],
             "attributes": {"product_type": row["attributes"]["product_type"]}}
            for row in rows
        ]
        return told[320:], told[200:320], told[:200]


def only(rows, attribute):
    """The same items with one attribute's labels alone."""
    kept = []
    for row in rows:
        spans = [span for span in row["spans"] if span["attribute"] == attribute]
        values = {name: value for name, value in row["attributes"].items() if name == attribute}
        kept.append({**row, "spans": spans, "attributes": values, "absent": []})
    return kept


def only_title(rows):
    """The same items with the spans of their titles alone."""
    title = [{**row, "attributes": {}, "absent": []} for row in rows]
    return [{**row, "spans": [s for s in row["spans"] if s["field"] == "title"]} for row in title]


def titles_with_absent(rows):
    """The same items without their descriptions; an attribute that the title does not speak of is absent."""
    titles = []
    for row in rows:
        spans = [span for span in row["spans"] if span["field"] == "title"]
        said = {span["attribute"] for span in spans}
        values = {name: value for name, value in row["attributes"].items() if name in said}
        absent = row["absent"] + [name for name in row["attributes"] if name not in said]
        titles.append({**row, "description": "", "spans": spans, "attributes": values, "absent": absent})
    return titles


def only_said(rows):
    """The same items without the values that their title does not say."""
    said = []
    for row in rows:
        names = {span["attribute"] for span in row["spans"]}
        said.append({**row, "attributes": {k: v for k, v in row["attributes"].items() if k in names}})
    return said


def without_colour(rows):
    """The same items with the colour cut out of the title; it stays as a value of the whole item."""
    cut = []
    for row in rows:
        title, spans = row["title"], [s for s in row["spans"] if s["attribute"] != "baseColour"]
        colours = [s for s in row["spans"] if s["attribute"] == "baseColour"]
        for colour in sorted(colours, key=lambda span: -span["start"]):
            start, end = colour["start"], colour["end"]
            end += title[end : end + 1] == " "
            title = title[:start] + title[end:]
            spans = [move(span, end, end - start) for span in spans]
        said = {span["attribute"] for span in spans} | {"baseColour"}
        values = {name: value for name, value in row["attributes"].items() if name in said}
        cut.append({**row, "title": title, "spans": spans, "attributes": values})
    return cut


def move(span, beyond, by):
    """A span, moved to the left by so much when it begins behind a place."""
    if span["start"] < beyond:
        return span
    return {**span, "start": span["start"] - by, "end": span["end"] - by}
