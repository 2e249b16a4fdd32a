//! Keeps predictions, each with the model version that made it.

use rusqlite::{Connection, OptionalExtension as _, params};
use swingtag_catalogue::{Certainty, ItemId, ModelId, Prediction};

use super::{PredictionDoc, Shown};
use crate::Store;
use crate::error::{Result, StoreError};
use crate::item::refresh;

impl Store {
    /// Keeps what a model said; an earlier answer of the same model is replaced. Predictions of the
    /// model in use show at once. A few hundred at a time keep decisions of people from waiting.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] for a model or item, [`StoreError::Unknown`] for a name the schema
    /// lacks; nothing is kept then.
    pub fn save_predictions(&self, model: ModelId, predictions: &[(ItemId, Prediction)]) -> Result<()> {
        self.write("saving predictions", |transaction| {
            let names = self.names(transaction)?;
            let shown = Shown::begin(transaction, model)?;
            for (item, prediction) in predictions {
                let vertical: Option<i64> = transaction
                    .prepare_cached("SELECT vertical_id FROM item WHERE id = ?1")?
                    .query_row([item.0], |row| row.get(0))
                    .optional()?;
                let vertical =
                    vertical.ok_or_else(|| StoreError::NoSuch { what: "item", id: item.to_string() })?;
                let doc = PredictionDoc::of(prediction, names.vertical_of(vertical)?)?;
                insert(transaction, item.0, model, &prediction.certainty, &doc.text()?)?;
                shown.saved(item.0, &prediction.certainty)?;
                refresh(transaction, &names, item.0, None)?;
            }
            Ok(())
        })
    }
}

/// Writes a prediction, replacing the same model's earlier one.
pub(crate) fn insert(
    connection: &Connection,
    item: i64,
    model: ModelId,
    certainty: &Certainty,
    text: &str,
) -> Result<()> {
    connection.prepare_cached(include_str!("insert.sql"))?.execute(params![
        item,
        model.0,
        f64::from(certainty.lowest),
        certainty.log_probability,
        certainty.tokens,
        certainty.margin,
        certainty.entropy,
        text,
    ])?;
    Ok(())
}
