//! `mrc`: one network that is asked for every attribute of every vertical, and points at the words
//! that answer (Zhao, Nakayama and Murakami, “Multi-task Learning for Product Information with
//! Fine-tuned BERT”).
//!
//! Input `[CLS] q_m [SEP] … q_1 [SEP] c_1 … c_n [SEP]`: the query's words in reverse order, segment 0
//! before the text and 1 for it. An attribute is known to the network by its query alone, so that one
//! can be asked for that no label has named yet: the schema of the artefact decides what is asked.
//!
//! Deviations from the paper: pairs without an answer are trained on as well, since most attributes
//! are not said in most texts; several answers of one text are one example with several targets (the
//! same gradient as one example each, up to a factor, for a part of the price); answers beyond the
//! first are found; long texts go through windows. It refuses to train without an encoder and
//! without marked spans, and never looks at labels while predicting.

mod asker;
mod decode;
mod network;
mod pairs;
mod question;
mod questions;
mod reply;
mod round;
mod settings;
mod tagger;
mod threshold;
mod train;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use self::decode::Thresholds;
use self::network::Network;
use self::questions::{Questions, with_labels};
use self::settings::MrcSettings;
use self::tagger::MrcTagger;
use crate::error::LearnError;
use crate::recipe::{Artefact, EncoderFiles, Recipe, Resources, Tagger, TrainingTask};
use crate::settings as defaults;

/// Name of the recipe and of its settings.
const NAME: &str = "mrc";

/// Multi-task machine reading comprehension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mrc;

/// The small data of an artefact.
#[derive(Debug, Serialize, Deserialize)]
struct Data {
    encoder_sha256: String,
    thresholds: Thresholds,
}

impl Recipe for Mrc {
    fn name(&self) -> &'static str {
        NAME
    }

    fn about(&self) -> &'static str {
        "asks one network for every attribute by its name or description, also for new attributes"
    }

    fn needs_encoder(&self) -> bool {
        true
    }

    fn train(&self, task: &TrainingTask<'_>) -> Result<Artefact, LearnError> {
        let settings: MrcSettings = defaults::read(NAME, task.settings)?;
        let encoder = encoder(task.resources)?;
        let schema = with_labels(task.schema, task.examples);
        let (thresholds, weights) = super::pool(task.resources)?.install(|| {
            let network = Network::new(encoder, settings, task.seed, task.resources)?;
            can_mask(&network)?;
            let questions = Questions::new(&network.words, &network.settings, &schema, network.longest())?;
            let thresholds = train::train(&network, &questions, task)?;
            Ok::<_, LearnError>((thresholds, network.parameters.to_safetensors()?))
        })?;
        let data = Data { encoder_sha256: encoder.sha256.clone(), thresholds };
        Ok(Artefact {
            recipe: NAME.to_owned(),
            settings: defaults::complete(NAME, task.settings)?,
            schema,
            encoder: Some(encoder.name.clone()),
            data: serde_json::to_value(data).map_err(|e| LearnError::Compute(e.to_string()))?,
            calibrator: crate::calibrate::Calibrator::default(),
            weights,
        })
    }

    fn open<'a>(
        &self,
        artefact: &Artefact,
        resources: &'a Resources<'a>,
    ) -> Result<Box<dyn Tagger + 'a>, LearnError> {
        let data: Data = serde_json::from_value(artefact.data.clone())
            .map_err(|e| LearnError::Artefact(format!("the model’s thresholds cannot be read: {e}")))?;
        let installed = encoder(resources)?;
        if installed.sha256 != data.encoder_sha256 {
            return Err(LearnError::Artefact(format!(
                "the model was trained on the encoder {} (sha256 {}), installed is {} ({}); fetch that one",
                artefact.encoder.as_deref().unwrap_or("?"),
                data.encoder_sha256,
                installed.name,
                installed.sha256
            )));
        }
        let settings = defaults::read(NAME, &artefact.settings)?;
        let mut network = Network::new(installed, settings, 0, resources)?;
        network.load(&artefact.weights)?;
        let longest = network.longest();
        let questions = Questions::new(&network.words, &network.settings, &artefact.schema, longest)?;
        let (thresholds, pool) = (data.thresholds, super::pool(resources)?);
        Ok(Box::new(MrcTagger { network, questions, thresholds, pool }))
    }
}

fn encoder<'a>(resources: &'a Resources<'_>) -> Result<&'a EncoderFiles, LearnError> {
    resources.encoder.as_ref().ok_or_else(|| LearnError::NoEncoder(NAME.to_owned()))
}

fn can_mask(network: &Network) -> Result<(), LearnError> {
    if !network.settings.masked_query || network.words.mask().is_some() {
        return Ok(());
    }
    Err(LearnError::Setting {
        key: "masked_query".to_owned(),
        value: "true".to_owned(),
        reason: "the encoder’s vocabulary has no “[MASK]”; set masked_query=false".to_owned(),
    })
}
