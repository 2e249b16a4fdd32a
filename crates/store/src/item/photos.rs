//! Which photos an item names, and which of them are there.

use rusqlite::{Connection, params};
use swingtag_catalogue::PhotoHash;

use super::prepare::{PhotoState, PreparedRow};
use crate::error::Result;
use crate::photo::{self, StoredPhoto};

/// Photos of an item in order.
pub(super) fn photos_of(connection: &Connection, item: i64) -> Result<Vec<StoredPhoto>> {
    let mut statement = connection.prepare_cached(include_str!("photos.sql"))?;
    let rows = statement.query_map([item], |row| {
        Ok(StoredPhoto {
            path: row.get(0)?,
            hash: row.get::<_, Option<String>>(1)?.map(PhotoHash),
            width: row.get::<_, Option<u32>>(2)?.unwrap_or_default(),
            height: row.get::<_, Option<u32>>(3)?.unwrap_or_default(),
            problem: row.get(4)?,
            mime: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes the photos of a new item.
pub(super) fn insert_photos(connection: &Connection, item: i64, row: &PreparedRow<'_>) -> Result<()> {
    for (position, (path, state)) in row.photos().enumerate() {
        connection.prepare_cached("INSERT INTO item_photo VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(params![
            item,
            position,
            path,
            kept(connection, state)?,
            problem(state),
        ])?;
    }
    Ok(())
}

/// Completes the photos of a known item; returns whether anything is new. A photo that is there is
/// never replaced by one that is missing.
pub(super) fn complete_photos(connection: &Connection, item: i64, row: &PreparedRow<'_>) -> Result<bool> {
    let before = photos_of(connection, item)?;
    let mut changed = false;
    for (position, (path, state)) in row.photos().enumerate() {
        let known = before.get(position).filter(|known| known.path == path);
        let photo = kept(connection, state)?;
        let brings = match known {
            Some(known) => known.hash.is_none() && photo.is_some(),
            None => true,
        };
        if brings {
            let values = params![item, position, path, photo, problem(state)];
            connection.prepare_cached(include_str!("put_photo.sql"))?.execute(values)?;
            changed = true;
        }
    }
    let named = row.photos().len();
    let gone = connection
        .prepare_cached("DELETE FROM item_photo WHERE item_id = ?1 AND position >= ?2")?
        .execute(params![item, named])?;
    Ok(changed || gone > 0)
}

fn kept(connection: &Connection, state: &PhotoState<'_>) -> Result<Option<i64>> {
    match state {
        PhotoState::Ready(prepared, bytes) => photo::insert(connection, prepared, bytes).map(Some),
        PhotoState::Known(id) => Ok(Some(*id)),
        PhotoState::Missing | PhotoState::Refused(_) => Ok(None),
    }
}

fn problem<'a>(state: &'a PhotoState<'_>) -> Option<&'a str> {
    match state {
        PhotoState::Refused(reason) => Some(reason),
        _ => None,
    }
}
