//! The dataset card and the features, as `datasets` reads them.

use serde_json::{Value, json};

/// What the columns are, in the words of `datasets`: the value of the key `huggingface`.
pub(super) fn features(names: &[String], photos: bool, pieces: bool) -> String {
    let value = |kind: &str| json!({"dtype": kind, "_type": "Value"});
    let list = |feature: Value| json!({"feature": feature, "_type": "List"});
    let span = json!({"start": value("int64"), "end": value("int64"), "label": value("string")});
    let mut features = json!({
        "id": value("string"), "vertical": value("string"), "text": value("string"),
        "tokens": list(value("string")),
        "ner_tags": list(json!({"names": names, "_type": "ClassLabel"})),
        "spans": list(span), "swingtag": value("string"),
    });
    if photos {
        features["images"] = list(value("string"));
    }
    if pieces {
        // −100 is no class, so the classes of pieces are plain numbers.
        features["input_ids"] = list(value("int64"));
        features["labels"] = list(value("int64"));
    }
    json!({"info": {"features": features}}).to_string()
}

/// `README.md`, with what a hub needs at its top.
pub(super) fn card(names: &[String], parts: bool) -> String {
    let files: &[(&str, &str)] = match parts {
        true => &[("train", "train"), ("validation", "dev"), ("test", "test")],
        false => &[("train", "items")],
    };
    let files: String =
        files.iter().map(|(split, file)| format!("  - split: {split}\n    path: {file}.parquet\n")).collect();
    let classes: String = names.iter().map(|name| format!("- `{}`\n", name.replace('`', "'"))).collect();
    format!(
        "---\ntask_categories:\n- token-classification\nconfigs:\n- config_name: default\n  data_files:\n{files}---\n\n\
        # Labelled product items\n\n\
        One row an item. `text` is its fields joined by line ends; `tokens` and `ner_tags` are its words and \
        their classes; `spans` are all labels as `start`, `end` (code points of `text`, end exclusive) and \
        `label`, also those that tags cannot hold because they overlap a longer one. `swingtag` is what else \
        is known of the item, as JSON.\n\n\
        ## Classes\n\n{classes}"
    )
}
