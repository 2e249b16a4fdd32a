//! Reading item files. After a kill it begins anew and finds most rows there already.

use std::path::PathBuf;

use swingtag_learn::Watch;

use super::{Finished, Kind};
use crate::error::WorkbenchError;
use crate::import::{ImportReport, ImportRequest};
use crate::jobs::about::files;
use crate::view::Changed;
use crate::workbench::Workbench;

impl Kind for ImportRequest {
    const NAME: &'static str = "import";
    const PRIORITY: i64 = 10;
    const STEPS: &'static [(&'static str, &'static str)] =
        &[("Reading the project", "Looking at what is there")];
    const CAN_PAUSE: bool = true;
    const ONCE_IS_ENOUGH: bool = false;

    fn about(&self) -> String {
        files(self.files.iter().map(PathBuf::as_path))
    }

    fn run(&self, workbench: &Workbench, watch: &dyn Watch) -> Result<Finished, WorkbenchError> {
        let report = workbench.import(self, watch)?;
        Ok(Finished {
            said: said(&report),
            changed: Changed { many_items: true, queue: true, project: true, ..Changed::default() },
            then: Vec::new(),
        })
    }
}

fn said(report: &ImportReport) -> String {
    let mut said =
        format!("{} items added, {} changed, {} as before", report.added, report.changed, report.unchanged);
    if report.rejected > 0 {
        said.push_str(&format!(", {} rows refused", report.rejected));
    }
    if report.left_out > 0 {
        said.push_str(&format!(", {} rows left out as asked", report.left_out));
    }
    if let Some(problem) = report.problems.first() {
        said.push_str(&format!(". The first: {problem}"));
    }
    said
}
