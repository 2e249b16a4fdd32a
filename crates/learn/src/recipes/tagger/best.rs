//! The best round so far.

use swingtag_models::weights::Weights;

use super::example::Example;
use super::network::Network;
use super::score::score;
use super::thresholds::Thresholds;
use crate::error::LearnError;
use crate::watch::Watch;

/// Weights and thresholds of the round that was best on the dev items.
#[derive(Default)]
pub(super) struct Best {
    weights: Option<Vec<u8>>,
    score: f64,
    thresholds: Thresholds,
}

impl Best {
    /// Keeps the network's weights when they are the best on the dev items; without dev items the
    /// last round counts.
    pub(super) fn offer(
        &mut self,
        network: &Network<'_>,
        dev: &[Example],
        watch: &dyn Watch,
    ) -> Result<(), LearnError> {
        if dev.is_empty() {
            return Ok(());
        }
        let round = score(network, dev, watch)?;
        if self.weights.is_none() || round.f1 > self.score {
            let weights = Some(network.parameters.to_safetensors()?);
            *self = Self { weights, score: round.f1, thresholds: round.thresholds };
        }
        Ok(())
    }

    /// The best of a run that goes on: its weights, where dev items chose, score and thresholds.
    pub(super) fn at(weights: Option<Vec<u8>>, score: f64, thresholds: Thresholds) -> Self {
        Self { weights, score, thresholds }
    }

    /// What [`Best::at`] takes.
    pub(super) fn state(&self) -> (Option<&[u8]>, f64, &Thresholds) {
        (self.weights.as_deref(), self.score, &self.thresholds)
    }

    /// Puts the best weights back and tells their thresholds.
    pub(super) fn restore(self, network: &Network<'_>) -> Result<Thresholds, LearnError> {
        if let Some(bytes) = self.weights {
            network.parameters.load(&Weights::parse(&bytes)?)?;
        }
        Ok(self.thresholds)
    }
}
