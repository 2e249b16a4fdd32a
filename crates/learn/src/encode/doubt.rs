//! How sure a tagger is of an item, place by place: what uncertainty sampling reads.

use swingtag_catalogue::{Certainty, ScoredSpan};
use swingtag_models::crf::Lattice;

use super::decode::{DecodedField, round4};

/// Margin and entropy of tag marginals, summed over places.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Doubt {
    /// Probability of the likeliest tag less that of the second (Scheffer and others 2001).
    pub margin: f64,
    /// Shannon entropy in nats (Settles and Craven 2008, equation 2).
    pub entropy: f64,
}

impl Doubt {
    /// That of all positions of a lattice.
    #[must_use]
    pub fn of(lattice: &Lattice<'_>) -> Self {
        let mut sum = Self::default();
        for position in 0..lattice.length() {
            sum.add(Self::of_distribution(lattice.marginals(position)));
        }
        sum
    }

    /// That of one distribution. With a single outcome the margin is 1.
    #[must_use]
    pub fn of_distribution(probabilities: impl IntoIterator<Item = f64>) -> Self {
        let (mut first, mut second, mut entropy) = (0.0_f64, 0.0_f64, 0.0);
        for p in probabilities {
            if p > first {
                (first, second) = (p, first);
            } else {
                second = second.max(p);
            }
            if p > 0.0 {
                entropy -= p * p.ln();
            }
        }
        Self { margin: first - second, entropy }
    }

    /// Adds that of more places.
    pub fn add(&mut self, other: Self) {
        self.margin += other.margin;
        self.entropy += other.entropy;
    }
}

/// Gathers the certainty of an item over its fields.
#[derive(Clone, Copy, Debug, Default)]
pub struct CertaintySum {
    log_probability: f64,
    places: usize,
    doubt: Doubt,
}

impl CertaintySum {
    /// Adds a field with so many places.
    pub fn add(&mut self, decoded: &DecodedField, places: usize) {
        self.log_probability += decoded.log_probability;
        self.places += places;
        self.doubt.add(decoded.doubt);
    }

    /// The certainty of the whole item, whose spans are these.
    #[must_use]
    pub fn certainty(&self, spans: &[ScoredSpan]) -> Certainty {
        let mean = |sum: f64| (self.places > 0).then(|| f64::from(round4(sum / self.places as f64)));
        Certainty {
            log_probability: f64::from(round4(self.log_probability)),
            tokens: self.places,
            lowest: spans.iter().map(|span| span.confidence).fold(1.0, f32::min),
            margin: mean(self.doubt.margin),
            entropy: mean(self.doubt.entropy),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Doubt;

    #[test]
    fn margin_and_entropy_are_those_of_the_program_beside() {
        // By tests/choosing_golden.py, `doubt`.
        let of = |p: &[f64]| Doubt::of_distribution(p.iter().copied());
        for (p, margin, entropy) in [
            (&[0.7, 0.2, 0.1][..], 0.5, 0.801_818_552_543),
            (&[0.25, 0.25, 0.5][..], 0.25, 1.039_720_770_840),
            (&[1.0][..], 1.0, 0.0),
            (&[0.0, 1.0][..], 1.0, 0.0),
        ] {
            let doubt = of(p);
            assert!((doubt.margin - margin).abs() < 1e-9 && (doubt.entropy - entropy).abs() < 1e-9);
        }
    }
}
