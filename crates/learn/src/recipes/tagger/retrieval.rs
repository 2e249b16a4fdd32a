//! Whether a title finds its own description among those of other items, before and after training:
//! the check of paper 4's loss that needs no labels.

use std::collections::BTreeSet;

use rayon::prelude::*;
use swingtag_models::{Mode, ModelError, Random, cosine};

use super::example::Example;
use super::network::Network;
use super::reading::Reading;
use super::triplet::{description_embeddings, title_embeddings};
use crate::error::LearnError;
use crate::outcome::{On, Ranks, Retrieval};

/// Items whose descriptions are looked at.
const MOST: usize = 100;

/// Items with descriptions of their own, and how well titles found them before training.
pub(super) struct Described<'e> {
    examples: Vec<&'e Example>,
    on: On,
    before: Ranks,
}

impl<'e> Described<'e> {
    /// Draws dev items, or training items where these have no two descriptions, and measures the
    /// network as it is. Nothing where training looks at no descriptions.
    pub(super) fn begin(
        network: &Network<'_>,
        dev: &'e [Example],
        training: &'e [Example],
        seed: u64,
    ) -> Result<Option<Self>, LearnError> {
        for (on, examples) in [(On::Dev, dev), (On::Training, training)] {
            let examples = drawn(examples, seed);
            if examples.len() > 1 {
                let before = ranks(network, &examples)?;
                return Ok(Some(Self { examples, on, before }));
            }
        }
        Ok(None)
    }

    /// Measures the trained network.
    pub(super) fn finish(self, network: &Network<'_>) -> Result<Retrieval, LearnError> {
        let after = ranks(network, &self.examples)?;
        Ok(Retrieval { items: self.examples.len(), on: self.on, before: self.before, after })
    }
}

/// Items with different descriptions, drawn at random.
fn drawn(examples: &[Example], seed: u64) -> Vec<&Example> {
    let mut seen = BTreeSet::new();
    let mut order: Vec<&Example> = examples.iter().collect();
    Random::new(seed ^ 0xd1b5_4a32_d192_ed03).shuffle(&mut order);
    order.retain(|example| {
        let text = example.description.as_ref().filter(|_| example.input.title.is_some());
        text.is_some_and(|text| seen.insert(text.text.as_str()))
    });
    order.truncate(MOST);
    order
}

fn ranks(network: &Network<'_>, examples: &[&Example]) -> Result<Ranks, LearnError> {
    let embedded = examples.par_iter().map(|example| embeddings(network, example));
    let embedded: Vec<[Vec<f32>; 2]> = embedded.collect::<Result<_, LearnError>>()?;
    let ranks: Vec<usize> =
        embedded.iter().enumerate().map(|(n, [title, _])| rank(title, n, &embedded)).collect();
    Ok(Ranks::of(&ranks))
}

/// The place of an item's own description; one that is as near as another stands behind it.
fn rank(title: &[f32], own: usize, embedded: &[[Vec<f32>; 2]]) -> usize {
    let near: Vec<f64> = embedded.iter().map(|[_, description]| cosine(title, description)).collect();
    near.iter().filter(|x| **x >= near[own]).count()
}

/// Of an item's title and of its description.
fn embeddings(network: &Network<'_>, example: &Example) -> Result<[Vec<f32>; 2], LearnError> {
    let mode = &mut Mode::Predict;
    let reading = Reading::new(network, &[&example.input], mode)?;
    let title = title_embeddings(network, &reading, &[(0, example.input.title.unwrap_or_default())])?;
    let text = example.description.iter().map(|text| (example.input.vertical.as_str(), text));
    let description = description_embeddings(network, &text.collect::<Vec<_>>(), mode)?;
    let numbers = |tensor: candle_core::Tensor| {
        tensor.flatten_all().and_then(|row| row.to_vec1::<f32>()).map_err(ModelError::from)
    };
    Ok([numbers(title)?, numbers(description)?])
}
