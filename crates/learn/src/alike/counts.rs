//! Counts of features and how alike two of them are. Sums run in the order of the keys, so the order of
//! items changes no bit of a figure.

use std::collections::BTreeMap;

/// How often each feature was seen.
pub(super) type Counts = BTreeMap<String, f64>;

/// Adds to a feature.
pub(super) fn add(counts: &mut Counts, feature: String, weight: f64) {
    *counts.entry(feature).or_default() += weight;
}

/// Cosine of two lists of counts as they are, 0 to 1; 0 when one is empty.
pub(super) fn cosine(a: &Counts, b: &Counts) -> f64 {
    weighted(a, b, |_, count| count)
}

/// How much features tell, by how few attributes have them: `ln(1 + N / n)` for `n` of `N` attributes
/// (inverse document frequency, Spärck Jones 1972, with attributes in the place of documents).
pub(super) struct Rarity(BTreeMap<String, f64>);

impl Rarity {
    /// Learns it from all attributes of both verticals.
    pub(super) fn of<'c>(all: impl IntoIterator<Item = &'c Counts>) -> Self {
        let (mut seen, mut attributes) = (Counts::new(), 0.0);
        for counts in all {
            attributes += 1.0;
            counts.keys().for_each(|feature| add(&mut seen, feature.clone(), 1.0));
        }
        seen.values_mut().for_each(|count| *count = (1.0 + attributes / *count).ln());
        Self(seen)
    }

    /// Cosine of the roots of the counts, weighted by rarity. The root keeps one word that stands in every
    /// item from saying everything. None where one side has nothing.
    pub(super) fn cosine(&self, a: &Counts, b: &Counts) -> Option<f64> {
        let weigh = |feature: &str, count: f64| count.sqrt() * self.0.get(feature).copied().unwrap_or(1.0);
        (!a.is_empty() && !b.is_empty()).then(|| weighted(a, b, weigh))
    }
}

/// The part that two distributions share, 0 to 1: one less half the sum of differences (one less the total
/// variation distance). None where one side has nothing.
pub(super) fn overlap(a: &Counts, b: &Counts) -> Option<f64> {
    let (whole_a, whole_b) = (a.values().sum::<f64>(), b.values().sum::<f64>());
    if whole_a <= 0.0 || whole_b <= 0.0 {
        return None;
    }
    let both = a.iter().filter_map(|(key, x)| Some((x / whole_a).min(b.get(key)? / whole_b)));
    Some(both.sum::<f64>().clamp(0.0, 1.0))
}

fn weighted(a: &Counts, b: &Counts, weigh: impl Fn(&str, f64) -> f64) -> f64 {
    let square = |counts: &Counts| counts.iter().map(|(key, x)| weigh(key, *x).powi(2)).sum::<f64>();
    let product = |(key, x): (&String, &f64)| Some(weigh(key, *x) * weigh(key, *b.get(key)?));
    let (both, lengths) = (a.iter().filter_map(product).sum::<f64>(), (square(a) * square(b)).sqrt());
    if lengths > 0.0 { (both / lengths).clamp(0.0, 1.0) } else { 0.0 }
}
