"""Loads what this program wrote with the tools it is meant for, and writes files with them.

usage: check.py FOLDER

FOLDER holds expected.json ([{"id", "text", "spans": [[start, end, label]]}], offsets in code points)
and one folder a format. What a package would be needed for and is not there is named and skipped.
Files written here go to FOLDER/theirs, with theirs/expected.json saying what they hold.
"""

import importlib.metadata as metadata
import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
theirs = folder / "theirs"
theirs.mkdir()
written = {}
failed = []


def check(package):
    def wrap(run):
        try:
            version = metadata.version(package)
        except metadata.PackageNotFoundError:
            print(f"skipped: {package} is not installed")
            return run
        try:
            print(f"ok: {package} {version}: {run()}")
        except Exception as error:  # every check is to be seen
            failed.append(package)
            print(f"FAILED: {package} {version}: {type(error).__name__}: {error}")
        return run

    return wrap


def key(spans):
    return sorted((start, end, label) for start, end, label in spans)


def remember(name, items):
    written[name] = [{"text": text, "spans": key(spans)} for text, spans in items]


@check("spacy")
def spacy():
    import spacy
    from spacy.tokens import Doc, DocBin, Span
    from spacy.training import Corpus

    nlp = spacy.blank("xx")
    path = folder / "spacy" / "items.spacy"
    docs = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    assert len(docs) == len(expected)
    spans = ents = 0
    for doc, want in zip(docs, expected):
        assert doc.text == want["text"], (doc.text, want["text"])
        found = [(s.start_char, s.end_char, s.label_) for s in doc.spans["sc"]]
        assert key(found) == key(want["spans"]), want["id"]
        assert all(s.text == want["text"][a:b] for s, (a, b, _) in zip(doc.spans["sc"], found))
        spans, ents = spans + len(found), ents + len(doc.ents)
        assert json.loads(doc.user_data["swingtag"])["item"]["id"] == want["id"]
    examples = list(Corpus(path)(nlp))
    nlp.add_pipe("ner")
    nlp.initialize(lambda: [e for e in examples if len(e.reference)][:5])
    doc = Doc(nlp.vocab, words=["Vivo", "case", "👖", "X"], spaces=[True, False, True, False])
    doc.ents = [Span(doc, 0, 1, label="ORG"), Span(doc, 1, 3, label="Product type")]
    doc.spans["sc"] = [Span(doc, 0, 3, label="All")]
    DocBin(docs=[doc]).to_disk(theirs / "spacy.spacy")
    remember("spacy.spacy", [("Vivo case👖 X", [(0, 4, "ORG"), (5, 10, "Product type"), (0, 10, "All")])])
    return f"{len(docs)} documents, {spans} spans, {ents} entities; a tagger begins with them"


@check("datasets")
def datasets():
    from datasets import ClassLabel, Dataset, Features, List, Value, load_dataset

    cache = str(folder / "cache")
    loaded = load_dataset(
        "parquet", data_files=str(folder / "parquet" / "items.parquet"), split="train", cache_dir=cache
    )
    names = loaded.features["ner_tags"].feature.names
    assert names[0] == "O" and isinstance(loaded.features["ner_tags"].feature, ClassLabel)
    for row, want in zip(loaded, expected, strict=True):
        assert row["text"] == want["text"]
        found = [(s["start"], s["end"], s["label"]) for s in row["spans"]]
        assert key(found) == key(want["spans"]), want["id"]
        assert len(row["tokens"]) == len(row["ner_tags"])
        assert "".join(row["tokens"]) == "".join(c for c in row["text"] if c in "".join(row["tokens"])), want["id"]
    card = load_dataset(str(folder / "parquet"), split="train", cache_dir=cache)
    assert len(card) == len(expected)
    features = Features(
        {"id": Value("string"), "tokens": List(Value("string")), "ner_tags": List(ClassLabel(names=["O", "B-A", "I-A"]))}
    )
    rows = {"id": ["1", "2"], "tokens": [["rot", "👖", "x"], ["y"]], "ner_tags": [[1, 2, 0], [0]]}
    Dataset.from_dict(rows, features=features).to_parquet(theirs / "datasets.parquet")
    remember("datasets.parquet", [("rot 👖 x", [(0, 5, "A")]), ("y", [])])
    return f"{len(loaded)} rows, {len(names)} classes, the card names the file"


