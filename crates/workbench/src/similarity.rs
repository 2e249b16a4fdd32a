//! How similar the attributes of two verticals are, by the attention of a coupled model (paper 2, figure 4).

use std::path::PathBuf;

use serde::Serialize;
use swingtag_learn::recipes::CoupledRecipe;
use swingtag_learn::recipes::coupled::{VerticalSimilarity, similarities};
use swingtag_learn::{Recipe, Settings, TrainingTask, Watch};

use crate::error::{AtPath, WorkbenchError};
use crate::models::version;
use crate::workbench::Workbench;

/// Which verticals to compare.
#[derive(Clone, Debug, Serialize)]
pub struct SimilarityRequest {
    /// The vertical of the rows, and the one of the columns.
    pub verticals: (String, String),
    /// Settings of the recipe, where a model has to be trained.
    pub settings: Settings,
    /// Everything random comes from it.
    pub seed: u64,
    /// File for a heat map.
    pub out: Option<PathBuf>,
}

/// The similarity, and the model that it was read off.
#[derive(Clone, Debug, Serialize)]
pub struct SimilarityReport {
    /// The shares of attention.
    #[serde(flatten)]
    pub similarity: VerticalSimilarity,
    /// Which model it comes from, in words.
    pub source: String,
    /// The heat map, where one was asked for.
    pub file: Option<PathBuf>,
}

impl Workbench {
    /// Reads the similarity of two verticals off the model in use when that is a coupled one of both;
    /// else a model is trained for it, which is not kept.
    ///
    /// # Errors
    /// One vertical twice, too few labels, a file that cannot be written, or a stop.
    pub fn similarity(
        &self,
        request: &SimilarityRequest,
        watch: &dyn Watch,
    ) -> Result<SimilarityReport, WorkbenchError> {
        let (first, second) = &request.verticals;
        if first == second {
            let message = format!("“{first}” cannot be compared with itself");
            return Err(WorkbenchError::new("usage", message, "name two verticals: --verticals Tea,Coffee"));
        }
        let (similarity, source) = match self.known_similarity(request)? {
            Some(known) => known,
            None => self.trained_similarity(request, watch)?,
        };
        if let Some(path) = &request.out {
            std::fs::write(path, similarity.to_svg()).at("write", path)?;
        }
        Ok(SimilarityReport { similarity, source, file: request.out.clone() })
    }

    fn known_similarity(
        &self,
        request: &SimilarityRequest,
    ) -> Result<Option<(VerticalSimilarity, String)>, WorkbenchError> {
        let coupled =
            |model: &swingtag_store::Model| model.recipe == CoupledRecipe.name() && model.artefact_kept;
        let Some(model) = self.store().current_model()?.filter(coupled) else { return Ok(None) };
        let found = of_pair(similarities(&self.artefact(&model)?)?, request);
        Ok(found.map(|similarity| (similarity, format!("model {} in use", version(model.id)))))
    }

    fn trained_similarity(
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
        })?;
        let missing = || WorkbenchError::new("internal", "the trained model compares other verticals", "");
        let similarity = of_pair(similarities(&artefact)?, request).ok_or_else(missing)?;
        let source = format!(
            "a model trained now on {} items and not kept, since the model in use is no coupled one of both verticals",
            examples.train.len()
        );
        Ok((similarity, source))
    }
}

/// The pair asked for, in the order asked for.
fn of_pair(all: Vec<VerticalSimilarity>, request: &SimilarityRequest) -> Option<VerticalSimilarity> {
    let wanted = &request.verticals;
    all.into_iter().find_map(|similarity| {
        let (first, second) = &similarity.verticals;
        if *first == wanted.0 && *second == wanted.1 {
            return Some(similarity);
        }
        (*first == wanted.1 && *second == wanted.0).then(|| similarity.reversed())
    })
}
