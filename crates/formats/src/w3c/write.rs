//! Items as annotation pages.

use serde_json::{Map, Value, json};
use swingtag_catalogue::{CharOffsets, Field, Span};

use crate::export::RecordForm;
use crate::foreign::{KEY, TextPart, meta};
use crate::native::Outgoing;

/// Characters before and after a quote.
const AROUND: usize = 20;

/// See the module.
pub(crate) struct W3cPages;

impl RecordForm for W3cPages {
    fn item(&mut self, out: Outgoing<'_>, text: &mut String) {
        let id = format!("urn:swingtag:{}", plain(&out.item.id));
        let spans = out.annotation.map(|a| a.spans.as_slice()).unwrap_or_default();
        let mut items = Vec::new();
        for field in &out.item.fields {
            let offsets = CharOffsets::new(&field.text);
            let source = format!("{id}#{}", plain(&field.name));
            let own = spans.iter().filter(|span| span.field == field.name);
            items.extend(own.enumerate().map(|(n, span)| annotation(&source, n, field, &offsets, span)));
        }
        let parts: Vec<TextPart> = out
            .item
            .fields
            .iter()
            .map(|f| TextPart { field: f.name.clone(), start: 0, end: f.text.chars().count() })
            .collect();
        let sources: Vec<String> =
            out.item.fields.iter().map(|field| format!("{id}#{}", plain(&field.name))).collect();
        let layout: Vec<(&str, &[TextPart])> =
            sources.iter().map(String::as_str).zip(parts.chunks(1)).collect();
        let texts: Map<String, Value> = sources
            .iter()
            .zip(&out.item.fields)
            .map(|(source, field)| (source.clone(), field.text.clone().into()))
            .collect();
        let page = json!({
            "@context": "http://www.w3.org/ns/anno.jsonld", "id": id, "type": "AnnotationPage",
            "items": items, KEY: meta(out, &layout, false), "swingtag:texts": texts,
        });
        text.push_str(&page.to_string());
        text.push('\n');
    }
}

fn annotation(source: &str, n: usize, field: &Field, offsets: &CharOffsets, span: &Span) -> Value {
    let slice = |start: usize, end: usize| {
        let byte = |at| offsets.byte_of(at);
        byte(start).zip(byte(end)).and_then(|(start, end)| field.text.get(start..end)).unwrap_or_default()
    };
    let (start, end) = (span.start, span.end);
    json!({
        "id": format!("{source}-{n}"), "type": "Annotation", "motivation": "tagging",
        "body": {"type": "TextualBody", "purpose": "tagging", "value": span.attribute},
        "target": {"source": source, "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector", "exact": slice(start, end),
                "prefix": slice(start.saturating_sub(AROUND), start),
                "suffix": slice(end, (end + AROUND).min(offsets.chars())),
            },
        ]},
    })
}

/// A text as a part of an address.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
