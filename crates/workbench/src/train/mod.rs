//! Training: a snapshot of the labels becomes a model version, calibrated and measured before it is used.
//!
//! Nothing is learnt from the holdout, thresholds and calibration included. A training that fails keeps
//! nothing, and the model in use stays.

mod calibrate;
mod fit;
mod keep;
mod measure;
mod measured;
mod promote;
mod reference;
mod refuse;
mod report;
mod request;

#[cfg(test)]
mod tests;

use swingtag_learn::Watch;

pub use measured::{
    AttributeMeasured, Audited, ComparedWith, Estimate, Measured, PartMeasured, ReliabilityMeasured,
};
pub use reference::ReferenceReport;
pub use report::TrainReport;
pub use request::{Effort, TrainRequest};

use self::measure::HoldoutAnswers;
use crate::clock::cpu_seconds;
use crate::error::WorkbenchError;
use crate::models::version;
use crate::workbench::Workbench;

impl Workbench {
    /// Trains a model version and uses it when it is not worse than the one in use.
    ///
    /// # Errors
    /// Wrong settings, too few labels, a missing encoder or a stop; the model in use stays.
    pub fn train(&self, request: &TrainRequest, watch: &dyn Watch) -> Result<TrainReport, WorkbenchError> {
        self.job("train", request, watch, |watch| {
            if self.store().read_only_reason().is_none() {
                self.store().note_training()?;
            }
            self.train_now(request, watch)
        })
    }

    fn train_now(&self, request: &TrainRequest, watch: &dyn Watch) -> Result<TrainReport, WorkbenchError> {
        let mut examples = self.examples_marked()?;
        refuse::nothing_to_learn(&examples.train)?;
        examples.has_labels_of(&request.verticals)?;
        examples.borrowed = self.borrowed(&examples)?;
        let begun = cpu_seconds();
        let (choice, compared) = self.choose(request, &examples, watch)?;
        examples.only_with(&request.verticals, &choice.lenders);
        let mut artefact = self.fit(&choice, request, &examples, watch)?;
        artefact.calibrator = self.calibrator(&artefact, &choice, request, &examples, watch)?;
        let cpu_seconds = cpu_seconds() - begun;
        let answers = self.answers_on_holdout(&artefact, &examples, watch)?;
        let comparison = self.compared(answers.as_ref(), &examples, watch)?;
        let measured = self.measure(&artefact, &examples, answers.as_ref(), &comparison)?;
        let model = self.keep(request, &artefact, &examples, &measured)?;
        let (promoted, promotion) = self.promote_if(request, &model, &comparison)?;
        let base = measured.measured_on;
        Ok(TrainReport {
            model: version(model.id),
            recipe: choice.recipe,
            why: choice.why,
            compared,
            examples: examples.train.len(),
            cpu_seconds,
            outcome: artefact.outcome(),
            evaluation: answers.map(HoldoutAnswers::scored).map(|scored| scored.evaluation(&model, base)),
            promoted,
            promotion,
        })
    }
}
