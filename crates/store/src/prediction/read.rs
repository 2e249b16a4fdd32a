//! Reads predictions, and finds items that a model has not seen.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use swingtag_catalogue::{Certainty, Item, ItemId, ModelId, Prediction};

use super::{PredictionDoc, Unpredicted};
use crate::Store;
use crate::error::Result;
use crate::item::ItemDoc;
use crate::schema::Names;

impl Store {
    /// What a model said about an item.
    ///
    /// # Errors
    /// Only of the database.
    pub fn prediction(&self, item: ItemId, model: ModelId) -> Result<Option<Prediction>> {
        self.read("reading a prediction", |c| prediction_of(c, item, model, &*self.names(c)?))
    }

    /// The prediction shown for an item and the model behind it; [`crate::IMPORTED`] when it came
    /// with the item.
    ///
    /// # Errors
    /// Only of the database.
    pub fn shown_prediction(&self, item: ItemId) -> Result<Option<(ModelId, Prediction)>> {
        self.read("reading a prediction", |connection| {
            let model: Option<Option<i64>> = connection
                .prepare_cached("SELECT shown_model FROM item WHERE id = ?1")?
                .query_row([item.0], |row| row.get(0))
                .optional()?;
            let Some(model) = model.flatten().map(ModelId) else { return Ok(None) };
            let prediction = prediction_of(connection, item, model, &*self.names(connection)?)?;
            Ok(prediction.map(|prediction| (model, prediction)))
        })
    }

    /// Items that a model has not predicted, in import order, after a given one.
    ///
    /// # Errors
    /// Only of the database.
    pub fn unpredicted(
        &self,
        model: ModelId,
        which: Unpredicted,
        after: Option<ItemId>,
        limit: usize,
    ) -> Result<Vec<(ItemId, Item)>> {
        self.read("looking for items to predict", |connection| {
            let names = self.names(connection)?;
            let mut statement = connection.prepare_cached(include_str!("unpredicted.sql"))?;
            let all = which == Unpredicted::All;
            let mut rows = statement.query(params![after.map_or(0, |id| id.0), model.0, all, limit])?;
            let mut items = Vec::new();
            while let Some(row) = rows.next()? {
                let vertical = names.vertical_of(row.get(2)?)?.name.clone();
                let doc = ItemDoc::parse(&row.get::<_, String>(3)?)?;
                items.push((ItemId(row.get(0)?), doc.item(row.get(1)?, vertical)));
            }
            Ok(items)
        })
    }
}

fn prediction_of(
    connection: &Connection,
    item: ItemId,
    model: ModelId,
    names: &Names,
) -> Result<Option<Prediction>> {
    let found: Option<(String, Certainty)> = connection
        .prepare_cached(include_str!("read.sql"))?
        .query_row([item.0, model.0], |row| Ok((row.get(0)?, certainty(row, 1)?)))
        .optional()?;
    found.map(|(text, certainty)| PredictionDoc::parse(&text)?.prediction(certainty, names)).transpose()
}

/// Reads lowest, log-probability, tokens, margin and entropy from five neighbouring columns.
pub(super) fn certainty(row: &Row<'_>, first: usize) -> rusqlite::Result<Certainty> {
    Ok(Certainty {
        lowest: row.get(first)?,
        log_probability: row.get(first + 1)?,
        tokens: row.get(first + 2)?,
        margin: row.get(first + 3)?,
        entropy: row.get(first + 4)?,
    })
}
