//! A strategy's order over the items that are looked at, cost reckoned in.

use super::asked::Asked;
use super::context::Context;
use super::mnlp::doubt;
use super::pool::PoolItem;

/// A walk is followed for so many steps for each pick that is wanted: each step is a look at all items.
const STEPS: usize = 4;

/// A strategy's order over a context.
pub(super) struct Ranked<'c, 'a> {
    asked: &'c Asked,
    context: &'c Context<'a>,
    scores: Vec<Option<f64>>,
}

impl<'c, 'a> Ranked<'c, 'a> {
    pub(super) fn new(asked: &'c Asked, context: &'c Context<'a>) -> Self {
        let mut scores = asked.strategy.scores(context);
        if let Some(weights) = context.weights.as_ref().filter(|_| !asked.strategy.is_random()) {
            let weighted = |(score, weight): (&mut Option<f64>, &f32)| {
                *score = score.map(|score| score * f64::from(*weight));
            };
            scores.iter_mut().zip(weights).for_each(weighted);
        }
        scores.iter_mut().for_each(|score| *score = score.filter(|score| !score.is_nan()));
        Self { asked, context, scores }
    }

    /// Offers items in the strategy's order until nobody wants more.
    pub(super) fn each(
        &self,
        among: &[usize],
        wanted: usize,
        mut take: impl FnMut(usize, Option<f64>) -> bool,
    ) {
        if wanted == 0 {
            return;
        }
        if let Some(walk) = self.asked.strategy.walk(self.context, among) {
            walk.take(STEPS * wanted + STEPS).all(|item| take(item, None));
            return;
        }
        let mut order = among.to_vec();
        let (known, pool) = (|i: usize| self.scores[i].unwrap_or(f64::NEG_INFINITY), &self.context.pool);
        sort_by_doubt(pool, &mut order);
        order.sort_by(|&a, &b| known(b).total_cmp(&known(a)));
        order.into_iter().all(|item| take(item, self.scores[item]));
    }
}

/// Least sure first, then by id; items that no model has looked at last.
pub(super) fn sort_by_doubt(pool: &[PoolItem<'_>], order: &mut [usize]) {
    // Side by side: looked up through the predictions, each comparison would wait for the memory twice.
    let unsure = |item: &PoolItem<'_>| item.certainty().map_or(f64::NEG_INFINITY, doubt);
    let unsure: Vec<f64> = pool.iter().map(unsure).collect();
    order.sort_unstable_by(|&a, &b| unsure[b].total_cmp(&unsure[a]).then(a.cmp(&b)));
}

/// Usual seconds over foreseen ones; none when nothing is foreseen.
pub(super) fn weights(pool: &[PoolItem<'_>]) -> Option<Vec<f32>> {
    let known: Vec<f64> = pool.iter().filter_map(|item| item.seconds.filter(|s| *s > 0.0)).collect();
    let usual = known.iter().sum::<f64>() / known.len() as f64;
    let weight = |item: &PoolItem<'_>| (usual / item.seconds.filter(|s| *s > 0.0).unwrap_or(usual)) as f32;
    (!known.is_empty()).then(|| pool.iter().map(weight).collect())
}
