//! Keeps a photo once, however many items show it.

use rusqlite::{Connection, params};

use super::PreparedPhoto;
use crate::error::Result;

/// Keeps a photo and returns its number; one that is there is not written again.
pub(crate) fn insert(connection: &Connection, photo: &PreparedPhoto, bytes: &[u8]) -> Result<i64> {
    let added = connection.prepare_cached(include_str!("insert.sql"))?.execute(params![
        photo.hash.0,
        photo.mime,
        photo.width,
        photo.height
    ])?;
    if added == 0 {
        let mut statement = connection.prepare_cached("SELECT id FROM photo WHERE hash = ?1")?;
        return Ok(statement.query_row([&photo.hash.0], |row| row.get(0))?);
    }
    let id = connection.last_insert_rowid();
    connection.prepare_cached("INSERT INTO photo_data VALUES (?1, ?2, ?3, ?4)")?.execute(params![
        id,
        photo.thumbnail,
        blake3::hash(&photo.thumbnail).as_bytes(),
        bytes,
    ])?;
    Ok(id)
}
