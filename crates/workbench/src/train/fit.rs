//! Learning itself: what is asked for, or what fits the project best, becomes an artefact.

use swingtag_learn::recipes::recipe;
use swingtag_learn::{Artefact, Checkpoints, Labelled, Resources, TrainingTask, Watch};

use super::TrainRequest;
use crate::borrow::Lenders;
use crate::choice::{Candidate, Compared, Facts, asked, candidates};
use crate::error::WorkbenchError;
use crate::examples::Examples;
use crate::installed::Installed;
use crate::workbench::Workbench;

impl Workbench {
    /// What a person asked for, or what fits the project best.
    pub(super) fn choose(
        &self,
        request: &TrainRequest,
        examples: &Examples,
        watch: &dyn Watch,
    ) -> Result<(Candidate, Vec<Compared>), WorkbenchError> {
        let lenders = match request.borrow.as_slice() {
            [] => None,
            _ => Some(Lenders::find(request, examples)?),
        };
        if let Some(candidate) = asked(request, lenders) {
            return Ok((candidate, Vec::new()));
        }
        let facts = Facts::of(&request.verticals, &examples.train, &self.resources_asked(request)?);
        self.pick(candidates(request, &facts), request, examples, watch)
    }

    /// The encoders that a person asked for or prefers, with cache and device.
    pub(crate) fn resources_asked(&self, request: &TrainRequest) -> Result<Resources<'_>, WorkbenchError> {
        let preferred = self.computing().installed();
        let own = request.encoder.as_deref().or(preferred.encoder.as_deref());
        let photo = request.photo_encoder.as_deref().or(preferred.photo_encoder.as_deref());
        Ok(self.resources_with(Installed::asked(own, photo)?))
    }

    /// Learns from examples as a candidate asks.
    pub(crate) fn fit(
        &self,
        choice: &Candidate,
        request: &TrainRequest,
        examples: &Examples,
        watch: &dyn Watch,
    ) -> Result<Artefact, WorkbenchError> {
        self.fit_on(choice, request, (&examples.learnt(), &examples.dev), &self.checkpoints(), watch)
    }

    /// The same from these items, the second of which set thresholds.
    pub(super) fn fit_on(
        &self,
        choice: &Candidate,
        request: &TrainRequest,
        (examples, dev): (&[Labelled], &[Labelled]),
        checkpoints: &dyn Checkpoints,
        watch: &dyn Watch,
    ) -> Result<Artefact, WorkbenchError> {
        let (schema, resources) = (self.schema()?, self.resources_asked(request)?);
        let task = TrainingTask {
            schema: &schema,
            examples,
            dev,
            settings: &choice.settings,
            seed: request.seed,
            resources: &resources,
            watch,
            checkpoints,
        };
        let artefact = recipe(&choice.recipe)?.train(&task)?;
        artefact.check_finite()?;
        Ok(artefact)
    }
}
