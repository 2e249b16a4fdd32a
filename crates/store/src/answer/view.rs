//! What of an item one person may see and change.

use rusqlite::{Connection, OptionalExtension as _, params};
use swingtag_catalogue::{Annotation, ItemId, ItemStatus};

use super::{AnswerRow, answer_of};
use crate::Store;
use crate::annotation::AnnotationDoc;
use crate::error::{Result, StoreError};
use crate::item::status_of_code;
use crate::schema::Names;

/// A person's share in an item that several label apart.
#[derive(Clone, Debug, PartialEq)]
pub enum Share {
    /// The item is labelled by one person at a time: its labels are everybody's.
    Common,
    /// The item is labelled apart, and this is the person's own answer.
    Own {
        /// Labels.
        labels: Annotation,
        /// How far the person is.
        status: ItemStatus,
    },
    /// The item is labelled apart by others; what they say is none of this person's business until it is settled.
    Others {
        /// Their names.
        people: Vec<String>,
    },
}

impl Store {
    /// What of an item a person may see and change.
    ///
    /// # Errors
    /// Only of the database.
    pub fn share(&self, item: ItemId, who: &str) -> Result<Share> {
        self.read("reading a person's answer", |connection| {
            share(connection, item.0, who, &*self.names(connection)?)
        })
    }
}

fn share(connection: &Connection, item: i64, who: &str, names: &Names) -> Result<Share> {
    if !is_apart(connection, item)? {
        return Ok(Share::Common);
    }
    if !takes_part(connection, item, who)? {
        return Ok(Share::Others { people: participants(connection, item)? });
    }
    let answer = answer_of(connection, item, who)?;
    Ok(Share::Own { labels: labels_of(&answer, names)?, status: status_of_code(answer.status)? })
}

/// The labels of an answer.
pub(crate) fn labels_of(answer: &AnswerRow, names: &Names) -> Result<Annotation> {
    if answer.doc.is_empty() {
        return Ok(Annotation::default());
    }
    AnnotationDoc::parse(&answer.doc)?.annotation(names)
}

/// Whether an item is labelled apart.
pub(crate) fn is_apart(connection: &Connection, item: i64) -> Result<bool> {
    let mut statement = connection.prepare_cached("SELECT 1 FROM apart WHERE item_id = ?1")?;
    Ok(statement.query_row([item], |_| Ok(())).optional()?.is_some())
}

/// Whether a person has been given an item or has answered it.
fn takes_part(connection: &Connection, item: i64, who: &str) -> Result<bool> {
    let mut statement = connection.prepare_cached(include_str!("takes_part.sql"))?;
    Ok(statement.query_row(params![item, who], |row| row.get(0))?)
}

fn participants(connection: &Connection, item: i64) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(include_str!("participants.sql"))?;
    let rows = statement.query_map([item], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Refuses an act of somebody who has no part in an item that others label apart.
pub(crate) fn check_part(connection: &Connection, item: i64, who: &str) -> Result<()> {
    if takes_part(connection, item, who)? {
        return Ok(());
    }
    let people = participants(connection, item)?.join(" and ");
    let reason = format!(
        "{people} label this item apart, and {who} has no part in it; settle their differences in Review, \
         or assign the item to {who}"
    );
    Err(StoreError::Refused { operation: "labelling", reason })
}
