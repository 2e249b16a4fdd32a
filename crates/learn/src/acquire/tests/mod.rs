//! What choosing promises whatever the strategy.

mod invariants;
mod scores;

use swingtag_catalogue::{Certainty, Prediction, ScoredSpan, Span};

use super::{Pick, PoolItem, Wish, choose};

/// A prediction whose margin and entropy are known as well.
fn prediction(log_probability: f64, tokens: usize, spans: &[(&str, f32)]) -> Prediction {
    let scored = |(place, (attribute, confidence)): (usize, &(&str, f32))| ScoredSpan {
        span: Span::new("title", place, place + 1, attribute),
        confidence: *confidence,
        candidates: Vec::new(),
    };
    let doubt = -log_probability / tokens.max(1) as f64;
    let certainty = Certainty {
        log_probability,
        tokens,
        margin: Some((1.0 - doubt).max(0.0)),
        entropy: Some(doubt),
        ..Certainty::default()
    };
    Prediction { spans: spans.iter().enumerate().map(scored).collect(), certainty, ..Prediction::default() }
}

fn item<'a>(id: &'a str, prediction: &'a Prediction) -> PoolItem<'a> {
    PoolItem { id, text: id, prediction: Some(prediction), ..PoolItem::default() }
}

/// Nothing for the holdout.
fn wish(strategy: &str, size: usize, random_share: f64) -> Wish {
    Wish { size, strategy: strategy.to_owned(), random_share, holdout_share: 0.0, seed: 5 }
}

fn picks(pool: &[PoolItem<'_>], wish: &Wish) -> Vec<Pick> {
    choose(pool, wish).unwrap().picks
}

/// Ids in the order chosen.
fn chosen<'a>(pool: &[PoolItem<'a>], wish: &Wish) -> Vec<&'a str> {
    picks(pool, wish).into_iter().map(|pick| pool[pick.index].id).collect()
}
