//! Writing labels. It cannot stand still, with a file half written; after a kill nothing half is there, and
//! nobody's files are replaced unasked by going on.

use swingtag_learn::Watch;

use super::{Finished, Kind};
use crate::error::WorkbenchError;
use crate::export::ExportRequest;
use crate::view::Changed;
use crate::workbench::Workbench;

impl Kind for ExportRequest {
    const NAME: &'static str = "export";
    const PRIORITY: i64 = 10;
    const STEPS: &'static [(&'static str, &'static str)] =
        &[("Writing", "Writing"), ("Reading back", "Reading back and comparing")];
    const CAN_PAUSE: bool = false;
    const ONLY_LOOKS: bool = true;
    const ONCE_IS_ENOUGH: bool = false;
    const AFTER_KILL: Option<&'static str> =
        Some("The program ended meanwhile; files that were not finished are not there. Export again");

    fn about(&self) -> String {
        format!("{} into {}", self.format, self.out.display())
    }

    /// Files that are there already are refused unless the request says to replace them: an export of the
    /// window never costs anybody a file unasked.
    fn run(&self, workbench: &Workbench, watch: &dyn Watch) -> Result<Finished, WorkbenchError> {
        let report = workbench.export(self, watch)?;
        let lost = report.spans - report.spans_written;
        let folder = self.out.display();
        let mut said = format!("{} items with {} labels in {folder}", report.items, report.spans_written);
        if lost > 0 {
            said.push_str(&format!("; {lost} labels do not fit the format and are listed beside it"));
        }
        let left_out: u64 = report.left_out.items.values().sum();
        if left_out > 0 {
            said.push_str(&format!("; {left_out} items were left out"));
        }
        Ok(Finished { said, changed: Changed::default(), then: Vec::new() })
    }
}
