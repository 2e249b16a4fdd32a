//! What an item says, as 16 bytes: to compare a written file with its source without holding it.

use swingtag_catalogue::{Annotation, Item, ItemStatus, Span, Values};

/// The first 16 bytes of a blake3 hash.
pub type Fingerprint = [u8; 16];

/// Everything an item and its labels say. Made field by field and not from any written form, so
/// that a writer that forgets something is noticed.
#[must_use]
pub fn fingerprint(item: &Item, annotation: Option<&Annotation>, status: ItemStatus) -> Fingerprint {
    let mut bytes = Bytes::default();
    bytes.texts([&item.id, &item.vertical, status.word()]);
    bytes.number(item.fields.len());
    item.fields.iter().for_each(|field| bytes.texts([&field.name, &field.text]));
    bytes.list(&item.photos);
    bytes.values(&item.seller);
    bytes.list(item.group.as_slice());
    bytes.list(item.split.as_slice());
    bytes.number(item.extra.len());
    item.extra.iter().for_each(|(key, value)| bytes.texts([key, &value.to_string()]));
    let none = Annotation::default();
    let annotation = annotation.unwrap_or(&none);
    bytes.spans(&annotation.spans);
    bytes.spans(&annotation.rejected);
    bytes.values(&annotation.values);
    bytes.values(&annotation.normalized);
    for names in [&annotation.absent, &annotation.from_photo] {
        bytes.number(names.len());
        names.iter().for_each(|name| bytes.text(name));
    }
    bytes.list(&annotation.intents);
    bytes.text(&annotation.note);
    bytes.finish()
}

/// An item's id with field, ends and attribute of each span; the order of the spans is of no account.
#[must_use]
pub fn span_fingerprint<'a>(id: &str, spans: impl IntoIterator<Item = &'a Span>) -> Fingerprint {
    let mut keys: Vec<_> = spans.into_iter().map(Span::key).collect();
    keys.sort_unstable();
    let mut bytes = Bytes::default();
    bytes.text(id);
    for (field, start, end, attribute) in keys {
        bytes.texts([field, attribute]);
        bytes.number(start);
        bytes.number(end);
    }
    bytes.finish()
}

/// Collects parts, each with its length, so that no two lists of parts look alike.
#[derive(Default)]
struct Bytes(Vec<u8>);

impl Bytes {
    fn number(&mut self, n: usize) {
        self.0.extend_from_slice(&(n as u64).to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    fn texts<const N: usize>(&mut self, texts: [&str; N]) {
        texts.into_iter().for_each(|text| self.text(text));
    }

    fn list(&mut self, texts: &[String]) {
        self.number(texts.len());
        texts.iter().for_each(|text| self.text(text));
    }

    fn values(&mut self, values: &Values) {
        self.number(values.len());
        for (name, values) in values {
            self.text(name);
            self.list(values);
        }
    }

    fn spans(&mut self, spans: &[Span]) {
        self.number(spans.len());
        for span in spans {
            self.texts([&span.field, &span.attribute]);
            self.number(span.start);
            self.number(span.end);
            self.list(span.matched.as_slice());
            self.0.push(u8::from(span.ambiguous) | u8::from(span.unasked) << 1);
        }
    }

    fn finish(self) -> Fingerprint {
        let mut print = [0; 16];
        print.copy_from_slice(&blake3::hash(&self.0).as_bytes()[..16]);
        print
    }
}
