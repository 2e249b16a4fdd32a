//! Where a training keeps its state between two rounds: a file beside the project, its hash in the job's row.
//!
//! Weights and moments are hundreds of megabytes: in the project file they would hold up decisions. The file
//! may be deleted at any time; then the training begins anew.

use std::io::Write;
use std::path::{Path, PathBuf};

use swingtag_learn::Checkpoints;
use swingtag_store::{JobId, Store};

/// The checkpoint of a job; of none, nothing is kept.
pub(crate) struct JobCheckpoints<'a> {
    place: Option<(&'a Store, JobId)>,
}

impl<'a> JobCheckpoints<'a> {
    /// Of the job that a thread works on.
    pub(crate) fn of(store: &'a Store, job: Option<JobId>) -> Self {
        let writable = store.read_only_reason().is_none();
        Self { place: job.filter(|_| writable).map(|job| (store, job)) }
    }
}

impl Checkpoints for JobCheckpoints<'_> {
    fn load(&self) -> Option<Vec<u8>> {
        let (store, job) = self.place?;
        let hash = store.job(job).ok()?.checkpoint?;
        let bytes = std::fs::read(path(store, job)).ok()?;
        (blake3::hash(&bytes).as_bytes().as_slice() == hash).then_some(bytes)
    }

    fn save(&self, state: &[u8]) {
        let Some((store, job)) = self.place else { return };
        let kept = write(&path(store, job), state).map_err(|error| error.to_string()).and_then(|()| {
            let hash = blake3::hash(state);
            store.set_job_checkpoint(job, Some(hash.as_bytes())).map_err(|error| error.to_string())
        });
        if let Err(error) = kept {
            tracing::warn!(job = job.0, error, "a training would begin anew after a kill");
        }
    }
}

/// Removes what a job has kept.
pub(super) fn forget(store: &Store, job: JobId) {
    // It is mostly not there.
    let _ = std::fs::remove_file(path(store, job));
}

fn path(store: &Store, job: JobId) -> PathBuf {
    let mut name = store.path().as_os_str().to_owned();
    name.push(format!(".job-{}", job.0));
    PathBuf::from(name)
}

/// The file is whole or the one before.
fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let part = path.with_added_extension("part");
    let mut file = std::fs::File::create(&part)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&part, path)
}
