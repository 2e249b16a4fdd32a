//! How many labels the next point of F1 needs, with a 95 % band from curves fitted to redrawn figures
//! (parametric bootstrap).

use serde::{Deserialize, Serialize};
use swingtag_models::Random;

use super::Point;
use super::curve::{LearningCurve, Measured};
use crate::evaluate::percentiles;

/// The gain that is asked for: one point.
const GAIN: f64 = 0.01;
/// Versions that a curve with three parameters needs.
const LEAST_VERSIONS: usize = 3;
/// Versions from which on their scatter tells more than their intervals, which the same holdout makes wider
/// than the scatter.
const SCATTER_TELLS: usize = 6;
/// The scatter never counts for less than this part of the intervals.
const LEAST_SCATTER: f64 = 0.2;
/// Curves fitted to redrawn figures.
const REDRAWN: usize = 300;
/// An answer whose ends differ by more than this factor tells nothing.
const WIDEST: f64 = 30.0;
/// So many items are never for one point.
const MOST_ITEMS: f64 = 100_000.0;

/// What more labels would bring.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Advice {
    /// Items for one more point of F1; none where nobody can know.
    pub items: Option<u64>,
    /// The fewest that are likely (95 %).
    pub low: Option<u64>,
    /// The most that are likely; none for “maybe never”.
    pub high: Option<u64>,
    /// The fitted curve, where there is one.
    pub curve: Option<LearningCurve>,
    /// The curve at the places asked for, with its band.
    pub projection: Vec<Band>,
    /// What it was fitted on, or why there is no answer.
    pub why: String,
}

/// A place of the curve.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// Labelled items.
    pub labels: u64,
    /// F1 expected there, 0 to 1.
    pub f1: f64,
    /// Lower end of the 95 % band.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Advice from measured versions, oldest first; `places` are numbers of items to project to. Versions with
/// equal numbers of items count once, the newest of them.
#[must_use]
pub fn advise(points: &[Point], places: &[u64], seed: u64) -> Advice {
    let points = by_labels(points);
    let off = |why: String| Advice { why, ..Advice::default() };
    if points.len() < LEAST_VERSIONS {
        return off(format!(
            "off: {} measured versions are too few, {LEAST_VERSIONS} are needed",
            points.len()
        ));
    }
    let measured: Vec<Measured> =
        points.iter().map(|p| (p.labels as f64, p.f1, p.deviation().powi(-2))).collect();
    let last = measured[measured.len() - 1].0;
    let curve = LearningCurve::fit(&measured);
    let redrawn = redraw(&curve, &measured, seed);
    let projection = places.iter().map(|labels| band(&curve, &redrawn, *labels)).collect();
    let on =
        format!("fitted on {} versions with {} to {last} labelled items", points.len(), points[0].labels);
    let fitted = |why| Advice { curve: Some(curve), projection, why, ..Advice::default() };
    let Some(items) = curve.items_for(GAIN, last).filter(|items| *items <= MOST_ITEMS) else {
        return fitted(format!("off: the curve is flat, {on}"));
    };
    let needs = redrawn.iter().map(|other| other.items_for(GAIN, last).unwrap_or(f64::INFINITY));
    let ends = percentiles(needs.collect());
    let high = Some(ends.high).filter(|high| *high <= MOST_ITEMS);
    if high.is_none_or(|high| high > WIDEST * ends.low.max(1.0)) && ends.low * WIDEST < items {
        return fitted(format!("off: too uncertain to tell, {on}"));
    }
    let never = redrawn.iter().filter(|other| other.items_for(GAIN, last).is_none()).count();
    if 2 * never > redrawn.len() {
        return fitted(format!("off: another point may never come, {on}"));
    }
    let whole = |items: f64| items.ceil().max(1.0) as u64;
    Advice { items: Some(whole(items)), low: Some(whole(ends.low)), high: high.map(whole), ..fitted(on) }
}

fn by_labels(points: &[Point]) -> Vec<Point> {
    let mut sorted: Vec<Point> = points.iter().rev().filter(|point| point.labels > 0).copied().collect();
    sorted.sort_by_key(|point| point.labels);
    sorted.dedup_by_key(|point| point.labels);
    sorted
}

/// Curves through figures that are redrawn around the fitted curve.
fn redraw(curve: &LearningCurve, measured: &[Measured], seed: u64) -> Vec<LearningCurve> {
    let freedom = measured.len() as f64 - 3.0;
    let scatter = (curve.squares(measured) / freedom.max(1.0)).sqrt().clamp(LEAST_SCATTER, 1.0);
    let scale = if measured.len() >= SCATTER_TELLS { scatter } else { 1.0 };
    let mut random = Random::new(seed);
    let mut again = || {
        let point =
            |(n, _, weight): &Measured| (*n, curve.at(*n) + scale * random.normal() / weight.sqrt(), *weight);
        LearningCurve::fit(&measured.iter().map(point).collect::<Vec<_>>())
    };
    (0..REDRAWN).map(|_| again()).collect()
}

fn band(curve: &LearningCurve, redrawn: &[LearningCurve], labels: u64) -> Band {
    let at = labels as f64;
    let ends = percentiles(redrawn.iter().map(|other| other.at(at)).collect());
    Band { labels, f1: curve.at(at), low: ends.low.min(curve.at(at)), high: ends.high.max(curve.at(at)) }
}
