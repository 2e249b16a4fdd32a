//! The hash of an entry covers everything it says and the entry before it of the same installation,
//! so that a changed byte, a missing entry or a forged one shows.

use rusqlite::{Connection, Row};

use crate::error::Result;

/// Everything an entry says, as it is hashed and stored.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Link {
    pub(crate) kind: String,
    pub(crate) said: String,
    pub(crate) item: Option<i64>,
    pub(crate) who: String,
    pub(crate) at: i64,
    pub(crate) seconds: f64,
    pub(crate) model: Option<i64>,
    pub(crate) status_before: Option<u8>,
    pub(crate) status_after: Option<u8>,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
    pub(crate) reverts: Option<i64>,
    pub(crate) installation: String,
    pub(crate) sequence: i64,
    pub(crate) clock: i64,
    pub(crate) previous: [u8; 32],
}

/// Columns of `decision` that [`link_of_row`] reads, in order; the stored hash is the last.
pub(crate) const LINK_COLUMNS: &str = include_str!("link_columns.sql");
/// The same of `held_back`.
pub(crate) const HELD_COLUMNS: &str = include_str!("held_columns.sql");

/// Visits every entry, installation after installation in its own order, with what is wrong with it. What was
/// held back is visited in its place, so that a chain has no gaps.
pub(crate) fn walk(
    connection: &Connection,
    mut visit: impl FnMut(&Link, Option<String>) -> Result<()>,
) -> Result<()> {
    let sql = format!(
        "SELECT {LINK_COLUMNS} FROM decision UNION ALL SELECT {HELD_COLUMNS} FROM held_back
         ORDER BY installation, sequence"
    );
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut last: (String, i64, [u8; 32]) = (String::new(), 0, [0; 32]);
    while let Some(row) = rows.next()? {
        let (link, hash) = link_of_row(row)?;
        if link.installation != last.0 {
            last = (link.installation.clone(), 0, [0; 32]);
        }
        let computed = link.hash();
        let problem = if computed.as_slice() != hash {
            Some("it is not what was recorded".to_owned())
        } else if link.sequence != last.1 + 1 || link.previous != last.2 {
            Some(format!("it does not follow record {}", last.1))
        } else {
            None
        };
        visit(&link, problem)?;
        // The stored hash goes on, so that one changed record is one finding.
        (last.1, last.2) = (link.sequence, hash.try_into().unwrap_or(computed));
    }
    Ok(())
}

/// Reads an entry and its stored hash.
pub(crate) fn link_of_row(row: &Row<'_>) -> rusqlite::Result<(Link, Vec<u8>)> {
    let link = Link {
        kind: row.get(0)?,
        said: row.get(1)?,
        item: row.get(2)?,
        who: row.get(3)?,
        at: row.get(4)?,
        seconds: row.get(5)?,
        model: row.get(6)?,
        status_before: row.get(7)?,
        status_after: row.get(8)?,
        before: row.get(9)?,
        after: row.get(10)?,
        reverts: row.get(11)?,
        installation: row.get(12)?,
        sequence: row.get(13)?,
        clock: row.get(14)?,
        previous: row.get(15)?,
    };
    Ok((link, row.get(16)?))
}

impl Link {
    /// The hash: every part with its length before it, so that no two entries read the same.
    pub(crate) fn hash(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        for text in [&self.kind, &self.said, &self.who, &self.installation] {
            part(&mut hasher, text.as_bytes());
        }
        for number in [self.at, self.sequence, self.clock] {
            part(&mut hasher, &number.to_le_bytes());
        }
        part(&mut hasher, &self.seconds.to_bits().to_le_bytes());
        for number in [self.item, self.model, self.reverts] {
            optional(&mut hasher, number.map(i64::to_le_bytes).as_ref().map(<[u8; 8]>::as_slice));
        }
        for status in [self.status_before, self.status_after] {
            optional(&mut hasher, status.map(|s| [s]).as_ref().map(<[u8; 1]>::as_slice));
        }
        for text in [&self.before, &self.after] {
            optional(&mut hasher, text.as_ref().map(String::as_bytes));
        }
        part(&mut hasher, &self.previous);
        *hasher.finalize().as_bytes()
    }
}

fn part(hasher: &mut blake3::Hasher, bytes: &[u8]) {
    hasher.update(&(bytes.len() as u64).to_le_bytes());
    hasher.update(bytes);
}

fn optional(hasher: &mut blake3::Hasher, bytes: Option<&[u8]>) {
    hasher.update(&[u8::from(bytes.is_some())]);
    part(hasher, bytes.unwrap_or_default());
}
