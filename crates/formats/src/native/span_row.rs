//! A span as it stands in a line.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use swingtag_catalogue::Span;

/// A span with what only files say about it.
#[derive(Clone, Debug)]
pub(crate) struct SpanRow {
    pub(crate) span: Span,
    pub(crate) confidence: Option<f64>,
    /// The marked words, where the source repeats them.
    pub(crate) text: Option<String>,
    /// A key that means nothing here.
    pub(crate) unknown: Option<String>,
    /// A key that stands twice.
    pub(crate) twice: Option<&'static str>,
}

impl SpanRow {
    /// A span of which nothing else is said.
    pub(crate) fn new(span: Span) -> Self {
        Self { span, confidence: None, text: None, unknown: None, twice: None }
    }
}

impl<'de> Deserialize<'de> for SpanRow {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(SpanVisitor)
    }
}

struct SpanVisitor;

const NEEDED: [&str; 4] = ["field", "start", "end", "attribute"];

#[derive(Deserialize)]
#[serde(transparent)]
struct Borrowed<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de> Visitor<'de> for SpanVisitor {
    type Value = SpanRow;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a span")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<SpanRow, A::Error> {
        let mut row = SpanRow::new(Span::new("", 0, 0, ""));
        let mut seen = [false; NEEDED.len()];
        while let Some(Borrowed(key)) = map.next_key()? {
            let needed = match key.as_ref() {
                "field" => (0, row.span.field = map.next_value()?),
                "start" => (1, row.span.start = map.next_value()?),
                "end" => (2, row.span.end = map.next_value()?),
                "attribute" => (3, row.span.attribute = map.next_value()?),
                key => {
                    row.take_other(key, &mut map)?;
                    continue;
                }
            };
            if std::mem::replace(&mut seen[needed.0], true) {
                row.twice = Some(NEEDED[needed.0]);
            }
        }
        if seen.contains(&false) {
            return Err(A::Error::custom("span without field, start, end or attribute"));
        }
        Ok(row)
    }
}

impl SpanRow {
    fn take_other<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        match key {
            "ambiguous" => self.span.ambiguous = map.next_value::<Option<bool>>()?.unwrap_or_default(),
            "match" => self.span.matched = map.next_value()?,
            "unasked" => self.span.unasked = map.next_value::<Option<bool>>()?.unwrap_or_default(),
            "confidence" => self.confidence = map.next_value()?,
            "text" => self.text = map.next_value()?,
            _ => {
                map.next_value::<IgnoredAny>()?;
                self.unknown = Some(key.to_owned());
            }
        }
        Ok(())
    }
}
