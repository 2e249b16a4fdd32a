"""The runs behind each table of docs/methods.md, for one seed."""

import json
import shutil

from splits import only, only_said, only_title, titles_with_absent, without_colour

MRC = {"reading": 300, "epochs": 4}
FLAVOR = "taste of the product, such as vanilla, lemon or hazelnut"
PAIRS = [
    ("oa_mine", "Tea", "Coffee"),
    ("oa_mine", "Sunscreen", "Conditioner"),
    ("wdc_pave", "Computers And Accessories", "Office Products"),
]
PARTS = [
    ("kl_weight", 0),
    ("attribute_guidance", "false"),
    ("global_gate", "false"),
    ("regional_gate", "false"),
    ("global_image", "false"),
    ("regions", "false"),
]


def run(name, recipe, train, test, **more):
    tests = test if isinstance(test, dict) else {"unseen": (test, "own")}
    return {"name": name, "recipe": recipe, "train": [train] if not isinstance(train, list) else train,
            "test": tests, **more}


def sizes(sets, seed, name, counts, recipes):
    train, test = sets.fold(name, seed)
    unseen = sets.write(f"{name}-test", test=test)
    for count in counts:
        file = sets.write(f"{name}-{count}", train=train[:count])
        for title, recipe, settings in recipes:
            yield run(f"{title}, {min(count, len(train))}", recipe, file, unseen, set=settings)


FROZEN = {"frozen": "true"}
FINE = {"frozen_below": 0}


def auto_oa(sets, seed):
    """`auto` against single recipes at five numbers of labels, OA-Mine"""
    recipes = [("dictionary", "dictionary", {}), ("bert-softmax frozen", "bert-softmax", FROZEN),
               ("bert-crf frozen", "bert-crf", FROZEN), ("bilstm-crf", "bilstm-crf", {}), ("auto frozen", "auto", FROZEN)]
    return ["micro", "macro", "exact", "CPU s"], sizes(sets, seed, "oa_mine", (50, 100, 200, 400, 9999), recipes)


def auto_fine(sets, seed):
    """`auto` and `bert-crf` with the encoder trained along, all items of OA-Mine and of WDC-PAVE"""
    recipes = [("bert-crf", "bert-crf", {}), ("auto", "auto", FINE)]
    runs = [run for name in ("oa_mine", "wdc_pave") for run in sizes(sets, seed, name, (9999,), recipes)]
    return ["micro", "macro", "exact", "CPU s"], runs


def auto_wdc(sets, seed):
    """`auto` against single recipes by the number of labels, WDC-PAVE, titles and descriptions"""
    recipes = [("dictionary", "dictionary", {}), ("bilstm-crf", "bilstm-crf", {}),
               ("bert-crf frozen", "bert-crf", FROZEN), ("auto frozen", "auto", FROZEN)]
    return ["micro", "macro", "exact", "CPU s"], sizes(sets, seed, "wdc_pave", (50, 100, 200, 400, 9999), recipes)


def borrowing(sets, seed):
    """`auto` on a small vertical alone, and with the items of another one"""
    runs = []
    for name, small, large in PAIRS:
        own = sets.write(f"{small}-small", train=sets.of_vertical(name, small, "train_small"))
        lent = sets.write(f"{large}-train", train=sets.of_vertical(name, large, "train"))
        unseen = sets.write(f"{small}-test", test=sets.of_vertical(name, small, "train"))
        runs.append(run(f"{small} alone", "auto", own, unseen))
        runs.append(run(f"{small} with {large}", "auto", [own, lent], unseen))
    return ["micro", "macro", "CPU s"], runs


def mrc_files(sets, seed):
    train, test = sets.fold("oa_mine", seed)
    return train[:200], train[200:240], test


def mrc(sets, seed):
    """Paper 1, table 2: `mrc` with its ablations against taggers, 200 labelled titles of OA-Mine"""
    train, dev, test = mrc_files(sets, seed)
    file, unseen = sets.write("train", train=train, dev=dev), sets.write("test", test=test)
    return ["micro", "macro", "precision", "recall", "CPU s"], [
        run("mrc", "mrc", file, unseen, set=MRC),
        run("mrc, no masked query", "mrc", file, unseen, set=MRC | {"masked_query": "false"}),
        run("mrc, query as written", "mrc", file, unseen, set=MRC | {"query_inversion": "false"}),
        run("bert-crf", "bert-crf", file, unseen),
        run("bilstm-crf", "bilstm-crf", file, unseen),
    ]


