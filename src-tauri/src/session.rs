//! What is open in the window: one project, its background work, and the person's preferences.
//!
//! A project given at the start is opened by the first question for it, so that the window is there
//! before a large file has been checked.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use swingtag_workbench::desk::projects;
use swingtag_workbench::jobs::Jobs;
use swingtag_workbench::view::{BrokeOff, JobRequest, JobView, Preferences, ProjectView, TaxonomyChoice};
use swingtag_workbench::{Computing, Workbench, WorkbenchError, preferences};
use tauri::AppHandle;

use crate::project::{Project, tell};

/// The state behind all commands.
pub(crate) struct Session {
    app: AppHandle,
    folder: PathBuf,
    preferences: Mutex<Preferences>,
    slot: Mutex<Slot>,
    /// Work that needs no project.
    fetches: Mutex<Option<Arc<Jobs>>>,
    broke_off: Mutex<Option<BrokeOff>>,
    given: Option<PathBuf>,
}

/// The place for a project.
enum Slot {
    /// No project.
    Empty,
    /// Given at the start, not asked for yet.
    Given(PathBuf),
    /// Given at the start and refused.
    Refused(WorkbenchError),
    /// Open.
    Open(Arc<Project>),
}

impl Session {
    /// Reads the preferences.
    pub(crate) fn start(
        app: AppHandle,
        folder: PathBuf,
        project: Option<PathBuf>,
        broke_off: Option<BrokeOff>,
    ) -> Self {
        let preferences = Mutex::new(preferences::load(&folder));
        let slot = Mutex::new(project.clone().map_or(Slot::Empty, Slot::Given));
        Self {
            app,
            folder,
            preferences,
            slot,
            fetches: Mutex::default(),
            broke_off: Mutex::new(broke_off),
            given: project,
        }
    }

    /// The project file named at the start.
    pub(crate) fn given(&self) -> Option<String> {
        self.given.as_ref().map(|path| path.display().to_string())
    }

    /// What the session before left behind; told once.
    pub(crate) fn broke_off(&self) -> Option<BrokeOff> {
        lock(&self.broke_off).take()
    }

    /// Where preferences, window state and logs are kept.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// What this person has set.
    pub(crate) fn preferences(&self) -> Preferences {
        let mut preferences = lock(&self.preferences).clone();
        preferences::look_up(&mut preferences);
        preferences
    }

    /// Keeps what this person has set; the list of projects opened last is the session's own.
    pub(crate) fn save_preferences(&self, wanted: Preferences) -> Result<(), WorkbenchError> {
        let mut held = lock(&self.preferences);
        let recent = std::mem::take(&mut held.recent);
        *held = Preferences { recent, ..wanted };
        let (saved, computing) = (preferences::save(&self.folder, &held), computing(&held));
        drop(held);
        if let Ok(project) = self.project() {
            project.workbench().compute_with(computing);
        }
        saved
    }

    /// Takes a project out of those opened last.
    pub(crate) fn forget(&self, path: &str) -> Result<Preferences, WorkbenchError> {
        {
            let mut held = lock(&self.preferences);
            preferences::forget(&mut held, path);
            preferences::save(&self.folder, &held)?;
        }
        Ok(self.preferences())
    }

    /// The name written into decisions.
    pub(crate) fn annotator(&self) -> String {
        lock(&self.preferences).annotator.clone()
    }

    /// The open project.
    pub(crate) fn project(&self) -> Result<Arc<Project>, WorkbenchError> {
        match &*lock(&self.slot) {
            Slot::Open(project) => Ok(Arc::clone(project)),
            Slot::Refused(error) => Err(error.clone()),
            Slot::Empty | Slot::Given(_) => {
                Err(WorkbenchError::new("no_project", "no project is open", "open one or make a new one"))
            }
        }
    }

    /// The open project, or none; opens the one given at the start when nobody has asked before.
    pub(crate) fn project_view(&self) -> Result<Option<ProjectView>, WorkbenchError> {
        let mut slot = lock(&self.slot);
        if let Slot::Given(path) = &*slot {
            *slot = match self.opened(projects::open(path)) {
                Ok(project) => Slot::Open(project),
                Err(error) => Slot::Refused(error),
            };
        }
        match &*slot {
            Slot::Open(project) => project.desk().project_view().map(Some),
            Slot::Refused(error) => Err(error.clone()),
            Slot::Empty | Slot::Given(_) => Ok(None),
        }
    }

    /// Opens a project instead of the one before, which stays when that fails.
    pub(crate) fn open(&self, path: &Path) -> Result<ProjectView, WorkbenchError> {
        if let Ok(project) = self.project()
            && same_file(project.store().path(), path)
            && project.store().read_only_reason().is_none()
        {
            return project.desk().project_view();
        }
        self.swap(projects::open(path))
    }

