//! Predicting: every item by itself, several items side by side.

use rayon::ThreadPool;
use rayon::prelude::*;
use swingtag_catalogue::{Item, Prediction};

use super::asker::replies;
use super::decode::{Thresholds, decode};
use super::network::Network;
use super::questions::Questions;
use crate::error::LearnError;
use crate::recipe::Tagger;
use crate::watch::Watch;

/// A trained network with the questions of a schema.
pub(super) struct MrcTagger {
    pub(super) network: Network,
    pub(super) questions: Questions,
    pub(super) thresholds: Thresholds,
    pub(super) pool: ThreadPool,
}

impl MrcTagger {
    fn item(&self, item: &Item, watch: &dyn Watch, progress: (u64, u64)) -> Result<Prediction, LearnError> {
        let replies = replies(&self.network, &self.questions, item, watch, progress)?;
        Ok(decode(item, &replies, &self.thresholds, &self.network.settings))
    }
}

impl Tagger for MrcTagger {
    fn predict(&self, items: &[Item], watch: &dyn Watch) -> Result<Vec<Prediction>, LearnError> {
        let total = items.len() as u64;
        let mut predictions = Vec::with_capacity(items.len());
        for some in items.chunks(self.pool.current_num_threads()) {
            let progress = (predictions.len() as u64, total);
            watch.tick("predicting", progress.0, total)?;
            let answer = |item| self.item(item, watch, progress);
            let more = || some.par_iter().map(answer).collect::<Result<Vec<_>, _>>();
            predictions.extend(self.pool.install(more)?);
        }
        watch.tick("predicting", total, total)?;
        Ok(predictions)
    }
}
