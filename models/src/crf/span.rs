//! The probability of one span: a sum over all paths that hold exactly it (Culotta and McCallum,
//! 2004, constrained forward–backward).

use std::ops::Range;

use super::lattice::Lattice;

impl Lattice<'_> {
    /// Probability that `begin` stands at the first position of the range, `inside` at all others,
    /// and no `inside` right after it. Tags are places in the lattice's tags.
    ///
    /// # Panics
    /// When the range is empty or leaves the sequence.
    #[must_use]
    pub fn span_probability(&self, range: Range<usize>, begin: usize, inside: usize) -> f64 {
        assert!(range.start < range.end && range.end <= self.length, "no such span: {range:?}");
        let (t, tags) = (self.transitions, self.transitions.tags());
        let mut sum = self.forward[range.start * tags + begin];
        let mut tag = begin;
        for position in range.start + 1..range.end {
            let weight = self.weights[position * tags + inside] / self.scale[position];
            sum *= t.weights[tag * tags + inside] * weight;
            tag = inside;
        }
        if range.end == self.length {
            return sum * self.backward[(range.end - 1) * tags + tag];
        }
        let next = self.row(range.end);
        let leave = t.weights[tag * tags..(tag + 1) * tags].iter();
        let follow = self.weights[next.clone()].iter().zip(&self.backward[next]);
        let after: f64 = leave
            .zip(follow)
            .enumerate()
            .filter(|(to, _)| *to != inside)
            .map(|(_, (leave, (weight, backward)))| leave * weight * backward)
            .sum();
        sum * after / self.scale[range.end]
    }
}
