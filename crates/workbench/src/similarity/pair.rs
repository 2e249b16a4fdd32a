//! One pair of the map: every kind of evidence, values in common, examples of both sides.

use std::collections::{BTreeMap, BTreeSet};

use swingtag_catalogue::{Span, Vertical, slice_chars};
use swingtag_learn::Labelled;
use swingtag_learn::alike::{Portrayed, folded};
use swingtag_store::AttributeName;

use super::evidence::Comparison;
use crate::borrow::{LEAST_LABELLED, kept_effect};
use crate::error::WorkbenchError;
use crate::view::{LabelLine, PairEffect, PairQuery, PairScore, PairSide, PairValue, PairView};
use crate::workbench::Workbench;

/// Labels shown of an attribute, each with other words.
const EXAMPLES: usize = 100;
/// Values shown: those in common, then those of each side.
const SHARED: usize = 8;
const OWN: usize = 4;
/// Letters shown before and after a label.
const AROUND: usize = 60;

/// Texts with a label, by attribute.
pub(super) type Lines = BTreeMap<String, Vec<LabelLine>>;

impl Workbench {
    /// A pair with everything that speaks for it.
    ///
    /// # Errors
    /// A vertical or an attribute that is not there, or a project file that cannot be read.
    pub fn similarity_pair(&self, pair: &PairQuery) -> Result<PairView, WorkbenchError> {
        let comparison = self.comparison(&pair.donor, &pair.borrower)?;
        let (row, column) =
            (place(&comparison.portrayed.0, pair, true)?, place(&comparison.portrayed.1, pair, false)?);
        let score =
            |kind| PairScore { evidence: kind, score: as_shown(comparison.scores(kind)[row][column]) };
        let (donor, borrower) = names(pair);
        let kept =
            self.store().borrows()?.into_iter().find(|one| one.donor == donor && one.borrower == borrower);
        let (sides, lines) = (&comparison.portrayed, &comparison.lines);
        Ok(PairView {
            pair: pair.clone(),
            scores: comparison.kinds().map(score).collect(),
            values: values(&comparison, pair),
            donor: side(&sides.0, &lines.0, &pair.lent),
            borrower: side(&sides.1, &lines.1, &pair.attribute),
            on: kept.as_ref().is_some_and(|kept| kept.on),
            effect: effect_of(kept.and_then(|kept| kept.effect)),
            cannot_try: cannot_try(sides, pair),
        })
    }

    /// Switches borrowing of a pair on or off; training uses it from the next time on.
    ///
    /// # Errors
    /// A pair that is not there or lies inside one vertical, or a project opened for reading.
    pub fn set_borrow(&self, pair: &PairQuery, on: bool) -> Result<(), WorkbenchError> {
        let (donor, borrower) = names(pair);
        Ok(self.store().set_borrow(&donor, &borrower, on)?)
    }
}

/// Both attributes with their verticals.
pub(crate) fn names(pair: &PairQuery) -> (AttributeName, AttributeName) {
    (AttributeName::new(&pair.donor, &pair.lent), AttributeName::new(&pair.borrower, &pair.attribute))
}

#[expect(clippy::cast_possible_truncation, reason = "a score for people")]
pub(super) fn as_shown(score: Option<f64>) -> Option<f32> {
    score.map(|score| score as f32)
}

#[expect(clippy::cast_possible_truncation, reason = "figures for people, and counts of labels")]
pub(super) fn effect_of(kept: Option<serde_json::Value>) -> Option<PairEffect> {
    let percent = |share: f64| (share * 100.0) as f32;
    kept_effect(kept).map(|effect| PairEffect {
        without: percent(effect.without),
        with: percent(effect.with),
        low: percent(effect.interval.0),
        high: percent(effect.interval.1),
        items: effect.items as u32,
        labels: effect.labels as u32,
        lent: effect.lent as u32,
        recipe: effect.recipe,
    })
}

