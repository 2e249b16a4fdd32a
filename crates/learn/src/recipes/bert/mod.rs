//! `bert-softmax` and `bert-crf`: a pretrained encoder with a tag head, fine-tuned or frozen.
//!
//! Both refuse to train without an encoder and without labels, and never look at labels while
//! predicting. An artefact holds the parameters that were trained, and names the encoder that the
//! others come from by the hash of its weights.

mod examples;
mod features;
mod network;
mod score;
mod settings;
mod tagger;
mod train;

#[cfg(test)]
mod tests;

use rayon::{ThreadPool, ThreadPoolBuilder};
use serde::{Deserialize, Serialize};

use self::network::{Network, Plan};
use self::tagger::BertTagger;
use crate::encode::TagSet;
use crate::error::LearnError;
use crate::recipe::{Artefact, Recipe, Resources, Tagger, TrainingTask};
use crate::settings as defaults;

/// Name of the settings of both recipes.
const FAMILY: &str = "bert";

/// One of the two taggers on a pretrained encoder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BertRecipe {
    /// Learns transitions between tags; otherwise every piece decides for itself.
    crf: bool,
}

/// Tag softmax (papers 3, 4, 5: BERT-base), decoded under the IOB2 rule.
pub const BERT_SOFTMAX: BertRecipe = BertRecipe { crf: false };

/// Linear-chain CRF (paper 1: the baseline).
pub const BERT_CRF: BertRecipe = BertRecipe { crf: true };

/// The small data of an artefact.
#[derive(Debug, Serialize, Deserialize)]
struct Data {
    tags: TagSet,
    encoder_sha256: String,
}

impl Recipe for BertRecipe {
    fn name(&self) -> &'static str {
        if self.crf { "bert-crf" } else { "bert-softmax" }
    }

    fn about(&self) -> &'static str {
        if self.crf {
            "pretrained encoder with a linear-chain CRF: best with enough labels"
        } else {
            "pretrained encoder with a tag softmax: the simplest tagger that learns from text"
        }
    }

    fn needs_encoder(&self) -> bool {
        true
    }

    fn train(&self, task: &TrainingTask<'_>) -> Result<Artefact, LearnError> {
        let plan = Plan {
            recipe: self.name(),
            chain: self.crf,
            settings: defaults::read(FAMILY, task.settings)?,
            tags: TagSet::new(task.schema, task.examples),
            seed: task.seed,
            resources: task.resources,
        };
        let encoder = plan.encoder()?.clone();
        let data = Data { tags: plan.tags.clone(), encoder_sha256: encoder.sha256 };
        let weights = pool(task.resources)?.install(|| {
            let network = Network::new(plan)?;
            train::train(&network, task)?;
            Ok::<_, LearnError>(network.parameters.to_safetensors()?)
        })?;
        Ok(Artefact {
            recipe: self.name().to_owned(),
            settings: defaults::complete(FAMILY, task.settings)?,
            schema: task.schema.clone(),
            encoder: Some(encoder.name),
            data: serde_json::to_value(data).map_err(|e| LearnError::Compute(e.to_string()))?,
            weights,
        })
    }

    fn open<'a>(
        &self,
        artefact: &Artefact,
        resources: &'a Resources<'a>,
    ) -> Result<Box<dyn Tagger + 'a>, LearnError> {
        let data: Data = serde_json::from_value(artefact.data.clone())
            .map_err(|e| LearnError::Artefact(format!("the model’s tag list cannot be read: {e}")))?;
        let plan = Plan {
            recipe: self.name(),
            chain: self.crf,
            settings: defaults::read(FAMILY, &artefact.settings)?,
            tags: data.tags,
            seed: 0,
            resources,
        };
        let installed = plan.encoder()?;
        if installed.sha256 != data.encoder_sha256 {
            return Err(LearnError::Artefact(format!(
                "the model was trained on the encoder {} (sha256 {}), installed is {} ({}); fetch that one",
                artefact.encoder.as_deref().unwrap_or("?"),
                data.encoder_sha256,
                installed.name,
                installed.sha256
            )));
        }
        let mut network = Network::new(plan)?;
        network.load(&artefact.weights)?;
        Ok(Box::new(BertTagger::new(network, pool(resources)?)?))
    }
}

/// The threads that a recipe may use.
fn pool(resources: &Resources<'_>) -> Result<ThreadPool, LearnError> {
    ThreadPoolBuilder::new()
        .num_threads(resources.threads.max(1))
        .build()
        .map_err(|e| LearnError::Compute(format!("no threads to compute with: {e}")))
}
