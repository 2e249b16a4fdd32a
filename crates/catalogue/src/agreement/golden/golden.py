"""Golden figures of agreement: python3 golden.py > golden.json, or for items from standard input with `-`.

Cohen's kappa by scikit-learn, Fleiss' by statsmodels, nominal alpha by `krippendorff`, unitising alpha by DKPro
Statistics (Java, see Unitising.java; CLASSPATH names its classes) where one text is the whole continuum, and by
the sums of Krippendorff (1995), written out, where there are several.
"""
import json, random, subprocess, sys
import krippendorff
from sklearn.metrics import cohen_kappa_score, f1_score
from statsmodels.stats.inter_rater import fleiss_kappa

ATTRIBUTES = {"Colour": "span", "Finish": "span", "Material": "both", "Fit": "choice"}
VALUES = ["slim", "regular", "wide"]
INTENTS = ["buy", "compare", "return"]


def words(text):
    """Ranges of words. The generated texts hold plain words and single spaces."""
    ranges, at = [], 0
    for word in text.split(" "):
        ranges.append((at, at + len(word)))
        at += len(word) + 1
    return ranges


def generated(chance, items, fields, readers):
    """Items whose readers follow a common truth with errors of their own."""
    made = []
    for number in range(items):
        texts = {f"f{field}": " ".join("".join(chance.choice("abcdéfü") for _ in range(chance.randint(2, 9)))
                                      for _ in range(chance.randint(4, 14))) for field in range(fields)}
        truth = []
        for field, text in texts.items():
            ranges = words(text)
            for attribute in ("Colour", "Finish", "Material"):
                if chance.random() < 0.7:
                    first = chance.randrange(len(ranges))
                    last = min(first + chance.randint(0, 2), len(ranges) - 1)
                    truth.append([field, ranges[first][0], ranges[last][1], attribute])
        people = list(range(readers)) if isinstance(readers, int) else chance.sample(range(4), chance.randint(*readers))
        fit, intents = chance.choice(VALUES), chance.sample(INTENTS, chance.randint(0, 2))
        made.append({"id": str(number), "texts": texts, "readings": [
            reading(chance, f"p{person}", texts, truth, fit, intents) for person in people]})
    return made


def reading(chance, who, texts, truth, fit, intents):
    spans = []
    for field, start, end, attribute in truth:
        draw, ranges = chance.random(), words(texts[field])
        if draw < 0.12:
            continue
        if draw < 0.24:
            end = chance.choice([b for a, b in ranges if b > start])
        if 0.24 < draw < 0.34:
            attribute = chance.choice(["Colour", "Finish", "Material"])
        spans.append([field, start, end, attribute])
    values = {}
    if chance.random() < 0.85:
        values["Fit"] = [fit if chance.random() < 0.8 else chance.choice(VALUES)]
    if chance.random() < 0.3:
        values["Material"] = [chance.choice(["wool", "silk"])]
    said = [one for one in intents if chance.random() < 0.8]
    return {"who": who, "spans": spans, "values": values, "intents": said}


def tokens(item):
    """Words of the item: field with range. Given items bring theirs along, as the program cut them."""
    if "words" in item:
        return [(field, start, end) for field, ranges in item["words"].items() for start, end in ranges]
    return [(field, start, end) for field, text in item["texts"].items() for start, end in words(text)]


def tag(reading, token, attribute=None):
    field, start, end = token
    under = {s[3] for s in reading["spans"] if s[0] == field and s[1] < end and start < s[2]}
    return "|".join(sorted(under)) if attribute is None else int(attribute in under)


def nominal(units, people):
    """Kappa and alpha of units, each a dictionary from person to category."""
    names = sorted({category for unit in units for category in unit.values()}, key=str)
    alpha = None
    if len(names) > 1:
        counts = [[list(unit.values()).count(name) for name in names] for unit in units]
        alpha = krippendorff.alpha(value_counts=counts, level_of_measurement="nominal")
    if len(names) < 2:
        kappa = None
    elif len(people) == 2:
        kappa = cohen_kappa_score(*[[str(unit[person]) for unit in units] for person in people])
    else:
        kappa = fleiss_kappa(counts) if len({len(unit) for unit in units}) == 1 else None
    return {"kappa": kappa, "alpha": alpha}


def f1(items, attribute=None):
    """Strict F1 over all pairs, each span that either has being one case."""
    one, other = [], []
    for item in items:
        sets = [{tuple(s) for s in r["spans"] if attribute in (None, s[3])} for r in item["readings"]]
        for at, first in enumerate(sets):
            for second in sets[at + 1:]:
                for span in first | second:
                    one.append(span in first)
                    other.append(span in second)
    return f1_score(one, other) if any(one) or any(other) else None


def units(spans):
    joined = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return joined


