//! The fields of an item as one text, for forms that know one text a record.

use serde::{Deserialize, Serialize};
use swingtag_catalogue::{Item, Span};

use super::TextPart;

/// How the fields of an item become texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextsAs {
    /// One record an item, its fields joined by line ends.
    #[default]
    Items,
    /// One record a field.
    Fields,
}

/// A text made of fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Joined {
    /// The text.
    pub(crate) text: String,
    /// Where its fields are.
    pub(crate) parts: Vec<TextPart>,
}

/// The texts of an item: one of all fields, or one of each.
pub(crate) fn joined(item: &Item, texts: TextsAs) -> Vec<Joined> {
    let mut all: Vec<Joined> = Vec::new();
    for field in &item.fields {
        if all.is_empty() || texts == TextsAs::Fields {
            all.push(Joined::default());
        }
        if let Some(last) = all.last_mut() {
            last.push(&field.name, &field.text);
        }
    }
    all
}

impl Joined {
    fn push(&mut self, field: &str, text: &str) {
        let mut start = 0;
        if let Some(last) = self.parts.last() {
            self.text.push('\n');
            start = last.end + 1;
        }
        self.text.push_str(text);
        let end = start + text.chars().count();
        self.parts.push(TextPart { field: field.to_owned(), start, end });
    }

    /// Where a span of a field lies in the text; none for a field of another text.
    pub(crate) fn place(&self, span: &Span) -> Option<(usize, usize)> {
        let part = self.parts.iter().find(|part| part.field == span.field)?;
        Some((part.start + span.start, part.start + span.end))
    }

    /// The spans that lie in the text, moved to where they are in it.
    pub(crate) fn placed<'a>(
        &'a self,
        spans: &'a [Span],
    ) -> impl Iterator<Item = (&'a Span, usize, usize)> + 'a {
        spans.iter().filter_map(|span| self.place(span).map(|(start, end)| (span, start, end)))
    }
}
