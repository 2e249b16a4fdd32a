//! What a strategy is, and which there are.

use super::badge::Badge;
use super::bald::Bald;
use super::context::{Context, Needs};
use super::core_set::CoreSet;
use super::density::Density;
use super::disagreement::Disagreement;
use super::least_confidence::LeastConfidence;
use super::margin::Margin;
use super::mnlp::Mnlp;
use super::random::RandomOrder;
use super::token_entropy::TokenEntropy;
use crate::error::LearnError;

/// Items in the order in which a strategy wants them, one after the other.
pub type Walk<'a> = Box<dyn Iterator<Item = usize> + 'a>;

/// Orders the items of a pool: by a score each, or by walking from pick to pick.
pub trait Strategy: Sync {
    /// Name on the command line.
    fn name(&self) -> &'static str;

    /// One sentence for people.
    fn about(&self) -> &'static str;

    /// Whether its picks are a fair sample of the pool.
    fn is_random(&self) -> bool {
        false
    }

    /// What it has to be told besides the certainty of each item.
    fn needs(&self) -> Needs {
        Needs::default()
    }

    /// Why it picks an item, where that is not the least sure spans.
    fn reason(&self) -> Option<&'static str> {
        None
    }

    /// One score per item of the pool, 0 or more; the highest is chosen first. `None` for an item that the
    /// strategy knows nothing about: it comes last.
    fn scores(&self, context: &Context<'_>) -> Vec<Option<f64>> {
        vec![None; context.pool.len()]
    }

    /// Where a pick depends on those before it: some of the pool's items, each at most once. None for a
    /// strategy that scores, and when it was told too little.
    fn walk<'c>(&self, _context: &'c Context<'_>, _among: &'c [usize]) -> Option<Walk<'c>> {
        None
    }
}

/// The product's own strategy: what `default` stands for. Over the four measured sets together no other saved as many
/// labels against random order (`docs/active-learning.md`).
pub const DEFAULT_STRATEGY: &str = "least-confidence";

/// All strategies.
#[must_use]
pub fn strategies() -> &'static [&'static dyn Strategy] {
    &[
        &Mnlp,
        &LeastConfidence,
        &Margin,
        &TokenEntropy,
        &Bald,
        &Disagreement,
        &CoreSet,
        &Badge,
        &Density,
        &RandomOrder,
    ]
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
