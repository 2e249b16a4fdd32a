//! The small data of an artefact.

use serde::{Deserialize, Serialize};

use super::CoupledRecipe;
use super::similarity::VerticalSimilarity;
use super::tags::VerticalTags;
use crate::encode::Vocabulary;
use crate::error::LearnError;
use crate::recipe::Artefact;

/// Tags, vocabulary and what was found out about the verticals.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Data {
    pub(super) tags: VerticalTags,
    pub(super) vocabulary: Vocabulary,
    pub(super) vectors_sha256: Option<String>,
    pub(super) similarities: Vec<VerticalSimilarity>,
}

impl Data {
    pub(super) fn to_json(&self) -> Result<serde_json::Value, LearnError> {
        serde_json::to_value(self).map_err(|e| LearnError::Compute(e.to_string()))
    }

    pub(super) fn of(artefact: &Artefact) -> Result<Self, LearnError> {
        if artefact.recipe != CoupledRecipe::NAME {
            let message =
                format!("the model is one of “{}”, not of “{}”", artefact.recipe, CoupledRecipe::NAME);
            return Err(LearnError::Artefact(message));
        }
        let data: Self = serde_json::from_value(artefact.data.clone())
            .map_err(|e| LearnError::Artefact(format!("the model’s tag list cannot be read: {e}")))?;
        data.tags.check()?;
        Ok(data)
    }
}
