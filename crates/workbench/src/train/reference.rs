//! A model that learnt from randomly picked items alone: what choosing is measured against.

use serde::Serialize;
use serde_json::json;
use swingtag_learn::evaluate::{BaseKind, micro_f1_interval};
use swingtag_learn::{Labelled, NoCheckpoints, Settings, Watch};
use swingtag_store::NewReference;

use super::{Estimate, TrainRequest, refuse};
use crate::choice::{Candidate, asked};
use crate::error::WorkbenchError;
use crate::evaluate::{BOOTSTRAP_SEED, Scored};
use crate::models::version;
use crate::workbench::Workbench;

/// Randomly picked items from which on a reference is worth its time.
const LEAST_FAIR: u64 = 20;

/// A measured model of randomly picked items.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ReferenceReport {
    /// Version whose recipe and settings it was trained with.
    pub model: String,
    /// Items learnt from.
    pub labels: u64,
    /// Seconds that people spent on these.
    pub seconds: f64,
    /// Micro F1 on the holdout.
    pub f1: Estimate,
    /// What that was measured on.
    pub measured_on: String,
}

impl Workbench {
    /// Whether a reference would tell something new: there is a holdout, and there are a quarter more randomly
    /// picked items than at the last one.
    ///
    /// # Errors
    /// The project file cannot be read.
    pub fn reference_is_due(&self) -> Result<bool, WorkbenchError> {
        let examples = self.examples()?;
        let last = self.store().references()?.last().map_or(0, |reference| reference.labels);
        let fair = examples.fair.len() as u64;
        Ok(!examples.holdout.is_empty() && fair >= LEAST_FAIR && 4 * fair >= 5 * last)
    }

    /// Trains the recipe of the model in use on items that nobody picked on purpose, measures that on the
    /// holdout and keeps the point. The model itself is not kept: nobody is to use it.
    ///
    /// # Errors
    /// No model in use, no holdout, no such items, or what training says.
    pub fn reference(&self, watch: &dyn Watch) -> Result<ReferenceReport, WorkbenchError> {
        self.job("reference", &json!({}), watch, |watch| self.reference_now(watch))
    }

    fn reference_now(&self, watch: &dyn Watch) -> Result<ReferenceReport, WorkbenchError> {
        let model = self.model_asked(None)?;
        let examples = self.examples_marked()?;
        if examples.holdout.is_empty() {
            let remedy = "it is set apart once enough items are labelled";
            return Err(WorkbenchError::new("too_little", "there is no holdout to measure on yet", remedy));
        }
        let fair = |example: &&Labelled| examples.fair.contains(&example.item.id);
        let train: Vec<Labelled> = examples.train.iter().filter(fair).cloned().collect();
        refuse::nothing_to_learn(&train)?;
        let settings: Settings = serde_json::from_value(model.settings.clone()).unwrap_or_default();
        let recipe = Some(model.recipe.clone());
        let request = TrainRequest { recipe, settings, seed: model.seed, ..TrainRequest::default() };
        let artefact =
            self.fit_on(&choice(&request)?, &request, (&train, &examples.dev), &NoCheckpoints, watch)?;
        let predictions = self.predict_with(&artefact, &examples.holdout, self, watch)?;
        let scored = Scored::new(&examples.holdout, &predictions, BaseKind::Holdout)?;
        let interval = micro_f1_interval(&scored.items, BOOTSTRAP_SEED);
        let report = ReferenceReport {
            model: version(model.id),
            labels: train.len() as u64,
            seconds: self.seconds_for(&train)?,
            f1: Estimate { value: scored.report.micro.f1, interval },
            measured_on: format!("{} holdout items", examples.holdout.len()),
        };
        self.store().add_reference(&NewReference {
            labels: report.labels,
            seconds: report.seconds,
            doc: json!({ "model": report.model, "f1": report.f1, "measured_on": report.measured_on }),
        })?;
        Ok(report)
    }
}

fn choice(request: &TrainRequest) -> Result<Candidate, WorkbenchError> {
    asked(request, None).ok_or_else(|| WorkbenchError::new("model", "the model in use names no recipe", ""))
}
