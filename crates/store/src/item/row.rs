//! Codes of columns, and the one mapper for rows of lists.

use rusqlite::Row;
use swingtag_catalogue::{ItemId, ItemStatus, PhotoHash, SplitRole};

use super::{ItemDoc, ItemRow};
use crate::error::{Result, StoreError};
use crate::prediction::PredictionDoc;
use crate::schema::Names;

/// Bars a row shows at most.
const BARS: usize = 6;

/// Columns that [`item_row`] reads, of the table `item`.
pub(crate) const COLUMNS: &str = include_str!("columns.sql");

/// Every status, in the order of its numbers.
pub(crate) const STATUSES: [ItemStatus; 6] = [
    ItemStatus::New,
    ItemStatus::Started,
    ItemStatus::Done,
    ItemStatus::Skipped,
    ItemStatus::Review,
    ItemStatus::Removed,
];

/// The number a status has in the file.
pub(crate) fn code_of_status(status: ItemStatus) -> u8 {
    match status {
        ItemStatus::New => 0,
        ItemStatus::Started => 1,
        ItemStatus::Done => 2,
        ItemStatus::Skipped => 3,
        ItemStatus::Review => 4,
        ItemStatus::Removed => 5,
    }
}

/// The status of a number in the file.
pub(crate) fn status_of_code(code: u8) -> Result<ItemStatus> {
    STATUSES
        .into_iter()
        .find(|status| code_of_status(*status) == code)
        .ok_or_else(|| StoreError::NoSuch { what: "status", id: code.to_string() })
}

/// The number a split's use has in the file.
pub(super) fn code_of_role(role: SplitRole) -> u8 {
    match role {
        SplitRole::Open => 0,
        SplitRole::Train => 1,
        SplitRole::Dev => 2,
        SplitRole::Holdout => 3,
    }
}

/// The use of a number in the file; one of a later format is open.
pub(crate) fn role_of_code(code: u8) -> SplitRole {
    let roles = [SplitRole::Open, SplitRole::Train, SplitRole::Dev, SplitRole::Holdout];
    roles.into_iter().find(|role| code_of_role(*role) == code).unwrap_or(SplitRole::Open)
}

/// Reads a row of [`COLUMNS`].
pub(crate) fn item_row(row: &Row<'_>, names: &Names) -> Result<ItemRow> {
    let (doc, prediction): (String, Option<String>) = (row.get(6)?, row.get(7)?);
    let confidences = match prediction {
        Some(text) => PredictionDoc::parse(&text)?.confidences(BARS),
        None => Vec::new(),
    };
    Ok(ItemRow {
        id: ItemId(row.get(0)?),
        external_id: row.get(1)?,
        title: ItemDoc::parse(&doc)?.into_title(),
        vertical: names.vertical_of(row.get(2)?)?.name.clone(),
        status: status_of_code(row.get(3)?)?,
        holdout: row.get(4)?,
        lowest: row.get(5)?,
        confidences,
        photo: row.get::<_, Option<String>>(8)?.map(PhotoHash),
    })
}
