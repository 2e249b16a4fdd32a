//! Predicting what nobody has labelled: the current batch first, least sure first. After a kill it asks anew
//! for what is unpredicted, which is where it was.

use swingtag_learn::Watch;

use super::{Finished, Kind, Request};
use crate::annotate::AnnotateRequest;
use crate::error::WorkbenchError;
use crate::unasked::AcceptRequest;
use crate::view::Changed;
use crate::workbench::Workbench;

impl Kind for AnnotateRequest {
    const NAME: &'static str = "annotate";
    const PRIORITY: i64 = 20;
    const STEPS: &'static [(&'static str, &'static str)] =
        &[("Looking for items", "Looking for items"), ("Predicting", "Predicting")];
    const CAN_PAUSE: bool = true;

    fn about(&self) -> String {
        self.model.clone().unwrap_or_default()
    }

    fn run(&self, workbench: &Workbench, watch: &dyn Watch) -> Result<Finished, WorkbenchError> {
        let report = workbench.annotate(self, watch)?;
        let accept = workbench.accepts_unasked()?.then(|| Request::Accept(AcceptRequest::default()));
        Ok(Finished {
            said: format!("{} items predicted with {}", report.items, report.model),
            changed: Changed { many_items: true, queue: true, project: true, ..Changed::default() },
            then: accept.into_iter().collect(),
        })
    }
}
