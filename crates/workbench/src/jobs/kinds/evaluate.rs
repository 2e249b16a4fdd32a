//! Measuring a version. Its figures are told and not kept, so that there is nothing to go on with.

use swingtag_learn::Watch;

use super::{Finished, Kind};
use crate::error::WorkbenchError;
use crate::evaluate::EvaluateRequest;
use crate::view::Changed;
use crate::workbench::Workbench;

impl Kind for EvaluateRequest {
    const NAME: &'static str = "evaluate";
    const PRIORITY: i64 = 5;
    const STEPS: &'static [(&'static str, &'static str)] =
        &[("predicting", "Predicting"), ("training", "Training without a part"), ("checking", "Checking")];
    const CAN_PAUSE: bool = true;
    const ONLY_LOOKS: bool = true;
    const AFTER_KILL: Option<&'static str> = Some("The program ended meanwhile; measure again");

    fn about(&self) -> String {
        match &self.model {
            Some(model) => format!("{model} on {}", self.on),
            None => self.on.clone(),
        }
    }

    fn run(&self, workbench: &Workbench, watch: &dyn Watch) -> Result<Finished, WorkbenchError> {
        let scores = workbench.evaluate(self, watch)?;
        let said = format!("{}: F1 {:.1} on {}", scores.model, scores.report.micro.f1 * 100.0, scores.base);
        Ok(Finished { said, changed: Changed::default(), then: Vec::new() })
    }
}
