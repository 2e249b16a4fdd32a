//! Writes a catalogue as files: schema, items, gold and photos.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};
use swingtag_catalogue::{Annotation, Item};

use super::{Sample, SampleFiles};
use crate::error::WorkbenchError;

/// Writes everything; files of the same names are replaced.
pub(super) fn write(sample: &Sample, folder: &Path) -> Result<SampleFiles, WorkbenchError> {
    let images = folder.join("images");
    fs::create_dir_all(&images).map_err(|e| WorkbenchError::file("create", &images, &e))?;
    let files = SampleFiles {
        schema: folder.join("schema.json"),
        items: folder.join("items.jsonl"),
        gold: folder.join("gold.jsonl"),
        count: sample.items.len(),
        photos: sample.photos.len(),
    };
    let schema = serde_json::to_string_pretty(&sample.schema)
        .map_err(|e| WorkbenchError::new("sample", format!("the schema cannot be written: {e}"), ""))?;
    save(&files.schema, schema.as_bytes())?;
    let lines = |gold: bool| -> String {
        sample.items.iter().map(|(item, labels)| format!("{}\n", row(item, gold.then_some(labels)))).collect()
    };
    save(&files.items, lines(false).as_bytes())?;
    save(&files.gold, lines(true).as_bytes())?;
    for (path, bytes) in &sample.photos {
        save(&folder.join(path), bytes)?;
    }
    Ok(files)
}

fn save(path: &Path, bytes: &[u8]) -> Result<(), WorkbenchError> {
    fs::write(path, bytes).map_err(|e| WorkbenchError::file("write", path, &e))
}

/// One line of the native form, with or without labels.
fn row(item: &Item, labels: Option<&Annotation>) -> Value {
    let mut row = Map::new();
    row.insert("id".to_owned(), json!(item.id));
    row.insert("vertical".to_owned(), json!(item.vertical));
    let mut others = Map::new();
    for field in &item.fields {
        let target =
            if matches!(field.name.as_str(), "title" | "description") { &mut row } else { &mut others };
        target.insert(field.name.clone(), json!(field.text));
    }
    if !others.is_empty() {
        row.insert("fields".to_owned(), Value::Object(others));
    }
    row.insert("images".to_owned(), json!(item.photos));
    if !item.seller.is_empty() {
        row.insert("seller".to_owned(), json!(item.seller));
    }
    if let Some(labels) = labels {
        row.insert("attributes".to_owned(), json!(labels.values));
        row.insert("absent".to_owned(), json!(labels.absent));
        row.insert("normalized".to_owned(), json!(labels.normalized));
        if let [intent] = labels.intents.as_slice() {
            row.insert("intent".to_owned(), json!(intent));
        }
        row.insert("spans".to_owned(), json!(labels.spans));
    }
    for (key, value) in [("group", &item.group), ("split", &item.split)] {
        if let Some(value) = value {
            row.insert(key.to_owned(), json!(value));
        }
    }
    Value::Object(row)
}
