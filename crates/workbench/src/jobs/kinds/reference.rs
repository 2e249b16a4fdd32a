//! Measuring what a model reaches that learnt from randomly picked items alone. It waits for everything else.

use serde::{Deserialize, Serialize};
use swingtag_learn::Watch;

use super::{Finished, Kind};
use crate::error::WorkbenchError;
use crate::view::Changed;
use crate::workbench::Workbench;

/// Nothing is asked but that it is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferenceRequest {}

impl Kind for ReferenceRequest {
    const NAME: &'static str = "reference";
    const PRIORITY: i64 = -10;
    const CAN_PAUSE: bool = true;

    fn about(&self) -> String {
        "random order".to_owned()
    }

    fn run(&self, workbench: &Workbench, watch: &dyn Watch) -> Result<Finished, WorkbenchError> {
        let report = workbench.reference(watch)?;
        let said = format!(
            "{} randomly picked items reach F1 {:.1} on {}",
            report.labels,
            report.f1.value * 100.0,
            report.measured_on
        );
        Ok(Finished { said, changed: Changed { model: true, ..Changed::default() }, then: Vec::new() })
    }
}
