//! Reads items by number or by the owner's id.

use rusqlite::OptionalExtension as _;
use swingtag_catalogue::ItemId;

use super::StoredItem;
use super::each::stored_item_by_id;
use crate::Store;
use crate::error::{Result, StoreError};

impl Store {
    /// An item with everything people said about it.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`].
    pub fn item(&self, id: ItemId) -> Result<StoredItem> {
        self.read("reading an item", |connection| {
            stored_item_by_id(connection, id, &*self.names(connection)?)?.ok_or_else(|| no_item(id))
        })
    }

    /// Several items, in the order asked for.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] for the first one that is not there.
    pub fn items(&self, ids: &[ItemId]) -> Result<Vec<StoredItem>> {
        self.read("reading items", |connection| {
            let names = self.names(connection)?;
            ids.iter()
                .map(|id| stored_item_by_id(connection, *id, &names)?.ok_or_else(|| no_item(*id)))
                .collect()
        })
    }

    /// An item's number by the id its owner gave it.
    ///
    /// # Errors
    /// Only of the database.
    pub fn find(&self, external_id: &str) -> Result<Option<ItemId>> {
        self.read("finding an item", |connection| {
            let mut statement = connection.prepare_cached("SELECT id FROM item WHERE external_id = ?1")?;
            Ok(statement.query_row([external_id], |row| row.get(0).map(ItemId)).optional()?)
        })
    }
}

fn no_item(id: ItemId) -> StoreError {
    StoreError::NoSuch { what: "item", id: id.to_string() }
}
