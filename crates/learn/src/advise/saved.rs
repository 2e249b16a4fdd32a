//! What choosing has saved: where the project's own curve reaches what a model reaches that learnt from
//! randomly picked items alone.

use serde::{Deserialize, Serialize};
use swingtag_models::Random;

use super::Point;
use crate::evaluate::percentiles;

/// Redrawn figures.
const REDRAWN: usize = 1_000;

/// Labels and seconds saved at the reference's F1; below zero where picking at random was better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Saved {
    /// F1 that both reach, 0 to 1.
    pub f1: f64,
    /// Items saved.
    pub labels: f64,
    /// 95 % interval of the items saved, low and high. It ends where the project's own points end.
    pub labels_interval: (f64, f64),
    /// Seconds saved.
    pub seconds: f64,
    /// 95 % interval of the seconds saved.
    pub seconds_interval: (f64, f64),
}

/// What the project's versions, measured with rising numbers of items, saved against one model of randomly
/// picked items. None with fewer than two versions, or where the reference is outside of what they reached.
#[must_use]
pub fn saved(own: &[Point], reference: &Point, seed: u64) -> Option<Saved> {
    let mut own = own.to_vec();
    own.sort_by_key(|point| point.labels);
    let path = rising(own.iter().map(|point| point.f1).collect());
    let (first, last) = (*path.first()?, *path.last()?);
    if own.len() < 2 || reference.f1 < first || reference.f1 > last {
        return None;
    }
    let (labels, seconds) = less(reference, place(&own, &path, reference.f1));
    let mut random = Random::new(seed);
    let mut redrawn = || {
        let f1 = reference.f1 + random.normal() * reference.deviation();
        let figures = own.iter().map(|point| point.f1 + random.normal() * point.deviation());
        let path = rising(figures.collect());
        less(reference, place(&own, &path, f1))
    };
    let (items, times): (Vec<f64>, Vec<f64>) = (0..REDRAWN).map(|_| redrawn()).unzip();
    let (items, times) = (percentiles(items), percentiles(times));
    Some(Saved {
        f1: reference.f1,
        labels,
        labels_interval: (items.low, items.high),
        seconds,
        seconds_interval: (times.low, times.high),
    })
}

/// Figures that fall are pooled with those before: more labels do not make a model worse but by chance.
fn rising(figures: Vec<f64>) -> Vec<f64> {
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    for figure in figures {
        blocks.push((figure, 1));
        while let [.., (before, many), (last, few)] = blocks[..]
            && before > last
        {
            let mean = (before * many as f64 + last * few as f64) / (many + few) as f64;
            blocks.truncate(blocks.len() - 2);
            blocks.push((mean, many + few));
        }
    }
    blocks.into_iter().flat_map(|(figure, count)| std::iter::repeat_n(figure, count)).collect()
}

/// Items and seconds at which the path first reaches a figure, linear in between; its ends beyond them.
fn place(own: &[Point], path: &[f64], f1: f64) -> (f64, f64) {
    let at = |number: usize| (own[number].labels as f64, own[number].seconds);
    let after = path.partition_point(|figure| *figure < f1);
    if after == 0 {
        return at(0);
    }
    if after == path.len() {
        return at(after - 1);
    }
    let ((n0, s0), (n1, s1)) = (at(after - 1), at(after));
    let part = (f1 - path[after - 1]) / (path[after] - path[after - 1]);
    (n0 + part * (n1 - n0), s0 + part * (s1 - s0))
}

fn less(reference: &Point, (labels, seconds): (f64, f64)) -> (f64, f64) {
    (reference.labels as f64 - labels, reference.seconds - seconds)
}
