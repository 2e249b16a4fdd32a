//! A new version goes into the project, with what was measured of it.

use serde_json::json;
use swingtag_learn::Artefact;
use swingtag_store::{Model, NewModel};

use super::{Measured, TrainRequest};
use crate::error::WorkbenchError;
use crate::examples::Examples;
use crate::workbench::Workbench;

impl Workbench {
    pub(super) fn keep(
        &self,
        request: &TrainRequest,
        artefact: &Artefact,
        examples: &Examples,
        measured: &Measured,
    ) -> Result<Model, WorkbenchError> {
        let id = self.store().add_model(&NewModel {
            recipe: artefact.recipe.clone(),
            settings: json!(artefact.settings),
            seed: request.seed,
            data_hash: examples.data_hash(),
            metrics: json!(measured),
            artefact: &artefact.to_bytes()?,
        })?;
        Ok(self.store().model(id)?)
    }
}
