//! Whether offsets that do not fit as code points fit as UTF-16 units or bytes.
//!
//! Browsers count UTF-16 units and C programs bytes, so this is the usual mistake. Nothing is
//! converted: the answer goes into the remedy, and the person decides.

use swingtag_catalogue::{CharOffsets, Item, Span, Values, slice_chars};

/// The unit in which every span fits its text and, where whole-item values are given for its
/// attribute, covers one of them. `None` when there is none, or when two would do.
pub(super) fn other_unit(item: &Item, spans: &[Span], values: &Values) -> Option<&'static str> {
    let fits = |place: Place| spans.iter().all(|span| agrees(item, span, values, place));
    match (fits(CharOffsets::char_of_utf16), fits(CharOffsets::char_of_byte)) {
        (true, false) => Some("UTF-16 units"),
        (false, true) => Some("bytes"),
        _ => None,
    }
}

/// Whether code points are contradicted by the values and another unit is confirmed by them.
pub(super) fn contradicted(item: &Item, spans: &[Span], values: &Values) -> Option<&'static str> {
    if values.is_empty() || item.fields.iter().all(|field| field.text.is_ascii()) {
        return None;
    }
    let known: Vec<&Span> = spans.iter().filter(|span| values.contains_key(&span.attribute)).collect();
    let as_written = |span: &&&Span| {
        let text = item.text(&span.field).and_then(|text| slice_chars(text, span.start, span.end));
        text.is_some_and(|words| values[&span.attribute].iter().any(|value| value == words))
    };
    let fewer = known.iter().filter(as_written).count() < known.len();
    if known.is_empty() || !fewer { None } else { other_unit(item, spans, values) }
}

type Place = fn(&CharOffsets, usize) -> Option<usize>;

fn agrees(item: &Item, span: &Span, values: &Values, place: Place) -> bool {
    let Some(text) = item.text(&span.field) else { return false };
    let offsets = CharOffsets::new(text);
    let (Some(start), Some(end)) = (place(&offsets, span.start), place(&offsets, span.end)) else {
        return false;
    };
    let Some(words) = slice_chars(text, start, end).filter(|words| !words.is_empty()) else { return false };
    values.get(&span.attribute).is_none_or(|values| values.iter().any(|value| value == words))
}
