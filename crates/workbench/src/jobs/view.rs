//! How a job is shown.

use super::Request;
use crate::WorkbenchError;
use crate::view::{Changed, JobState, JobView};

/// A job that has just been asked for.
pub(super) fn queued(id: i64, request: &Request) -> JobView {
    JobView {
        id,
        kind: request.kind().to_owned(),
        about: request.about(),
        state: JobState::Queued,
        can_pause: request.can_pause(),
        step: None,
        said: None,
    }
}

/// After an end that was not planned nobody knows what was reached, so all is read again.
pub(super) fn everything() -> Changed {
    Changed { many_items: true, queue: true, project: true, model: true, ..Changed::default() }
}

pub(super) fn broken_inside() -> WorkbenchError {
    WorkbenchError::new(
        "internal",
        "the work broke off inside",
        "nothing is lost; the log folder has the details",
    )
}
