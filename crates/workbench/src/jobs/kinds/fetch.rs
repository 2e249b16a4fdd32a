//! Fetching an encoder. It needs no project, stands beside the jobs of one, and is not kept in any.

use serde::{Deserialize, Serialize};
use swingtag_learn::Watch;

use super::{Finished, Kind};
use crate::encoders::fetch_encoder;
use crate::error::WorkbenchError;
use crate::view::Changed;
use crate::workbench::Workbench;

/// What to fetch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FetchRequest {
    /// Its name; by default the product's usual one.
    pub name: Option<String>,
}

impl FetchRequest {
    /// Fetches it, unless it is there.
    pub(super) fn fetch(&self, watch: &dyn Watch) -> Result<Finished, WorkbenchError> {
        let said = fetch_encoder(self.name.as_deref(), None, watch)?;
        Ok(Finished { said, changed: Changed::default(), then: Vec::new() })
    }
}

impl Kind for FetchRequest {
    const NAME: &'static str = "fetch_encoder";
    const PRIORITY: i64 = 10;
    const STEPS: &'static [(&'static str, &'static str)] = &[
        ("fetch", "Fetching"),
        ("unpack", "Unpacking"),
        ("verify", "Checking"),
        ("copy", "Copying"),
        ("open", "Trying it"),
        ("waiting", "Waiting for another fetch"),
    ];
    const CAN_PAUSE: bool = false;
    const ONLY_LOOKS: bool = true;

    fn about(&self) -> String {
        self.name.clone().unwrap_or_default()
    }

    fn run(&self, _workbench: &Workbench, watch: &dyn Watch) -> Result<Finished, WorkbenchError> {
        self.fetch(watch)
    }
}
