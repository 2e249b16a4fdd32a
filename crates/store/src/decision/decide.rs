//! Takes an act of a person: labels, status, counters, log and undo in one transaction.

use rusqlite::{Connection, OptionalExtension as _, params};
use swingtag_catalogue::{Annotation, Item, ItemStatus};

use super::append::{Entry, append};
use super::{Applied, NewDecision, forget_redo};
use crate::Store;
use crate::annotation::{AnnotationDoc, current, put};
use crate::audit;
use crate::error::{Result, StoreError};
use crate::item::{code_of_status, item_of, refresh, status_of_code};
use crate::project::now;

impl Store {
    /// Replaces the labels and status of an item. On disk when this returns. What could be done
    /// again is forgotten.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`], [`StoreError::Span`] for a span that does not fit the text,
    /// [`StoreError::Unknown`] for a name the vertical does not have. Nothing is changed then.
    pub fn decide(&self, decision: &NewDecision) -> Result<Applied> {
        self.write("saving the decision", |transaction| {
            let names = self.names(transaction)?;
            let id = decision.item.0;
            let item = item_of(transaction, id, &names)?
                .ok_or_else(|| StoreError::NoSuch { what: "item", id: id.to_string() })?;
            check_spans(&item, &decision.after)?;
            let after = AnnotationDoc::of(&decision.after, names.vertical(&item.vertical)?)?.text()?;
            let before = current(transaction, id)?;
            let status_before = status(transaction, id)?;
            put(transaction, id, &before.doc, &after)?;
            set_status(transaction, id, code_of_status(decision.status))?;
            if decision.status == ItemStatus::Done && status_before != code_of_status(ItemStatus::Done) {
                audit::note(transaction, id)?;
            }
            refresh(transaction, &names, id, Some(now()))?;
            let number = append(
                self,
                transaction,
                Entry {
                    kind: decision.kind.clone(),
                    said: decision.said.clone(),
                    item: Some(id),
                    who: decision.who.clone(),
                    seconds: decision.seconds,
                    model: decision.model.map(|model| model.0),
                    status_before: Some(status_before),
                    status_after: Some(code_of_status(decision.status)),
                    before: Some(before.text),
                    after: Some(after),
                    reverts: None,
                },
            )?;
            forget_redo(transaction)?;
            transaction.prepare_cached("INSERT INTO undo_entry VALUES (?1, 0)")?.execute([number.0])?;
            Ok(Applied {
                decision: number,
                before: before.doc.annotation(&names)?,
                status_before: status_of_code(status_before)?,
            })
        })
    }
}

fn check_spans(item: &Item, annotation: &Annotation) -> Result<()> {
    for span in annotation.spans.iter().chain(&annotation.rejected) {
        span.check(item).map_err(|problem| StoreError::Span {
            item: item.id.clone(),
            attribute: span.attribute.clone(),
            problem,
        })?;
    }
    Ok(())
}

/// Status of an item as it lies in the file.
pub(super) fn status(connection: &Connection, item: i64) -> Result<u8> {
    let status = connection
        .prepare_cached("SELECT status FROM item WHERE id = ?1")?
        .query_row([item], |row| row.get(0))
        .optional()?;
    status.ok_or_else(|| StoreError::NoSuch { what: "item", id: item.to_string() })
}

/// Sets it; an unchanged one touches no index.
pub(super) fn set_status(connection: &Connection, item: i64, status: u8) -> Result<()> {
    connection
        .prepare_cached("UPDATE item SET status = ?2 WHERE id = ?1 AND status <> ?2")?
        .execute(params![item, status])?;
    Ok(())
}
