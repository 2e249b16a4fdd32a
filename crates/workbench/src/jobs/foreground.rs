//! Going on with what was left behind without a window, and taking back what waits.

use serde::Serialize;
use swingtag_learn::Watch;
use swingtag_store::{JobId, JobState};

use super::Request;
use super::left::{Fate, fates};
use crate::error::WorkbenchError;
use crate::workbench::Workbench;

/// A job that was gone on with, or ended because it cannot be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Resumed {
    /// Its number.
    pub id: i64,
    /// `train`, `import`, …
    pub kind: String,
    /// How it ended: `done`, `failed` or `cancelled`.
    pub state: String,
    /// Result or error, in words.
    pub said: String,
}

impl Workbench {
    /// Does in the foreground what other sessions left behind, the highest priority first; what is paused
    /// goes on as well. Nothing else works on the project meanwhile: it is open for writing here.
    ///
    /// # Errors
    /// The project file cannot be written, or a stop. A job that fails is told, and the next one begins.
    pub fn resume_jobs(&self, watch: &dyn Watch) -> Result<Vec<Resumed>, WorkbenchError> {
        let mut left = fates(self.store())?;
        left.sort_by_key(|(job, _)| (std::cmp::Reverse(job.priority), job.id));
        let mut resumed = Vec::with_capacity(left.len());
        let mut then = Vec::new();
        for (job, fate) in left {
            match fate {
                Fate::Ends(why) => self.store().finish_job(job.id, JobState::Failed, why)?,
                Fate::Stopped => self.store().finish_job(job.id, JobState::Cancelled, "Stopped")?,
                Fate::GoesOn(request) => then.extend(self.resumed(job.id, &request, watch)?),
            }
            resumed.push(self.resumed_row(job.id)?);
        }
        while let Some(request) = then.pop() {
            let id = self.store().start_job(request.kind(), &request.value(), request.priority())?;
            then.extend(self.resumed(id, &request, watch)?);
            resumed.push(self.resumed_row(id)?);
        }
        Ok(resumed)
    }

    /// Runs one; gives what it wants to be done next. Only a stop ends the whole.
    fn resumed(
        &self,
        id: JobId,
        request: &Request,
        watch: &dyn Watch,
    ) -> Result<Vec<Request>, WorkbenchError> {
        let mut then = Vec::new();
        let done = self.as_job(id, watch, |watch| {
            let finished = request.run(self, watch)?;
            then = finished.then;
            Ok(finished.said)
        });
        match done {
            Err(error) if error.is_stop() => Err(error),
            _ => Ok(then),
        }
    }

    fn resumed_row(&self, id: JobId) -> Result<Resumed, WorkbenchError> {
        let job = self.store().job(id)?;
        let said = job.said.unwrap_or_default();
        Ok(Resumed { id: id.0, kind: job.kind, state: job.state.word().to_owned(), said })
    }

    /// Takes back a job that has not ended.
    ///
    /// # Errors
    /// No such job, one that has ended, or a project that is open for writing elsewhere.
    pub fn cancel_job(&self, id: i64) -> Result<(), WorkbenchError> {
        let id = self.unfinished(id)?;
        super::checkpoint::forget(self.store(), id);
        Ok(self.store().finish_job(id, JobState::Cancelled, "Stopped")?)
    }

    /// Lets a job that waits stand still until somebody resumes it.
    ///
    /// # Errors
    /// As for [`Workbench::cancel_job`].
    pub fn pause_job(&self, id: i64) -> Result<(), WorkbenchError> {
        let id = self.unfinished(id)?;
        Ok(self.store().update_job(id, JobState::Paused, None)?)
    }

    fn unfinished(&self, id: i64) -> Result<JobId, WorkbenchError> {
        let found = self.store().unfinished_jobs()?.into_iter().find(|job| job.id.0 == id);
        found.map(|job| job.id).ok_or_else(|| {
            let message = format!("there is no job {id} that has not ended");
            WorkbenchError::new("usage", message, "`swingtag jobs PROJECT` lists them")
        })
    }
}
