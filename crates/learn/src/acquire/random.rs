//! Any item with equal chance: what every other strategy has to beat.

use swingtag_models::Random;

use super::context::Context;
use super::strategy::Strategy;

/// A random order.
pub(super) struct RandomOrder;

impl Strategy for RandomOrder {
    fn name(&self) -> &'static str {
        "random"
    }

    fn about(&self) -> &'static str {
        "any item with equal chance"
    }

    fn is_random(&self) -> bool {
        true
    }

    fn scores(&self, context: &Context<'_>) -> Vec<Option<f64>> {
        let mut random = Random::new(context.seed);
        context.pool.iter().map(|_| Some(random.bits() as f64)).collect()
    }
}
