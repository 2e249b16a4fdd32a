//! Looking for labels that are perhaps wrong, for a second look at them. A run that was killed kept nothing.

use swingtag_learn::Watch;

use super::{Finished, Kind};
use crate::error::WorkbenchError;
use crate::second_look::SecondLookRequest;
use crate::view::Changed;
use crate::workbench::Workbench;

impl Kind for SecondLookRequest {
    const NAME: &'static str = "second_look";
    const PRIORITY: i64 = 15;
    const CAN_PAUSE: bool = true;
    const AFTER_KILL: Option<&'static str> = Some("The program ended meanwhile; look again");

    fn about(&self) -> String {
        crate::jobs::about::verticals(&self.verticals)
    }

    fn run(&self, workbench: &Workbench, watch: &dyn Watch) -> Result<Finished, WorkbenchError> {
        let report = workbench.second_look(self, watch)?;
        let said = match report.batch {
            Some(batch) => {
                format!("Batch {batch}: {} of {} items are worth a second look", report.items, report.of)
            }
            None if report.suspects > 0 => {
                format!("{} labels of {} items are worth a second look", report.suspects, report.of)
            }
            None => format!("Nothing suspicious in {} items", report.of),
        };
        let changed = Changed { many_items: true, queue: true, project: true, ..Changed::default() };
        Ok(Finished { said, changed, then: Vec::new() })
    }
}