def mrc_both(sets, seed):
    """Paper 1: one `mrc` for all attributes of OA-Mine and WDC-PAVE, 200 titles of each, against taggers of both"""
    files, tests = [], {}
    for name in ("oa_mine", "wdc_pave"):
        train, test = sets.fold(name, seed)
        parts = {"train": train[:200], "dev": train[200:240], "test": test}
        if name == "wdc_pave":
            parts = {part: titles_with_absent(rows) for part, rows in parts.items()}
        tests[name] = (sets.write(f"{name}-test", test=parts.pop("test")), "own")
        files.append(sets.write(f"{name}-train", **parts))
    return ["micro", "macro", "precision", "recall", "CPU s"], [
        run("mrc", "mrc", files, tests, set=MRC | {"reading": 450}),
        run("bert-crf", "bert-crf", files, tests),
        run("bilstm-crf", "bilstm-crf", files, tests),
    ]


def mrc_single(sets, seed):
    """Paper 1, table 1: taggers of one attribute each, to be compared with `mrc` over all"""
    train, dev, test = mrc_files(sets, seed)
    runs = []
    for attribute in ("Brand", "Net content", "Flavor", "Color", "Item form"):
        verticals = {row["vertical"] for row in sets.rows("oa_mine") if attribute in row["attributes"]}
        own = [[row for row in only(rows, attribute) if row["vertical"] in verticals]
               for rows in (train, dev, test)]
        file = sets.write(f"{attribute}-train", train=own[0], dev=own[1])
        unseen = sets.write(f"{attribute}-test", test=own[2])
        runs += [run(f"{attribute}, {recipe}", recipe, file, unseen) for recipe in ("bert-crf", "bilstm-crf")]
    return ["micro", "precision", "recall", "CPU s"], runs


def mrc_unseen(sets, seed):
    """Paper 1: an attribute left out of training and asked by name and description"""
    train, dev, test = mrc_files(sets, seed)
    verticals = ("Tea", "Coffee", "Breakfast Cereal")
    for row in train + dev:
        row["spans"] = [span for span in row["spans"] if span["attribute"] != "Flavor"]
        row["attributes"].pop("Flavor", None)
        row["absent"] = []
    flavor = only([row for row in test if row["vertical"] in verticals], "Flavor")
    attribute = {"name": "Flavor", "description": FLAVOR, "kind": "span"}
    schema = sets.out / "flavor.json"
    file = sets.write("train", train=train, dev=dev)
    schema.write_text(json.dumps({"verticals": [{"name": v, "attributes": [attribute]} for v in verticals]}))
    tests = {"Flavor": (sets.write("flavor", test=flavor), "own")}
    return ["micro", "precision", "recall"], [
        run("mrc without Flavor", "mrc", file, tests, set=MRC | {"query": "both", "reading": 200}, schema=schema)]


def coupled(sets, seed):
    """Paper 2, tables 3 and 4: a small vertical alone, and coupled with one that has more labels"""
    runs = []
    for name, small, large in PAIRS:
        own = sets.write(f"{small}-small", train=sets.of_vertical(name, small, "train_small"))
        lent = sets.write(f"{large}-train", train=sets.of_vertical(name, large, "train"))
        unseen = sets.write(f"{small}-test", test=sets.of_vertical(name, small, "train"))
        runs.append(run(f"{small} alone", "bilstm-crf", own, unseen))
        for coupling in ("none", "context", "label", "both"):
            runs.append(run(f"{small} with {large}, {coupling}", "bilstm-crf-coupled", [own, lent], unseen,
                            set={"coupling": coupling}, arguments=["--verticals", small, "--borrow", large]))
    return ["micro", "macro", "CPU s"], runs


def intent(sets, seed):
    """Paper 3, table 1: spans with and without the intents' loss"""
    runs = []
    for name, count in (("bitext", 500), ("snips", 1000)):
        train, test = sets.queries(name, seed)
        file = sets.write(f"{name}-train", dev=train[:200], train=train[200 : 200 + count])
        unseen = sets.write(f"{name}-test", test=test)
        runs.append(run(f"{name}, with intents", "intent-ner", file, unseen, set={"epochs": 4}))
        runs.append(run(f"{name}, without", "intent-ner", file, unseen, set={"epochs": 4, "intents": "false"}))
        runs.append(run(f"{name}, one pass", "intent-ner", file, unseen, set={"epochs": 4, "intent_pass": "joint"}))
    return ["precision", "recall", "micro", "intent", "CPU s"], runs


