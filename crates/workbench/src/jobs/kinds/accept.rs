//! Accepting without asking what is surely right. After a kill it begins anew: what is labelled is left alone.

use swingtag_learn::Watch;

use super::{Finished, Kind};
use crate::error::WorkbenchError;
use crate::unasked::AcceptRequest;
use crate::view::Changed;
use crate::workbench::Workbench;

impl Kind for AcceptRequest {
    const NAME: &'static str = "accept";
    const PRIORITY: i64 = 10;
    const CAN_PAUSE: bool = true;

    fn about(&self) -> String {
        String::new()
    }

    fn run(&self, workbench: &Workbench, watch: &dyn Watch) -> Result<Finished, WorkbenchError> {
        let report = workbench.accept_unasked(self, watch)?;
        Ok(Finished {
            said: format!("{} labels accepted without asking, by {}", report.labels, report.model),
            changed: Changed { many_items: true, queue: true, project: true, ..Changed::default() },
            then: Vec::new(),
        })
    }
}
