//! A task of Label Studio as a draft.

use serde_json::{Map, Value};

use super::pick::{pick, was_skipped};
use super::result::{marked, take};
use crate::foreign::{Draft, DraftText, JsonForm, KEY, Meta};
use crate::problem::Found;
use crate::{Reason, check_photo_path};

/// Endings of photos.
const PHOTOS: [&str; 5] = [".jpg", ".jpeg", ".png", ".webp", ".gif"];

/// Whether an object is a task.
pub(crate) fn looks_like(object: &Map<String, Value>) -> bool {
    let has = |key: &str| object.contains_key(key);
    let full = object.get("data").is_some_and(Value::is_object);
    let short = has("annotator") || has("lead_time") || has("annotation_id");
    full || (short && !has("title"))
}

/// See the module.
pub(crate) struct LabelStudio {
    /// Predictions are wanted rather than what people said.
    pub(crate) predictions: bool,
}

impl JsonForm for LabelStudio {
    fn draft(&mut self, mut task: Map<String, Value>, _line: u64) -> Result<Option<Draft>, Found> {
        let Some(Value::Object(data)) = task.remove("data") else { return short(task).map(Some) };
        let meta = task.get("meta").and_then(|meta| meta.get(KEY));
        let mut draft = match Meta::of(meta)? {
            Some(meta) => meta.into_draft(texts_of(&data))?,
            None => without_meta(&data, task.get("id")),
        };
        if draft.texts.is_empty() {
            return Err(Found::new("data", "", Reason::NoText));
        }
        if was_skipped(&task) {
            draft.raw.status = Some("skipped".to_owned());
        }
        if let Some((one, is_prediction)) = pick(&task, self.predictions, &mut draft) {
            let results = one.get("result").and_then(Value::as_array).into_iter().flatten();
            let known = draft.raw.attributes.take();
            results.into_iter().try_for_each(|result| take(&mut draft, result))?;
            merge(&mut draft, known);
            fill_scores(&mut draft, one.get("score"));
            draft.looked_at = !is_prediction;
        }
        Ok(Some(draft))
    }
}

type Known = Option<crate::native::Pairs<crate::native::Texts>>;

/// Values that the task does not show are those that left with it.
fn merge(draft: &mut Draft, known: Known) {
    let Some(known) = known else { return };
    let shown = &mut draft.raw.attributes.get_or_insert_with(|| crate::native::Pairs(Vec::new())).0;
    for (name, values) in known.0 {
        if !shown.iter().any(|(other, _)| *other == name) {
            shown.push((name, values));
        }
    }
}

/// A score of the whole prediction holds for spans that have none of their own.
fn fill_scores(draft: &mut Draft, score: Option<&Value>) {
    let score = score.and_then(Value::as_f64).filter(|score| (0.0..=1.0).contains(score) && *score > 0.0);
    for row in &mut draft.spans {
        row.confidence = row.confidence.or(score);
    }
}

fn is_photo(text: &str) -> bool {
    let text = text.split('?').next().unwrap_or(text).to_ascii_lowercase();
    PHOTOS.iter().any(|ending| text.ends_with(ending)) && !text.contains(char::is_whitespace)
}

fn texts_of(data: &Map<String, Value>) -> Vec<(String, String)> {
    let text = |(key, value): (&String, &Value)| Some((key.clone(), value.as_str()?.to_owned()));
    data.iter().filter_map(text).collect()
}

/// Texts, photos and the rest of the data of a task that another program made.
fn without_meta(data: &Map<String, Value>, id: Option<&Value>) -> Draft {
    let mut draft = Draft::default();
    for (key, value) in data {
        match value {
            Value::String(text) if is_photo(text) => photo(&mut draft, text),
            Value::String(text) if key == "id" => draft.raw.id = Some(text.clone().into()),
            Value::String(text) if matches!(key.as_str(), "vertical" | "group" | "split") => {
                named(&mut draft, key, text);
            }
            Value::String(text) => {
                draft.texts.push(DraftText { name: key.clone(), text: text.clone(), parts: Vec::new() })
            }
            other => {
                draft.raw.extra.insert(key.clone(), other.clone());
            }
        }
    }
    if let [only] = draft.texts.as_mut_slice() {
        "title".clone_into(&mut only.name);
    }
    if draft.raw.id.is_none() {
        let number = id.filter(|id| id.is_number() || id.is_string());
        draft.raw.id = number.map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned).into());
    }
    draft
}

fn named(draft: &mut Draft, key: &str, text: &str) {
    let text = Some(text.to_owned()).filter(|text| !text.trim().is_empty());
    match key {
        "vertical" => draft.raw.vertical = text,
        "group" => draft.raw.group = text,
        _ => draft.raw.split = text,
    }
}

/// A photo below the folder of the file; one that was uploaded to a server is looked for by its name.
fn photo(draft: &mut Draft, path: &str) {
    let local = path.rsplit_once("?d=").map_or(path, |(_, local)| local);
    let name = match local.strip_prefix('/') {
        Some(rest) if !path.contains("?d=") => rest.rsplit('/').next().unwrap_or(rest),
        _ => local.trim_start_matches('/'),
    };
    if check_photo_path(name).is_ok() {
        draft.raw.images.get_or_insert_default().push(name.to_owned());
    } else {
        draft.leave_out("data", "photos that are embedded or lie on a server are not kept");
    }
}

/// The short form: labels and choices beside the data.
fn short(mut task: Map<String, Value>) -> Result<Draft, Found> {
    let id = task.remove("id");
    for key in ["annotator", "annotation_id", "created_at", "updated_at", "lead_time"] {
        task.remove(key);
    }
    let is_marks = |value: &Value| {
        let list = value.as_array().is_some_and(|list| !list.is_empty());
        list && value.as_array().into_iter().flatten().all(|one| one.get("start").is_some())
    };
    let (marks, data): (Map<String, Value>, Map<String, Value>) =
        task.into_iter().partition(|(_, value)| is_marks(value));
    let mut draft = without_meta(&data, id.as_ref());
    if draft.texts.is_empty() {
        return Err(Found::new("data", "", Reason::NoText));
    }
    for mark in marks.values().filter_map(Value::as_array).flatten().filter_map(Value::as_object) {
        marked(&mut draft, "", mark, None)?;
    }
    draft.looked_at = true;
    Ok(draft)
}
