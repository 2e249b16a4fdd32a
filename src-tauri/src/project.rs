//! An open project and what works on it behind the window.

use std::sync::Arc;

use swingtag_catalogue::ItemId;
use swingtag_store::Store;
use swingtag_workbench::desk::{Desk, Shared};
use swingtag_workbench::jobs::{Jobs, Lane, Request};
use swingtag_workbench::learning::Learning;
use swingtag_workbench::view::Changed;
use swingtag_workbench::{Workbench, WorkbenchError};
use tauri::{AppHandle, Emitter};

/// An open project. What works on it is dropped before it, in this order.
pub(crate) struct Project {
    learning: Learning,
    lane: Lane,
    jobs: Arc<Jobs>,
    shared: Shared,
    workbench: Arc<Workbench>,
}

impl Project {
    /// Sets up what works on a project behind the window.
    pub(crate) fn begin(app: &AppHandle, workbench: Workbench) -> Result<Arc<Self>, WorkbenchError> {
        let workbench = Arc::new(workbench);
        let told = |app: AppHandle| Box::new(move |changed| tell(&app, &changed));
        let jobs = Arc::new(Jobs::open(&workbench, told(app.clone())));
        let lane = Lane::open(&workbench, told(app.clone()))?;
        let learning = Learning::open(&workbench, &jobs)?;
        Ok(Arc::new(Self { learning, lane, jobs, shared: Shared::default(), workbench }))
    }

    /// The desk of this project.
    pub(crate) fn desk(&self) -> Desk<'_> {
        Desk::new(self.workbench.store(), &self.shared)
    }

    /// The open project itself.
    pub(crate) fn workbench(&self) -> &Workbench {
        &self.workbench
    }

    /// Its background work.
    pub(crate) fn jobs(&self) -> &Jobs {
        &self.jobs
    }

    /// The project file.
    pub(crate) fn store(&self) -> &Store {
        self.workbench.store()
    }

    /// Starts background work; refuses at once what a project opened for reading could not keep.
    pub(crate) fn start_job(&self, request: Request) -> Result<i64, WorkbenchError> {
        match self.store().read_only_reason() {
            Some(reason) if !request.only_looks() => Err(WorkbenchError::new(
                "project_read_only",
                format!("nothing was started: {reason}"),
                "open the project for work first",
            )),
            _ => Ok(self.jobs.add(request)),
        }
    }

    /// Somebody looks at an item: it is answered before all else, where the model in use has not done so.
    pub(crate) fn look_at(&self, item: ItemId) {
        self.lane.look_at(item);
    }

    /// A person has done something: learning looks whether anything is due.
    pub(crate) fn acted(&self) {
        self.learning.acted();
    }

    /// Another model is in use, by hand.
    pub(crate) fn model_changed(&self) {
        self.learning.model_changed();
    }
}

/// Tells the window what changed.
pub(crate) fn tell(app: &AppHandle, changed: &Changed) {
    if let Err(error) = app.emit("changed", changed) {
        tracing::warn!("the window was not told of a change: {error}");
    }
}
