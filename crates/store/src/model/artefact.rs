//! Reads an artefact and checks that it is the one that was kept.

use rusqlite::{Connection, OptionalExtension as _};
use swingtag_catalogue::ModelId;

use crate::Store;
use crate::error::{Result, StoreError};

impl Store {
    /// The artefact of a model version.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] when the version is not there or its artefact was dropped,
    /// [`StoreError::Damaged`] when the bytes are not those that were kept.
    pub fn artefact(&self, id: ModelId) -> Result<Vec<u8>> {
        self.read("reading an artefact", |connection| {
            let artefact: Option<Option<i64>> = connection
                .prepare_cached("SELECT artefact_id FROM model_version WHERE id = ?1")?
                .query_row([id.0], |row| row.get(0))
                .optional()?;
            let artefact = artefact.flatten().ok_or_else(|| StoreError::NoSuch {
                what: "artefact of model version",
                id: id.to_string(),
            })?;
            artefact_bytes(connection, artefact)?.map_err(|detail| StoreError::Damaged {
                path: self.path().to_owned(),
                detail: format!("the artefact of model version {id}: {detail}"),
            })
        })
    }
}

/// The bytes of an artefact, or what is wrong with them.
pub(crate) fn artefact_bytes(connection: &Connection, artefact: i64) -> Result<Result<Vec<u8>, String>> {
    let (hash, size): (Vec<u8>, usize) = connection
        .prepare_cached("SELECT hash, size FROM artefact WHERE id = ?1")?
        .query_row([artefact], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut statement = connection
        .prepare_cached("SELECT bytes FROM artefact_piece WHERE artefact_id = ?1 ORDER BY position")?;
    let mut rows = statement.query([artefact])?;
    let mut bytes = Vec::new();
    while let Some(row) = rows.next()? {
        bytes.extend_from_slice(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?);
    }
    if bytes.len() != size {
        return Ok(Err(format!("expected {size} bytes, got {}", bytes.len())));
    }
    if blake3::hash(&bytes).as_bytes().as_slice() != hash {
        return Ok(Err("the bytes are not those that were kept".to_owned()));
    }
    Ok(Ok(bytes))
}
