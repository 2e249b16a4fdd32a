//! An item as a file of another tool describes it, before anything is checked.

use serde_json::Value;
use swingtag_catalogue::Span;

use crate::Reason;
use crate::native::{Pairs, Raw, SpanRow, Texts, offset};
use crate::problem::Found;

/// See the module. Spans count in the texts, in a unit that is still to be found out.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    /// Line it came from, from 1.
    pub(crate) line: u64,
    /// Everything but texts and spans.
    pub(crate) raw: Raw<'static>,
    /// The texts.
    pub(crate) texts: Vec<DraftText>,
    /// Spans; the field is the name of a text.
    pub(crate) spans: Vec<SpanRow>,
    /// Spans that somebody refused, counted as the others.
    pub(crate) refused: Vec<SpanRow>,
    /// Spans of which more is known than their place.
    pub(crate) flagged: Vec<SpanRow>,
    /// Somebody has looked at it, whether there is a span or not.
    pub(crate) looked_at: bool,
    /// It left without any span; where it has one now, somebody has looked at it meanwhile.
    pub(crate) was_blank: bool,
    /// Other records may bring more fields of the same item.
    pub(crate) is_part: bool,
    /// What deserves a look and does not cost the item.
    pub(crate) remarks: Vec<Found>,
}

/// A text, which may be several fields joined.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct DraftText {
    /// Its name in the file.
    pub(crate) name: String,
    /// The text.
    pub(crate) text: String,
    /// The fields in it; where there are none, it is a field itself.
    pub(crate) parts: Vec<TextPart>,
}

/// A field inside a text, in code points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextPart {
    /// Name of the field.
    pub(crate) field: String,
    /// First code point.
    pub(crate) start: usize,
    /// One past the last.
    pub(crate) end: usize,
}

impl Draft {
    /// A draft with one text.
    pub(crate) fn of_text(name: &str, text: &str) -> Self {
        let text = DraftText { name: name.to_owned(), text: text.to_owned(), parts: Vec::new() };
        Self { texts: vec![text], ..Self::default() }
    }

    /// Adds a span whose offsets stand in the file as numbers, or as texts of numbers.
    pub(crate) fn mark(
        &mut self,
        text: &str,
        (start, end): (&Value, &Value),
        attribute: &str,
    ) -> Result<&mut SpanRow, Found> {
        let at = |key: &str| format!("spans[{}].{key}", self.spans.len());
        let span = Span::new(text, number(&at("start"), start)?, number(&at("end"), end)?, attribute);
        self.spans.push(SpanRow::new(span));
        let place = self.spans.len() - 1;
        Ok(&mut self.spans[place])
    }

    /// Adds a value for the whole item.
    pub(crate) fn value(&mut self, attribute: &str, value: &str) {
        let pairs = &mut self.raw.attributes.get_or_insert_with(|| Pairs(Vec::new())).0;
        match pairs.iter_mut().find(|(name, _)| name == attribute) {
            Some((_, Texts(values))) if values.iter().any(|known| known == value) => {}
            Some((_, Texts(values))) => values.push(value.to_owned()),
            None => pairs.push((attribute.to_owned(), Texts(vec![value.to_owned()]))),
        }
    }

    /// Adds an intent.
    pub(crate) fn intent(&mut self, intent: &str) {
        let intents = &mut self.raw.intent.get_or_insert_with(|| Texts(Vec::new())).0;
        if !intents.iter().any(|known| known == intent) {
            intents.push(intent.to_owned());
        }
    }

    /// Remarks that something of the file is not kept.
    pub(crate) fn leave_out(&mut self, column: &str, what: &'static str) {
        self.remarks.push(Found::new(column, "", Reason::LeftOut { what }));
    }
}

fn number(column: &str, value: &Value) -> Result<usize, Found> {
    let text = value.as_str().and_then(|text| text.trim().parse::<u64>().ok()).map(Value::from);
    let value = text.as_ref().unwrap_or(value);
    // Some tools write whole numbers with “.0”.
    let whole = value.as_f64().filter(|n| n.fract() == 0.0 && (0.0..1e15).contains(n)).map(|n| n as u64);
    if let Some(n) = value.as_u64().or(whole).and_then(|n| usize::try_from(n).ok()) {
        return Ok(n);
    }
    let huge = || Found::new(column, value.to_string(), Reason::OffsetHuge);
    Err(offset(column, value).unwrap_or_else(huge))
}
