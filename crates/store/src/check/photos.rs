//! Photos and thumbnails against their hashes.

use rusqlite::Connection;
use swingtag_catalogue::PhotoHash;

use super::{CheckReport, ProblemArea};
use crate::error::Result;

pub(super) fn check(connection: &Connection, report: &mut CheckReport) -> Result<()> {
    let mut statement = connection.prepare(include_str!("photos.sql"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        report.photos += 1;
        let hash: String = row.get(0)?;
        let bytes: Option<Vec<u8>> = row.get(1)?;
        let (thumbnail, made): (Option<Vec<u8>>, Option<Vec<u8>>) = (row.get(2)?, row.get(3)?);
        match bytes {
            None => report.add(ProblemArea::Photo, &hash, "its bytes are missing"),
            Some(bytes) if PhotoHash::of(&bytes).0 != hash => {
                report.add(ProblemArea::Photo, &hash, "its bytes are not those that were imported");
            }
            Some(_) => {}
        }
        if thumbnail.map(|bytes| blake3::hash(&bytes).as_bytes().to_vec()) != made {
            report.add(ProblemArea::Photo, &hash, "its thumbnail is not the one that was made");
        }
    }
    Ok(())
}
