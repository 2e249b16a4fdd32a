//! Accepts without asking.

use rusqlite::Connection;
use swingtag_catalogue::{Annotation, ItemId, ItemStatus, Span};

use crate::Store;
use crate::annotation::{AnnotationDoc, current};
use crate::answer::is_apart;
use crate::change::{ChangeDoc, ItemState, Title, item_state};
use crate::error::Result;
use crate::item::code_of_status;
use crate::schema::Names;

impl Store {
    /// Adds labels that nobody was asked for, each marked as such; returns how many. Items that somebody has
    /// touched meanwhile and items of the holdout stay as they are, and so do spans that are answered.
    ///
    /// # Errors
    /// [`crate::StoreError::Unknown`] for a name the schema lacks.
    pub fn accept_unasked(&self, labels: &[(ItemId, Vec<Span>)], why: &str, who: &str) -> Result<u64> {
        let mut added = 0;
        self.change_unseen("accepting without asking", who, |connection, names| {
            let mut change = ChangeDoc::default();
            for (item, spans) in labels {
                let now = item_state(connection, item.0)?;
                if !is_untouched(connection, &now)? {
                    continue;
                }
                let (text, count) = with(connection, names, &now, spans)?;
                if count > 0 {
                    added += count;
                    change.items.push(ItemState(now.0, now.1, now.2, now.3, Some(text)));
                }
            }
            Ok((
                Title { kind: "unasked", said: format!("{added} labels accepted without asking: {why}") },
                change,
            ))
        })?;
        Ok(added)
    }
}

fn is_untouched(connection: &Connection, item: &ItemState) -> Result<bool> {
    let held: bool = connection
        .prepare_cached("SELECT holdout FROM item WHERE id = ?1")?
        .query_row([item.0], |row| row.get(0))?;
    Ok(!held && !is_apart(connection, item.0)? && item.2 == code_of_status(ItemStatus::New))
}

/// The labels of an item with those spans that are not answered yet, and their number.
fn with(connection: &Connection, names: &Names, item: &ItemState, spans: &[Span]) -> Result<(String, u64)> {
    let mut annotation: Annotation = current(connection, item.0)?.doc.annotation(names)?;
    let before = annotation.spans.len();
    for span in spans {
        if !annotation.answers(span) {
            annotation.spans.push(Span { unasked: true, ..span.clone() });
        }
    }
    let added = (annotation.spans.len() - before) as u64;
    Ok((AnnotationDoc::of(&annotation, names.vertical_of(item.1)?)?.text()?, added))
}
