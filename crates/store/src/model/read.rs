//! Reads model versions.

use rusqlite::{Connection, Row};
use serde_json::Value;
use swingtag_catalogue::ModelId;

use super::Model;
use crate::Store;
use crate::error::{Result, StoreError};
use crate::project::current_model;

impl Store {
    /// Every model version, oldest first.
    ///
    /// # Errors
    /// Only of the database.
    pub fn models(&self) -> Result<Vec<Model>> {
        self.read("reading models", |connection| {
            let current = current_model(connection)?;
            let mut statement = connection.prepare_cached(include_str!("read.sql"))?;
            let mut rows = statement.query([None::<i64>])?;
            let mut models = Vec::new();
            while let Some(row) = rows.next()? {
                models.push(model_of_row(row, current)?);
            }
            Ok(models)
        })
    }

    /// A model version by its number.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`].
    pub fn model(&self, id: ModelId) -> Result<Model> {
        self.read("reading a model", |connection| {
            model_of(connection, id)?
                .ok_or_else(|| StoreError::NoSuch { what: "model version", id: id.to_string() })
        })
    }

    /// The model in use.
    ///
    /// # Errors
    /// Only of the database.
    pub fn current_model(&self) -> Result<Option<Model>> {
        self.read("reading the model in use", |connection| match current_model(connection)? {
            Some(id) => model_of(connection, id),
            None => Ok(None),
        })
    }
}

fn model_of(connection: &Connection, id: ModelId) -> Result<Option<Model>> {
    let current = current_model(connection)?;
    let mut statement = connection.prepare_cached(include_str!("read.sql"))?;
    let mut rows = statement.query([Some(id.0)])?;
    rows.next()?.map(|row| model_of_row(row, current)).transpose()
}

fn model_of_row(row: &Row<'_>, current: Option<ModelId>) -> Result<Model> {
    let id = ModelId(row.get(0)?);
    let size: Option<u64> = row.get(6)?;
    Ok(Model {
        id,
        recipe: row.get(1)?,
        settings: document(&row.get::<_, String>(2)?)?,
        seed: row.get::<_, i64>(3)?.cast_unsigned(),
        data_hash: row.get(4)?,
        metrics: document(&row.get::<_, String>(5)?)?,
        artefact_bytes: size.unwrap_or_default(),
        artefact_kept: size.is_some(),
        created_at: row.get(7)?,
        promoted_at: row.get(8)?,
        current: current == Some(id),
    })
}

fn document(text: &str) -> Result<Value> {
    serde_json::from_str(text).map_err(|source| StoreError::Document { what: "model document", source })
}
