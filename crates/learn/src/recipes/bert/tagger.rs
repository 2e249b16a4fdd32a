//! Predicting: every item by itself, several items side by side.

use rayon::ThreadPool;
use rayon::prelude::*;
use swingtag_catalogue::{Certainty, Item, Prediction};
use swingtag_models::crf::{Lattice, LocalTransitions};

use super::network::Network;
use crate::encode::{decode, round4};
use crate::error::LearnError;
use crate::recipe::Tagger;
use crate::watch::Watch;

/// A trained tagger.
pub(super) struct BertTagger<'a> {
    network: Network<'a>,
    /// Of every group of tags.
    transitions: Vec<LocalTransitions>,
    pool: ThreadPool,
}

impl<'a> BertTagger<'a> {
    pub(super) fn new(network: Network<'a>, pool: ThreadPool) -> Result<Self, LearnError> {
        let transitions = network.head.transitions()?;
        let transitions = network.groups.iter().map(|tags| transitions.among(tags)).collect();
        Ok(Self { network, transitions, pool })
    }

    fn item(&self, item: &Item) -> Result<Prediction, LearnError> {
        let mut prediction = Prediction::default();
        let (mut log_probability, mut tokens) = (0.0, 0);
        let group = self.network.tags.group(&item.vertical);
        for text in &item.fields {
            let field = self.network.encode(&item.vertical, &text.text)?;
            if field.places.is_empty() {
                continue;
            }
            let scores = self.network.scores(&item.vertical, &text.text, &field)?;
            let lattice = Lattice::new(scores.iter().map(Vec::as_slice), &self.transitions[group]);
            let allowed = &self.network.groups[group];
            let decoded = decode(&self.network.tags, allowed, &text.name, &field.places, &lattice);
            log_probability += decoded.log_probability;
            tokens += field.places.len();
            prediction.spans.extend(decoded.spans);
        }
        let lowest = prediction.spans.iter().map(|span| span.confidence).fold(1.0, f32::min);
        prediction.certainty =
            Certainty { log_probability: f64::from(round4(log_probability)), tokens, lowest };
        Ok(prediction)
    }
}

impl Tagger for BertTagger<'_> {
    fn predict(&self, items: &[Item], watch: &dyn Watch) -> Result<Vec<Prediction>, LearnError> {
        let at_once = self.pool.current_num_threads() * 4;
        let mut predictions = Vec::with_capacity(items.len());
        for some in items.chunks(at_once) {
            watch.tick("predicting", predictions.len() as u64, items.len() as u64)?;
            let more = || some.par_iter().map(|item| self.item(item)).collect::<Result<Vec<_>, _>>();
            predictions.extend(self.pool.install(more)?);
        }
        watch.tick("predicting", items.len() as u64, items.len() as u64)?;
        Ok(predictions)
    }
}
