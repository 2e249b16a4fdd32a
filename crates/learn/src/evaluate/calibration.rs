//! Whether confidences can be believed.

/// Number of bins, of equal width, over confidences from 0 to 1.
const BINS: usize = 10;

/// Expected calibration error (Guo et al. 2017, equation 3): over 10 bins of equal width, the
/// distance between mean confidence and share of right answers, weighted by the bin's size. Each
/// pair is a confidence and whether the answer was right. 0 when there are none.
#[must_use]
pub fn expected_calibration_error(answers: &[(f32, bool)]) -> f64 {
    let mut bins = [(0.0_f64, 0.0_f64); BINS];
    for &(confidence, right) in answers {
        let confidence = f64::from(confidence).clamp(0.0, 1.0);
        let bin = ((confidence * BINS as f64) as usize).min(BINS - 1);
        bins[bin].0 += confidence;
        bins[bin].1 += f64::from(u8::from(right));
    }
    let distance: f64 = bins.iter().map(|(confidence, right)| (confidence - right).abs()).sum();
    distance / answers.len().max(1) as f64
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
}
