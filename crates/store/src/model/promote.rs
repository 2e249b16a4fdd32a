//! Changes the model in use, in one transaction, and remembers every change.

use rusqlite::{Connection, OptionalExtension as _, params};
use swingtag_catalogue::ModelId;

use super::Promotion;
use crate::Store;
use crate::error::{Result, StoreError};
use crate::prediction::show_model;
use crate::project::{current_model, now, set_meta};
use crate::schema::Names;

impl Store {
    /// Puts a model version into use. Items it has predictions for show those at once.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] for a version that is not there or whose artefact was dropped.
    pub fn promote(&self, id: ModelId, why: &str) -> Result<Promotion> {
        self.write("promoting a model", |transaction| {
            let usable = transaction
                .prepare_cached("SELECT 1 FROM model_version WHERE id = ?1 AND artefact_id IS NOT NULL")?
                .query_row([id.0], |_| Ok(()))
                .optional()?;
            usable.ok_or_else(|| StoreError::NoSuch { what: "usable model version", id: id.to_string() })?;
            change(transaction, &*self.names(transaction)?, Some(id), "promote", why)
        })
    }

    /// Goes back to the model that was in use before the present one; none when none is in use.
    /// Going back twice goes back two models.
    ///
    /// # Errors
    /// Only of the database.
    pub fn rollback(&self, why: &str) -> Result<Option<Promotion>> {
        self.write("rolling back a model", |transaction| {
            let Some(now) = current_model(transaction)? else { return Ok(None) };
            let before: Option<Option<i64>> = transaction
                .prepare_cached(include_str!("before.sql"))?
                .query_row([now.0], |row| row.get(0))
                .optional()?;
            let names = self.names(transaction)?;
            change(transaction, &names, before.flatten().map(ModelId), "rollback", why).map(Some)
        })
    }

    /// Every change of the model in use, oldest first.
    ///
    /// # Errors
    /// Only of the database.
    pub fn promotions(&self) -> Result<Vec<Promotion>> {
        self.read("reading promotions", |connection| {
            let mut statement = connection
                .prepare_cached("SELECT at, before_id, after_id, kind, why FROM promotion ORDER BY id")?;
            let rows = statement.query_map([], |row| {
                Ok(Promotion {
                    at: row.get(0)?,
                    before: row.get::<_, Option<i64>>(1)?.map(ModelId),
                    after: row.get::<_, Option<i64>>(2)?.map(ModelId),
                    kind: row.get(3)?,
                    why: row.get(4)?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}

fn change(
    connection: &Connection,
    names: &Names,
    after: Option<ModelId>,
    kind: &str,
    why: &str,
) -> Result<Promotion> {
    let (at, before) = (now(), current_model(connection)?);
    let id = |model: Option<ModelId>| model.map(|model| model.0);
    connection
        .prepare_cached(
            "INSERT INTO promotion (at, before_id, after_id, kind, why) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![at, id(before), id(after), kind, why])?;
    set_meta(connection, "current_model", &after.map(|model| model.to_string()).unwrap_or_default())?;
    if let Some(model) = after {
        connection
            .prepare_cached("UPDATE model_version SET promoted_at = ?2 WHERE id = ?1")?
            .execute(params![model.0, at])?;
        show_model(connection, names, model)?;
    }
    Ok(Promotion { at, before, after, kind: kind.to_owned(), why: why.to_owned() })
}
