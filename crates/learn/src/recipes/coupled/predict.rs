//! Predicting: every item by itself, with the tags of its own vertical.

use rayon::ThreadPool;
use rayon::prelude::*;
use swingtag_catalogue::{Item, Prediction};
use swingtag_models::crf::{Lattice, LocalTransitions};

use super::network::Network;
use super::score::scores;
use crate::encode::{CertaintySum, decode};
use crate::error::LearnError;
use crate::recipe::Tagger;
use crate::watch::{Stage, Watch, watched};

/// A trained tagger.
pub(super) struct CoupledTagger {
    network: Network,
    /// Of every vertical.
    transitions: Vec<LocalTransitions>,
    /// The tags of every vertical, as positions in them.
    positions: Vec<Vec<usize>>,
    pool: ThreadPool,
}

impl CoupledTagger {
    pub(super) fn new(network: Network, pool: ThreadPool) -> Result<Self, LearnError> {
        let all = network.head.transitions()?;
        let transitions = network.groups.iter().map(|columns| all.among(columns)).collect();
        let positions = network.groups.iter().map(|columns| (0..columns.len()).collect()).collect();
        Ok(Self { network, transitions, positions, pool })
    }

    fn item(&self, item: &Item) -> Result<Prediction, LearnError> {
        let mut prediction = Prediction::default();
        let Some(vertical) = self.network.tags.place(&item.vertical) else { return Ok(prediction) };
        let mut certainty = CertaintySum::default();
        for text in &item.fields {
            let shape = self.network.settings.sequences();
            let field = self.network.words.reader().read(shape, &item.vertical, &text.text);
            if field.places.is_empty() {
                continue;
            }
            let scores = scores(&self.network, &field)?;
            let lattice = Lattice::new(scores.iter().map(Vec::as_slice), &self.transitions[vertical]);
            let set = self.network.tags.of(vertical);
            let decoded = decode(set, &self.positions[vertical], &text.name, &field.places, &lattice);
            certainty.add(&decoded, field.places.len());
            prediction.spans.extend(decoded.spans);
        }
        prediction.certainty = certainty.certainty(&prediction.spans);
        Ok(prediction)
    }
}

impl Tagger for CoupledTagger {
    fn predict(&self, items: &[Item], watch: &dyn Watch) -> Result<Vec<Prediction>, LearnError> {
        let at_once = self.pool.current_num_threads() * 4;
        let mut predictions = Vec::with_capacity(items.len());
        for some in items.chunks(at_once) {
            let (done, total) = (predictions.len() as u64, items.len() as u64);
            let stage = Stage { step: "predicting", done, total };
            let one = |item| watched(watch, stage, || self.item(item));
            let more = || some.par_iter().map(one).collect::<Result<Vec<_>, _>>();
            predictions.extend(self.pool.install(more)?);
        }
        watch.tick("predicting", items.len() as u64, items.len() as u64)?;
        Ok(predictions)
    }
}