    /// Opens a project for looking only.
    pub(crate) fn open_for_reading(&self, path: &Path) -> Result<ProjectView, WorkbenchError> {
        self.swap(projects::open_for_reading(path))
    }

    /// Makes a project and opens it.
    pub(crate) fn create(
        &self,
        path: &Path,
        name: &str,
        taxonomy: Option<&TaxonomyChoice>,
    ) -> Result<ProjectView, WorkbenchError> {
        self.swap(projects::create(path, name, taxonomy))
    }

    /// Makes the sample project, or opens the one made before, and opens it.
    pub(crate) fn create_sample(&self, path: Option<&Path>) -> Result<ProjectView, WorkbenchError> {
        let path = path.map_or_else(|| self.folder.join("Sample catalogue.swingtag"), Path::to_owned);
        if path.exists() {
            return self.open(&path);
        }
        self.swap(projects::create_sample(&path))
    }

    /// Stops background work and closes the project file.
    pub(crate) fn close(&self) {
        let fetches = lock(&self.fetches).take();
        drop(fetches);
        let before = std::mem::replace(&mut *lock(&self.slot), Slot::Empty);
        drop(before);
    }

    /// Starts background work: of the open project, or beside it where it needs none.
    pub(crate) fn start_job(&self, request: JobRequest) -> Result<i64, WorkbenchError> {
        if matches!(request, JobRequest::FetchEncoder { .. }) {
            return Ok(self.fetches().add((&request).into()));
        }
        self.project()?.start_job((&request).into())
    }

    /// Asks a job to stop.
    pub(crate) fn cancel_job(&self, id: i64) {
        if let Some(fetches) = &*lock(&self.fetches) {
            fetches.cancel(id);
        }
        if let Ok(project) = self.project() {
            project.jobs().cancel(id);
        }
    }

    /// Lets a job of the open project stand still.
    pub(crate) fn pause_job(&self, id: i64) {
        if let Ok(project) = self.project() {
            project.jobs().pause(id);
        }
    }

    /// Lets a paused job go on.
    pub(crate) fn resume_job(&self, id: i64) {
        if let Ok(project) = self.project() {
            project.jobs().resume(id);
        }
    }

    /// Puts a waiting job before the others.
    pub(crate) fn start_job_first(&self, id: i64) {
        if let Ok(project) = self.project() {
            project.jobs().first(id);
        }
    }

    /// Jobs of the open project and those beside it, newest first.
    pub(crate) fn jobs(&self) -> Vec<JobView> {
        let mut jobs = lock(&self.fetches).as_ref().map(|fetches| fetches.jobs()).unwrap_or_default();
        jobs.extend(self.project().map(|project| project.jobs().jobs()).unwrap_or_default());
        jobs.sort_by_key(|job| std::cmp::Reverse(job.id));
        jobs
    }

    fn fetches(&self) -> Arc<Jobs> {
        let mut held = lock(&self.fetches);
        let app = self.app.clone();
        let begin = || Arc::new(Jobs::apart(Box::new(move |changed| tell(&app, &changed))));
        Arc::clone(held.get_or_insert_with(begin))
    }

    fn swap(&self, workbench: Result<Workbench, WorkbenchError>) -> Result<ProjectView, WorkbenchError> {
        let project = self.opened(workbench)?;
        let view = project.desk().project_view()?;
        let before = std::mem::replace(&mut *lock(&self.slot), Slot::Open(project));
        // Closing waits for work that runs, and nobody else shall wait with it.
        drop(before);
        Ok(view)
    }

    /// Sets up background work for a project and remembers it among those opened last.
    fn opened(&self, workbench: Result<Workbench, WorkbenchError>) -> Result<Arc<Project>, WorkbenchError> {
        let workbench = workbench?;
        {
            let store = workbench.store();
            let mut held = lock(&self.preferences);
            // Before anything works: what was left behind goes on at once.
            workbench.compute_with(computing(&held));
            preferences::remember(&mut held, store.name(), &store.path().display().to_string());
            if let Err(error) = preferences::save(&self.folder, &held) {
                tracing::warn!("{error}");
            }
        }
        Project::begin(&self.app, workbench)
    }
}

/// Device and encoders as a person has set them.
fn computing(preferences: &Preferences) -> Computing {
    Computing {
        device: preferences.device.clone(),
        encoder: preferences.encoder.clone(),
        photo_encoder: preferences.photo_encoder.clone(),
    }
}

fn same_file(a: &Path, b: &Path) -> bool {
    a == b || matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// What is guarded here is replaced whole, never half changed, so a lock left by a panic is good.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
