//! The rows of a simulation, and how they are written.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::cost::COST_MODEL;
use super::needed::{CLOSE, needed};
use super::picture;

/// One round of one strategy with one seed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Name as asked for.
    pub strategy: String,
    /// Seed of choice and training.
    pub seed: u64,
    /// From 1.
    pub round: usize,
    /// Items labelled so far.
    pub labels: usize,
    /// Estimated seconds of labelling so far, see [`COST_MODEL`].
    pub seconds: f64,
    /// Micro F1 on the fixed fifth, strict.
    pub f1: f64,
    /// Macro F1 there.
    pub macro_f1: f64,
}

/// What the recipe reaches with all labels of the pool.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Full {
    /// Seed of training.
    pub seed: u64,
    /// Items labelled: all that can be chosen.
    pub labels: usize,
    /// Estimated seconds of labelling them.
    pub seconds: f64,
    /// Micro F1 on the fixed fifth, strict.
    pub f1: f64,
    /// Macro F1 there.
    pub macro_f1: f64,
}

/// A whole simulation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Simulated {
    /// By strategy as asked for, then seed, then round.
    pub rows: Vec<Row>,
    /// One for each seed.
    pub full: Vec<Full>,
    /// Items scored, never chosen.
    pub scored_items: usize,
    /// Items that could be chosen.
    pub pool_items: usize,
    /// Recipe that was trained.
    pub recipe: String,
}

impl Simulated {
    /// `curve.csv`: `strategy,seed,round,labels,seconds,f1,macro_f1`.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut text = String::from("strategy,seed,round,labels,seconds,f1,macro_f1\n");
        for row in &self.rows {
            let Row { strategy, seed, round, labels, seconds, f1, macro_f1 } = row;
            // Writing to a string cannot fail. Names of strategies hold no comma.
            let _ = writeln!(text, "{strategy},{seed},{round},{labels},{seconds:.1},{f1:.4},{macro_f1:.4}");
        }
        text
    }

    /// The same as JSON, with what the figures rest on.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::json!({
            "recipe": self.recipe,
            "base": { "items": self.scored_items, "kind": "a fixed fifth, never chosen" },
            "pool_items": self.pool_items,
            "seconds": COST_MODEL,
            "full": self.full,
            "needed": {
                "part_of_full_f1": CLOSE,
                "interval": "95 %, Student's t over seeds; a strategy reaches it between two rounds on a straight line",
                "strategies": needed(self),
            },
            "rows": self.rows,
        })
    }

    /// The curves as a picture: mean over seeds by strategy, with the spread of the seeds.
    #[must_use]
    pub fn to_svg(&self) -> String {
        picture::draw(self)
    }
}
