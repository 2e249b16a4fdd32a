//! The part of choosing that all strategies share.

use std::collections::HashSet;

use super::asked::Asked;
use super::context::{Evidence, PoolAlone};
use super::filling::Filling;
use super::pool::PoolItem;
use super::reason::{HOLDOUT, RANDOM};
use super::slices::{Slices, draw, mixed};
use super::strategy::strategy;
use super::twins::Twins;
use crate::error::LearnError;

/// What is to be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// Number of items.
    pub size: usize,
    /// Name of the strategy with its modifiers, see [`Asked`]; `default` is the product's own.
    pub strategy: String,
    /// Share of picks drawn at random whatever the strategy, 0 to 1: the control that shows
    /// whether choosing pays.
    pub random_share: f64,
    /// Share of picks drawn at random for measuring, 0 to 1: labelled without predictions and never
    /// learnt from.
    pub holdout_share: f64,
    /// Everything random comes from it.
    pub seed: u64,
}

impl Default for Wish {
    fn default() -> Self {
        let strategy = "default".to_owned();
        Self { size: 50, strategy, random_share: 0.1, holdout_share: 0.1, seed: 0 }
    }
}

/// A chosen item.
#[derive(Clone, Debug, PartialEq)]
pub struct Pick {
    /// Place in the pool as it was given.
    pub index: usize,
    /// Why, in words for people.
    pub reason: String,
    /// Drawn at random, not for its score; the holdout is.
    pub random: bool,
    /// Set apart for measuring.
    pub holdout: bool,
    /// The strategy's score, higher is chosen sooner; none for random picks, where each pick depends on
    /// those before it, and for items that no model has looked at.
    pub score: Option<f64>,
}

/// What was chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// In the order of work.
    pub picks: Vec<Pick>,
    /// What whoever asked should know: that only a part was looked at closely, that a strategy was told
    /// too little.
    pub note: Option<String>,
}

/// Chooses items of a pool by what is in the pool alone, see [`choose_with`].
///
/// # Errors
/// As for [`choose_with`].
pub fn choose(pool: &[PoolItem<'_>], wish: &Wish) -> Result<Choice, LearnError> {
    choose_with(pool, wish, &PoolAlone)
}

/// Chooses items of a pool, the strategy's first and the random ones mixed in evenly. Fewer than
/// asked for only when the pool has no more different texts; near duplicates only when it has nothing
/// else. Ties go by id. Where no model has looked at anything yet, all picks are random: the order of the
/// file would be no sample of it.
///
/// # Errors
/// An unknown strategy, a share outside 0 to 1, or what the evidence says.
pub fn choose_with(
    pool: &[PoolItem<'_>],
    wish: &Wish,
    evidence: &dyn Evidence,
) -> Result<Choice, LearnError> {
    let asked = asked(pool, wish)?;
    let slices = Slices::of(wish)?;
    let mut order: Vec<usize> = (0..pool.len()).collect();
    order.sort_unstable_by_key(|&index| (pool[index].id, index));
    let sorted: Vec<PoolItem<'_>> = order.iter().map(|&index| pool[index]).collect();

    let mut twins = Twins::default();
    let drawn = draw(&sorted, slices, wish.seed, &mut twins);
    let taken: HashSet<usize> = drawn.control.iter().chain(&drawn.holdout).copied().collect();
    let open: Vec<usize> = (0..sorted.len()).filter(|i| !taken.contains(i)).collect();
    let mut filling = Filling::new(asked, &sorted, &order, twins);
    filling.fill(&open, wish.size - taken.len(), wish.seed, evidence)?;

    let pick = |i: usize, held: bool| {
        let reason = if held { HOLDOUT } else { RANDOM }.to_owned();
        Pick { index: order[i], reason, random: true, holdout: held, score: None }
    };
    let random =
        drawn.holdout.iter().map(|&i| pick(i, true)).chain(drawn.control.iter().map(|&i| pick(i, false)));
    let note = filling.note.take();
    Ok(Choice { picks: mixed(filling.picks(), random.collect(), wish.seed), note })
}

/// The strategy that is followed: where no model has looked at anything, the random one.
fn asked(pool: &[PoolItem<'_>], wish: &Wish) -> Result<Asked, LearnError> {
    let asked = Asked::parse(&wish.strategy)?;
    let unseen = pool.iter().all(|item| item.prediction.is_none());
    Ok(if unseen { Asked { strategy: strategy("random")?, ..asked } } else { asked })
}
