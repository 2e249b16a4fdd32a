//! Numbers with their unit, alone or as a range, and when two of them mean the same.

use super::units::Unit;
use super::value::Relation;

/// A number or a range as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    low: f64,
    high: f64,
    /// The smallest difference that the writing can tell: 0.1 for 25.4.
    step: f64,
    pub(super) unit: Option<Unit>,
}

/// Largest part by which rounding may move a number: 1 is not 1.4 rounded.
const MOST: f64 = 0.05;
/// What floating point and conversion leave over.
const NOISE: f64 = 1e-9;

impl Number {
    pub(super) fn new(amount: f64, step: f64, unit: Option<Unit>) -> Self {
        Self { low: amount, high: amount, step, unit }
    }

    /// The range between two numbers; the first takes the unit of the second where it has none.
    pub(super) fn to(self, end: Self) -> Self {
        let unit = self.unit.or(end.unit);
        let (a, b) = match (self.unit, end.unit) {
            // “6 in to 1 ft” is told in the first unit.
            (Some(from), Some(to)) if from.fits(to) => (self.low, end.high * to.factor / from.factor),
            _ => (self.low, end.high),
        };
        Self { low: a.min(b), high: a.max(b), step: self.step.max(end.step), unit }
    }

    /// How two numbers relate; none where they are apart or measure different things. A number without a
    /// unit is taken for one in the other's.
    pub(super) fn relation(&self, other: &Self) -> Option<Relation> {
        let (mine, theirs) = match (self.unit, other.unit) {
            (Some(a), Some(b)) if a.fits(b) => (a.factor, b.factor),
            (Some(_), Some(_)) => return None,
            _ => (1.0, 1.0),
        };
        let (a, b) = (self.times(mine), other.times(theirs));
        let step = a.step.max(b.step);
        // Only conversion leaves something over.
        let noise = if is_equal(mine, theirs) { 0.0 } else { NOISE };
        let ends = [(a.low, b.low), (a.high, b.high)];
        if ends.iter().all(|&(x, y)| is_same(x, y, noise)) {
            return Some(Relation::Same);
        }
        if ends.iter().all(|&(x, y)| is_rounded(x, y, step, noise)) {
            return Some(Relation::Rounded);
        }
        (a.holds(&b) || b.holds(&a)).then_some(Relation::Touches)
    }

    fn times(&self, factor: f64) -> Self {
        let (low, high, step) = (self.low * factor, self.high * factor, self.step * factor);
        Self { low, high, step, unit: self.unit }
    }

    fn holds(&self, other: &Self) -> bool {
        self.low <= other.low && other.high <= self.high
    }
}

#[expect(clippy::float_cmp, reason = "the same digits give the same number")]
fn is_equal(a: f64, b: f64) -> bool {
    a == b
}

fn is_same(a: f64, b: f64, noise: f64) -> bool {
    is_equal(a, b) || (a - b).abs() <= noise * a.abs().max(b.abs())
}

fn is_rounded(a: f64, b: f64, step: f64, noise: f64) -> bool {
    let apart = (a - b).abs();
    is_same(a, b, noise) || (apart < step / 2.0 * (1.0 - NOISE) && apart <= MOST * a.abs().max(b.abs()))
}
