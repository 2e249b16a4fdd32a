//! Items that may be chosen, with what strategies need to know and nothing more.

use rusqlite::{Row, params};
use swingtag_catalogue::ItemId;

use super::PoolItem;
use super::read::certainty;
use crate::Store;
use crate::error::Result;
use crate::item::{role_of_code, status_of_code};
use crate::schema::Names;

impl Store {
    /// Items that are new or started, in import order, after a given one.
    ///
    /// # Errors
    /// [`crate::StoreError::UnknownVertical`].
    pub fn pool(&self, vertical: Option<&str>, after: Option<ItemId>, limit: usize) -> Result<Vec<PoolItem>> {
        self.read("reading the pool", |connection| {
            let names = self.names(connection)?;
            let vertical = vertical.map(|name| names.vertical(name)).transpose()?.map(|v| v.id);
            let sql = match vertical {
                Some(_) => include_str!("pool_of_vertical.sql"),
                None => include_str!("pool.sql"),
            };
            let mut statement = connection.prepare_cached(sql)?;
            let after = after.map_or(0, |id| id.0);
            let mut rows = match vertical {
                Some(vertical) => statement.query(params![after, limit, vertical])?,
                None => statement.query(params![after, limit])?,
            };
            let mut pool = Vec::new();
            while let Some(row) = rows.next()? {
                pool.push(pool_item(row, &names)?);
            }
            Ok(pool)
        })
    }
}

fn pool_item(row: &Row<'_>, names: &Names) -> Result<PoolItem> {
    let seen: Option<f64> = row.get(5)?;
    Ok(PoolItem {
        id: ItemId(row.get(0)?),
        vertical: names.vertical_of(row.get(1)?)?.name.clone(),
        status: status_of_code(row.get(2)?)?,
        holdout: row.get(3)?,
        group: row.get(4)?,
        certainty: seen.map(|_| certainty(row, 5)).transpose()?,
        role: role_of_code(row.get(10)?),
        predicted: row.get::<_, i64>(11)?.cast_unsigned(),
    })
}
