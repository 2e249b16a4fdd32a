//! What other forms have no place for, as one value beside a record, so that it comes back whole.
//!
//! `{"item": {…}, "texts": {"text": [["title", 0, 20], …]}, "spans": 3, "part": true}`: the item as
//! in the native form without its texts and spans; the fields in each text; how many spans left with
//! the item; and whether the item has other records. A record without it is read as what the other tool wrote.

use serde::Deserialize;
use serde::de::DeserializeSeed;
use serde_json::{Map, Value, json};
use swingtag_catalogue::Span;

use super::{Draft, DraftText, TextPart};
use crate::Reason;
use crate::native::{Outgoing, Pairs, RowSeed, SpanRow, beside};
use crate::problem::Found;

/// The key under which it stands.
pub(crate) const KEY: &str = "swingtag";

/// The key of an item under which predictions leave, so that nobody takes them for labels.
pub(crate) const PREDICTED: &str = "predicted";

/// What stands under [`KEY`].
#[derive(Debug, Deserialize)]
pub(crate) struct Meta {
    item: Map<String, Value>,
    texts: Pairs<Vec<(String, usize, usize)>>,
    #[serde(default)]
    spans: usize,
    #[serde(default)]
    part: bool,
}

/// What goes under [`KEY`]; `texts` names the fields in each text of the record.
pub(crate) fn meta(out: Outgoing<'_>, texts: &[(&str, &[TextPart])], part: bool) -> Value {
    let layout = |parts: &[TextPart]| -> Value {
        parts.iter().map(|part| json!([part.field, part.start, part.end])).collect()
    };
    let texts: Map<String, Value> =
        texts.iter().map(|(name, parts)| ((*name).to_owned(), layout(parts))).collect();
    let mut meta = Map::new();
    meta.insert("item".to_owned(), beside(out).into());
    meta.insert("texts".to_owned(), texts.into());
    meta.insert("spans".to_owned(), out.annotation.map_or(0, |a| a.spans.len()).into());
    if part {
        meta.insert("part".to_owned(), true.into());
    }
    meta.into()
}

/// The predicted spans that an item brings under [`PREDICTED`], with their confidences.
pub(crate) fn predicted_of(out: Outgoing<'_>) -> Vec<(Span, Option<f64>)> {
    let list = out.item.extra.get(PREDICTED).and_then(Value::as_array);
    let span = |value: &Value| {
        let span: Span = Span::deserialize(value).ok()?;
        span.check(out.item).ok()?;
        Some((span, value.get("confidence").and_then(Value::as_f64)))
    };
    list.into_iter().flatten().filter_map(span).collect()
}

impl Meta {
    /// Reads it; none where the record has none.
    ///
    /// # Errors
    /// When something else stands there.
    pub(crate) fn of(value: Option<&Value>) -> Result<Option<Self>, Found> {
        let Some(value) = value else { return Ok(None) };
        let meta = match value {
            // Tools that keep only texts beside a record give it back as a text.
            Value::String(text) => serde_json::from_str(text),
            value => Self::deserialize(value),
        };
        meta.map(Some).map_err(|e| damaged(&e))
    }

    /// A draft of those of these texts that it knows, with everything that stands here.
    ///
    /// # Errors
    /// When the item cannot be read, or a text does not hold its fields any more.
    pub(crate) fn into_draft(self, texts: Vec<(String, String)>) -> Result<Draft, Found> {
        let mut twice = None;
        let seed = RowSeed { twice: &mut twice };
        let mut raw = seed.deserialize(Value::Object(self.item)).map_err(|e| damaged(&e))?;
        let flagged = raw.spans.take().unwrap_or_default();
        let mut given = texts;
        let texts = self.texts.0.into_iter().filter_map(|(name, parts)| {
            let place = given.iter().position(|(other, _)| *other == name)?;
            let text = given.swap_remove(place).1;
            let parts = parts.into_iter().map(|(field, start, end)| TextPart { field, start, end }).collect();
            Some(with_parts(DraftText { name, text, parts }))
        });
        let texts = texts.collect::<Result<_, _>>()?;
        let was_blank = self.spans == 0;
        Ok(Draft { raw, texts, flagged, was_blank, is_part: self.part, ..Draft::default() })
    }
}

fn with_parts(text: DraftText) -> Result<DraftText, Found> {
    let length = text.text.chars().count();
    let mut at = 0;
    for part in &text.parts {
        if part.start < at || part.end < part.start || part.end > length {
            return Err(Found::new("text", text.text, Reason::LayoutChanged));
        }
        at = part.end;
    }
    let whole = text.parts.last().is_none_or(|last| last.end == length);
    if whole { Ok(text) } else { Err(Found::new("text", text.text, Reason::LayoutChanged)) }
}

fn damaged(error: &serde_json::Error) -> Found {
    Found::new(KEY, "", Reason::MetaDamaged { what: error.to_string() })
}

/// Gives spans back what was said about them.
pub(crate) fn restore(spans: &mut [SpanRow], flagged: &[SpanRow]) {
    for known in flagged {
        if let Some(row) = spans.iter_mut().find(|row| row.span.key() == known.span.key()) {
            row.span = known.span.clone();
        }
    }
}
