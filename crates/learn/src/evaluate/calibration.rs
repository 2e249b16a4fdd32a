//! Whether confidences can be believed.

use serde::{Deserialize, Serialize};
use swingtag_models::Random;

use super::bootstrap::{Interval, percentiles};

/// Number of bins, of equal width, over confidences from 0 to 1.
const BINS: usize = 10;

/// Resamples of an interval.
const RESAMPLES: usize = 500;

/// Answers of about the same confidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReliabilityBin {
    /// Mean confidence, 0 to 1.
    pub confidence: f64,
    /// Share that is right, 0 to 1.
    pub right: f64,
    /// Answers.
    pub count: u64,
}

/// Sums of a bin: confidences, right answers, answers.
type Sums = [(f64, u64, u64); BINS];

/// Expected calibration error (Guo et al. 2017, equation 3): over 10 bins of equal width, the
/// distance between mean confidence and share of right answers, weighted by the bin's size. Each
/// pair is a confidence and whether the answer was right. 0 when there are none.
#[must_use]
pub fn expected_calibration_error(answers: &[(f32, bool)]) -> f64 {
    error(&sums(answers.iter().copied()), answers.len())
}

/// The reliability diagram (Guo et al. 2017, section 2): the bins that hold anything, lowest first.
#[must_use]
pub fn reliability(answers: &[(f32, bool)]) -> Vec<ReliabilityBin> {
    let filled = sums(answers.iter().copied()).into_iter().filter(|(_, _, count)| *count > 0);
    let bin = |(confidence, right, count): (f64, u64, u64)| ReliabilityBin {
        confidence: confidence / count as f64,
        right: right as f64 / count as f64,
        count,
    };
    filled.map(bin).collect()
}

/// The 95 % interval of the error (percentile bootstrap over answers). The error is a sum of distances, so
/// that chance alone makes it larger than it is, in resamples once more: the interval leans upwards and is
/// for comparing, not for proving that an error is zero. Both ends are 0 when there are no answers.
#[must_use]
pub fn calibration_error_interval(answers: &[(f32, bool)], seed: u64) -> Interval {
    if answers.is_empty() {
        return Interval { low: 0.0, high: 0.0 };
    }
    let mut random = Random::new(seed);
    let mut resampled = || {
        let drawn = (0..answers.len()).map(|_| answers[random.below(answers.len())]);
        error(&sums(drawn), answers.len())
    };
    percentiles((0..RESAMPLES).map(|_| resampled()).collect())
}

fn sums(answers: impl Iterator<Item = (f32, bool)>) -> Sums {
    let mut bins: Sums = [(0.0, 0, 0); BINS];
    for (confidence, right) in answers {
        let confidence = f64::from(confidence).clamp(0.0, 1.0);
        let bin = &mut bins[((confidence * BINS as f64) as usize).min(BINS - 1)];
        *bin = (bin.0 + confidence, bin.1 + u64::from(right), bin.2 + 1);
    }
    bins
}

fn error(bins: &Sums, answers: usize) -> f64 {
    let distance: f64 = bins.iter().map(|(confidence, right, _)| (confidence - *right as f64).abs()).sum();
    distance / answers.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn believable_confidences_have_no_error() {
        let answers: Vec<(f32, bool)> = (0..100).map(|i| (0.75, i % 4 != 0)).collect();
        assert!(expected_calibration_error(&answers) < 1e-9);
        assert!(expected_calibration_error(&[]).abs() < f64::EPSILON);
    }

    #[test]
    fn the_error_is_the_weighted_distance_of_the_bins() {
        // Bin 0.9: two answers, half of them right, distance 0.4 + 1.0 bin: one wrong, distance 1.
        let answers = [(0.85, true), (0.95, false), (0.15, true), (1.0, true)];
        // Bins: 0.8 → |0.85 − 1|, 0.9 → |0.95 + 1.0 − 1|, 0.1 → |0.15 − 1|; over 4.
        let expected = (0.15 + 0.95 + 0.85) / 4.0;
        assert!((expected_calibration_error(&answers) - expected).abs() < 1e-6);
    }

    #[test]
    fn the_diagram_and_the_error_tell_the_same() {
        let answers: Vec<(f32, bool)> = (0..200).map(|i| ((i % 20) as f32 / 20.0, i % 3 == 0)).collect();
        let bins = reliability(&answers);
        assert_eq!(bins.iter().map(|bin| bin.count).sum::<u64>(), 200);
        let error: f64 =
            bins.iter().map(|bin| (bin.confidence - bin.right).abs() * bin.count as f64).sum::<f64>() / 200.0;
        assert!((error - expected_calibration_error(&answers)).abs() < 1e-12);
        let interval = calibration_error_interval(&answers, 1);
        assert!(interval.low < error && error < interval.high);
        assert_eq!(interval, calibration_error_interval(&answers, 1));
        assert!(calibration_error_interval(&[], 1).high.abs() < f64::EPSILON && reliability(&[]).is_empty());
    }
}
