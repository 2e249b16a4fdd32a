//! How much the attributes of two verticals attend to each other in a coupled model (paper 2, figure 4).

use swingtag_learn::recipes::CoupledRecipe;
use swingtag_learn::recipes::coupled::{VerticalSimilarity, similarities};
use swingtag_learn::{NoCheckpoints, Recipe, TrainingTask, Watch};
use swingtag_store::Model;

use super::SimilarityRequest;
use crate::error::WorkbenchError;
use crate::models::version;
use crate::workbench::Workbench;

impl Workbench {
    /// The shares of attention and where they come from: the model in use, or one trained now.
    pub(super) fn attention(
        &self,
        request: &SimilarityRequest,
        watch: &dyn Watch,
    ) -> Result<(VerticalSimilarity, String), WorkbenchError> {
        let (first, second) = &request.verticals;
        let known = self.coupled_in_use()?.zip(self.known_attention(first, second)?);
        match known {
            Some((model, similarity)) => Ok((similarity, format!("model {} in use", version(model.id)))),
            None => self.trained_attention(request, watch),
        }
    }

    /// The shares of attention where the model in use is a coupled one of both verticals.
    pub(super) fn known_attention(
        &self,
        first: &str,
        second: &str,
    ) -> Result<Option<VerticalSimilarity>, WorkbenchError> {
        let Some(model) = self.coupled_in_use()? else { return Ok(None) };
        Ok(of_pair(similarities(&self.artefact(&model)?)?, (first, second)))
    }

    fn coupled_in_use(&self) -> Result<Option<Model>, WorkbenchError> {
        let coupled = |model: &Model| model.recipe == CoupledRecipe.name() && model.artefact_kept;
        Ok(self.store().current_model()?.filter(coupled))
    }

    fn trained_attention(
        &self,
        request: &SimilarityRequest,
        watch: &dyn Watch,
    ) -> Result<(VerticalSimilarity, String), WorkbenchError> {
        let verticals = [request.verticals.0.clone(), request.verticals.1.clone()];
        let mut examples = self.examples()?;
        examples.has_labels_of(&verticals)?;
        examples.only(&verticals);
        let (schema, resources) = (self.schema()?, self.resources());
        let artefact = CoupledRecipe.train(&TrainingTask {
            schema: &schema,
            examples: &examples.train,
            dev: &[],
            settings: &request.settings,
            seed: request.seed,
            resources: &resources,
            watch,
            checkpoints: &NoCheckpoints,
        })?;
        let missing = || WorkbenchError::new("internal", "the trained model compares other verticals", "");
        let similarity = of_pair(similarities(&artefact)?, (&request.verticals.0, &request.verticals.1))
            .ok_or_else(missing)?;
        let source = format!(
            "a model trained now on {} items and not kept, since the model in use is no coupled one of both verticals",
            examples.train.len()
        );
        Ok((similarity, source))
    }
}

/// The pair asked for, in the order asked for.
fn of_pair(all: Vec<VerticalSimilarity>, wanted: (&str, &str)) -> Option<VerticalSimilarity> {
    all.into_iter().find_map(|similarity| {
        let (first, second) = &similarity.verticals;
        if (first.as_str(), second.as_str()) == wanted {
            return Some(similarity);
        }
        ((second.as_str(), first.as_str()) == wanted).then(|| similarity.reversed())
    })
}
