//! The learning curve with its projection, what the next point costs, and what choosing has saved.

use serde_json::Value;
use swingtag_learn::advise::{self, Band, Point, advise, saved};
use swingtag_store::{Model, Reference, Store};

use super::{figures, part_of, per_cent};
use crate::WorkbenchError;
use crate::train::{Estimate, Measured};
use crate::view::{Advice, Curve, CurvePoint, Projected, Saved};

/// Seed of the bands, so that a figure shown twice is the same figure.
const SEED: u64 = 1;
/// Places of the projection.
const PLACES: u64 = 12;

/// What is read off the measured versions.
#[derive(Default)]
pub(super) struct Measures {
    pub(super) curve: Curve,
    pub(super) advice: Advice,
    pub(super) saved: Saved,
}

/// A version that was in use and was measured.
struct Version {
    id: i64,
    current: bool,
    point: Point,
}

pub(super) fn of(
    store: &Store,
    models: &[Model],
    vertical: Option<&str>,
) -> Result<Measures, WorkbenchError> {
    let versions: Vec<Version> = models.iter().filter_map(|model| version(model, vertical)).collect();
    let points: Vec<Point> = versions.iter().map(|version| version.point).collect();
    let last = points.iter().map(|point| point.labels).max().unwrap_or_default();
    let places: Vec<u64> = (0..=PLACES).map(|step| last + last * step / (2 * PLACES)).collect();
    let advice = advise(&points, &places, SEED);
    // References learn from all verticals, so they say nothing of one.
    let references = if vertical.is_none() { store.references()? } else { Vec::new() };
    let random: Vec<Point> = references.iter().filter_map(reference).collect();
    let current = models.iter().find(|model| model.current).map(|model| Measured::of(&model.metrics));
    let base = current.as_ref().and_then(|measured| part_of(measured, vertical)).map(figures::base);
    Ok(Measures {
        saved: saved_view(&points, random.last(), vertical.is_some()),
        curve: Curve {
            points: versions.iter().map(Version::view).collect(),
            projection: advice.projection.iter().map(projected).collect(),
            random: random.iter().map(|point| curve_point(point, None, false)).collect(),
            base: base.unwrap_or_default(),
        },
        advice: advice_view(advice, store.pace()?),
    })
}

fn version(model: &Model, vertical: Option<&str>) -> Option<Version> {
    model.promoted_at?;
    let measured = Measured::of(&model.metrics);
    let part = part_of(&measured, vertical)?;
    let Estimate { value, interval } = part.f1;
    // The time is known of all verticals together, and says nothing of one.
    let seconds = if vertical.is_none() { measured.seconds } else { 0.0 };
    let point = Point { labels: part.examples, seconds, f1: value, low: interval.low, high: interval.high };
    Some(Version { id: model.id.0, current: model.current, point })
}

fn reference(reference: &Reference) -> Option<Point> {
    let Estimate { value, interval } = estimate(&reference.doc["f1"])?;
    Some(Point {
        labels: reference.labels,
        seconds: reference.seconds,
        f1: value,
        low: interval.low,
        high: interval.high,
    })
}

fn estimate(value: &Value) -> Option<Estimate> {
    serde_json::from_value(value.clone()).ok()
}

impl Version {
    fn view(&self) -> CurvePoint {
        curve_point(&self.point, Some(self.id), self.current)
    }
}

fn curve_point(point: &Point, version: Option<i64>, current: bool) -> CurvePoint {
    CurvePoint {
        version,
        labels: point.labels,
        f1: per_cent(point.f1),
        low: per_cent(point.low),
        high: per_cent(point.high),
        current,
    }
}

fn projected(band: &Band) -> Projected {
    Projected {
        labels: band.labels,
        f1: per_cent(band.f1),
        low: per_cent(band.low),
        high: per_cent(band.high),
    }
}

fn advice_view(advice: advise::Advice, pace: Option<f64>) -> Advice {
    let minutes = advice.items.zip(pace).map(|(items, seconds)| minutes(items as f64 * seconds));
    Advice {
        items: advice.items,
        low: advice.low,
        high: advice.high,
        minutes: minutes.and_then(|minutes| u32::try_from(minutes.max(1)).ok()),
        why: advice.why,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "an estimate of far less than 2^63 minutes")]
fn minutes(seconds: f64) -> i64 {
    (seconds / 60.0).round() as i64
}

fn saved_view(own: &[Point], random: Option<&Point>, of_one_vertical: bool) -> Saved {
    let not_yet = |why: &str| Saved { why: why.to_owned(), ..Saved::default() };
    if of_one_vertical {
        return not_yet("measured over all verticals together");
    }
    let Some(random) = random else {
        return not_yet("not measured yet: no model has learnt from randomly picked items alone");
    };
    let Some(saved) = saved(own, random, SEED) else {
        return not_yet("not measured yet: the models in use have not passed the random reference");
    };
    #[expect(clippy::cast_possible_truncation, reason = "items of a project")]
    let whole = |items: f64| items.round() as i64;
    let timed = random.seconds > 0.0;
    Saved {
        items: Some(whole(saved.labels)),
        low: Some(whole(saved.labels_interval.0)),
        high: Some(whole(saved.labels_interval.1)),
        minutes: timed.then(|| minutes(saved.seconds)).and_then(|minutes| i32::try_from(minutes).ok()),
        f1: Some(per_cent(saved.f1)),
        why: format!("against a model that learnt from {} randomly picked items", random.labels),
    }
}
