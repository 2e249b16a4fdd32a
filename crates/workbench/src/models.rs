//! Model versions: found by name, promoted, rolled back, written into a file of their own.

use std::path::Path;

use serde::Serialize;
use swingtag_catalogue::ModelId;
use swingtag_learn::Artefact;
use swingtag_store::Model;

use crate::error::{AtPath, WorkbenchError};
use crate::workbench::Workbench;

/// A model version as `swingtag models list` shows it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ModelRow {
    /// `v12`.
    pub version: String,
    /// Recipe that made it.
    pub recipe: String,
    /// Its seed.
    pub seed: u64,
    /// Micro F1, 0 to 1, where it was measured.
    pub f1: Option<f64>,
    /// What that was measured on.
    pub base: String,
    /// In use now.
    pub in_use: bool,
}

impl Workbench {
    /// All versions, oldest first.
    ///
    /// # Errors
    /// The project file cannot be read.
    pub fn models(&self) -> Result<Vec<ModelRow>, WorkbenchError> {
        Ok(self.store().models()?.into_iter().map(row).collect())
    }

    /// Uses another version from now on.
    ///
    /// # Errors
    /// No such version, or its weights were dropped.
    pub fn promote(&self, name: &str) -> Result<String, WorkbenchError> {
        let model = self.model_asked(Some(name))?;
        self.store().promote(model.id, "by hand")?;
        Ok(format!("{} is in use", version(model.id)))
    }

    /// Writes a version into a file of its own.
    ///
    /// # Errors
    /// No such version, or the file exists or cannot be written.
    pub fn bundle(&self, name: Option<&str>, out: &Path) -> Result<String, WorkbenchError> {
        let model = self.model_asked(name)?;
        let bytes = self.store().artefact(model.id)?;
        if out.exists() {
            let message = format!("{} is there already", out.display());
            return Err(WorkbenchError::new("file", message, "choose another name, or remove it"));
        }
        write_whole(out, &bytes)?;
        Ok(format!(
            "{}: {} in {}, {:.1} MB",
            version(model.id),
            model.recipe,
            out.display(),
            bytes.len() as f64 / 1e6
        ))
    }

    /// A version by its name, or the one in use.
    pub(crate) fn model_asked(&self, name: Option<&str>) -> Result<Model, WorkbenchError> {
        let Some(name) = name else {
            let none =
                || WorkbenchError::new("no_model", "the project has no model yet", "run `swingtag train`");
            return self.store().current_model()?.ok_or_else(none);
        };
        let number = name.trim_start_matches(['v', 'V']).parse().ok().map(ModelId);
        let found = self.store().models()?.into_iter().find(|model| Some(model.id) == number);
        found.ok_or_else(|| {
            WorkbenchError::new(
                "usage",
                format!("there is no model “{name}”"),
                "`swingtag models list P` shows them",
            )
        })
    }

    /// A version's artefact, its hash checked, with the schema as it is now: a recipe that asks for
    /// attributes by name can then be asked for one that came after training.
    pub(crate) fn artefact(&self, model: &Model) -> Result<Artefact, WorkbenchError> {
        let artefact = Artefact::from_bytes(&self.store().artefact(model.id)?)?;
        Ok(Artefact { schema: self.schema()?, ..artefact })
    }
}

/// A version's name as people see it.
pub(crate) fn version(id: ModelId) -> String {
    format!("v{id}")
}

fn row(model: Model) -> ModelRow {
    ModelRow {
        version: version(model.id),
        f1: model.metrics["micro"]["f1"].as_f64(),
        base: model.metrics["measured_on"].as_str().unwrap_or_default().to_owned(),
        recipe: model.recipe,
        seed: model.seed,
        in_use: model.current,
    }
}

/// A file is there whole or not at all, also after a power cut.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), WorkbenchError> {
    use std::io::Write;
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    let part = Path::new(&name);
    let mut file = std::fs::File::create(part).at("write", part)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).at("write", part)?;
    std::fs::rename(part, path).at("name", path)?;
    #[cfg(unix)]
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::File::open(folder).and_then(|f| f.sync_all()).at("sync", folder)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use swingtag_catalogue::{Annotation, Attribute, Field, Item, ItemStatus, Schema, Span, Vertical};
    use swingtag_learn::Silent;
    use swingtag_store::{ImportSource, NewItem};

    use super::*;
    use crate::{NewProject, TrainRequest};

    fn schema(attributes: &[&str]) -> Schema {
        let attribute = |name: &&str| Attribute { name: (*name).into(), ..Attribute::default() };
        let attributes = attributes.iter().map(attribute).collect();
        Schema { verticals: vec![Vertical { name: "Jeans".into(), attributes, ..Vertical::default() }] }
    }

    fn labelled() -> NewItem {
        let fields = vec![Field { name: "title".into(), text: "red jeans".into() }];
        let item = Item { id: "1".into(), vertical: "Jeans".into(), fields, ..Item::default() };
        let spans = vec![Span::new("title", 0, 3, "Colour")];
        let annotation = Some(Annotation { spans, ..Annotation::default() });
        NewItem { item, annotation, status: ItemStatus::Done, ..NewItem::default() }
    }

    #[test]
    fn a_version_is_opened_with_the_attributes_that_there_are_now() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.swingtag");
        let workbench = Workbench::create(&NewProject { path, ..NewProject::default() }).unwrap();
        workbench.store().extend_schema(&schema(&["Colour"])).unwrap();
        workbench.store().import_chunk(&ImportSource::default(), &[labelled()]).unwrap();
        let request = TrainRequest { recipe: Some("dictionary".into()), ..TrainRequest::default() };
        workbench.train(&request, &Silent).unwrap();
        workbench.store().extend_schema(&schema(&["Fit"])).unwrap();
        let artefact = workbench.artefact(&workbench.model_asked(None).unwrap()).unwrap();
        assert!(artefact.schema.verticals[0].attribute("Fit").is_some());
        assert_eq!(artefact.schema, workbench.schema().unwrap());
    }
}
