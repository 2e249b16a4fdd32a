//! What a recipe is: it turns labelled items into an artefact, and an artefact into a tagger.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use swingtag_catalogue::{Annotation, Item, Prediction, Schema};

use crate::calibrate::Calibrator;
use crate::error::LearnError;
use crate::watch::Watch;

/// Settings by name as a person gave them; the recipe's defaults fill the rest.
pub type Settings = BTreeMap<String, String>;

/// An item with what people said about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Labelled {
    /// The item.
    pub item: Item,
    /// Its labels.
    pub gold: Annotation,
}

/// A way to learn. Implementations are stateless; everything comes in through the task.
pub trait Recipe: Sync {
    /// Name on the command line.
    fn name(&self) -> &'static str;

    /// One sentence for people.
    fn about(&self) -> &'static str;

    /// Whether it works only with a pretrained encoder.
    fn needs_encoder(&self) -> bool;

    /// Learns.
    ///
    /// # Errors
    /// Wrong settings, too few labels, a missing encoder, or a stop.
    fn train(&self, task: &TrainingTask<'_>) -> Result<Artefact, LearnError>;

    /// Makes a trained artefact ready to predict.
    ///
    /// # Errors
    /// A damaged artefact or a missing encoder.
    fn open<'a>(
        &self,
        artefact: &Artefact,
        resources: &'a Resources<'a>,
    ) -> Result<Box<dyn Tagger + 'a>, LearnError>;
}

/// Predicts. The answer for an item depends on that item alone.
pub trait Tagger: Sync {
    /// One prediction per item, in order. Labels of the items are never looked at.
    ///
    /// # Errors
    /// A stop, or a failure of the networks.
    fn predict(&self, items: &[Item], watch: &dyn Watch) -> Result<Vec<Prediction>, LearnError>;

    /// Probabilities of tags under so many random dropouts of the last layers, for each item; none from a
    /// recipe without dropout. The dropouts of an item depend on its id alone.
    ///
    /// # Errors
    /// A stop, or a failure of the networks.
    fn draws(
        &self,
        _items: &[Item],
        _count: usize,
        _watch: &dyn Watch,
    ) -> Result<Option<Vec<Draws>>, LearnError> {
        Ok(None)
    }
}

/// What a model says of one item under several dropouts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draws {
    /// How many tags each place may have, `K`.
    pub tags: usize,
    /// One list of marginals `(places, K)` for each dropout, row by row.
    pub marginals: Vec<Vec<f32>>,
}

/// Everything a training run needs.
pub struct TrainingTask<'a> {
    /// Verticals and attributes as they are now.
    pub schema: &'a Schema,
    /// Items to learn from; never items of the holdout.
    pub examples: &'a [Labelled],
    /// Items for thresholds and early stopping; may be empty.
    pub dev: &'a [Labelled],
    /// Settings given by a person.
    pub settings: &'a Settings,
    /// Everything random comes from it.
    pub seed: u64,
    /// Encoder, cache and device.
    pub resources: &'a Resources<'a>,
    /// Progress and stop.
    pub watch: &'a dyn Watch,
    /// What a long run leaves behind for the time after a kill.
    pub checkpoints: &'a dyn Checkpoints,
}

/// Where a long training keeps what it needs to go on after the process was killed. Nothing is lost without
/// it but time: what it holds is checked against the task, and anything else begins anew.
pub trait Checkpoints: Sync {
    /// What was kept last.
    fn load(&self) -> Option<Vec<u8>>;
    /// Keeps this in place of what was there. What cannot be kept is no reason to end the training.
    fn save(&self, state: &[u8]);
}

/// Keeps nothing: a run that ends begins anew.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoCheckpoints;

impl Checkpoints for NoCheckpoints {
    fn load(&self) -> Option<Vec<u8>> {
        None
    }

    fn save(&self, _state: &[u8]) {}
}

/// What training leaves behind: immutable, self-contained but for the pretrained encoder it names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Artefact {
    /// Recipe that made it.
    pub recipe: String,
    /// All settings, defaults included.
    pub settings: Settings,
    /// The schema it was trained for.
    pub schema: Schema,
    /// Name of the pretrained encoder it builds on.
    pub encoder: Option<String>,
    /// The recipe's own small data (tag names, dictionaries).
    pub data: serde_json::Value,
    /// What makes its confidences believable; those of older artefacts stay as they were.
    #[serde(default)]
    pub calibrator: Calibrator,
    /// Weights as safetensors; empty for recipes without any.
    #[serde(skip)]
    pub weights: Vec<u8>,
}

