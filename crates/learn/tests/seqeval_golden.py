"""Golden scores for tests/seqeval.rs: random tag sequences scored by seqeval in strict IOB2 mode.

usage: python seqeval_golden.py > seqeval_golden.json
Needs seqeval 1.2.2. Each sentence is an item whose tokens are single characters, so that token
numbers are character offsets. The items of the second case hold no entity or very few.
"""
import json
import random

from seqeval.metrics import classification_report
from seqeval.scheme import IOB2

ATTRIBUTES = ["Brand", "Colour", "Size", "材质", "Shoe type"]


def tags(rng, length, density):
    out, i = ["O"] * length, 0
    while i < length:
        if rng.random() < density:
            name, end = rng.choice(ATTRIBUTES), min(length, i + rng.randint(1, 4))
            out[i] = "B-" + name
            for j in range(i + 1, end):
                out[j] = "I-" + name
            i = end
        else:
            i += 1
    return out


def noisy(rng, gold, share):
    """Predictions as a tagger makes them: changed stretches, but valid IOB2."""
    out = list(gold)
    for i in range(len(out)):
        if rng.random() < share:
            out[i] = rng.choice(["O", "B-" + rng.choice(ATTRIBUTES + ["Only predicted"])])
    for i, tag in enumerate(out):
        if tag[0] == "I" and (i == 0 or out[i - 1][2:] != tag[2:]):
            out[i] = "B" + tag[1:]
    return out


def spans(sentence):
    out, start = [], None
    for i, tag in enumerate(sentence + ["O"]):
        if start is not None and not tag.startswith("I-"):
            out.append([start, i, sentence[start][2:]])
            start = None
        if tag.startswith("B-"):
            start = i
    return out


def case(seed, items, density, share):
    rng = random.Random(seed)
    gold = [tags(rng, rng.randint(0, 15), density) for _ in range(items)]
    said = [noisy(rng, sentence, share) for sentence in gold]
    report = classification_report(gold, said, mode="strict", scheme=IOB2, output_dict=True, zero_division=0)
    plain = lambda row: {k.replace("-score", ""): float(v) for k, v in row.items()}
    average = {"micro": plain(report.pop("micro avg")), "macro": plain(report.pop("macro avg"))}
    report.pop("weighted avg")
    return {
        "items": [{"length": len(g), "gold": spans(g), "predicted": spans(p)} for g, p in zip(gold, said)],
        "exact_match": sum(g == p for g, p in zip(gold, said)) / items,
        "attributes": {name: plain(row) for name, row in report.items()},
        **average,
    }


print(json.dumps([case(1, 60, 0.4, 0.15), case(2, 40, 0.05, 0.05), case(3, 30, 0.6, 0.5)], ensure_ascii=False))
