//! How far every item is, without its texts and labels.

use swingtag_catalogue::{ItemId, ItemStatus};

use super::status_of_code;
use crate::Store;
use crate::error::{Result, StoreError};

/// What counting asks of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BriefItem<'a> {
    /// Its number.
    pub id: ItemId,
    /// Name of its vertical.
    pub vertical: &'a str,
    /// How far the work is.
    pub status: ItemStatus,
    /// Somebody or something has said something about it.
    pub labelled: bool,
}

impl Store {
    /// Visits every item in import order, removed ones as well, over one state of the project.
    ///
    /// # Errors
    /// Of the database, or what `visit` returns; it ends the walk.
    pub fn each_brief<E: From<StoreError>>(
        &self,
        mut visit: impl FnMut(BriefItem<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut ended = Ok(());
        self.read("counting items", |connection| {
            let names = self.names(connection)?;
            let mut statement = connection.prepare_cached(include_str!("brief.sql"))?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                ended = visit(BriefItem {
                    id: ItemId(row.get(0)?),
                    vertical: &names.vertical_of(row.get(1)?)?.name,
                    status: status_of_code(row.get(2)?)?,
                    labelled: row.get(3)?,
                });
                if ended.is_err() {
                    break;
                }
            }
            Ok(())
        })?;
        ended
    }
}
