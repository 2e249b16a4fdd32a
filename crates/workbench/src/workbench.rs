//! A project that is open, with what lies around on the machine: encoder, cache, device.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use swingtag_catalogue::{Attribute, Schema, Vertical};
use swingtag_learn::{Artefact, FeatureStore, PhotoStore, Resources};
use swingtag_store::{Access, SchemaChanges, Store};

use crate::error::{AtPath, WorkbenchError};
use crate::features::FeatureFile;
use crate::installed::Installed;

/// An open project. Shared between threads by reference.
pub struct Workbench {
    store: Store,
    features: FeatureFile,
    device: String,
}

/// A project to make.
#[derive(Clone, Debug, Default)]
pub struct NewProject {
    /// File to make; must not exist.
    pub path: PathBuf,
    /// Schema as JSON.
    pub schema: Option<PathBuf>,
    /// Category and taxonomy file to start from.
    pub taxonomy: Option<(String, PathBuf)>,
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
            (None, Some((category, file))) => read_taxonomy(category, file)?,
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
        Self { store, features, device: "auto".to_owned() }
    }

    /// Computes on this device: `auto`, `cpu`, `cuda` or `metal`.
    #[must_use]
    pub fn on_device(mut self, device: &str) -> Self {
        device.clone_into(&mut self.device);
        self
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
        resources(encoders, &self.features, self, &self.device)
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
        threads: threads(),
    }
}

/// Threads to compute with.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn read_schema(file: &Path) -> Result<Schema, WorkbenchError> {
    let text = std::fs::read_to_string(file).at("read", file)?;
    serde_json::from_str(&text).map_err(|e| {
        let remedy = "a schema is JSON as `swingtag schema P --json` prints it";
        WorkbenchError::new("schema", format!("{}: {e}", file.display()), remedy)
    })
}

/// A category of an open product taxonomy, one JSON object a line.
#[derive(Deserialize, Serialize)]
struct Category {
    id: String,
    path: Vec<String>,
    #[serde(default)]
    attributes: Vec<CategoryAttribute>,
}

#[derive(Deserialize, Serialize)]
struct CategoryAttribute {
    name: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    values: Vec<String>,
}

fn read_taxonomy(category: &str, file: &Path) -> Result<Schema, WorkbenchError> {
    let text = std::fs::read_to_string(file).at("read", file)?;
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let found: Category = serde_json::from_str(line).map_err(|e| {
            WorkbenchError::new(
                "schema",
                format!("{}, line {}: {e}", file.display(), index + 1),
                "expected one category a line",
            )
        })?;
        if found.id == category || found.path.last().is_some_and(|name| name == category) {
            return Ok(Schema { verticals: vec![vertical_of(found)] });
        }
    }
    Err(WorkbenchError::new(
        "schema",
        format!("{} has no category “{category}”", file.display()),
        "give an id of the file, such as aa-1, or the last name of a path",
    ))
}

fn vertical_of(category: Category) -> Vertical {
    let attributes = category.attributes.into_iter().enumerate().map(|(position, a)| Attribute {
        name: a.name,
        description: a.description,
        values: a.values,
        slot: u16::try_from(position).unwrap_or(u16::MAX),
        ..Attribute::default()
    });
    let name = category.path.last().cloned().unwrap_or(category.id);
    Vertical { name, attributes: attributes.collect(), ..Vertical::default() }
}
