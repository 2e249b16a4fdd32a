//! Taggers: a text encoder, a tag head, and what else is said about a whole item.
//!
//! One network made of parts serves several recipes; a recipe is a name, a sentence and its table in
//! `defaults.toml`. All of them refuse to train without labels, and without a pretrained encoder where
//! they build on one, and never look at labels while predicting. An artefact holds the parameters that
//! were trained, and names the encoder that the others come from by the hash of its weights.

mod best;
mod checkpoint;
mod descriptions;
mod example;
mod gates;
mod heads;
mod input;
mod intents;
mod joint;
mod lexicon;
mod losses;
mod network;
mod photos;
mod predict;
mod reading;
mod retrieval;
mod score;
mod settings;
mod statements;
mod step;
mod text;
mod thresholds;
mod train;
mod triplet;

#[cfg(test)]
mod tests;

use rayon::{ThreadPool, ThreadPoolBuilder};
use serde::{Deserialize, Serialize};

use self::lexicon::Lexicon;
use self::network::{Network, Plan};
use self::predict::NetworkTagger;
use self::settings::{TaggerSettings, TextKind};
use self::statements::Statements;
use self::thresholds::Thresholds;
use super::words::WordSource;
use crate::encode::{TagSet, Vocabulary};
use crate::error::LearnError;
use crate::outcome::Outcome;
use crate::recipe::{Artefact, EncoderFiles, Recipe, Resources, Tagger, TrainingTask};
use crate::settings as defaults;

/// A recipe of the family `tagger`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaggerRecipe {
    name: &'static str,
    about: &'static str,
}

/// Tag softmax (papers 3, 4, 5: BERT-base), decoded under the IOB2 rule.
pub const BERT_SOFTMAX: TaggerRecipe = TaggerRecipe {
    name: "bert-softmax",
    about: "pretrained encoder with a tag softmax: the simplest tagger that learns from text",
};

/// Linear-chain CRF (paper 1: the baseline).
pub const BERT_CRF: TaggerRecipe = TaggerRecipe {
    name: "bert-crf",
    about: "pretrained encoder with a linear-chain CRF: best with enough labels",
};

/// BiLSTM over word and character vectors with a CRF (papers 1 and 2: the single-task baseline).
pub const BILSTM_CRF: TaggerRecipe = TaggerRecipe {
    name: "bilstm-crf",
    about: "words and characters, a BiLSTM and a CRF: trains in seconds and needs no encoder",
};

/// Entities and intents of queries together (paper 3: BERT-Multitask).
pub const INTENT_NER: TaggerRecipe = TaggerRecipe {
    name: "intent-ner",
    about: "pretrained encoder with a tag softmax; every token also judges the intents of its query",
};

/// Titles beside descriptions (paper 4: BERT-Multitask-Triplet).
pub const TRIPLET_NER: TaggerRecipe = TaggerRecipe {
    name: "triplet-ner",
    about: "tags titles; while training, a title is drawn towards its own description",
};

/// Attributes and values predicted together from text (paper 5, JAVE).
pub const JAVE: TaggerRecipe = TaggerRecipe {
    name: "jave",
    about: "predicts which attributes an item has and lets that guide the words",
};

/// The same with photos (paper 5, M-JAVE).
pub const M_JAVE: TaggerRecipe = TaggerRecipe {
    name: "m-jave",
    about: "the same with the item’s photos, as far as gates let them through",
};

/// The product's own recipe: the parts of the papers put together.
pub const AUTO: TaggerRecipe = TaggerRecipe {
    name: "auto",
    about: "encoder, CRF, known values and words together: the product’s own choice at any number of labels",
};

/// The small data of an artefact.
#[derive(Debug, Serialize, Deserialize)]
struct Data {
    tags: TagSet,
    #[serde(default)]
    statements: Statements,
    #[serde(default)]
    thresholds: Thresholds,
    #[serde(default)]
    lexicon: Option<Lexicon>,
    #[serde(default)]
    outcome: Outcome,
    encoder_sha256: Option<String>,
    #[serde(default)]
    vocabulary: Option<Vocabulary>,
    #[serde(default)]
    photo_encoder: Option<PhotoEncoderUsed>,
}

/// The encoder of photos that a model was trained on.
#[derive(Debug, Serialize, Deserialize)]
struct PhotoEncoderUsed {
    name: String,
    sha256: String,
}

impl From<&EncoderFiles> for PhotoEncoderUsed {
    fn from(files: &EncoderFiles) -> Self {
        Self { name: files.name.clone(), sha256: files.sha256.clone() }
    }
}

impl Recipe for TaggerRecipe {
    fn name(&self) -> &'static str {
        self.name
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn needs_encoder(&self) -> bool {
        *self != BILSTM_CRF
    }

