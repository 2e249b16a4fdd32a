//! What a strategy is, and which there are.

use super::choose::PoolItem;
use super::least_confidence::LeastConfidence;
use super::mnlp::Mnlp;
use super::random::RandomOrder;
use crate::error::LearnError;
use swingtag_models::Random;

/// What a strategy may look at.
pub struct Context<'a> {
    /// Items to score, in the order of their ids.
    pub pool: &'a [PoolItem<'a>],
    /// The only source of chance.
    pub random: Random,
}

/// Scores the items of a pool.
pub trait Strategy: Sync {
    /// Name on the command line.
    fn name(&self) -> &'static str;

    /// One sentence for people.
    fn about(&self) -> &'static str;

    /// Whether its picks are a fair sample of the pool.
    fn is_random(&self) -> bool {
        false
    }

    /// One score per item of the pool; the highest is chosen first. `None` for an item that the
    /// strategy knows nothing about: it comes last.
    fn scores(&self, context: &mut Context<'_>) -> Vec<Option<f64>>;
}

/// The product's own strategy: what `default` stands for. MNLP is the sound baseline: about a
/// quarter of the labels for nearly all of the F1 (Shen et al. 2017).
pub const DEFAULT_STRATEGY: &str = "mnlp";

/// All strategies.
#[must_use]
pub fn strategies() -> &'static [&'static dyn Strategy] {
    &[&Mnlp, &LeastConfidence, &RandomOrder]
}

/// A strategy by its name; `default` is the product's own.
///
/// # Errors
/// An unknown name; the known ones are listed.
pub fn strategy(name: &str) -> Result<&'static dyn Strategy, LearnError> {
    let wanted = if name == "default" { DEFAULT_STRATEGY } else { name };
    strategies().iter().copied().find(|strategy| strategy.name() == wanted).ok_or_else(|| {
        let known: Vec<&str> = strategies().iter().map(|strategy| strategy.name()).collect();
        LearnError::UnknownStrategy { name: name.to_owned(), known: format!("default, {}", known.join(", ")) }
    })
}
