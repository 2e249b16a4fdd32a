//! How far a figure can be trusted: intervals and comparisons by resampling items.
//!
//! Items are drawn with replacement, because spans of one item stand or fall together (Berg-Kirkpatrick
//! et al. 2012). The draws come from the seed alone.

use serde::{Deserialize, Serialize};
use swingtag_models::Random;

use super::spans::ItemScore;
use super::tally::Tally;

/// Resamples; enough for two stable digits of a 95 % interval.
const RESAMPLES: usize = 1_000;
/// A fall of the measured score beyond this is worse, however few items were measured.
const TOLERATED: f64 = 0.01;

/// A 95 % interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// 2.5th percentile of the resamples.
    pub low: f64,
    /// 97.5th percentile.
    pub high: f64,
}

/// A model compared with another on the same items.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// Micro F1 of the first less that of the second.
    pub difference: f64,
    /// 95 % interval of the difference.
    pub interval: Interval,
    /// Whether the first is not worse: its score is at most a point lower, and fewer than 19 in 20
    /// resamples put it behind. The first condition keeps many small falls from adding up unseen.
    pub not_worse: bool,
}

/// The 95 % interval of micro F1 over items (percentile bootstrap).
#[must_use]
pub fn micro_f1_interval(scores: &[ItemScore], seed: u64) -> Interval {
    let mut random = Random::new(seed);
    percentiles(
        (0..RESAMPLES)
            .map(|_| (0..scores.len()).map(|_| scores[random.below(scores.len())].tally).sum::<Tally>().f1())
            .collect(),
    )
}

/// Compares a candidate with the model in use by a paired bootstrap: both are resampled with the
/// same items. Only the items that both lists have are compared; they must be in the same order.
#[must_use]
pub fn not_worse(candidate: &[ItemScore], current: &[ItemScore], seed: u64) -> Comparison {
    let pairs: Vec<(Tally, Tally)> = candidate.iter().zip(current).map(|(a, b)| (a.tally, b.tally)).collect();
    let difference = difference(pairs.iter());
    let mut random = Random::new(seed);
    let resampled: Vec<f64> = (0..RESAMPLES)
        .map(|_| self::difference((0..pairs.len()).map(|_| &pairs[random.below(pairs.len())])))
        .collect();
    let behind = resampled.iter().filter(|d| **d < 0.0).count();
    Comparison {
        difference,
        interval: percentiles(resampled),
        not_worse: difference >= -TOLERATED && behind * 20 < RESAMPLES * 19,
    }
}

fn difference<'a>(pairs: impl Iterator<Item = &'a (Tally, Tally)>) -> f64 {
    let (mut first, mut second) = (Tally::default(), Tally::default());
    for (a, b) in pairs {
        first += *a;
        second += *b;
    }
    first.f1() - second.f1()
}

/// The 2.5th and the 97.5th percentile of figures, of which there must be some.
pub(crate) fn percentiles(mut figures: Vec<f64>) -> Interval {
    figures.sort_unstable_by(f64::total_cmp);
    let at = |per_mille: usize| figures[(figures.len() - 1) * per_mille / 1_000];
    Interval { low: at(25), high: at(975) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(correct: &[u64]) -> Vec<ItemScore> {
        let score =
            |&correct| ItemScore { tally: Tally { correct, predicted: 4, gold: 4 }, exact: correct == 4 };
        correct.iter().cycle().take(200).map(score).collect()
    }

    #[test]
    fn the_interval_holds_the_figure_and_narrows_with_the_base() {
        let scores = items(&[1, 2, 3, 4]);
        let wide = micro_f1_interval(&scores[..20], 1);
        let narrow = micro_f1_interval(&scores, 1);
        assert!(narrow.low < 0.625 && 0.625 < narrow.high);
        assert!(narrow.high - narrow.low < wide.high - wide.low);
        assert_eq!(narrow, micro_f1_interval(&scores, 1));
    }

    #[test]
    fn a_model_is_not_worse_than_itself_but_than_a_better_one() {
        let (good, bad) = (items(&[3, 4, 4]), items(&[2, 3, 4]));
        assert!(not_worse(&good, &good, 3).not_worse);
        assert!(not_worse(&good, &bad, 3).not_worse);
        let comparison = not_worse(&bad, &good, 3);
        assert!(!comparison.not_worse && comparison.interval.high < 0.0);
    }

    #[test]
    fn nothing_to_measure_is_no_reason_to_refuse() {
        assert!(not_worse(&[], &[], 1).not_worse);
        assert!(micro_f1_interval(&[], 1).high.abs() < f64::EPSILON);
    }
}
