//! The lowest confidence from which on the asked precision holds.
//!
//! Thresholds are tested from the highest down, each by the exact lower bound at the full 95 %, up to the
//! first one that fails (fixed-sequence testing, Maurer et al. 1995; for thresholds Angelopoulos et al. 2021,
//! “Learn then test”). Which thresholds are tested, and the first of them, follows from the confidences, their
//! number and the precision asked, never from what was right: so choosing does not spoil the 95 %. Answers are
//! taken as independent; one attribute has rarely more than one in an item.

use serde::{Deserialize, Serialize};

use super::beta::lower_bound;

/// Chance of a threshold whose precision is below the one asked.
pub const RISK: f64 = 0.05;
/// Thresholds lie at sixths of the answers.
const PARTS: usize = 6;
/// Wrong answers that the first test forgives, by the number of answers: a single error among the surest
/// ones shall not end everything where there is enough to judge by.
const FORGIVEN: [(usize, u64); 4] = [(1600, 3), (800, 2), (400, 1), (0, 0)];
/// Numbers above this are not told as “so many more”.
const MOST_MISSING: u64 = 20_000;

/// A threshold that holds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Threshold {
    /// From this confidence on, 0 to 1.
    pub confidence: f32,
    /// Share of right answers from there on, as measured.
    pub precision: f64,
    /// Precision that is not undercut with 95 % certainty.
    pub low: f64,
    /// Answers from there on.
    pub measured: u64,
    /// Their share of all answers: what nobody needs to look at.
    pub saved: f64,
}

/// Whether answers may be accepted without asking.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum Acceptance {
    /// Nobody can know yet.
    TooFew {
        /// Answers measured.
        measured: u64,
        /// About so many more would tell; none where that is not worth hoping for.
        missing: Option<u64>,
    },
    /// The surest answers are wrong too often.
    Never {
        /// Answers measured.
        measured: u64,
        /// Precision of the surest ones.
        best: f64,
    },
    /// Safe from a threshold on.
    Ready(Threshold),
}

/// Where the asked precision holds, of answers about one attribute as pairs of confidence and right.
#[must_use]
pub fn acceptance(answers: &[(f32, bool)], asked: f64) -> Acceptance {
    let ranked = Ranked::new(answers);
    let all = ranked.confidences.len();
    let forgiven = FORGIVEN.iter().find(|(least, _)| all >= *least).map_or(0, |(_, errors)| *errors);
    let least = needed(asked, forgiven);
    let Some(least) = least.filter(|least| *least <= all) else {
        let missing = least.map(|least| (least - all) as u64);
        return Acceptance::TooFew { measured: all as u64, missing };
    };
    let first = least.max(all.div_ceil(4));
    let later = (1..=PARTS).map(|part| (all * part).div_ceil(PARTS)).filter(|size| *size > first);
    let mut found = None;
    for size in std::iter::once(first).chain(later) {
        let threshold = ranked.of_the_first(size);
        if threshold.low < asked {
            return found.map_or_else(|| ranked.refused(threshold, asked), Acceptance::Ready);
        }
        found = Some(threshold);
    }
    found.map_or(Acceptance::TooFew { measured: all as u64, missing: None }, Acceptance::Ready)
}

/// Answers from the surest down, with the number of right ones up to each.
struct Ranked {
    confidences: Vec<f32>,
    right: Vec<u64>,
}

impl Ranked {
    fn new(answers: &[(f32, bool)]) -> Self {
        let mut sorted = answers.to_vec();
        sorted.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut right = 0;
        let counted = sorted.iter().map(|(_, is_right)| {
            right += u64::from(*is_right);
            right
        });
        let right = counted.collect();
        Self { confidences: sorted.into_iter().map(|(confidence, _)| confidence).collect(), right }
    }

    /// The threshold that takes the first `size` answers and those that are as sure as the last of them.
    fn of_the_first(&self, size: usize) -> Threshold {
        let all = self.confidences.len();
        let confidence = self.confidences[size - 1];
        let size = self.confidences.partition_point(|other| *other >= confidence);
        let (right, measured) = (self.right[size - 1], size as u64);
        Threshold {
            confidence,
            precision: right as f64 / measured as f64,
            low: lower_bound(right, measured, RISK),
            measured,
            saved: measured as f64 / all as f64,
        }
    }

    /// Why the first threshold does not hold: with more answers of this precision it might, or never.
    fn refused(&self, first: Threshold, asked: f64) -> Acceptance {
        let all = self.confidences.len() as u64;
        if first.precision <= asked {
            return Acceptance::Never { measured: all, best: first.precision };
        }
        let wrong = 1.0 - first.precision;
        let enough = |size: u64| {
            let errors = (size as f64 * wrong).ceil() as u64;
            lower_bound(size - errors.min(size), size, RISK) >= asked
        };
        let size = (first.measured..=MOST_MISSING).step_by(5).find(|size| enough(*size));
        let missing = size.map(|size| ((size - first.measured) as f64 / first.saved).ceil() as u64);
        Acceptance::TooFew { measured: all, missing }
    }
}

/// The fewest answers that can prove a precision when so many of them are wrong; none where no number that
/// anybody measures could.
fn needed(asked: f64, errors: u64) -> Option<usize> {
    let proves = |size: u64| lower_bound(size - errors, size, RISK) >= asked;
    let (mut low, mut high) = (errors, MOST_MISSING);
    if !proves(high) {
        return None;
    }
    while low + 1 < high {
        let middle = u64::midpoint(low, high);
        if proves(middle) { high = middle } else { low = middle }
    }
    Some(high as usize)
}
