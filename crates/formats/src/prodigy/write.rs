//! Items as tasks of Prodigy.

use serde_json::{Map, Value, json};
use swingtag_catalogue::tokens::{Token, cut_at};
use swingtag_catalogue::{CharOffsets, ItemStatus, Span};

use crate::conll::Tokens;
use crate::export::RecordForm;
use crate::foreign::{Joined, KEY, TextsAs, joined, meta};
use crate::native::Outgoing;

/// See the module.
pub(crate) struct ProdigyRecords {
    pub(crate) texts: TextsAs,
    pub(crate) tokens: Tokens,
}

impl RecordForm for ProdigyRecords {
    fn item(&mut self, out: Outgoing<'_>, text: &mut String) {
        let spans = out.annotation.map(|a| a.spans.as_slice()).unwrap_or_default();
        let texts = joined(out.item, self.texts);
        for part in &texts {
            let placed: Vec<_> = part.placed(spans).collect();
            let cut = placed.iter().flat_map(|(_, start, end)| [*start, *end]);
            let tokens = cut_at(&self.tokens.of(&part.text), cut);
            let mut task = Map::new();
            task.insert("text".to_owned(), part.text.clone().into());
            task.insert("tokens".to_owned(), token_list(part, &tokens));
            let spans = placed.iter().map(|(span, start, end)| marked(span, (*start, *end), &tokens));
            task.insert("spans".to_owned(), Value::Array(spans.collect()));
            if let Some(answer) = answer(out.status) {
                task.insert("answer".to_owned(), answer.into());
            }
            task.insert(KEY.to_owned(), meta(out, &[("text", &part.parts)], texts.len() > 1));
            text.push_str(&Value::Object(task).to_string());
            text.push('\n');
        }
    }
}

fn answer(status: ItemStatus) -> Option<&'static str> {
    match status {
        ItemStatus::Done | ItemStatus::Review => Some("accept"),
        ItemStatus::Skipped => Some("ignore"),
        ItemStatus::New | ItemStatus::Started | ItemStatus::Removed => None,
    }
}

fn token_list(part: &Joined, tokens: &[Token]) -> Value {
    let offsets = CharOffsets::new(&part.text);
    let byte = |at| offsets.byte_of(at).unwrap_or(part.text.len());
    let token = |(n, &(start, end)): (usize, &Token)| {
        let (from, to) = (byte(start), byte(end));
        let space = part.text[to..].starts_with(' ');
        json!({"text": &part.text[from..to], "start": start, "end": end, "id": n, "ws": space})
    };
    tokens.iter().enumerate().map(token).collect()
}

/// A span with its first and last token. One of white space only has none and keeps its offsets.
fn marked(span: &Span, (start, end): (usize, usize), tokens: &[Token]) -> Value {
    let mut marked = json!({"start": start, "end": end, "label": span.attribute});
    let first = tokens.partition_point(|token| token.1 <= start);
    let after = tokens.partition_point(|token| token.0 < end);
    if first < after {
        marked["token_start"] = first.into();
        marked["token_end"] = (after - 1).into();
    }
    marked
}