def continuum(items, attribute):
    """(length, units of each reader) of every text."""
    for item in items:
        for field, text in item["texts"].items():
            yield len(text), [units([s[1:3] for s in r["spans"] if s[0] == field and s[3] == attribute])
                              for r in item["readings"]]


def disagreement(items, attribute):
    """Observed and expected disagreement as in Krippendorff (1995), segment by segment."""
    observed, positions, lengths, gaps = 0.0, 0, [], []
    for length, readers in continuum(items, attribute):
        segments = []
        for own in readers:
            at, of = 0, []
            for start, end in own + [[length, length]]:
                if start > at:
                    of.append((at, start, False))
                    gaps.append(start - at)
                if end > start:
                    of.append((start, end, True))
                    lengths.append(end - start)
                at = end
            segments.append(of)
        positions += length * len(readers)
        for i, one in enumerate(segments):
            for j, other in enumerate(segments):
                if i == j:
                    continue
                for a, b, marked in one:
                    for c, d, also in other:
                        if a < d and c < b:
                            apart = 0
                            if marked and also:
                                apart = (a - c) ** 2 + (b - d) ** 2
                            elif marked and c <= a and b <= d:
                                apart = (b - a) ** 2
                            elif also and a <= c and d <= b:
                                apart = (d - c) ** 2
                            observed += apart / (len(readers) - 1)
    if not lengths:
        return None
    expected = sum((len(lengths) - 1) / 3 * (2 * n**3 - 3 * n**2 + n) + n**2 * sum(g - n + 1 for g in gaps if g >= n)
                   for n in lengths)
    return observed / positions, 2 * expected / (positions * (positions - 1) - sum(n * (n - 1) for n in lengths))


def alpha(apart):
    apart = [one for one in apart if one]
    return 1 - sum(o for o, _ in apart) / sum(e for _, e in apart) if apart else None


def by_dkpro(items, attributes):
    """The same by DKPro, for one item with one text."""
    (item,) = items
    lines = [f"study {len(next(iter(item['texts'].values())))} {len(item['readings'])}"]
    for number, attribute in enumerate(attributes):
        for length, readers in continuum(items, attribute):
            lines += [f"{a} {b - a} {r} c{number}" for r, own in enumerate(readers) for a, b in own]
    out = subprocess.run(["java", "Unitising"], input="\n".join(lines + ["end"]), text=True, capture_output=True, check=True)
    overall, *rest = out.stdout.split()
    named = dict(zip(rest[::2], map(float, rest[1::2])))
    return float(overall), {a: named.get(f"c{n}") for n, a in enumerate(attributes)}


def figures(items, attributes, dkpro):
    people = sorted({r["who"] for item in items for r in item["readings"]})
    item_units = lambda of: [{r["who"]: of(r) for r in item["readings"]} for item in items]
    word_units = lambda attribute: [{r["who"]: tag(r, token, attribute) for r in item["readings"]}
                                    for item in items for token in tokens(item)]
    apart = {a: disagreement(items, a) for a, kind in attributes.items() if kind != "choice"}
    unitising = {a: alpha([one]) for a, one in apart.items()}
    overall = alpha(apart.values())
    if dkpro:
        overall, unitising = by_dkpro(items, list(apart))
    by_attribute = {}
    for name, kind in attributes.items():
        present = lambda r: int(name in r["values"] or any(s[3] == name for s in r["spans"]))
        row = {"presence": nominal(item_units(present), people)}
        if kind != "choice":
            row["spans"] = nominal(word_units(name), people) | {"alpha": unitising[name], "f1": f1(items, name)}
        if kind != "span":
            row["values"] = nominal(item_units(lambda r: "|".join(r["values"].get(name, []))), people)
        by_attribute[name] = row
    return {"attributes": by_attribute,
            "overall": nominal(word_units(None), people) | {"alpha": overall, "f1": f1(items)},
            "intents": nominal(item_units(lambda r: "|".join(sorted(r["intents"]))), people)}


def study(name, items, attributes, dkpro=False):
    return {"name": name, "attributes": attributes, "items": items, "figures": figures(items, attributes, dkpro)}


if len(sys.argv) > 1:
    given = json.load(sys.stdin)
    print(json.dumps([study("given", given["items"], given["attributes"])]))
else:
    studies = [
        study("two", generated(random.Random(1), 30, 2, 2), ATTRIBUTES),
        study("three", generated(random.Random(2), 20, 1, 3), ATTRIBUTES),
        study("ragged", generated(random.Random(3), 24, 1, (2, 4)), ATTRIBUTES),
    ]
    for number in range(6):
        one = generated(random.Random(10 + number), 1, 1, 2 + number % 3)
        studies.append(study(f"one text {number}", one, ATTRIBUTES, True))
    print(json.dumps(studies, ensure_ascii=False))
