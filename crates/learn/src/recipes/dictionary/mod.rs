//! `dictionary`: known values, found again by matching (the baseline WSM of Zhu et al. 2020, table 3).
//!
//! It needs no encoder and learns in a moment, per vertical. A value is used only when it was
//! labelled in at least half of its occurrences in the training texts, so that an ordinary word
//! that was once part of a value does not mark every text. It never finds what it has not seen.

mod learn;
mod sources;
mod tag;
pub(super) mod trie;
pub(super) mod value;

#[cfg(test)]
mod tests;

use serde::Deserialize;

use crate::error::LearnError;
use crate::recipe::{Artefact, Recipe, Resources, Tagger, TrainingTask};
use crate::settings;

/// The recipe; it has no state.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dictionary;

/// The table `dictionary` of `defaults.toml`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DictionarySettings {
    least_share: f64,
    smoothing: f64,
    schema_values: bool,
    item_values: bool,
}

impl Recipe for Dictionary {
    fn name(&self) -> &'static str {
        "dictionary"
    }

    fn about(&self) -> &'static str {
        "finds known values again by matching; needs no encoder and learns in a moment"
    }

    fn needs_encoder(&self) -> bool {
        false
    }

    fn train(&self, task: &TrainingTask<'_>) -> Result<Artefact, LearnError> {
        let settings: DictionarySettings = settings::read(self.name(), task.settings)?;
        let dictionary = learn::learn(task, &settings)?;
        let data = serde_json::to_value(&dictionary)
            .map_err(|error| LearnError::Artefact(format!("the dictionary cannot be written: {error}")))?;
        Ok(Artefact {
            recipe: self.name().to_owned(),
            settings: settings::complete(self.name(), task.settings)?,
            schema: task.schema.clone(),
            encoder: None,
            data,
            calibrator: crate::calibrate::Calibrator::default(),
            weights: Vec::new(),
        })
    }

    fn open<'a>(
        &self,
        artefact: &Artefact,
        _resources: &'a Resources<'a>,
    ) -> Result<Box<dyn Tagger + 'a>, LearnError> {
        Ok(Box::new(tag::DictionaryTagger::open(artefact)?))
    }
}
