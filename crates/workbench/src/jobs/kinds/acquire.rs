//! Choosing the next batch: a moment's work that goes before long work, since somebody waits for it.

use swingtag_learn::Watch;

use super::{Finished, Kind};
use crate::acquire::BatchRequest;
use crate::error::WorkbenchError;
use crate::view::Changed;
use crate::workbench::Workbench;

impl Kind for BatchRequest {
    const NAME: &'static str = "batch";
    const PRIORITY: i64 = 30;
    const STEPS: &'static [(&'static str, &'static str)] = &[
        ("Looking through the pool", "Looking through the items"),
        ("Looking through the labelled items", "Looking through the labelled items"),
        ("reading titles", "Reading titles"),
        ("predicting with dropout", "Asking the model several times"),
        ("predict", "Asking the version before"),
        ("predicting", "Asking the version before"),
    ];
    const CAN_PAUSE: bool = false;

    fn about(&self) -> String {
        match &self.vertical {
            Some(vertical) => format!("{} items of {vertical}", self.size),
            None => format!("{} items", self.size),
        }
    }

    fn run(&self, workbench: &Workbench, watch: &dyn Watch) -> Result<Finished, WorkbenchError> {
        let report = workbench.batch(self, watch)?;
        Ok(Finished {
            said: format!("Batch {} of {} items", report.batch, report.items.len()),
            changed: Changed { queue: true, project: true, ..Changed::default() },
            then: Vec::new(),
        })
    }
}

/// What the window asks for.
pub(super) fn of_window(size: u32, strategy: Option<&str>) -> BatchRequest {
    let mut request = BatchRequest::of_size(size as usize);
    if let Some(strategy) = strategy {
        strategy.clone_into(&mut request.strategy);
    }
    request
}