def intent_all(sets, seed):
    """Paper 3: all of SNIPS, against the published figures"""
    train, test = sets.queries("snips", seed)
    file, unseen = sets.write("snips-train", dev=train[:700], train=train[700:]), sets.write("snips", test=test)
    settings = {"epochs": 2, "intent_pass": "joint"}
    return ["micro", "intent", "CPU s"], [run("all of SNIPS", "intent-ner", file, unseen, set=settings)]


def triplet(sets, seed):
    """Paper 4, table 1: titles tagged with and without the pull of their descriptions"""
    train, test = sets.fold("wdc_pave", seed)
    file = sets.write("train", train=train[:400], dev=train[400:520])
    unseen = sets.write("test", test=only_title(test))
    return ["precision", "recall", "micro", "exact", "CPU s"], [
        run("triplet-ner", "triplet-ner", file, unseen),
        run("without the triplet term", "triplet-ner", file, unseen, set={"triplet_weight": 0}),
        run("τ = 1", "triplet-ner", file, unseen, set={"triplet_temperature": 1}),
        run("τ = 0.05", "triplet-ner", file, unseen, set={"triplet_temperature": 0.05, "triplet_weight": 3}),
    ]


VARIANTS = {"all values": lambda rows: rows, "said values": only_said, "no colour": without_colour}


def with_photos(sets, name):
    photos = sets.out / name / "images"
    if not photos.exists():
        shutil.copytree(sets.data / name / "images", photos)


def photo_runs(sets, seed, runs, count=480, variants=("all values", "said values")):
    """Runs on `fashion`, by default with all whole-item values and with those alone that titles say."""
    for tag in variants:
        part = VARIANTS[tag]
        train, dev, test = map(part, sets.photos(seed))
        file = sets.write(f"fashion/{tag}-{count}", train=train[:count], dev=dev)
        unseen = sets.write(f"fashion/{tag}-test", test=test)
        with_photos(sets, "fashion")
        for name, recipe, settings in runs:
            shown = {kind: (unseen, kind) for kind in ("own", "shuffled", "none")}
            tests = shown if name == "m-jave" else unseen
            yield run(f"{name}, {tag}", recipe, file, tests, set={"epochs": 6} | settings)


def jave(sets, seed):
    """Paper 5, tables 3 and 7: attributes and values with and without photos, and with other photos"""
    runs = [("bert-softmax", "bert-softmax", {"presence": "true"}), ("jave", "jave", {}), ("m-jave", "m-jave", {})]
    return ["presence", "micro", "values", "CPU s"], photo_runs(sets, seed, runs)


def jave_colour(sets, seed):
    """Paper 5: colours that only the photo shows, cut out of the titles; 960 items"""
    runs = [("jave", "jave", {}), ("m-jave", "m-jave", {})]
    return ["micro", "values", "CPU s"], photo_runs(sets, seed, runs, 960, ["no colour"])


def jave_parts(sets, seed):
    """Paper 5, tables 5 and 6: `m-jave` without each of its parts"""
    runs = [(f"m-jave, {key}={value}", "m-jave", {key: value}) for key, value in PARTS]
    return ["presence", "micro", "values", "CPU s"], photo_runs(sets, seed, runs)


def jave_sizes(sets, seed):
    """Paper 5, table 9: a fifth to all of 600 items (480 of them: see `jave`)"""
    runs = []
    for count in (120, 240, 360, 600):
        wanted = [(f"{recipe} {count}", recipe, {}) for recipe in ("jave", "m-jave")]
        runs += photo_runs(sets, seed, wanted, count, ["all values"])
    return ["micro", "values", "CPU s"], runs


def jave_grocery(sets, seed):
    """Paper 5: the kind of product that only the photo shows, `grocery`"""
    train, dev, test = sets.shelves(seed)
    file, unseen = sets.write("grocery/train", train=train, dev=dev), sets.write("grocery/test", test=test)
    with_photos(sets, "grocery")
    shown = {kind: (unseen, kind) for kind in ("own", "shuffled", "none")}
    runs = [("jave", unseen), ("m-jave", shown)]
    return ["values", "CPU s"], [run(recipe, recipe, file, tests, set={"epochs": 30}) for recipe, tests in runs]


TABLES = {table.__name__: table for table in (
    auto_oa, auto_fine, auto_wdc, borrowing, mrc, mrc_both, mrc_single, mrc_unseen, coupled, intent, intent_all, triplet,
    jave, jave_colour, jave_parts, jave_sizes, jave_grocery)}
