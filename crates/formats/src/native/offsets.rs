//! The texts of an item, measured, and whether offsets that do not fit as code points fit as
//! UTF-16 units or bytes.
//!
//! Browsers count UTF-16 units and C programs bytes, so this is the usual mistake. Nothing is
//! converted: the answer goes into the remedy, and the person decides.

use std::cell::OnceCell;
use std::collections::HashMap;

use swingtag_catalogue::{CharOffsets, Item, Span, Values};

/// The texts of an item by field; each is measured at most once, however many spans it has.
pub(super) struct Texts<'a>(HashMap<&'a str, Text<'a>>);

struct Text<'a> {
    text: &'a str,
    length: usize,
    offsets: OnceCell<CharOffsets>,
}

type Place = fn(&CharOffsets, usize) -> Option<usize>;

impl<'a> Texts<'a> {
    pub(super) fn of(item: &'a Item) -> Self {
        let measured = item.fields.iter().map(|field| {
            let (text, length) = (field.text.as_str(), field.text.chars().count());
            (field.name.as_str(), Text { text, length, offsets: OnceCell::new() })
        });
        Self(measured.collect())
    }

    /// Code points of a field.
    pub(super) fn length(&self, field: &str) -> Option<usize> {
        self.0.get(field).map(|text| text.length)
    }

    /// The words of a span, when it fits.
    pub(super) fn words(&self, span: &Span) -> Option<&'a str> {
        self.words_as(span, |offsets, char| (char <= offsets.chars()).then_some(char))
    }

    /// The words of a span whose offsets count something else.
    fn words_as(&self, span: &Span, place: Place) -> Option<&'a str> {
        let Text { text, offsets, .. } = self.0.get(span.field.as_str())?;
        let offsets = offsets.get_or_init(|| CharOffsets::new(text));
        let byte = |at| place(offsets, at).and_then(|char| offsets.byte_of(char));
        text.get(byte(span.start)?..byte(span.end)?).filter(|words| !words.is_empty())
    }

    /// The unit in which every span fits its text and, where whole-item values are given for its
    /// attribute, covers one of them. `None` when there is none, or when two would do.
    pub(super) fn other_unit(&self, spans: &[Span], values: &Values) -> Option<&'static str> {
        let fits = |place: Place| {
            spans
                .iter()
                .all(|span| self.words_as(span, place).is_some_and(|words| agrees(words, span, values)))
        };
        match (fits(CharOffsets::char_of_utf16), fits(CharOffsets::char_of_byte)) {
            (true, false) => Some("UTF-16 units"),
            (false, true) => Some("bytes"),
            _ => None,
        }
    }
}

/// The other unit, where code points are contradicted by the values and that unit is confirmed
/// by them.
pub(super) fn contradicted(item: &Item, spans: &[Span], values: &Values) -> Option<&'static str> {
    if values.is_empty() || item.fields.iter().all(|field| field.text.is_ascii()) {
        return None;
    }
    let texts = Texts::of(item);
    let contradicts = |span: &Span| !texts.words(span).is_some_and(|words| agrees(words, span, values));
    if spans.iter().any(contradicts) { texts.other_unit(spans, values) } else { None }
}

/// Whether the words are a value of the span's attribute, or no value is given for it.
fn agrees(words: &str, span: &Span, values: &Values) -> bool {
    values.get(&span.attribute).is_none_or(|values| values.iter().any(|value| value == words))
}
