//! Strict span scores.
//!
//! Both sides are first reduced to the longest span per place, the way one BIO column would hold
//! them, so that gold with overlaps and a tagger without are compared on the same ground.

use std::cmp::Reverse;
use std::collections::HashMap;

use swingtag_catalogue::{Prediction, ScoredSpan, Span};

use super::tally::Tally;
use crate::recipe::Labelled;

/// What one item adds to the scores.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ItemScore {
    /// Counts over all attributes.
    pub tally: Tally,
    /// Whether all spans are right, and none is missing.
    pub exact: bool,
}

/// Counts over all items.
pub(super) struct SpanCounts<'a> {
    /// Attributes that gold or a prediction names, in the order met.
    pub(super) names: Vec<&'a str>,
    /// Their counts.
    pub(super) tallies: Vec<Tally>,
    /// Items without any mistake.
    pub(super) exact: usize,
    /// Confidence of every scored span, and whether it was right.
    pub(super) confidences: Vec<(f32, bool)>,
}

/// Keeps the longest span per place; at equal length the first by field, start, end, attribute.
/// Spans without any character are left out. In the order of [`Span::key`].
#[must_use]
pub fn longest_spans<'a>(spans: impl IntoIterator<Item = &'a Span>) -> Vec<&'a Span> {
    let mut kept: Vec<&Span> = spans.into_iter().filter(|span| span.start < span.end).collect();
    kept.sort_unstable_by(|a, b| a.key().cmp(&b.key()));
    if kept.windows(2).any(|pair| pair[0].overlaps(pair[1])) {
        kept = without_overlaps(kept);
    }
    kept
}

/// The slow way, for the few items that have overlaps.
fn without_overlaps(mut spans: Vec<&Span>) -> Vec<&Span> {
    spans.sort_by_key(|span| Reverse(span.end - span.start));
    let mut kept: Vec<&Span> = Vec::with_capacity(spans.len());
    for span in spans {
        if !kept.iter().any(|other| other.overlaps(span)) {
            kept.push(span);
        }
    }
    kept.sort_unstable_by(|a, b| a.key().cmp(&b.key()));
    kept
}

/// Scores one item.
#[must_use]
pub fn score_item(gold: &[Span], predicted: &[ScoredSpan]) -> ItemScore {
    let mut score = ItemScore::default();
    let tally = &mut score.tally;
    compare(&longest_spans(gold), &longest_spans(predicted.iter().map(|p| &p.span)), |_, side| {
        *tally += side;
    });
    score.exact = tally.correct == tally.gold && tally.correct == tally.predicted;
    score
}

/// Scores every item, for intervals and comparisons.
#[must_use]
pub fn score_items(gold: &[Labelled], predictions: &[Prediction]) -> Vec<ItemScore> {
    gold.iter().zip(predictions).map(|(g, p)| score_item(&g.gold.spans, &p.spans)).collect()
}

/// Counts all items by attribute.
pub(super) fn count_spans<'a>(gold: &'a [Labelled], predictions: &'a [Prediction]) -> SpanCounts<'a> {
    let mut counts = SpanCounts { names: Vec::new(), tallies: Vec::new(), exact: 0, confidences: Vec::new() };
    let mut places: HashMap<&'a str, usize> = HashMap::new();
    for (item, prediction) in gold.iter().zip(predictions) {
        let marked = longest_spans(&item.gold.spans);
        let said = longest_spans(prediction.spans.iter().map(|p| &p.span));
        let mut exact = true;
        compare(&marked, &said, |span, side| {
            let place = *places.entry(&span.attribute).or_insert_with(|| {
                counts.names.push(&span.attribute);
                counts.tallies.push(Tally::default());
                counts.names.len() - 1
            });
            counts.tallies[place] += side;
            exact &= side.correct == 1;
        });
        counts.exact += usize::from(exact);
        counts.confidences.extend(confidences(prediction, &marked, &said));
    }
    counts
}

/// Walks two lists in the order of [`Span::key`] and reports each span once, with its counts.
fn compare<'a>(gold: &[&'a Span], said: &[&'a Span], mut found: impl FnMut(&'a Span, Tally)) {
    let (mut g, mut s) = (gold.iter().peekable(), said.iter().peekable());
    loop {
        let order = match (g.peek(), s.peek()) {
            (Some(a), Some(b)) => a.key().cmp(&b.key()),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => return,
        };
        let from_gold = if order.is_le() { g.next() } else { None };
        let from_said = if order.is_ge() { s.next() } else { None };
        if let Some(span) = from_gold.or(from_said) {
            let (gold, predicted) = (u64::from(from_gold.is_some()), u64::from(from_said.is_some()));
            found(span, Tally { correct: gold & predicted, predicted, gold });
        }
    }
}

/// Confidences of the spans that were scored.
fn confidences(prediction: &Prediction, gold: &[&Span], said: &[&Span]) -> impl Iterator<Item = (f32, bool)> {
    judged(prediction, gold, said).map(|(scored, right)| (scored.confidence, right))
}

/// The predicted spans that are scored, each with whether the labels hold it.
pub(crate) fn judged_spans<'a>(gold: &[Span], prediction: &'a Prediction) -> Vec<(&'a ScoredSpan, bool)> {
    let said = longest_spans(prediction.spans.iter().map(|p| &p.span));
    judged(prediction, &longest_spans(gold), &said).collect()
}

fn judged<'a>(
    prediction: &'a Prediction,
    gold: &[&Span],
    said: &[&Span],
) -> impl Iterator<Item = (&'a ScoredSpan, bool)> {
    prediction.spans.iter().filter_map(|scored| {
        let key = scored.span.key();
        said.iter().find(|span| std::ptr::eq(**span, &scored.span))?;
        Some((scored, gold.binary_search_by(|span| span.key().cmp(&key)).is_ok()))
    })
}