    fn train(&self, task: &TrainingTask<'_>) -> Result<Artefact, LearnError> {
        let settings: TaggerSettings = defaults::read(self.name, task.settings)?;
        let settings = settings.for_examples(task.examples.len());
        settings.check()?;
        let tags = TagSet::new(task.schema, task.examples);
        let (lexicon, own) = if settings.lexicon {
            let (lexicon, own) = Lexicon::learn(task.schema, &tags, task.examples, task.watch)?;
            (Some(lexicon), own)
        } else {
            (None, Vec::new())
        };
        let words = match settings.text {
            TextKind::Bilstm => {
                Some(WordSource::learn(task.examples, settings.word_vectors, task.resources)?)
            }
            TextKind::Bert => None,
        };
        let vocabulary = words.as_ref().map(|words| words.vocabulary().clone());
        let plan = Plan {
            recipe: self.name,
            words,
            tags,
            statements: Statements::new(task.schema, task.examples, &settings),
            lexicon,
            settings,
            seed: task.seed,
            resources: task.resources,
        };
        let (network, learnt) = pool(task.resources)?.install(|| {
            let network = Network::new(plan)?;
            let learnt = train::train(&network, task, &own)?;
            Ok::<_, LearnError>((network, learnt))
        })?;
        let mut settings = defaults::complete(self.name, task.settings)?;
        settings.insert("frozen".to_owned(), network.settings.frozen.to_string());
        let encoder = network.encoder().cloned();
        let data = Data {
            encoder_sha256: encoder.as_ref().map(|encoder| encoder.sha256.clone()),
            photo_encoder: network.photo_files().map(PhotoEncoderUsed::from),
            thresholds: learnt.thresholds,
            outcome: learnt.outcome,
            vocabulary,
            lexicon: network.lexicon.as_ref().map(|lexicon| lexicon.lexicon().clone()),
            tags: network.tags,
            statements: network.statements,
        };
        Ok(Artefact {
            recipe: self.name.to_owned(),
            settings,
            schema: task.schema.clone(),
            encoder: encoder.map(|encoder| encoder.name),
            data: serde_json::to_value(data).map_err(|e| LearnError::Compute(e.to_string()))?,
            calibrator: crate::calibrate::Calibrator::default(),
            weights: network.parameters.to_safetensors()?,
        })
    }

    fn open<'a>(
        &self,
        artefact: &Artefact,
        resources: &'a Resources<'a>,
    ) -> Result<Box<dyn Tagger + 'a>, LearnError> {
        if artefact.recipe != self.name {
            let message = format!("the model is one of “{}”, not of “{}”", artefact.recipe, self.name);
            return Err(LearnError::Artefact(message));
        }
        let data: Data = serde_json::from_value(artefact.data.clone())
            .map_err(|e| LearnError::Artefact(format!("the model’s tag list cannot be read: {e}")))?;
        let plan = Plan {
            recipe: self.name,
            settings: defaults::read(self.name, &artefact.settings)?,
            tags: data.tags,
            statements: data.statements,
            lexicon: data.lexicon,
            words: data.vocabulary.map(|words| WordSource::open(words, resources)).transpose()?,
            seed: 0,
            resources,
        };
        let mut network = Network::new(plan)?;
        let used = (artefact.encoder.as_deref(), data.encoder_sha256.as_deref());
        same_encoder(used, network.encoder())?;
        let used = data.photo_encoder.as_ref().map(|used| (used.name.as_str(), used.sha256.as_str()));
        same_encoder(used.unzip(), network.photo_files())?;
        network.load(&artefact.weights)?;
        Ok(Box::new(NetworkTagger::new(network, data.thresholds, pool(resources)?)?))
    }
}

/// Refuses an installed encoder that is not the one the model was trained on.
fn same_encoder(
    (name, trained_on): (Option<&str>, Option<&str>),
    installed: Option<&EncoderFiles>,
) -> Result<(), LearnError> {
    let Some(installed) = installed else { return Ok(()) };
    if trained_on == Some(installed.sha256.as_str()) {
        return Ok(());
    }
    Err(LearnError::Artefact(format!(
        "the model was trained on the encoder {} (sha256 {}), installed is {} ({}); fetch that one",
        name.unwrap_or("?"),
        trained_on.unwrap_or("?"),
        installed.name,
        installed.sha256
    )))
}

/// The threads that a recipe may use.
pub(super) fn pool(resources: &Resources<'_>) -> Result<ThreadPool, LearnError> {
    ThreadPoolBuilder::new()
        .num_threads(resources.threads.max(1))
        .build()
        .map_err(|e| LearnError::Compute(format!("no threads to compute with: {e}")))
}
