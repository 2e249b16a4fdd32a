//! Whole items, one after the other or a few at a time.

use rusqlite::{Connection, Row, params_from_iter};
use swingtag_catalogue::{ItemId, ItemStatus};

use super::filter::Conditions;
use super::photos::photos_of;
use super::{ItemDoc, ItemFilter, StoredItem, status_of_code};
use crate::Store;
use crate::annotation::AnnotationDoc;
use crate::error::{Result, StoreError};
use crate::schema::Names;

const STORED: &str = include_str!("stored.sql");

impl Store {
    /// Visits every item that passes a filter in import order, over one state of the project: what
    /// people do meanwhile is not seen. Memory does not grow with the project.
    ///
    /// # Errors
    /// [`StoreError::UnknownVertical`], or what `visit` returns; it ends the walk.
    pub fn each_item<E: From<StoreError>>(
        &self,
        filter: &ItemFilter,
        mut visit: impl FnMut(StoredItem) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut ended = Ok(());
        self.read("reading items", |connection| {
            let names = self.names(connection)?;
            let conditions = Conditions::of(filter, &names)?;
            let sql =
                format!("SELECT {STORED} FROM {}{} ORDER BY item.id", conditions.from, conditions.clause());
            let mut statement = connection.prepare_cached(&sql)?;
            let mut rows = statement.query(params_from_iter(&conditions.values))?;
            while let Some(row) = rows.next()? {
                ended = visit(stored_item(connection, row, &names)?);
                if ended.is_err() {
                    break;
                }
            }
            Ok(())
        })?;
        ended
    }

    /// Items that are done, in import order, after a given one.
    ///
    /// # Errors
    /// Only of the database.
    pub fn labelled(&self, after: Option<ItemId>, limit: usize) -> Result<Vec<StoredItem>> {
        let filter = ItemFilter { status: Some(ItemStatus::Done), ..ItemFilter::default() };
        self.read("reading labelled items", |connection| {
            let names = self.names(connection)?;
            let mut conditions = Conditions::of(&filter, &names)?;
            conditions.push("item.id > ?", after.map_or(0, |id| id.0));
            let sql =
                format!("SELECT {STORED} FROM item{} ORDER BY item.id LIMIT {limit}", conditions.clause());
            let mut statement = connection.prepare_cached(&sql)?;
            let mut rows = statement.query(params_from_iter(&conditions.values))?;
            let mut items = Vec::new();
            while let Some(row) = rows.next()? {
                items.push(stored_item(connection, row, &names)?);
            }
            Ok(items)
        })
    }
}

/// Reads one item by its number; none when it is not there.
pub(super) fn stored_item_by_id(
    connection: &Connection,
    id: ItemId,
    names: &Names,
) -> Result<Option<StoredItem>> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT {STORED} FROM item WHERE item.id = ?1"))?;
    let mut rows = statement.query([id.0])?;
    rows.next()?.map(|row| stored_item(connection, row, names)).transpose()
}

fn stored_item(connection: &Connection, row: &Row<'_>, names: &Names) -> Result<StoredItem> {
    let id = ItemId(row.get(0)?);
    let doc = ItemDoc::parse(row.get_ref(5)?.as_str().map_err(rusqlite::Error::from)?)?;
    let annotation = match row.get_ref(6)?.as_str_or_null().map_err(rusqlite::Error::from)? {
        Some(text) => Some(AnnotationDoc::parse(text)?.annotation(names)?),
        None => None,
    };
    let photos = if doc.photos.is_empty() { Vec::new() } else { photos_of(connection, id.0)? };
    Ok(StoredItem {
        id,
        item: doc.item(row.get(1)?, names.vertical_of(row.get(2)?)?.name.clone()),
        annotation,
        status: status_of_code(row.get(3)?)?,
        holdout: row.get(4)?,
        photos,
    })
}
