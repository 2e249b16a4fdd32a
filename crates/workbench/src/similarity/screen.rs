//! The Similarity screen: the map of two verticals and the pairs worth a look.

use std::collections::BTreeMap;

use swingtag_learn::alike::{Portrayed, best_both_ways};
use swingtag_store::{Borrow, VerticalCount};

use super::evidence::Comparison;
use super::first::{chosen, done};
use super::pair::{as_shown, effect_of};
use crate::error::WorkbenchError;
use crate::view::{
    EvidenceKind, SimilarAttribute, SimilarPair, SimilarVertical, SimilarityLayer, SimilarityQuery,
    SimilarityView,
};
use crate::workbench::Workbench;

/// From this score on a pair is worth a look when it is the best match both ways.
const ALIKE: f64 = 0.3;
/// From this score on it is in any case.
const VERY_ALIKE: f64 = 0.6;
/// Pairs offered beside those that are switched on or were tried.
const OFFERED: usize = 24;

impl Workbench {
    /// Two verticals compared, by default one with few labels and one that has most in common with it.
    ///
    /// # Errors
    /// A vertical that is not there, one vertical twice, or a project or encoder that cannot be read.
    pub fn similarity_view(&self, query: &SimilarityQuery) -> Result<SimilarityView, WorkbenchError> {
        let counts = self.store().counts()?.verticals;
        let verticals = counts.iter().map(choice_of).collect();
        let Some((donor, borrower)) = chosen(query, &counts, &self.store().schema()?) else {
            return Ok(SimilarityView { verticals, ..SimilarityView::default() });
        };
        if donor == borrower {
            let message = format!("“{donor}” cannot borrow from itself");
            return Err(WorkbenchError::new("usage", message, "choose another vertical"));
        }
        let comparison = self.comparison(&donor, &borrower)?;
        let (rows, columns) = (attributes(&comparison.portrayed.0), attributes(&comparison.portrayed.1));
        let layers: Vec<SimilarityLayer> =
            comparison.kinds().map(|kind| layer(kind, &comparison.scores(kind))).collect();
        let pairs = pairs(&comparison, &self.store().borrows()?);
        let names_by = match &comparison.encoder {
            Some(encoder) => format!("Names and questions are compared by {encoder}"),
            None => "Names are compared by their letters; an encoder would know their meaning".to_owned(),
        };
        Ok(SimilarityView {
            verticals,
            donor: Some(donor),
            borrower: Some(borrower),
            rows,
            columns,
            layers,
            pairs,
            names_by,
        })
    }
}

fn choice_of(count: &VerticalCount) -> SimilarVertical {
    SimilarVertical { name: count.vertical.clone(), items: count.items(), done: done(count) }
}

fn attributes(side: &Portrayed) -> Vec<SimilarAttribute> {
    let view = |attribute: &swingtag_catalogue::Attribute| SimilarAttribute {
        name: attribute.name.clone(),
        slot: attribute.slot,
        labels: u32::try_from(side.labels(&attribute.name)).unwrap_or(u32::MAX),
    };
    side.attributes().iter().map(view).collect()
}

fn layer(evidence: EvidenceKind, scores: &[Vec<Option<f64>>]) -> SimilarityLayer {
    let best = best_both_ways(scores).into_iter().flatten().collect();
    SimilarityLayer {
        evidence,
        scores: scores.iter().flatten().map(|score| as_shown(*score)).collect(),
        best,
    }
}

/// Pairs that match best both ways or are very alike, and all that are switched on or were tried.
fn pairs(comparison: &Comparison, kept: &[Borrow]) -> Vec<SimilarPair> {
    let scores = comparison.scores(EvidenceKind::All);
    let best = best_both_ways(&scores);
    let known = known(comparison, kept);
    let mut all: Vec<(bool, f64, SimilarPair)> = Vec::new();
    for (row, of_row) in scores.iter().enumerate() {
        for (column, score) in of_row.iter().enumerate() {
            let kept = known.get(&(row, column));
            let value = score.unwrap_or_default();
            if kept.is_some() || value >= VERY_ALIKE || (best[row][column] && value >= ALIKE) {
                let pair = SimilarPair {
                    row: u32::try_from(row).unwrap_or(u32::MAX),
                    column: u32::try_from(column).unwrap_or(u32::MAX),
                    score: as_shown(*score),
                    on: kept.is_some_and(|kept| kept.on),
                    effect: kept.and_then(|kept| effect_of(kept.effect.clone())),
                };
                all.push((kept.is_some(), value, pair));
            }
        }
    }
    all.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut offered = 0;
    all.retain(|(kept, _, _)| {
        offered += usize::from(!kept);
        *kept || offered <= OFFERED
    });
    all.into_iter().map(|(_, _, pair)| pair).collect()
}

/// The pairs of these verticals that the project keeps, by place.
fn known<'k>(comparison: &Comparison, kept: &'k [Borrow]) -> BTreeMap<(usize, usize), &'k Borrow> {
    let (donor, borrower) = (&comparison.verticals.0.name, &comparison.verticals.1.name);
    let place = |side: &Portrayed, name: &str| side.attributes().iter().position(|one| one.name == name);
    let of_these = |one: &&Borrow| one.donor.vertical == *donor && one.borrower.vertical == *borrower;
    kept.iter()
        .filter(of_these)
        .filter_map(|one| {
            let row = place(&comparison.portrayed.0, &one.donor.attribute)?;
            let column = place(&comparison.portrayed.1, &one.borrower.attribute)?;
            Some(((row, column), one))
        })
        .collect()
}
