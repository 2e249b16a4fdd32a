//! Articles as drafts.

use serde_json::{Map, Value};

use crate::Reason;
use crate::foreign::{Draft, DraftText, JsonForm, KEY, Meta};
use crate::problem::Found;

/// Whether an object is an article, or holds some.
pub(crate) fn looks_like(object: &Map<String, Value>) -> bool {
    let holds = |value: &Value| value.get("paragraphs").is_some();
    let list = object.get("data").and_then(Value::as_array);
    object.contains_key("paragraphs") || list.is_some_and(|list| list.first().is_some_and(holds))
}

/// See the module.
pub(crate) struct Mrc;

impl JsonForm for Mrc {
    fn keys(&self) -> &'static [&'static str] {
        &["data"]
    }

    fn draft(&mut self, object: Map<String, Value>, _line: u64) -> Result<Option<Draft>, Found> {
        let paragraphs = object.get("paragraphs").and_then(Value::as_array);
        let paragraphs = paragraphs.ok_or_else(|| Found::new("paragraphs", "", Reason::NoText))?;
        let context = |paragraph: &Value| Some(paragraph.get("context")?.as_str()?.to_owned());
        let texts: Vec<(String, String)> = paragraphs
            .iter()
            .enumerate()
            .filter_map(|(place, paragraph)| Some((place.to_string(), context(paragraph)?)))
            .collect();
        let mut draft = match Meta::of(object.get(KEY))? {
            Some(meta) => meta.into_draft(texts)?,
            None => without_meta(&object, texts),
        };
        for (place, paragraph) in paragraphs.iter().enumerate() {
            answers(&mut draft, &place.to_string(), paragraph)?;
        }
        Ok(Some(draft))
    }
}

fn without_meta(object: &Map<String, Value>, texts: Vec<(String, String)>) -> Draft {
    let mut draft = Draft { looked_at: true, ..Draft::default() };
    draft.raw.id = object.get("title").and_then(Value::as_str).map(|id| id.to_owned().into());
    draft.texts = texts
        .into_iter()
        .map(|(name, text)| {
            let end = text.chars().count();
            let field = if name == "0" { "title".to_owned() } else { format!("paragraph {name}") };
            let parts = vec![crate::foreign::TextPart { field, start: 0, end }];
            DraftText { name, text, parts }
        })
        .collect();
    draft
}

fn answers(draft: &mut Draft, place: &str, paragraph: &Value) -> Result<(), Found> {
    for question in paragraph.get("qas").and_then(Value::as_array).into_iter().flatten() {
        let attribute = question.get("question").and_then(Value::as_str).unwrap_or_default();
        for answer in question.get("answers").and_then(Value::as_array).into_iter().flatten() {
            let missing = |key| Found::new("answers", answer.to_string(), Reason::SpanKeyMissing { key });
            let words = answer.get("text").and_then(Value::as_str).ok_or_else(|| missing("text"))?;
            let start = answer.get("answer_start").ok_or_else(|| missing("answer_start"))?;
            let end = Value::from(start.as_u64().unwrap_or_default() + words.chars().count() as u64);
            draft.mark(place, (start, &end), attribute)?.text = Some(words.to_owned());
        }
    }
    Ok(())
}
