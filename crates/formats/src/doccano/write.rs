//! Items as lines of doccano.

use serde_json::{Map, Value, json};

use crate::export::RecordForm;
use crate::foreign::{KEY, TextsAs, joined, meta};
use crate::native::Outgoing;

/// See the module.
pub(crate) struct DoccanoRecords {
    pub(crate) texts: TextsAs,
}

impl RecordForm for DoccanoRecords {
    fn item(&mut self, out: Outgoing<'_>, text: &mut String) {
        let spans = out.annotation.map(|a| a.spans.as_slice()).unwrap_or_default();
        let texts = joined(out.item, self.texts);
        for (place, part) in texts.iter().enumerate() {
            let labels = part.placed(spans).map(|(span, start, end)| json!([start, end, span.attribute]));
            let mut line = Map::new();
            line.insert("text".to_owned(), part.text.clone().into());
            line.insert("label".to_owned(), Value::Array(labels.collect()));
            let intents = out.annotation.map(|a| a.intents.as_slice()).unwrap_or_default();
            if place == 0 && !intents.is_empty() {
                line.insert("cats".to_owned(), intents.into());
            }
            line.insert(KEY.to_owned(), meta(out, &[("text", &part.parts)], texts.len() > 1));
            text.push_str(&Value::Object(line).to_string());
            text.push('\n');
        }
    }
}
