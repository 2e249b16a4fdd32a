//! Rows as drafts.

use std::ffi::OsString;
use std::io::Read;
use std::path::Path;

use serde_json::{Map, Value};
use swingtag_catalogue::bio::{Tag, decode};

use super::write::BESIDE;
use super::{END, FAILED, FEATURES};
use crate::child::{Reading, start};
use crate::foreign::{Draft, JsonForm, Meta};
use crate::native::SpanRow;
use crate::problem::Found;
use crate::{FormatError, Reason};

/// Columns of tags, the usual one first.
const TAGS: [&str; 4] = ["ner_tags", "tags", "labels", "bio_tags"];
/// Columns of a text, the usual one first.
const TEXTS: [&str; 6] = ["text", "title", "sentence", "query", "content", "description"];

/// The lines of a file: from a child, or for a file of our own from a thread of this process.
///
/// # Errors
/// When the child cannot be started.
pub(crate) fn source(
    path: &Path,
    child: &[OsString],
    is_own: bool,
) -> Result<(Option<Reading>, Box<dyn Read + Send>), FormatError> {
    if !is_own {
        return start(path, child, None).map(|(child, out)| (Some(child), out));
    }
    let (out, mut into) = std::io::pipe().map_err(FormatError::io("read", path))?;
    let own = path.to_owned();
    // Whoever stops reading ends the thread by closing the pipe.
    std::thread::spawn(move || super::rows(&own, &mut into));
    Ok((None, Box::new(out)))
}

/// See the module.
pub(crate) struct Datasets {
    child: Option<Reading>,
    features: Value,
    row: u64,
    is_whole: bool,
}

impl Datasets {
    pub(crate) fn new(child: Option<Reading>) -> Self {
        Self { child, features: Value::Null, row: 0, is_whole: false }
    }

    /// The name of a class of a column.
    fn class(&self, column: &str, number: &Value) -> Option<String> {
        if let Some(name) = number.as_str() {
            return Some(name.to_owned());
        }
        let feature = self.features.get(column)?;
        // Lists have been written in three ways.
        let inner = feature.get("feature").unwrap_or(feature);
        let inner = inner.as_array().and_then(|list| list.first()).unwrap_or(inner);
        let names = inner.get("names")?.as_array()?;
        Some(names.get(usize::try_from(number.as_u64()?).ok()?)?.as_str()?.to_owned())
    }

    fn own(&self, object: &Map<String, Value>, beside: &str) -> Result<Draft, Found> {
        let text = object.get("text").and_then(Value::as_str).unwrap_or_default();
        let texts = vec![("text".to_owned(), text.to_owned())];
        let mut draft = match Meta::of(Some(&Value::from(beside)))? {
            Some(meta) => meta.into_draft(texts)?,
            None => Draft::of_text("title", text),
        };
        marked(&mut draft, object)?;
        Ok(draft)
    }

    /// Tokens with tags: the text is the tokens with single spaces between.
    fn tagged(&self, object: &Map<String, Value>, tokens: &[Value]) -> Result<Draft, Found> {
        let words: Vec<&str> = tokens.iter().filter_map(Value::as_str).collect();
        let mut draft = Draft::of_text("title", &words.join(" "));
        let Some(column) = TAGS.iter().find(|column| object.get(**column).is_some_and(Value::is_array))
        else {
            return Ok(draft);
        };
        let numbers = object[*column].as_array().map(Vec::as_slice).unwrap_or_default();
        let mut at = 0;
        let places = words.iter().map(|word| {
            let start = at;
            at += word.chars().count() + 1;
            (start, at - 1)
        });
        let places: Vec<(usize, usize)> = places.collect();
        let mut tags = Vec::with_capacity(numbers.len());
        for number in numbers {
            let class = self.class(column, number);
            let tag = class.as_deref().and_then(Tag::parse);
            tags.push(tag.ok_or_else(|| Found::new(*column, number.to_string(), Reason::ClassUnknown))?);
        }
        draft.spans = decode("title", &tags, &places).into_iter().map(SpanRow::new).collect();
        draft.looked_at = true;
        Ok(draft)
    }

    fn plain(&self, object: &Map<String, Value>) -> Result<Draft, Found> {
        let column = TEXTS.iter().find(|column| object.get(**column).is_some_and(Value::is_string));
        let column = column.ok_or_else(|| Found::new("text", "", Reason::NoText))?;
        let text = object[*column].as_str().unwrap_or_default();
        let mut draft = Draft::of_text("title", text);
        marked(&mut draft, object)?;
        if let Some(label) = object.get("label").filter(|label| label.is_number() || label.is_string()) {
            let class = self.class("label", label);
            draft.value("label", &class.unwrap_or_else(|| label.to_string()));
            draft.looked_at = true;
        }
        Ok(draft)
    }
}

/// Adds the spans of a row.
fn marked(draft: &mut Draft, object: &Map<String, Value>) -> Result<(), Found> {
    let name = draft.texts.first().map_or_else(String::new, |text| text.name.clone());
    for list in ["spans", "entities"].iter().filter_map(|key| object.get(*key)?.as_array()) {
        for span in list {
            let missing = |key| Found::new("spans", span.to_string(), Reason::SpanKeyMissing { key });
            let start = span.get("start").ok_or_else(|| missing("start"))?;
            let end = span.get("end").ok_or_else(|| missing("end"))?;
            let label = span.get("label").and_then(Value::as_str).ok_or_else(|| missing("label"))?;
            let row = draft.mark(&name, (start, end), label)?;
            row.text = span.get("text").and_then(Value::as_str).map(str::to_owned);
            row.confidence = span.get("score").and_then(Value::as_f64);
            draft.looked_at = true;
        }
    }
    Ok(())
}

impl JsonForm for Datasets {
    fn draft(&mut self, mut object: Map<String, Value>, _line: u64) -> Result<Option<Draft>, Found> {
        if let Some(features) = object.remove(FEATURES) {
            self.features = features;
            return Ok(None);
        }
        self.is_whole |= object.contains_key(END) || object.contains_key(FAILED);
        if let Some(problem) = object.get(FAILED).and_then(Value::as_str) {
            return Err(Found::new("", "", Reason::ParquetDamaged { what: problem.to_owned() }));
        }
        if object.contains_key(END) {
            return Ok(None);
        }
        self.row += 1;
        let mut draft = match (object.get(BESIDE).and_then(Value::as_str), object.get("tokens")) {
            (Some(beside), _) if beside.starts_with('{') => self.own(&object, beside)?,
            (_, Some(Value::Array(tokens))) => self.tagged(&object, tokens)?,
            _ => self.plain(&object)?,
        };
        draft.line = self.row;
        if draft.raw.id.is_none() {
            let id = object.get("id").filter(|id| id.is_string() || id.is_number());
            draft.raw.id = id.map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned).into());
        }
        Ok(Some(draft))
    }

    fn end(&mut self) -> Result<Option<Draft>, Found> {
        if self.is_whole {
            return Ok(None);
        }
        let what = self.child.as_mut().map_or_else(|| "it breaks off".to_owned(), Reading::end);
        Err(Found::new("", "", Reason::ParquetDamaged { what }))
    }
}
