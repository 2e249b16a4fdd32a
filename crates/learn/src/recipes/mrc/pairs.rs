//! Labelled items as pairs of a question and a window of a text, with the answers in it.

use std::collections::BTreeSet;
use std::ops::Range;

use swingtag_catalogue::{Annotation, Span};

use super::network::Network;
use super::questions::{Asked, Questions};
use crate::encode::{Piece, windows};
use crate::error::LearnError;
use crate::recipe::Labelled;
use crate::watch::Watch;

/// Where the answers of a pair come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// Marked spans.
    Answered,
    /// Somebody looked and found nothing.
    Absent,
    /// The item is finished and nothing is marked.
    Unmarked,
}

/// A question to a window of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// Place in [`Pairs::texts`].
    pub(super) text: usize,
    /// Place in [`Questions::list`].
    pub(super) question: usize,
    /// Pieces of the text that the window shows.
    pub(super) shown: Range<usize>,
    /// First and last piece of each answer, counted in the window.
    pub(super) answers: Vec<(usize, usize)>,
    pub(super) source: Source,
}

/// All pairs of some items.
#[derive(Default)]
pub(super) struct Pairs {
    pub(super) texts: Vec<Vec<Piece>>,
    pub(super) list: Vec<Pair>,
}

impl Pairs {
    /// Every question of an item's vertical to every window of every text of the item. Where nobody has
    /// marked an attribute in a vertical yet, an unmarked item says nothing about it and is not asked: it
    /// would teach that there is no answer, and the attribute could not be found by its name.
    pub(super) fn new(
        network: &Network,
        questions: &Questions,
        items: &[Labelled],
        watch: &dyn Watch,
    ) -> Result<Self, LearnError> {
        let (mut pairs, marked) = (Self::default(), marked(items));
        for (number, Labelled { item, gold }) in items.iter().enumerate() {
            watch.tick("reading", number as u64, items.len() as u64)?;
            for field in &item.fields {
                let pieces = network.words.cut(&field.text)?;
                for asked in questions.of(&item.vertical) {
                    let known = marked.contains(&(item.vertical.as_str(), asked.attribute.as_str()));
                    if !known && !gold.absent.contains(&asked.attribute) {
                        continue;
                    }
                    let room = network.room(&questions.list[asked.question]);
                    pairs.ask(asked, room, &field.name, &pieces, gold);
                }
                pairs.texts.push(pieces);
            }
        }
        Ok(pairs)
    }

    /// Adds the pairs of one question and the text that is pushed next.
    fn ask(&mut self, asked: &Asked, room: usize, field: &str, pieces: &[Piece], gold: &Annotation) {
        let own = |span: &&Span| span.field == field && span.attribute == asked.attribute;
        let spans: Vec<Range<usize>> =
            gold.spans.iter().filter(own).filter_map(|span| pieces_of(span, pieces)).collect();
        let nothing = if gold.absent.contains(&asked.attribute) { Source::Absent } else { Source::Unmarked };
        for window in windows(pieces.len(), room) {
            let shown = window.shown;
            let whole = spans.iter().filter(|span| shown.start <= span.start && span.end <= shown.end);
            let answers: Vec<_> =
                whole.map(|span| (span.start - shown.start, span.end - 1 - shown.start)).collect();
            // An answer that is cut by the window's edge is neither there nor absent.
            if answers.is_empty() && spans.iter().any(|s| s.start < shown.end && shown.start < s.end) {
                continue;
            }
            let source = if answers.is_empty() { nothing } else { Source::Answered };
            let (text, question) = (self.texts.len(), asked.question);
            self.list.push(Pair { text, question, shown, answers, source });
        }
    }
}

/// Verticals with the attributes that are marked in them.
fn marked(items: &[Labelled]) -> BTreeSet<(&str, &str)> {
    items
        .iter()
        .flat_map(|Labelled { item, gold }| {
            gold.spans.iter().map(|span| (item.vertical.as_str(), span.attribute.as_str()))
        })
        .collect()
}

/// The pieces that a span touches; nothing when the tokenizer dropped all of it.
fn pieces_of(span: &Span, pieces: &[Piece]) -> Option<Range<usize>> {
    let start = pieces.partition_point(|piece| piece.end <= span.start);
    let end = pieces.partition_point(|piece| piece.start < span.end);
    (start < end).then_some(start..end)
}
