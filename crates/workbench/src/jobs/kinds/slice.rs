//! Handing out a part of the project. A file that was not finished never gets its name.

use swingtag_learn::Watch;

use super::{Finished, Kind};
use crate::error::WorkbenchError;
use crate::parts::SliceRequest;
use crate::view::Changed;
use crate::workbench::Workbench;

impl Kind for SliceRequest {
    const NAME: &'static str = "slice";
    const PRIORITY: i64 = 25;
    const CAN_PAUSE: bool = false;
    const ONLY_LOOKS: bool = true;
    const ONCE_IS_ENOUGH: bool = false;

    fn about(&self) -> String {
        self.out.display().to_string()
    }

    fn run(&self, workbench: &Workbench, watch: &dyn Watch) -> Result<Finished, WorkbenchError> {
        let report = workbench.slice(self, watch)?;
        let said =
            format!("{} items with {} photos in {}", report.items, report.photos, report.out.display());
        Ok(Finished { said, changed: Changed::default(), then: Vec::new() })
    }
}
