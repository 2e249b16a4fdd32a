//! The part of choosing that all strategies share.

use std::collections::HashSet;

use swingtag_catalogue::Prediction;

use super::reason::{RANDOM, reason};
use super::strategy::{Context, strategy};
use crate::error::LearnError;
use swingtag_models::Random;

use crate::rank::{plain, rank};

/// An item that may be chosen.
#[derive(Clone, Copy, Debug)]
pub struct PoolItem<'a> {
    /// Its id; unique in the pool.
    pub id: &'a str,
    /// Its title: items with equal titles are chosen only once.
    pub text: &'a str,
    /// What the current model says, if it has looked.
    pub prediction: Option<&'a Prediction>,
}

/// What is to be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// Number of items.
    pub size: usize,
    /// Name of the strategy; `default` is the product's own.
    pub strategy: String,
    /// Share of picks drawn at random whatever the strategy, 0 to 1: the control that shows
    /// whether choosing pays, and a fair sample for measuring.
    pub random_share: f64,
    /// Everything random comes from it.
    pub seed: u64,
}

impl Default for Wish {
    fn default() -> Self {
        Self { size: 50, strategy: "default".to_owned(), random_share: 0.1, seed: 0 }
    }
}

/// A chosen item.
#[derive(Clone, Debug, PartialEq)]
pub struct Pick {
    /// Place in the pool as it was given.
    pub index: usize,
    /// Why, in words for people.
    pub reason: String,
    /// Drawn at random, not for its score.
    pub random: bool,
    /// The strategy's score, higher is chosen sooner; none for random picks and items that no
    /// model has looked at.
    pub score: Option<f64>,
}

/// Chooses items of a pool, the strategy's first and the random ones mixed in evenly. Fewer than
/// asked for only when the pool has no more different texts. Ties go by id. Where no model has looked
/// at anything yet, all picks are random: the order of the file would be no sample of it.
///
/// # Errors
/// An unknown strategy, or a random share outside 0 to 1.
pub fn choose(pool: &[PoolItem<'_>], wish: &Wish) -> Result<Vec<Pick>, LearnError> {
    let unseen = pool.iter().all(|item| item.prediction.is_none());
    let wanted = strategy(&wish.strategy)?;
    let strategy = if unseen { self::strategy("random")? } else { wanted };
    let share = checked_share(wish.random_share)?;
    let mut order: Vec<usize> = (0..pool.len()).collect();
    order.sort_unstable_by_key(|&index| (pool[index].id, index));
    let sorted: Vec<PoolItem<'_>> = order.iter().map(|&index| pool[index]).collect();

    let mut texts = Texts::default();
    let drawn = draw(&sorted, random_count(wish.size, share), wish.seed, &mut texts);
    let mut context = Context { pool: &sorted, random: Random::new(wish.seed) };
    let scores = strategy.scores(&mut context);
    let best = best(&sorted, &scores, wish.size - drawn.len(), &drawn, &mut texts);

    let control = drawn.into_iter().map(|i| pick(order[i], RANDOM.to_owned(), true, None));
    let chosen = best.into_iter().map(|i| {
        let why = if strategy.is_random() { RANDOM.to_owned() } else { reason(sorted[i].prediction) };
        let score = scores[i].filter(|_| !strategy.is_random());
        pick(order[i], why, strategy.is_random(), score)
    });
    Ok(mixed(chosen.collect(), control.collect()))
}

fn pick(index: usize, reason: String, random: bool, score: Option<f64>) -> Pick {
    Pick { index, reason, random, score }
}

fn checked_share(share: f64) -> Result<f64, LearnError> {
    if (0.0..=1.0).contains(&share) {
        return Ok(share);
    }
    Err(LearnError::Setting {
        key: "random share".to_owned(),
        value: share.to_string(),
        reason: "accepted is a number from 0 to 1; the default is 0.1".to_owned(),
    })
}

/// At least one in every batch of two or more, as soon as a share is wanted.
fn random_count(size: usize, share: f64) -> usize {
    let count = (size as f64 * share).ceil() as usize;
    if share < 1.0 { count.min(size.saturating_sub(1)) } else { size }
}

/// Draws from the whole pool, before the strategy: otherwise the control would be a sample of what
/// the strategy left over.
fn draw(pool: &[PoolItem<'_>], count: usize, seed: u64, texts: &mut Texts) -> Vec<usize> {
    if count == 0 {
        return Vec::new();
    }
    let mut order: Vec<(u64, usize)> =
        pool.iter().enumerate().map(|(i, item)| (rank(seed, item.id), i)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, i)| i).filter(|&i| texts.is_new(pool[i].text)).take(count).collect()
}

/// The highest scores first; items without a score in the order of their ids.
fn best(
    pool: &[PoolItem<'_>],
    scores: &[Option<f64>],
    count: usize,
    drawn: &[usize],
    texts: &mut Texts,
) -> Vec<usize> {
    let drawn: HashSet<usize> = drawn.iter().copied().collect();
    let score = |i: usize| scores[i].filter(|s| !s.is_nan()).unwrap_or(f64::NEG_INFINITY);
    let mut order: Vec<usize> = (0..pool.len()).filter(|i| !drawn.contains(i)).collect();
    order.sort_unstable_by(|&a, &b| score(b).total_cmp(&score(a)).then(a.cmp(&b)));
    order.into_iter().filter(|&i| texts.is_new(pool[i].text)).take(count).collect()
}

/// Spreads the control over the batch, so that a batch that is broken off keeps its share.
fn mixed(chosen: Vec<Pick>, control: Vec<Pick>) -> Vec<Pick> {
    let total = chosen.len() + control.len();
    let (wanted, mut placed) = (control.len(), 0);
    let (mut chosen, mut control) = (chosen.into_iter(), control.into_iter());
    let mut picks = Vec::with_capacity(total);
    for place in 1..=total {
        let due = placed < wanted && placed * total < wanted * place - wanted / 2;
        let next = if due { control.next() } else { None };
        placed += usize::from(next.is_some());
        picks.extend(next.or_else(|| chosen.next()).or_else(|| control.next()));
    }
    picks
}

/// Texts already chosen, without regard to case and spacing. An empty text equals nothing.
#[derive(Default)]
struct Texts(HashSet<String>);

impl Texts {
    fn is_new(&mut self, text: &str) -> bool {
        let words = plain(text);
        words.is_empty() || self.0.insert(words)
    }
}
