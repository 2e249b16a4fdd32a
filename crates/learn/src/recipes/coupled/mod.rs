//! `bilstm-crf-coupled` (paper 2): verticals with attributes of their own share word and character vectors
//! and a BiLSTM; each has its own emission layer and its own transitions. Contexts of two verticals that
//! resemble each other are pulled towards equal scores for their gold labels, so that a vertical with few
//! labels learns from one with many without anybody matching their attributes.
//!
//! Refuses to train on one vertical, and on a vertical with fewer than two labelled items. A model answers
//! for the verticals that it was trained on; for others it says nothing.

mod contexts;
mod data;
mod names;
mod network;
mod picture;
mod predict;
mod score;
mod settings;
mod similarity;
mod tags;
mod train;

#[cfg(test)]
mod tests;

pub(crate) use names::grams;
pub use similarity::{VerticalSimilarity, similarities};

use self::data::Data;
use self::network::{Network, Plan};
use self::predict::CoupledTagger;
use self::settings::CoupledSettings;
use self::tags::VerticalTags;
use super::words::WordSource;
use crate::error::LearnError;
use crate::recipe::{Artefact, Recipe, Resources, Tagger, TrainingTask};
use crate::settings as defaults;

/// Several verticals at once, coupled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CoupledRecipe;

impl CoupledRecipe {
    /// Its name on the command line.
    pub const NAME: &'static str = "bilstm-crf-coupled";
}

impl Recipe for CoupledRecipe {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn about(&self) -> &'static str {
        "BiLSTM and CRF for several verticals at once: those with few labels borrow from the others"
    }

    fn needs_encoder(&self) -> bool {
        false
    }

    fn train(&self, task: &TrainingTask<'_>) -> Result<Artefact, LearnError> {
        let settings: CoupledSettings = defaults::read(Self::NAME, task.settings)?;
        let words = WordSource::learn(task.examples, settings.word_vectors, task.resources)?;
        let vocabulary = words.vocabulary().clone();
        let tags = VerticalTags::new(task.schema, task.examples)?;
        let plan = Plan { settings, tags, words, seed: task.seed, resources: task.resources };
        let (network, similarities) = super::pool(task.resources)?.install(|| {
            let network = Network::new(plan)?;
            let similarities = train::train(&network, task)?;
            Ok::<_, LearnError>((network, similarities))
        })?;
        let files = network.words.files().cloned();
        let weights = network.parameters.to_safetensors()?;
        let vectors_sha256 = files.as_ref().map(|files| files.sha256.clone());
        let data = Data { tags: network.tags, vocabulary, vectors_sha256, similarities };
        Ok(Artefact {
            recipe: Self::NAME.to_owned(),
            settings: defaults::complete(Self::NAME, task.settings)?,
            schema: task.schema.clone(),
            encoder: files.map(|files| files.name),
            data: data.to_json()?,
            calibrator: crate::calibrate::Calibrator::default(),
            weights,
        })
    }

    fn open<'a>(
        &self,
        artefact: &Artefact,
        resources: &'a Resources<'a>,
    ) -> Result<Box<dyn Tagger + 'a>, LearnError> {
        let data = Data::of(artefact)?;
        let words = WordSource::open(data.vocabulary, resources)?;
        words.same_vectors(data.vectors_sha256.as_deref())?;
        let settings = defaults::read(Self::NAME, &artefact.settings)?;
        let mut network = Network::new(Plan { settings, tags: data.tags, words, seed: 0, resources })?;
        network.load(&artefact.weights)?;
        Ok(Box::new(CoupledTagger::new(network, super::pool(resources)?)?))
    }
}