/// A pretrained encoder that a model was trained on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncoderUsed {
    /// Its name on the machine that trained.
    pub name: String,
    /// sha256 that names the weights.
    pub sha256: String,
}

impl Artefact {
    /// The encoders it was trained on, without which it cannot be opened: of texts or words first, then of
    /// photos. Recipes keep the hashes in their own data.
    #[must_use]
    pub fn encoders_used(&self) -> Vec<EncoderUsed> {
        let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
        let sha256 = ["encoder_sha256", "vectors_sha256"].iter().find_map(|key| text(&self.data[*key]));
        let photos = &self.data["photo_encoder"];
        let pairs = [self.encoder.clone().zip(sha256), text(&photos["name"]).zip(text(&photos["sha256"]))];
        pairs.into_iter().flatten().map(|(name, sha256)| EncoderUsed { name, sha256 }).collect()
    }
}

/// What lies around on the machine.
pub struct Resources<'a> {
    /// The installed text encoder, if any.
    pub encoder: Option<EncoderFiles>,
    /// The installed encoder of photos, if any.
    pub photo_encoder: Option<EncoderFiles>,
    /// Installed word vectors, if any.
    pub word_vectors: Option<EncoderFiles>,
    /// The photos of items.
    pub photos: &'a dyn PhotoStore,
    /// Cache of encoder outputs.
    pub features: &'a dyn FeatureStore,
    /// `auto`, `cpu`, `cuda` or `metal`.
    pub device: String,
    /// Threads to compute with.
    pub threads: usize,
}

impl<'a> Resources<'a> {
    /// Nothing installed, no photos, one thread of the CPU.
    #[must_use]
    pub fn bare(features: &'a dyn FeatureStore) -> Self {
        Self {
            encoder: None,
            photo_encoder: None,
            word_vectors: None,
            photos: &NoPhotos,
            features,
            device: "cpu".to_owned(),
            threads: 1,
        }
    }
}

/// A pretrained encoder on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncoderFiles {
    /// Name in the manifest.
    pub name: String,
    /// Folder with its files: for text `config.json`, `tokenizer.json` and `model.safetensors`.
    pub folder: PathBuf,
    /// sha256 that names the weights.
    pub sha256: String,
}

/// Where the photos of items lie.
pub trait PhotoStore: Sync {
    /// The bytes of an item's photo; nothing when it is missing.
    fn photo(&self, item: &Item, path: &str) -> Option<Vec<u8>>;
}

/// Items without photos.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoPhotos;

impl PhotoStore for NoPhotos {
    fn photo(&self, _item: &Item, _path: &str) -> Option<Vec<u8>> {
        None
    }
}

/// A cache that may lose anything at any time.
pub trait FeatureStore: Sync {
    /// What was kept under this key.
    fn get(&self, key: &[u8; 32]) -> Option<Vec<u8>>;
    /// Keeps a value under a key.
    fn put(&self, key: &[u8; 32], value: &[u8]);
}

/// A cache that keeps nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoFeatures;

impl FeatureStore for NoFeatures {
    fn get(&self, _key: &[u8; 32]) -> Option<Vec<u8>> {
        None
    }

    fn put(&self, _key: &[u8; 32], _value: &[u8]) {}
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Artefact;

    fn used(encoder: Option<&str>, data: Value) -> Vec<(String, String)> {
        let artefact = Artefact {
            recipe: String::new(),
            settings: super::Settings::new(),
            schema: super::Schema::default(),
            encoder: encoder.map(str::to_owned),
            data,
            calibrator: super::Calibrator::default(),
            weights: Vec::new(),
        };
        artefact.encoders_used().into_iter().map(|used| (used.name, used.sha256)).collect()
    }

    #[test]
    fn the_encoders_of_every_recipe_are_found_in_its_data() {
        let pair = |name: &str, sha256: &str| (name.to_owned(), sha256.to_owned());
        assert_eq!(used(None, json!({ "values": {} })), []);
        assert_eq!(used(None, json!({ "encoder_sha256": null, "photo_encoder": null })), []);
        assert_eq!(used(Some("glove"), json!({ "vectors_sha256": "1a" })), [pair("glove", "1a")]);
        let data = json!({ "encoder_sha256": "2b", "photo_encoder": { "name": "dino", "sha256": "3c" } });
        assert_eq!(used(Some("mini"), data), [pair("mini", "2b"), pair("dino", "3c")]);
    }
}
