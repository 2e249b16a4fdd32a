//! What is drawn at random whatever the strategy: the control, and what is set apart for measuring.

use swingtag_models::Random;

use super::choose::{Pick, Wish};
use super::pool::PoolItem;
use super::twins::Twins;
use crate::error::LearnError;
use crate::rank::rank;

/// How many of a batch are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slices {
    pub(super) control: usize,
    pub(super) holdout: usize,
}

impl Slices {
    /// At least one control in every batch of two or more, as soon as a share is wanted; for the holdout the
    /// nearest number. Something is left to the strategy, unless everything is to be drawn.
    pub(super) fn of(wish: &Wish) -> Result<Self, LearnError> {
        let (random, held) =
            (share("random share", wish.random_share)?, share("holdout share", wish.holdout_share)?);
        let most = if random + held < 1.0 { wish.size.saturating_sub(1) } else { wish.size };
        let control = ((wish.size as f64 * random).ceil() as usize).min(most);
        let holdout = ((wish.size as f64 * held).round() as usize).min(most - control);
        Ok(Self { control, holdout })
    }
}

fn share(key: &str, share: f64) -> Result<f64, LearnError> {
    if (0.0..=1.0).contains(&share) {
        return Ok(share);
    }
    Err(LearnError::Setting {
        key: key.to_owned(),
        value: share.to_string(),
        reason: "accepted is a number from 0 to 1; the default is 0.1".to_owned(),
    })
}

/// What was drawn, as places in the pool.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    pub(super) control: Vec<usize>,
    pub(super) holdout: Vec<usize>,
}

/// Draws from the whole pool, before the strategy: otherwise the control would be a sample of what
/// the strategy left over. Equal texts are drawn once; near ones are not told apart, or what is rare would
/// be drawn too often.
pub(super) fn draw<'a>(pool: &[PoolItem<'a>], slices: Slices, seed: u64, twins: &mut Twins<'a>) -> Drawn {
    let mut drawn = Drawn::default();
    if slices.control + slices.holdout == 0 {
        return drawn;
    }
    let mut order: Vec<(u64, usize)> =
        pool.iter().enumerate().map(|(i, item)| (rank(seed, item.id), i)).collect();
    order.sort_unstable();
    for (_, i) in order {
        let to_hold = drawn.holdout.len() < slices.holdout && !pool[i].never_held;
        if (!to_hold && drawn.control.len() == slices.control) || twins.has_equal(&pool[i]) {
            continue;
        }
        twins.add(&pool[i]);
        if to_hold {
            drawn.holdout.push(i)
        } else {
            drawn.control.push(i)
        }
        if drawn.holdout.len() == slices.holdout && drawn.control.len() == slices.control {
            break;
        }
    }
    drawn
}

/// Spreads what was drawn over the batch, so that a batch that is broken off keeps its share.
pub(super) fn mixed(chosen: Vec<Pick>, mut drawn: Vec<Pick>, seed: u64) -> Vec<Pick> {
    // Otherwise all the holdout would come before the control.
    Random::new(seed).shuffle(&mut drawn);
    let total = chosen.len() + drawn.len();
    let (wanted, mut placed) = (drawn.len(), 0);
    let (mut chosen, mut drawn) = (chosen.into_iter(), drawn.into_iter());
    let mut picks = Vec::with_capacity(total);
    for place in 1..=total {
        let due = placed < wanted && placed * total < wanted * place - wanted / 2;
        let next = if due { drawn.next() } else { None };
        placed += usize::from(next.is_some());
        picks.extend(next.or_else(|| chosen.next()).or_else(|| drawn.next()));
    }
    picks
}
