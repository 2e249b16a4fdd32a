//! What is kept of every attribute until the figures are taken, and how they follow from a drawing of items.

use std::collections::BTreeSet;

use super::index::Index;
use super::matched::Matched;
use super::resample::Drawn;
use super::unit::{Sums, Unit};
use super::unitising::{Texts, Unitised, disagreement};

/// One figure each; none where it is not defined.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Estimate {
    pub(super) kappa: Option<f64>,
    pub(super) alpha: Option<f64>,
    pub(super) percentage: Option<f64>,
    pub(super) f1: Option<f64>,
}

/// Statements about whole items.
#[derive(Clone, Debug, Default)]
pub(super) struct Statements {
    /// Number of the item, and what its readers said.
    pub(super) units: Vec<(u32, Unit)>,
    /// Names of the categories.
    pub(super) categories: Index<String>,
}

impl Statements {
    pub(super) fn estimate(&self, drawn: &Drawn) -> Estimate {
        drawn.nominal(sums(&self.units, drawn))
    }
}

/// Marked words of one attribute, or of all.
#[derive(Clone, Debug, Default)]
pub(super) struct Marked {
    /// Verticals whose items count.
    pub(super) verticals: BTreeSet<u32>,
    pub(super) words: Vec<(u32, Unit)>,
    pub(super) unitised: Vec<(u32, Unitised)>,
    pub(super) matched: Vec<(u32, Matched)>,
}

impl Marked {
    /// Kappa, percentage and F1; alpha follows from [`Marked::disagreement`].
    pub(super) fn estimate(&self, drawn: &Drawn) -> Estimate {
        let mut words = sums(&self.words, drawn);
        for vertical in &self.verticals {
            words.join(&drawn.words[*vertical as usize]);
        }
        let mut matched = Matched::default();
        self.matched.iter().for_each(|(item, of)| matched.add(*of, drawn.of(*item)));
        Estimate { alpha: None, f1: matched.f1(), ..drawn.nominal(words) }
    }

    /// Observed and expected disagreement of unitising alpha.
    pub(super) fn disagreement(&self, drawn: &Drawn) -> Option<(f64, f64)> {
        let mut texts = Texts::default();
        for vertical in &self.verticals {
            texts.join(&drawn.texts[*vertical as usize]);
        }
        let items = self.unitised.iter().map(|(item, of)| (of, drawn.of(*item)));
        disagreement(items, texts, drawn.longest)
    }
}

/// One less observed by expected disagreement.
pub(super) fn unitising_alpha((observed, expected): (f64, f64)) -> Option<f64> {
    (expected > 0.0).then(|| 1.0 - observed / expected)
}

/// One attribute.
#[derive(Clone, Debug, Default)]
pub(super) struct Track {
    pub(super) name: String,
    pub(super) items: usize,
    pub(super) is_marked: bool,
    pub(super) is_chosen: bool,
    pub(super) spans: Marked,
    pub(super) values: Statements,
    pub(super) presence: Vec<(u32, Unit)>,
}

impl Track {
    pub(super) fn presence(&self, drawn: &Drawn) -> Estimate {
        drawn.nominal(sums(&self.presence, drawn))
    }
}

fn sums(units: &[(u32, Unit)], drawn: &Drawn) -> Sums {
    let mut sums = Sums::default();
    for (item, unit) in units {
        sums.add(unit, drawn.of(*item));
    }
    sums
}
