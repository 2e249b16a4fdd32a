//! From which probability on a statement about a whole item is made.

use serde::{Deserialize, Serialize};

use super::statements::{KINDS, Kind, Statements};

/// Fewer true statements on dev items than this say nothing about a threshold.
const ENOUGH: usize = 20;

/// One threshold for each kind of statement.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Thresholds {
    presence: f32,
    choice: f32,
    intent: f32,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { presence: 0.5, choice: 0.5, intent: 0.5 }
    }
}

/// A judged item: its vertical, the probabilities of all statements, and what is true of it.
pub(super) struct Judged {
    pub(super) vertical: String,
    pub(super) probabilities: Vec<f32>,
    pub(super) targets: Vec<f32>,
}

impl Thresholds {
    /// The threshold of a kind.
    pub(super) fn of(&self, kind: Kind) -> f32 {
        match kind {
            Kind::Presence => self.presence,
            Kind::Choice => self.choice,
            Kind::Intent => self.intent,
        }
    }

    fn set(&mut self, kind: Kind, threshold: f32) {
        match kind {
            Kind::Presence => self.presence = threshold,
            Kind::Choice => self.choice = threshold,
            Kind::Intent => self.intent = threshold,
        }
    }

    /// The thresholds with the best F1 on dev items (the future work of paper 3); a half where these
    /// are too few.
    pub(super) fn fit(statements: &Statements, dev: &[Judged]) -> Self {
        let mut thresholds = Self::default();
        for kind in KINDS {
            let mut said: Vec<(f32, bool)> = Vec::new();
            let mut there = 0;
            for item in dev {
                let of_kind = |number: &usize| statements.all()[*number].kind() == kind;
                there += (0..statements.len()).filter(of_kind).filter(|n| item.targets[*n] > 0.5).count();
                let candidates = statements.candidates(&item.vertical, &item.probabilities);
                let judged = candidates.into_iter().filter(of_kind);
                said.extend(judged.map(|n| (item.probabilities[n], item.targets[n] > 0.5)));
            }
            if there >= ENOUGH {
                thresholds.set(kind, best(said, there));
            }
        }
        thresholds
    }
}

/// The threshold between two neighbouring probabilities that gives the best F1; the higher one of
/// equals.
fn best(mut said: Vec<(f32, bool)>, there: usize) -> f32 {
    said.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut right, mut best) = (0_usize, (0.0, 0.5));
    for (number, (probability, true_one)) in said.iter().enumerate() {
        right += usize::from(*true_one);
        let next = said.get(number + 1).map_or(0.0, |next| next.0);
        if next == *probability {
            continue;
        }
        let f1 = 2.0 * right as f64 / (number + 1 + there) as f64;
        if f1 > best.0 {
            best = (f1, f32::midpoint(*probability, next));
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::best;

    #[test]
    fn the_threshold_lies_where_f1_is_best() {
        let said = vec![(0.9, true), (0.8, true), (0.3, true), (0.2, false), (0.1, false)];
        assert!((best(said, 3) - 0.25).abs() < 1e-6);
        assert!((best(vec![], 3) - 0.5).abs() < 1e-6);
    }
}
