//! Which prediction an item shows: that of the model in use, or else the newest.

use rusqlite::{Connection, OptionalExtension as _, params};
use swingtag_catalogue::{Certainty, ModelId};

use crate::error::{Result, StoreError};
use crate::item::refresh;
use crate::project::current_model;
use crate::schema::Names;

/// Copies the certainty of new predictions into the items that show them.
pub(crate) struct Shown<'a> {
    connection: &'a Connection,
    model: ModelId,
    current: Option<ModelId>,
}

impl<'a> Shown<'a> {
    pub(crate) fn begin(connection: &'a Connection, model: ModelId) -> Result<Self> {
        let known = connection
            .prepare_cached("SELECT 1 FROM model_version WHERE id = ?1")?
            .query_row([model.0], |_| Ok(()))
            .optional()?;
        known.ok_or_else(|| StoreError::NoSuch { what: "model version", id: model.to_string() })?;
        Ok(Self { connection, model, current: current_model(connection)? })
    }

    /// A prediction of the model was saved for this item.
    pub(crate) fn saved(&self, item: i64, certainty: &Certainty) -> Result<()> {
        self.connection.prepare_cached(include_str!("show.sql"))?.execute(params![
            item,
            self.model.0,
            f64::from(certainty.lowest),
            certainty.log_probability,
            certainty.tokens,
            certainty.margin,
            certainty.entropy,
            self.current.map(|model| model.0),
        ])?;
        Ok(())
    }
}

/// Another model is in use: items it has predictions for show those.
pub(crate) fn show_model(connection: &Connection, names: &Names, model: ModelId) -> Result<()> {
    if connection.execute(include_str!("show_model.sql"), [model.0])? == 0 {
        return Ok(());
    }
    let mut statement = connection.prepare_cached("SELECT item_id FROM prediction WHERE model_id = ?1")?;
    let items: Vec<i64> =
        statement.query_map([model.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    items.into_iter().try_for_each(|item| refresh(connection, names, item, None))
}
