//! Predicting: every item by itself, several items side by side.

use rayon::ThreadPool;
use rayon::prelude::*;
use swingtag_catalogue::{Certainty, Item, Prediction};
use swingtag_models::crf::{Lattice, LocalTransitions};
use swingtag_models::{Mode, ModelError, loss};

use super::gates::gates;
use super::input::Input;
use super::network::{Network, Output};
use super::thresholds::Thresholds;
use crate::encode::{decode, round4};
use crate::error::LearnError;
use crate::recipe::Tagger;
use crate::watch::Watch;

/// A trained tagger.
pub(super) struct NetworkTagger<'a> {
    network: Network<'a>,
    thresholds: Thresholds,
    /// Of every group of tags.
    transitions: Vec<LocalTransitions>,
    pool: ThreadPool,
}

impl<'a> NetworkTagger<'a> {
    pub(super) fn new(
        network: Network<'a>,
        thresholds: Thresholds,
        pool: ThreadPool,
    ) -> Result<Self, LearnError> {
        let transitions = network.head.transitions()?;
        let transitions = network.groups.iter().map(|tags| transitions.among(tags)).collect();
        Ok(Self { network, thresholds, transitions, pool })
    }

    fn item(&self, item: &Item) -> Result<Prediction, LearnError> {
        let input = Input::new(&self.network, item, None)?;
        let mut prediction = Prediction::default();
        if input.texts.is_empty() {
            return Ok(prediction);
        }
        let output = self.network.forward(&[&input], &mut Mode::Predict)?;
        self.tag(&input, &output, &mut prediction)?;
        prediction.gates = gates(&input, &output)?;
        let probabilities = self.network.probabilities(&output)?.remove(0);
        self.network.statements.say(&item.vertical, &probabilities, &self.thresholds, &mut prediction);
        Ok(prediction)
    }

    /// Reads the spans off the tag scores.
    fn tag(&self, input: &Input, output: &Output, prediction: &mut Prediction) -> Result<(), LearnError> {
        let scores = output.scores.to_vec2::<f32>().map_err(ModelError::from)?;
        let (mut log_probability, mut tokens) = (0.0, 0);
        for (text, rows) in input.texts.iter().zip(&output.rows[0]) {
            let emissions = rows.iter().map(|row| scores[*row].as_slice());
            let lattice = Lattice::new(emissions, &self.transitions[input.group]);
            let allowed = &self.network.groups[input.group];
            let decoded = decode(&self.network.tags, allowed, &text.name, &text.field.places, &lattice);
            log_probability += decoded.log_probability;
            tokens += text.field.places.len();
            prediction.spans.extend(decoded.spans);
        }
        let lowest = prediction.spans.iter().map(|span| span.confidence).fold(1.0, f32::min);
        prediction.certainty =
            Certainty { log_probability: f64::from(round4(log_probability)), tokens, lowest };
        Ok(())
    }
}

/// Logits `(B, statements)` as probabilities.
pub(super) fn probabilities(logits: &candle_core::Tensor) -> Result<Vec<Vec<f32>>, LearnError> {
    let rows = logits.to_vec2::<f32>().map_err(ModelError::from)?;
    let sigmoid = |x: f32| loss::sigmoid(f64::from(x)) as f32;
    Ok(rows.into_iter().map(|row| row.into_iter().map(sigmoid).collect()).collect())
}

impl Tagger for NetworkTagger<'_> {
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
