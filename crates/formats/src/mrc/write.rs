//! Items as articles.

use serde_json::{Value, json};
use swingtag_catalogue::{Schema, slice_chars};

use crate::export::RecordForm;
use crate::foreign::{Joined, KEY, TextPart, TextsAs, joined, meta};
use crate::native::Outgoing;

/// See the module.
pub(crate) struct MrcArticles {
    pub(crate) texts: TextsAs,
    pub(crate) schema: Schema,
}

impl RecordForm for MrcArticles {
    fn begin(&self) -> &'static str {
        "{\"version\": \"v2.0\", \"data\": [\n"
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn end(&self) -> &'static str {
        "\n]}\n"
    }

    fn item(&mut self, out: Outgoing<'_>, text: &mut String) {
        let asked = self.asked(out);
        let texts = joined(out.item, self.texts);
        let names: Vec<String> = (0..texts.len()).map(|place| place.to_string()).collect();
        let paragraphs: Vec<Value> =
            texts.iter().zip(&names).map(|(part, place)| paragraph(out, part, place, &asked)).collect();
        let layout: Vec<(&str, &[TextPart])> =
            names.iter().map(String::as_str).zip(texts.iter().map(|part| part.parts.as_slice())).collect();
        let article = json!({"title": out.item.id, "paragraphs": paragraphs, KEY: meta(out, &layout, false)});
        text.push_str(&article.to_string());
    }
}

impl MrcArticles {
    /// Attributes that are asked for: those of the vertical, and what is marked beyond them.
    fn asked(&self, out: Outgoing<'_>) -> Vec<String> {
        let vertical = self.schema.vertical(&out.item.vertical);
        let mut asked: Vec<String> =
            vertical.into_iter().flat_map(|v| v.attributes.iter().map(|a| a.name.clone())).collect();
        let spans = out.annotation.map(|said| said.spans.as_slice()).unwrap_or_default();
        for span in spans {
            if !asked.contains(&span.attribute) {
                asked.push(span.attribute.clone());
            }
        }
        asked
    }
}

fn paragraph(out: Outgoing<'_>, part: &Joined, place: &str, asked: &[String]) -> Value {
    let spans = out.annotation.map(|said| said.spans.as_slice()).unwrap_or_default();
    let questions = asked.iter().map(|attribute| {
        let own = part.placed(spans).filter(|(span, ..)| span.attribute == *attribute);
        let answers: Vec<Value> = own
            .map(|(_, start, end)| {
                let words = slice_chars(&part.text, start, end).unwrap_or_default();
                json!({"text": words, "answer_start": start})
            })
            .collect();
        json!({
            "id": format!("{}/{place}/{attribute}", out.item.id), "question": attribute,
            "is_impossible": answers.is_empty(), "answers": answers,
        })
    });
    json!({"context": part.text, "qas": questions.collect::<Vec<_>>()})
}