fn place(side: &Portrayed, pair: &PairQuery, donor: bool) -> Result<usize, WorkbenchError> {
    let (vertical, name) = if donor { (&pair.donor, &pair.lent) } else { (&pair.borrower, &pair.attribute) };
    side.attributes().iter().position(|attribute| attribute.name == *name).ok_or_else(|| {
        let message = format!("“{vertical}” has no attribute “{name}” that is marked in text");
        WorkbenchError::new("no_such_row", message, "choose one of the map")
    })
}

fn cannot_try(sides: &(Portrayed, Portrayed), pair: &PairQuery) -> Option<String> {
    let (lent, own) = (sides.0.labels(&pair.lent), sides.1.labels(&pair.attribute));
    if lent == 0 {
        return Some(format!("{} has no labels to lend", pair.lent));
    }
    let need = LEAST_LABELLED;
    (own < need)
        .then(|| format!("{} has {own} labels; measuring takes {need} items with one", pair.attribute))
}

fn side(portrayed: &Portrayed, lines: &Lines, attribute: &str) -> PairSide {
    let labels = u32::try_from(portrayed.labels(attribute)).unwrap_or(u32::MAX);
    PairSide { labels, examples: lines.get(attribute).cloned().unwrap_or_default() }
}

/// Values in common by how often both have them, then the most frequent of each side.
fn values(comparison: &Comparison, pair: &PairQuery) -> Vec<PairValue> {
    let (sides, key) = (&comparison.portrayed, |text: &String| text.clone());
    let (lent, own) = (sides.0.values(&pair.lent), sides.1.values(&pair.attribute));
    let mut shared: Vec<(usize, &String)> = lent
        .iter()
        .filter_map(|(value, (text, marked))| Some(((*marked).min(own.get(value)?.1), text)))
        .collect();
    shared.sort_by_key(|(marked, text)| (std::cmp::Reverse(*marked), key(text)));
    let alone = |side: &BTreeMap<String, (String, usize)>, other: &BTreeMap<String, (String, usize)>| {
        let mut alone: Vec<(usize, String)> = side
            .iter()
            .filter(|(value, _)| !other.contains_key(*value))
            .map(|(_, (text, marked))| (*marked, text.clone()))
            .collect();
        alone.sort_by_key(|(marked, text)| (std::cmp::Reverse(*marked), text.clone()));
        alone.into_iter().take(OWN).map(|(_, text)| PairValue { text, both: false })
    };
    let shared =
        shared.into_iter().take(SHARED).map(|(_, text)| PairValue { text: text.clone(), both: true });
    shared.chain(alone(&lent, &own)).chain(alone(&own, &lent)).collect()
}

/// A few texts for each attribute, in the order of the items, each with another value.
pub(super) fn lines(vertical: &Vertical, examples: &[&Labelled]) -> Lines {
    let (mut lines, mut seen) = (Lines::new(), BTreeSet::new());
    for example in examples.iter().filter(|example| example.item.vertical == vertical.name) {
        for span in &example.gold.spans {
            let of_attribute = lines.entry(span.attribute.clone()).or_default();
            let new = of_attribute.len() < EXAMPLES
                && seen.insert((span.attribute.clone(), folded(span.words(&example.item))));
            of_attribute.extend(new.then(|| line(example, span)).flatten());
        }
    }
    lines
}

/// The text around a label, cut where it is long.
fn line(example: &Labelled, span: &Span) -> Option<LabelLine> {
    let text = example.item.text(&span.field)?;
    let length = text.chars().count();
    let (from, to) = (span.start.saturating_sub(AROUND), (span.end + AROUND).min(length));
    let dots = |cut: bool| if cut { "…" } else { "" };
    Some(LabelLine {
        before: format!("{}{}", dots(from > 0), slice_chars(text, from, span.start)?),
        words: slice_chars(text, span.start, span.end)?.to_owned(),
        after: format!("{}{}", slice_chars(text, span.end, to)?, dots(to < length)),
    })
}
