//! In which unit the offsets of a file count.
//!
//! Browsers count UTF-16 units and C programs bytes. Where a file repeats the marked words, they
//! decide; where it does not, offsets are code points, unless earlier items of the file have shown
//! another unit. Nothing is guessed from offsets that merely happen to fit.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use swingtag_catalogue::CharOffsets;

use super::DraftText;
use crate::native::SpanRow;

/// What offsets count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OffsetUnit {
    /// Unicode code points, as Python does.
    CodePoints,
    /// UTF-16 units, as browsers, Java and C# do.
    Utf16,
    /// Bytes of UTF-8.
    Bytes,
}

impl OffsetUnit {
    /// All of them, the usual one first.
    const ALL: [Self; 3] = [Self::CodePoints, Self::Utf16, Self::Bytes];

    /// Reads the word used on the command line.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "codepoints" | "code-points" => Some(Self::CodePoints),
            "utf16" | "utf-16" => Some(Self::Utf16),
            "bytes" => Some(Self::Bytes),
            _ => None,
        }
    }

    /// Its name in messages.
    #[must_use]
    pub fn named(self) -> &'static str {
        match self {
            Self::CodePoints => "code points",
            Self::Utf16 => "UTF-16 units",
            Self::Bytes => "bytes",
        }
    }

    fn code_point(self, offsets: &CharOffsets, at: usize) -> Option<usize> {
        match self {
            Self::CodePoints => (at <= offsets.chars()).then_some(at),
            Self::Utf16 => offsets.char_of_utf16(at),
            Self::Bytes => offsets.char_of_byte(at),
        }
    }
}

/// The unit of a file, as far as it is known.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Units {
    asked: Option<OffsetUnit>,
    shown: Option<OffsetUnit>,
}

type Measured<'a> = HashMap<&'a str, (&'a str, CharOffsets)>;

impl Units {
    /// `asked`: what somebody said they are.
    pub(crate) fn new(asked: Option<OffsetUnit>) -> Self {
        Self { asked, shown: None }
    }

    /// Turns the offsets of an item into code points and says from which unit, where it was another.
    /// Words that agree are taken away; those that are left do not fit in any unit.
    pub(crate) fn settle(&mut self, texts: &[DraftText], spans: &mut [SpanRow]) -> Option<OffsetUnit> {
        let measured: Measured<'_> = texts
            .iter()
            .map(|text| (text.name.as_str(), (text.text.as_str(), CharOffsets::new(&text.text))))
            .collect();
        let unit = self.unit(&measured, spans)?;
        for row in spans.iter_mut() {
            let ends = ends(&measured, row, unit);
            if let Some((start, end)) = ends {
                (row.span.start, row.span.end) = (start, end);
                if agrees(&measured, row) {
                    row.text = None;
                }
            }
        }
        (unit != OffsetUnit::CodePoints).then_some(unit)
    }

    fn unit(&mut self, measured: &Measured<'_>, spans: &[SpanRow]) -> Option<OffsetUnit> {
        if self.asked.is_some() {
            return self.asked;
        }
        let told = spans.iter().any(|row| row.text.is_some());
        if measured.values().all(|(text, _)| text.is_ascii()) {
            return Some(OffsetUnit::CodePoints);
        }
        let fits = |unit: &OffsetUnit| spans.iter().all(|row| fits(measured, row, *unit));
        if !told {
            return Some(self.shown.filter(fits).unwrap_or(OffsetUnit::CodePoints));
        }
        let found = OffsetUnit::ALL.into_iter().find(fits);
        self.shown = found.or(self.shown);
        Some(found.unwrap_or(OffsetUnit::CodePoints))
    }
}

fn ends(measured: &Measured<'_>, row: &SpanRow, unit: OffsetUnit) -> Option<(usize, usize)> {
    let (_, offsets) = measured.get(row.span.field.as_str())?;
    unit.code_point(offsets, row.span.start).zip(unit.code_point(offsets, row.span.end))
}

fn fits(measured: &Measured<'_>, row: &SpanRow, unit: OffsetUnit) -> bool {
    let Some((start, end)) = ends(measured, row, unit) else { return false };
    let mut moved = row.clone();
    (moved.span.start, moved.span.end) = (start, end);
    agrees(measured, &moved)
}

/// Whether a span covers the words beside it. White space is of no account: some tools write line
/// ends as `\n`, others trim.
fn agrees(measured: &Measured<'_>, row: &SpanRow) -> bool {
    let Some(words) = &row.text else { return true };
    let covered = measured.get(row.span.field.as_str()).and_then(|(text, offsets)| {
        text.get(offsets.byte_of(row.span.start)?..offsets.byte_of(row.span.end)?)
    });
    covered.is_some_and(|covered| covered == words || without_space(covered) == without_space(words))
}

fn without_space(text: &str) -> String {
    text.replace("\\n", "").chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use swingtag_catalogue::Span;

    fn marked(start: usize, end: usize, words: Option<&str>) -> SpanRow {
        SpanRow { text: words.map(str::to_owned), ..SpanRow::new(Span::new("t", start, end, "A")) }
    }

    fn settled(units: &mut Units, rows: &mut [SpanRow]) -> Option<OffsetUnit> {
        let text = DraftText { name: "t".into(), text: "👖 ä red".into(), parts: Vec::new() };
        units.settle(&[text], rows)
    }

    #[test]
    fn the_words_decide_and_are_remembered_for_spans_without_any() {
        let mut units = Units::new(None);
        let mut rows = [marked(5, 8, Some("red")), marked(3, 4, None)];
        assert_eq!(settled(&mut units, &mut rows), Some(OffsetUnit::Utf16));
        assert_eq!((rows[0].span.start, rows[0].span.end, rows[1].span.start), (4, 7, 2));
        assert_eq!(rows[0].text, None);
        assert_eq!(settled(&mut units, &mut [marked(5, 8, None)]), Some(OffsetUnit::Utf16));
        assert_eq!(settled(&mut units, &mut [marked(8, 11, Some("red"))]), Some(OffsetUnit::Bytes));
        assert_eq!(settled(&mut units, &mut [marked(4, 7, Some("red"))]), None);
    }

    #[test]
    fn without_words_offsets_stay_and_words_that_never_fit_are_left() {
        let mut rows = [marked(5, 8, None)];
        assert_eq!(settled(&mut Units::new(None), &mut rows), None);
        assert_eq!(rows[0].span.start, 5, "the check says that it leaves the text");
        let mut rows = [marked(4, 7, Some("blue"))];
        assert_eq!(settled(&mut Units::new(None), &mut rows), None);
        assert_eq!(rows[0].text.as_deref(), Some("blue"));
        let mut asked = [marked(5, 8, None)];
        settled(&mut Units::new(Some(OffsetUnit::Utf16)), &mut asked);
        assert_eq!(asked[0].span.start, 4);
    }
}
