//! What the engine is given: the work, and who is told.

use swingtag_learn::Watch;

use super::{Finished, Request};
use crate::WorkbenchError;
use crate::view::Changed;

/// The work itself.
pub type Work = dyn Fn(&Request, &dyn Watch) -> Result<Finished, WorkbenchError> + Send + Sync;
/// Who is told of every move of a job, and of what it changed.
pub type Tell = dyn Fn(Changed) + Send + Sync;
