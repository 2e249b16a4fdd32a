//! Merging the work of other machines. After a kill it begins anew and finds most decisions there already.

use swingtag_learn::Watch;

use super::{Finished, Kind};
use crate::error::WorkbenchError;
use crate::parts::MergeRequest;
use crate::view::Changed;
use crate::workbench::Workbench;

impl Kind for MergeRequest {
    const NAME: &'static str = "merge";
    const PRIORITY: i64 = 25;
    const CAN_PAUSE: bool = false;
    const ONCE_IS_ENOUGH: bool = false;

    fn about(&self) -> String {
        self.part.display().to_string()
    }

    fn run(&self, workbench: &Workbench, watch: &dyn Watch) -> Result<Finished, WorkbenchError> {
        let report = workbench.merge(self, watch)?;
        let taken = !self.dry_run;
        let changed = Changed { many_items: taken, queue: taken, project: taken, ..Changed::default() };
        Ok(Finished { said: report.said(), changed, then: Vec::new() })
    }
}
