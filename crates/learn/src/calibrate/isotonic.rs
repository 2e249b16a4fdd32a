//! Isotonic regression by pooling adjacent violators (Ayer et al. 1955; for probabilities Zadrozny and
//! Elkan 2002), linear between the ends of the blocks.

use serde::{Deserialize, Serialize};

/// A non-decreasing curve through points.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Steps {
    /// Confidences as said, ascending; with the calibrated confidence at each.
    pub points: Vec<(f64, f64)>,
}

/// Answers of neighbouring confidences that share one value.
struct Block {
    first: f64,
    last: f64,
    right: f64,
    weight: f64,
}

impl Block {
    fn value(&self) -> f64 {
        self.right / self.weight
    }
}

impl Steps {
    /// The curve of these answers, with one wrong answer at 1 and one right answer at 0 added: no sample
    /// makes anybody quite sure.
    #[must_use]
    pub(super) fn fit(answers: &[(f32, bool)]) -> Self {
        let mut pairs: Vec<(f64, bool)> =
            answers.iter().map(|(said, right)| (f64::from(*said).clamp(0.0, 1.0), *right)).collect();
        pairs.extend([(1.0, false), (0.0, true)]);
        Self::through(pairs)
    }

    /// The plain regression, equal confidences taken together.
    #[must_use]
    pub(super) fn through(mut pairs: Vec<(f64, bool)>) -> Self {
        pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut blocks: Vec<Block> = Vec::new();
        for some in pairs.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
            let right = some.iter().filter(|(_, right)| *right).count() as f64;
            blocks.push(Block { first: some[0].0, last: some[0].0, right, weight: some.len() as f64 });
            pool(&mut blocks);
        }
        let ends =
            blocks.iter().flat_map(|block| [(block.first, block.value()), (block.last, block.value())]);
        let mut points: Vec<(f64, f64)> = ends.collect();
        points.dedup();
        Self { points }
    }

    pub(super) fn of(&self, confidence: f64) -> f64 {
        let after = self.points.partition_point(|(said, _)| *said < confidence);
        match (after.checked_sub(1).map(|before| self.points[before]), self.points.get(after)) {
            (Some((x0, y0)), Some((x1, y1))) => y0 + (y1 - y0) * (confidence - x0) / (x1 - x0),
            (None, Some((_, y))) => *y,
            (Some((_, y)), None) => y,
            (None, None) => confidence,
        }
    }
}

/// Takes the last block together with those before it as long as they say more than it does.
fn pool(blocks: &mut Vec<Block>) {
    while let [.., before, last] = blocks.as_slice()
        && before.value() >= last.value()
    {
        let joined = Block {
            first: before.first,
            last: last.last,
            right: before.right + last.right,
            weight: before.weight + last.weight,
        };
        blocks.truncate(blocks.len() - 2);
        blocks.push(joined);
    }
}
