//! The power law of learning curves, `a − b·n^−c` (Hestness et al. 2017; for annotation Figueroa et al. 2012),
//! by weighted least squares.
//!
//! For a given exponent the law is linear: `a` and `b` follow at once, and only the exponent is searched for,
//! first over a grid, then between its best neighbours. Nothing is drawn at random.

use serde::{Deserialize, Serialize};

/// Exponents that are looked at: flatter ones are straight lines on a logarithmic axis for ever.
const EXPONENTS: (f64, f64) = (0.1, 2.0);
/// Places of the grid.
const PLACES: usize = 40;
/// Narrowings between the neighbours of the best place.
const NARROWINGS: usize = 30;

/// A fitted curve; F1 from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LearningCurve {
    /// Where it ends, at most 1.
    pub limit: f64,
    /// What is missing at one item, at least 0.
    pub span: f64,
    /// How fast that goes.
    pub exponent: f64,
}

/// Items, F1, weight.
pub(super) type Measured = (f64, f64, f64);

impl LearningCurve {
    /// The curve with the least weighted squares through `(items, F1, weight)`.
    #[must_use]
    pub(super) fn fit(points: &[Measured]) -> Self {
        let (low, high) = (EXPONENTS.0.ln(), EXPONENTS.1.ln());
        let place = |number: usize| low + (high - low) * number as f64 / (PLACES - 1) as f64;
        let error = |logarithm: f64| Self::with(points, logarithm.exp()).squares(points);
        let better = |a: &usize, b: &usize| error(place(*a)).total_cmp(&error(place(*b)));
        let best = (0..PLACES).min_by(better).unwrap_or(0);
        let (mut from, mut to) = (place(best.saturating_sub(1)), place((best + 1).min(PLACES - 1)));
        for _ in 0..NARROWINGS {
            let third = (to - from) / 3.0;
            if error(from + third) <= error(to - third) { to -= third } else { from += third }
        }
        Self::with(points, f64::midpoint(from, to).exp())
    }

    /// The best curve with a given exponent, within its bounds.
    fn with(points: &[Measured], exponent: f64) -> Self {
        let sum = |of: &dyn Fn(f64, f64) -> f64| -> f64 {
            points.iter().map(|(n, y, weight)| weight * of(n.max(1.0).powf(-exponent), *y)).sum()
        };
        let (w, x, y) = (sum(&|_, _| 1.0), sum(&|x, _| x), sum(&|_, y| y));
        let (xx, xy) = (sum(&|x, _| x * x), sum(&|x, y| x * y));
        let spread = w * xx - x * x;
        let span = if spread > 0.0 { (x * y - w * xy) / spread } else { 0.0 };
        let limit = (y + span * x) / w;
        if span <= 0.0 {
            return Self { limit: (y / w).min(1.0), span: 0.0, exponent };
        }
        if limit > 1.0 {
            return Self { limit: 1.0, span: ((x - xy) / xx).max(0.0), exponent };
        }
        Self { limit, span, exponent }
    }

    pub(super) fn squares(&self, points: &[Measured]) -> f64 {
        points.iter().map(|(n, y, weight)| weight * (y - self.at(*n)).powi(2)).sum()
    }

    /// F1 at so many items.
    #[must_use]
    pub fn at(&self, items: f64) -> f64 {
        (self.limit - self.span * items.max(1.0).powf(-self.exponent)).clamp(0.0, 1.0)
    }

    /// Items beyond `from` at which it is higher by `gain`; none where it never is.
    #[must_use]
    pub fn items_for(&self, gain: f64, from: f64) -> Option<f64> {
        let left = self.span * from.max(1.0).powf(-self.exponent) - gain;
        (left > 0.0).then(|| (left / self.span).powf(-1.0 / self.exponent) - from)
    }
}
