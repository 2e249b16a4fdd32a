//! How long a person will need for an item: seconds ≈ a + b · words + c · predicted attributes, fitted to
//! what the same person needed before.
//!
//! With too few timings the constants stand that simulations reckon with. A coefficient is never
//! negative: a text does not get quicker by being longer, it only looks so in a few timings.

/// Fewer timings than this fit nothing.
const LEAST_TIMINGS: usize = 20;
/// A timing of more than so many medians was a pause.
const PAUSE: f64 = 4.0;
/// Terms of the sum.
const TERMS: usize = 3;

/// What an item took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Timing {
    /// Words of its texts.
    pub words: usize,
    /// Attributes or spans that the prediction showed.
    pub predicted: usize,
    /// Seconds from opening it to its last decision.
    pub seconds: f64,
}

/// Foresees seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CostModel {
    /// Opening, looking at the photo, deciding.
    pub per_item: f64,
    /// Reading.
    pub per_word: f64,
    /// Marking, naming or confirming.
    pub per_predicted: f64,
    /// Timings it was fitted to; 0 for the constants.
    pub timings: usize,
}

/// Without timings: 4 s for an item, reading at 240 words a minute, 2 s for a span.
impl Default for CostModel {
    fn default() -> Self {
        Self { per_item: 4.0, per_word: 0.25, per_predicted: 2.0, timings: 0 }
    }
}

impl CostModel {
    /// Least squares with coefficients that are not negative; the constants for too few timings.
    #[must_use]
    pub fn fit(timings: &[Timing]) -> Self {
        if timings.len() < LEAST_TIMINGS {
            return Self::default();
        }
        let rows = rows(timings);
        // Three terms have seven subsets: the best one without a negative coefficient is the solution
        // (Lawson and Hanson 1974, chapter 23, get there without trying all).
        let solutions = (1_u8..1 << TERMS).filter_map(|terms| solve(&rows, terms));
        let best = solutions.min_by(|a, b| error(&rows, a).total_cmp(&error(&rows, b)));
        best.map_or_else(Self::default, |[per_item, per_word, per_predicted]| Self {
            per_item,
            per_word,
            per_predicted,
            timings: timings.len(),
        })
    }

    /// Seconds for an item; at least one, so that nothing seems to be for free.
    #[must_use]
    pub fn seconds(&self, words: usize, predicted: usize) -> f64 {
        (self.per_item + self.per_word * words as f64 + self.per_predicted * predicted as f64).max(1.0)
    }
}

/// Terms and seconds, pauses cut.
type Row = ([f64; TERMS], f64);

fn rows(timings: &[Timing]) -> Vec<Row> {
    let mut seconds: Vec<f64> = timings.iter().map(|timing| timing.seconds).collect();
    seconds.sort_by(f64::total_cmp);
    let longest = seconds[seconds.len() / 2] * PAUSE;
    let row = |t: &Timing| ([1.0, t.words as f64, t.predicted as f64], t.seconds.clamp(0.0, longest));
    timings.iter().map(row).collect()
}

/// The least squares over some of the terms; none when they cannot be told apart or one is negative.
fn solve(rows: &[Row], terms: u8) -> Option<[f64; TERMS]> {
    let used: Vec<usize> = (0..TERMS).filter(|term| terms & 1 << term != 0).collect();
    let mut system: Vec<Vec<f64>> = used
        .iter()
        .map(|&i| {
            let sums = used.iter().map(|&j| rows.iter().map(|(x, _)| x[i] * x[j]).sum());
            sums.chain([rows.iter().map(|(x, y)| x[i] * y).sum()]).collect()
        })
        .collect();
    let solution = eliminate(&mut system)?;
    let mut all = [0.0; TERMS];
    used.iter().zip(solution).for_each(|(&term, value)| all[term] = value);
    all.iter().all(|value| *value >= 0.0).then_some(all)
}

/// Gauss and Jordan with the largest pivot; none for a singular system.
fn eliminate(system: &mut [Vec<f64>]) -> Option<Vec<f64>> {
    let size = system.len();
    for column in 0..size {
        let pivot =
            (column..size).max_by(|&a, &b| system[a][column].abs().total_cmp(&system[b][column].abs()))?;
        system.swap(column, pivot);
        let row = system[column].clone();
        if row[column].abs() < 1e-9 {
            return None;
        }
        for (_, other) in system.iter_mut().enumerate().filter(|(place, _)| *place != column) {
            let factor = other[column] / row[column];
            other.iter_mut().zip(&row).for_each(|(x, y)| *x -= factor * y);
        }
    }
    Some((0..size).map(|i| system[i][size] / system[i][i]).collect())
}

fn error(rows: &[Row], solution: &[f64; TERMS]) -> f64 {
    let said = |x: &[f64; TERMS]| x.iter().zip(solution).map(|(x, c)| x * c).sum::<f64>();
    rows.iter().map(|(x, y)| (said(x) - y).powi(2)).sum()
}
