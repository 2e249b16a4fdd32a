//! Predicting: every item by itself, several items side by side.

use rayon::ThreadPool;
use rayon::prelude::*;
use swingtag_catalogue::{Item, Prediction};
use swingtag_models::crf::{Lattice, LocalTransitions};
use swingtag_models::{Mode, ModelError, Random, loss};

use super::gates::gates;
use super::input::Input;
use super::network::{Network, Output};
use super::reading::Reading;
use super::thresholds::Thresholds;
use crate::encode::{CertaintySum, decode};
use crate::error::LearnError;
use crate::rank::rank;
use crate::recipe::{Draws, Tagger};
use crate::watch::{Stage, Watch, watched};

/// Where the dropouts of all items begin; an item's own follow from it and the item's id.
const DRAWS: u64 = 0x4452_4157;

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
        prediction.gates = gates(&input, &output, &prediction.spans)?;
        let probabilities = self.network.probabilities(&output)?.remove(0);
        self.network.statements.say(&item.vertical, &probabilities, &self.thresholds, &mut prediction);
        Ok(prediction)
    }

    /// Marginals of the tags under several dropouts of what comes after the text encoder, which reads the item
    /// once (Gal, Islam and Ghahramani 2017, with dropout in the last layers only).
    fn draw(&self, item: &Item, count: usize) -> Result<Draws, LearnError> {
        let input = Input::new(&self.network, item, None)?;
        let tags = self.network.groups[input.group].len();
        if input.texts.is_empty() {
            return Ok(Draws { tags, marginals: vec![Vec::new(); count] });
        }
        let reading = Reading::new(&self.network, &[&input], &mut Mode::Predict)?;
        let mut random = Random::new(rank(DRAWS, &item.id));
        let marginals = (0..count).map(|_| {
            let hidden = self.network.settings.dropped();
            let mut mode = Mode::Train { random: &mut random, hidden, attention: hidden };
            self.marginals(&input, &self.network.tag(&reading, &mut mode)?)
        });
        Ok(Draws { tags, marginals: marginals.collect::<Result<_, _>>()? })
    }

    /// Marginals of all places of an item, `(places, K)`.
    fn marginals(&self, input: &Input, output: &Output) -> Result<Vec<f32>, LearnError> {
        let scores = output.scores.to_vec2::<f32>().map_err(ModelError::from)?;
        let mut marginals = Vec::new();
        for rows in &output.rows[0] {
            let emissions = rows.iter().map(|row| scores[*row].as_slice());
            let lattice = Lattice::new(emissions, &self.transitions[input.group]);
            let places = 0..lattice.length();
            marginals.extend(places.flat_map(|place| lattice.marginals(place)).map(|p| p as f32));
        }
        Ok(marginals)
    }

    /// Reads the spans off the tag scores.
    fn tag(&self, input: &Input, output: &Output, prediction: &mut Prediction) -> Result<(), LearnError> {
        let scores = output.scores.to_vec2::<f32>().map_err(ModelError::from)?;
        let mut certainty = CertaintySum::default();
        for (text, rows) in input.texts.iter().zip(&output.rows[0]) {
            let emissions = rows.iter().map(|row| scores[*row].as_slice());
            let lattice = Lattice::new(emissions, &self.transitions[input.group]);
            let allowed = &self.network.groups[input.group];
            let decoded = decode(&self.network.tags, allowed, &text.name, &text.field.places, &lattice);
            certainty.add(&decoded, text.field.places.len());
            prediction.spans.extend(decoded.spans);
        }
        prediction.certainty = certainty.certainty(&prediction.spans);
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
            let (done, total) = (predictions.len() as u64, items.len() as u64);
            let stage = Stage { step: "predicting", done, total };
            let one = |item| watched(watch, stage, || self.item(item));
            let more = || some.par_iter().map(one).collect::<Result<Vec<_>, _>>();
            predictions.extend(self.pool.install(more)?);
        }
        watch.tick("predicting", items.len() as u64, items.len() as u64)?;
        Ok(predictions)
    }

    fn draws(
        &self,
        items: &[Item],
        count: usize,
        watch: &dyn Watch,
    ) -> Result<Option<Vec<Draws>>, LearnError> {
        let at_once = self.pool.current_num_threads() * 4;
        let mut draws = Vec::with_capacity(items.len());
        for some in items.chunks(at_once) {
            watch.tick("predicting with dropout", draws.len() as u64, items.len() as u64)?;
            let more = || some.par_iter().map(|item| self.draw(item, count)).collect::<Result<Vec<_>, _>>();
            draws.extend(self.pool.install(more)?);
        }
        Ok(Some(draws))
    }
}
