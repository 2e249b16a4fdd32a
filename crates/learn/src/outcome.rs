//! What training measures by itself, beside the weights.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::recipe::Artefact;

/// Where the recipe's own data keep it.
const KEY: &str = "outcome";

/// What a training run has found out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// How well titles find their descriptions, where the recipe embeds both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieval: Option<Retrieval>,
}

impl Artefact {
    /// What its training has found out; nothing for a recipe that measures nothing.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        let found = self.data.get(KEY).map(Outcome::deserialize);
        found.and_then(Result::ok).unwrap_or_default()
    }
}

impl Outcome {
    /// A sentence for each figure.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        self.retrieval.iter().map(Retrieval::to_string).collect()
    }
}

/// How well titles find their own descriptions among those of other items, by cosine (paper 4).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Retrieval {
    /// Items, all with different descriptions.
    pub items: usize,
    /// Which items.
    pub on: On,
    /// Before training.
    pub before: Ranks,
    /// After training.
    pub after: Ranks,
}

/// Items that a figure rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum On {
    /// Items that were not learnt from.
    Dev,
    /// Items that were learnt from.
    Training,
}

/// Ranks of the right answers, summed up.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ranks {
    /// Mean of 1 / rank, 0 to 1.
    pub mean_reciprocal_rank: f64,
    /// Share of first ranks, 0 to 1.
    pub recall_at_1: f64,
}

impl Ranks {
    /// Sums up ranks, which begin at 1; zeros where there are none.
    #[must_use]
    pub fn of(ranks: &[usize]) -> Self {
        let count = ranks.len().max(1) as f64;
        Self {
            mean_reciprocal_rank: ranks.iter().map(|rank| 1.0 / (*rank).max(1) as f64).sum::<f64>() / count,
            recall_at_1: ranks.iter().filter(|rank| **rank <= 1).count() as f64 / count,
        }
    }
}

impl fmt::Display for Retrieval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let on = match self.on {
            On::Dev => "dev",
            On::Training => "training",
        };
        write!(
            f,
            "titles find their description among {} of {on} items: mean reciprocal rank {:.3} before, {:.3} \
             after; first {:.0} % before, {:.0} % after",
            self.items,
            self.before.mean_reciprocal_rank,
            self.after.mean_reciprocal_rank,
            self.before.recall_at_1 * 100.0,
            self.after.recall_at_1 * 100.0
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Ranks;

    #[test]
    fn ranks_are_summed_up() {
        let ranks = Ranks::of(&[1, 2, 4, 1]);
        assert!((ranks.mean_reciprocal_rank - 0.6875).abs() < 1e-12);
        assert!((ranks.recall_at_1 - 0.5).abs() < 1e-12);
        assert_eq!(Ranks::of(&[]).recall_at_1, 0.0);
    }
}
