//! A project that is open, with what lies around on the machine: encoder, cache, device.

use std::path::{Path, PathBuf};

use swingtag_catalogue::Schema;
use swingtag_learn::{Artefact, FeatureStore, PhotoStore, Resources};
use swingtag_store::{Access, SchemaChanges, Store};

use crate::computing::{Chosen, Computing};
use crate::error::{AtPath, WorkbenchError};
use crate::export::Looks;
use crate::features::FeatureFile;
use crate::import::Runs;
use crate::installed::Installed;
use crate::parts::LastMerge;
use crate::similarity::Compared;
use crate::{taxonomy, threads};

/// An open project. Shared between threads by reference.
pub struct Workbench {
    store: Store,
    features: FeatureFile,
    computing: Chosen,
    runs: Runs,
    looks: Looks,
    compared: Compared,
    merged: LastMerge,
}

/// A project to make.
#[derive(Clone, Debug, Default)]
pub struct NewProject {
    /// File to make; must not exist.
    pub path: PathBuf,
    /// Schema as JSON.
    pub schema: Option<PathBuf>,
    /// Categories, by id or name, and the taxonomy file they are in, to start from.
    pub taxonomy: Option<(Vec<String>, PathBuf)>,
}

impl Workbench {
    /// Makes a project, called like its file.
    ///
    /// # Errors
    /// The file exists, cannot be made, or the schema cannot be read.
    pub fn create(request: &NewProject) -> Result<Self, WorkbenchError> {
        let name = request.path.file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned());
        Self::create_named(request, &name)
    }

    /// Makes a project that is called otherwise than its file.
    ///
    /// # Errors
    /// As for [`Workbench::create`].
    pub fn create_named(request: &NewProject, name: &str) -> Result<Self, WorkbenchError> {
        let schema = match (&request.schema, &request.taxonomy) {
            (Some(file), _) => read_schema(file)?,
            (None, Some((categories, file))) => taxonomy::schema(file, categories)?,
            (None, None) => Schema::default(),
        };
        Ok(Self::around(Store::create(&request.path, name, &schema)?))
    }

    /// Opens a project.
    ///
    /// # Errors
    /// The file is missing, damaged, no project, newer, or open for writing elsewhere.
    pub fn open(path: &Path, access: Access) -> Result<Self, WorkbenchError> {
        Ok(Self::around(Store::open(path, access)?))
    }

    fn around(store: Store) -> Self {
        let features = FeatureFile::beside(store.path());
        Self {
            store,
            features,
            computing: Chosen::default(),
            runs: Runs::default(),
            looks: Looks::default(),
            compared: Compared::default(),
            merged: LastMerge::default(),
        }
    }

    /// Computes on this device: `auto`, `cpu`, `cuda` or `metal`.
    #[must_use]
    pub fn on_device(self, device: &str) -> Self {
        self.compute_with(Computing { device: device.to_owned(), ..self.computing.get() });
        self
    }

    /// Computes with this device and these encoders from the next piece of work on.
    pub fn compute_with(&self, computing: Computing) {
        self.computing.set(computing);
    }

    /// Device and encoders of the next piece of work.
    pub(crate) fn computing(&self) -> Computing {
        self.computing.get()
    }

    /// What imports and checks of this session found.
    pub(crate) fn runs(&self) -> &Runs {
        &self.runs
    }

    /// What exports of this session looked at.
    pub(crate) fn looks(&self) -> &Looks {
        &self.looks
    }

    /// The comparison of verticals asked for last.
    pub(crate) fn last_comparison(&self) -> &Compared {
        &self.compared
    }

    /// What the merge asked for last has done.
    pub(crate) fn last_merge(&self) -> &LastMerge {
        &self.merged
    }

    /// The project file.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Verticals and attributes as they are now.
    ///
    /// # Errors
    /// The project file cannot be read.
    pub fn schema(&self) -> Result<Schema, WorkbenchError> {
        Ok(self.store.schema()?)
    }

    /// Adds what a schema file has and the project lacks.
    ///
    /// # Errors
    /// The file cannot be read or is no schema.
    pub fn extend_schema_from(&self, file: &Path) -> Result<SchemaChanges, WorkbenchError> {
        Ok(self.store.extend_schema(&read_schema(file)?)?)
    }

    /// The preferred encoders, cache and device for learning.
    #[must_use]
    pub fn resources(&self) -> Resources<'_> {
        self.resources_with(Installed::preferred())
    }

    /// The encoders that a model was trained on, cache and device.
    ///
    /// # Errors
    /// One of the encoders is not installed.
    pub(crate) fn resources_of(&self, artefact: &Artefact) -> Result<Resources<'_>, WorkbenchError> {
        Ok(self.resources_with(Installed::of(artefact)?))
    }

    /// These encoders, cache and device.
    pub(crate) fn resources_with(&self, encoders: Installed) -> Resources<'_> {
        resources(encoders, &self.features, self, &self.computing.get().device)
    }
}

/// Encoders with a cache, photos and a device.
pub(crate) fn resources<'a>(
    encoders: Installed,
    features: &'a dyn FeatureStore,
    photos: &'a dyn PhotoStore,
    device: &str,
) -> Resources<'a> {
    Resources {
        encoder: encoders.text,
        photo_encoder: encoders.photo,
        word_vectors: encoders.words,
        photos,
        features,
        device: device.to_owned(),
        threads: threads::count(),
    }
}

fn read_schema(file: &Path) -> Result<Schema, WorkbenchError> {
    let text = std::fs::read_to_string(file).at("read", file)?;
    serde_json::from_str(&text).map_err(|e| {
        let remedy = "a schema is JSON as `swingtag schema P --json` prints it";
        WorkbenchError::new("schema", format!("{}: {e}", file.display()), remedy)
    })
}