@check("seqeval")
def seqeval():
    from seqeval.metrics.sequence_labeling import get_entities
    from seqeval.scheme import BILOU, IOB2, IOBES, Entities

    counts = []
    for scheme, of in [("iob2", IOB2), ("bioes", IOBES), ("bilou", BILOU)]:
        report = json.loads((folder / f"conll-{scheme}" / "report.json").read_text(encoding="utf-8"))
        text = (folder / f"conll-{scheme}" / "all.conll").read_text(encoding="utf-8")
        sentences = [[line.split(" ") for line in block.split("\n")] for block in text.split("\n\n") if block.strip()]
        tags = [[columns[-1] for columns in sentence] for sentence in sentences]
        found = sum(len(sentence) for sentence in Entities(tags, of).entities)
        assert found == report["files"]["all.conll"]["spans"], (scheme, found)
        if scheme == "iob2":
            assert found == sum(len(get_entities(sentence)) for sentence in tags)
        counts.append(found)
    return f"entities in three schemes {counts}"


@check("label-studio-sdk")
def label_studio():
    from label_studio_sdk.converter import Converter
    from label_studio_sdk.label_interface import LabelInterface

    path = folder / "label-studio"
    config = (path / "label-config.xml").read_text(encoding="utf-8")
    tasks = json.loads((path / "items.json").read_text(encoding="utf-8"))
    interface = LabelInterface(config)
    labels = {label for control in interface.controls for label in control.labels}
    for task in tasks:
        for annotation in task["annotations"]:
            for result in annotation["result"]:
                assert set(result["value"]["labels"]) <= labels
                text = task["data"][result["to_name"]]
                start, end = result["value"]["start"], result["value"]["end"]
                assert text[start:end] == result["value"]["text"]
                assert interface.validate_region(result), result
    assert sum(len(a["result"]) for t in tasks for a in t["annotations"]) == sum(len(w["spans"]) for w in expected)
    # The converter wants what a server would add, and one text a task for CoNLL.
    titles = [dict(task, id=n) for n, task in enumerate(tasks)]
    for task in titles:
        for n, annotation in enumerate(task["annotations"]):
            annotation.update(id=n, completed_by={"email": "a@b.c"}, created_at="2024-01-01", lead_time=1.0)
    (folder / "tasks.json").write_text(json.dumps(titles), encoding="utf-8")
    converter = Converter(config, str(folder))
    converter.convert_to_json_min(str(folder / "tasks.json"), str(folder / "min"), is_dir=False)
    short = json.loads((folder / "min" / "result.json").read_text(encoding="utf-8"))
    assert len(short) == len(tasks)
    one = '<View><Labels name="label" toName="text"><Label value="A"/></Labels><Text name="text" value="$text"/></View>'
    text = "👖 rot ä x"
    task = {"id": 7, "data": {"text": text}, "annotations": [{"id": 1, "completed_by": {"email": "a@b.c"},
            "created_at": "2024-01-01", "lead_time": 1.0, "result": [{"id": "r", "type": "labels",
            "from_name": "label", "to_name": "text", "value": {"start": 2, "end": 5, "text": "rot", "labels": ["A"]}}]}]}
    (folder / "one.json").write_text(json.dumps([task]), encoding="utf-8")
    Converter(one, str(folder)).convert_to_json_min(str(folder / "one.json"), str(folder / "one"), is_dir=False)
    (theirs / "label-studio-min.json").write_bytes((folder / "one" / "result.json").read_bytes())
    remember("label-studio-min.json", [(text, [(2, 5, "A")])])
    return f"{len(tasks)} tasks, {len(labels)} labels, every region is valid; converted to its short form"


@check("doccano")
def doccano():

    sys.path.insert(0, str(pathlib.Path(metadata.distribution("doccano").locate_file("backend"))))
    from data_import.pipeline.parsers import JSONLParser

    rows = list(JSONLParser(encoding="utf-8").parse(str(folder / "doccano" / "items.jsonl")))
    for row, want in zip(rows, expected, strict=True):
        assert row["text"] == want["text"] and key(row["label"]) == key(want["spans"])
    return f"{len(rows)} lines by its own parser"


@check("openpyxl")
def openpyxl():
    import openpyxl

    sheet = openpyxl.load_workbook(folder / "xlsx" / "items.xlsx", read_only=True).active
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == len(expected) + 1
    assert [row[0] for row in rows[1:]] == [want["id"] for want in expected]
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    return f"{len(rows)} rows, no formula"


(theirs / "expected.json").write_text(json.dumps(written), encoding="utf-8")
sys.exit(bool(failed))
