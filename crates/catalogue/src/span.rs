//! A marked stretch of one field.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Item;
use crate::text::slice_chars;

/// Words of a field that carry an attribute. Offsets are Unicode code points, `end` exclusive.
/// Spans may overlap; a field may hold any number of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// Name of the field.
    pub field: String,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// Name of the attribute.
    pub attribute: String,
    /// The value occurs more than once in the text, says the source.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ambiguous: bool,
    /// How the source found the span, where that was looser than exact.
    #[serde(default, rename = "match", skip_serializing_if = "Option::is_none")]
    pub matched: Option<String>,
    /// Confirmed by a threshold, not by a person.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unasked: bool,
}

/// Why a span does not fit its item.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpanProblem {
    /// The item has no such field.
    #[error("the item has no field “{0}”")]
    NoField(String),
    /// `start` is not before `end`.
    #[error("start {start} is not before end {end}")]
    Empty {
        /// First code point given.
        start: usize,
        /// End given.
        end: usize,
    },
    /// The span leaves the text.
    #[error("end {end} lies beyond the text’s {length} characters")]
    Outside {
        /// End given.
        end: usize,
        /// Code points in the field.
        length: usize,
    },
}

impl Span {
    /// A plain span.
    #[must_use]
    pub fn new(field: &str, start: usize, end: usize, attribute: &str) -> Self {
        Self {
            field: field.to_owned(),
            start,
            end,
            attribute: attribute.to_owned(),
            ambiguous: false,
            matched: None,
            unasked: false,
        }
    }

    /// What makes two spans the same label: field, ends and attribute.
    #[must_use]
    pub fn key(&self) -> (&str, usize, usize, &str) {
        (&self.field, self.start, self.end, &self.attribute)
    }

    /// Whether both are in one field and share a code point.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.field == other.field && self.start < other.end && other.start < self.end
    }

    /// The marked words; empty when the span does not fit the item.
    #[must_use]
    pub fn words<'a>(&self, item: &'a Item) -> &'a str {
        item.text(&self.field).and_then(|text| slice_chars(text, self.start, self.end)).unwrap_or_default()
    }

    /// Checks the span against its item.
    ///
    /// # Errors
    /// The first thing that does not fit.
    pub fn check(&self, item: &Item) -> Result<(), SpanProblem> {
        let text = item.text(&self.field).ok_or_else(|| SpanProblem::NoField(self.field.clone()))?;
        if self.start >= self.end {
            return Err(SpanProblem::Empty { start: self.start, end: self.end });
        }
        let length = text.chars().count();
        if self.end > length {
            return Err(SpanProblem::Outside { end: self.end, length });
        }
        Ok(())
    }
}

/// Keeps spans that do not overlap, longest first (then leftmost, then by attribute), in text order.
/// This is what one BIO column can hold; the second list is what it cannot.
#[must_use]
pub fn without_overlaps(spans: &[Span]) -> (Vec<Span>, Vec<Span>) {
    let mut order: Vec<&Span> = spans.iter().collect();
    order.sort_by(|a, b| (b.end - b.start, a.key()).cmp(&(a.end - a.start, b.key())));
    let mut taken: BTreeMap<&str, BTreeMap<usize, usize>> = BTreeMap::new();
    let (mut kept, mut left): (Vec<Span>, Vec<Span>) = (Vec::new(), Vec::new());
    for span in order {
        let field = taken.entry(&span.field).or_default();
        // What is kept is disjoint: only the last one that begins before this end can reach in.
        let before = field.range(..span.end).next_back();
        if before.is_some_and(|(_, &end)| end > span.start) {
            left.push(span.clone());
        } else {
            field.insert(span.start, span.end);
            kept.push(span.clone());
        }
    }
    kept.sort();
    left.sort();
    (kept, left)
}
