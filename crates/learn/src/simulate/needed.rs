//! How many labels and seconds a strategy needs to come close to what all labels give.

use serde::{Deserialize, Serialize};

use super::curve::{Row, Simulated};

/// Close: this part of the F1 with all labels.
pub(super) const CLOSE: f64 = 0.95;
/// The strategy that others are held against.
const RANDOM: &str = "random";
/// 97.5th percentiles of Student's t for 1 to 10 degrees of freedom; beyond, the normal one is near enough.
const STUDENT: [f64; 10] = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];
const NORMAL: f64 = 1.96;

/// A mean over seeds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The mean.
    pub mean: f64,
    /// Lower end of its 95 % interval (Student's t); none from a single seed.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
    /// Seeds in it.
    pub seeds: usize,
}

impl Estimate {
    /// The mean of some values; none of none.
    #[must_use]
    pub fn of(values: &[f64]) -> Option<Self> {
        let seeds = values.len();
        let mean = values.iter().sum::<f64>() / seeds as f64;
        let square: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        let half = (seeds > 1).then(|| {
            let error = (square / (seeds - 1) as f64 / seeds as f64).sqrt();
            STUDENT.get(seeds - 2).copied().unwrap_or(NORMAL) * error
        });
        (seeds > 0).then(|| Self { mean, low: half.map(|h| mean - h), high: half.map(|h| mean + h), seeds })
    }
}

/// What one strategy needs. Seeds that do not get there within the rounds are not in the means: with
/// `reached` below `seeds` the means are too low.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Needed {
    /// Strategy.
    pub strategy: String,
    /// Seeds that came close.
    pub reached: usize,
    /// Seeds.
    pub seeds: usize,
    /// Labelled items.
    pub labels: Option<Estimate>,
    /// Estimated seconds of labelling.
    pub seconds: Option<Estimate>,
    /// Labels as a part of those that random choice needs with the same seed.
    pub labels_of_random: Option<Estimate>,
    /// Seconds as a part of those of random choice.
    pub seconds_of_random: Option<Estimate>,
}

/// What every strategy needs to reach 0.95 of the F1 that all labels give with the same seed.
#[must_use]
pub fn needed(simulated: &Simulated) -> Vec<Needed> {
    let mut names: Vec<&str> = Vec::new();
    for row in &simulated.rows {
        if !names.contains(&row.strategy.as_str()) {
            names.push(&row.strategy);
        }
    }
    let random = crossings(simulated, RANDOM);
    let of = |name: &&str| {
        let own = crossings(simulated, name);
        let reached: Vec<[f64; 2]> = own.iter().copied().flatten().collect();
        let pairs: Vec<_> = own.iter().zip(&random).filter_map(|(a, b)| a.zip(*b)).collect();
        let mean = |what: usize| Estimate::of(&reached.iter().map(|c| c[what]).collect::<Vec<_>>());
        let part =
            |what: usize| Estimate::of(&pairs.iter().map(|(a, b)| a[what] / b[what]).collect::<Vec<_>>());
        Needed {
            strategy: (*name).to_owned(),
            reached: reached.len(),
            seeds: own.len(),
            labels: mean(0),
            seconds: mean(1),
            labels_of_random: part(0),
            seconds_of_random: part(1),
        }
    };
    names.iter().map(of).collect()
}

/// Labels and seconds at which a strategy first comes close, for each seed.
fn crossings(simulated: &Simulated, strategy: &str) -> Vec<Option<[f64; 2]>> {
    let of_seed = |full: &super::curve::Full| {
        let own = |row: &&Row| row.strategy == strategy && row.seed == full.seed;
        crossing(&simulated.rows.iter().filter(own).collect::<Vec<_>>(), full.f1 * CLOSE)
    };
    simulated.full.iter().map(of_seed).collect()
}

/// Where a curve first reaches a height, straight between its points.
fn crossing(rows: &[&Row], height: f64) -> Option<[f64; 2]> {
    let there = rows.iter().position(|row| row.f1 >= height)?;
    let now = rows[there];
    let Some(before) = there.checked_sub(1).map(|i| rows[i]) else {
        return Some([now.labels as f64, now.seconds]);
    };
    let part = (height - before.f1) / (now.f1 - before.f1);
    let between = |a: f64, b: f64| a + part * (b - a);
    Some([between(before.labels as f64, now.labels as f64), between(before.seconds, now.seconds)])
}
