//! Takes an act of a person: labels, status, counters, log and undo in one transaction.

use rusqlite::{Connection, OptionalExtension as _, params};
use swingtag_catalogue::{Annotation, DecisionId, Item, ItemStatus};

use super::append::{Entry, append};
use super::{Applied, NewDecision, forget_redo};
use crate::Store;
use crate::annotation::{AnnotationDoc, current, put};
use crate::answer::{AnswerRow, answer_of, check_part, is_apart, labels_of, put_answer};
use crate::audit;
use crate::error::{Result, StoreError};
use crate::item::{code_of_status, item_of, refresh, status_of_code};
use crate::project::now;
use crate::review::reckon;
use crate::schema::Names;

impl Store {
    /// Replaces the labels and status of an item; of one that is labelled apart, the person's own answer. On disk when this returns. What could be done
    /// again is forgotten.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`], [`StoreError::Span`] for a span that does not fit the text,
    /// [`StoreError::Unknown`] for a name the vertical does not have, [`StoreError::Refused`] for an item that
    /// others label apart. Nothing is changed then.
    pub fn decide(&self, decision: &NewDecision) -> Result<Applied> {
        self.write("saving the decision", |transaction| decided(self, transaction, decision, None))
    }
}

impl Store {
    /// The same for an act that takes back what another entry did, whatever came after it.
    ///
    /// # Errors
    /// As of [`Store::decide`].
    pub fn revert(&self, decision: &NewDecision, reverts: DecisionId) -> Result<Applied> {
        self.write("taking an act back", |transaction| decided(self, transaction, decision, Some(reverts)))
    }
}

/// The same inside of a transaction that does more.
pub(crate) fn decided(
    store: &Store,
    transaction: &Connection,
    decision: &NewDecision,
    reverts: Option<DecisionId>,
) -> Result<Applied> {
    let names = store.names(transaction)?;
    let id = decision.item.0;
    let item = item_of(transaction, id, &names)?
        .ok_or_else(|| StoreError::NoSuch { what: "item", id: id.to_string() })?;
    check_spans(&item, &decision.after)?;
    let after = AnnotationDoc::of(&decision.after, names.vertical(&item.vertical)?)?.text()?;
    let after = AnswerRow { who: decision.who.clone(), status: code_of_status(decision.status), doc: after };
    let before = if is_apart(transaction, id)? {
        answered(transaction, &names, id, &after)?
    } else {
        labelled(transaction, &names, id, &after)?
    };
    let entry = Entry {
        kind: decision.kind.clone(),
        said: decision.said.clone(),
        item: Some(id),
        who: after.who,
        seconds: decision.seconds,
        model: decision.model.map(|model| model.0),
        status_before: Some(before.status),
        status_after: Some(after.status),
        before: Some(before.doc.clone()),
        after: Some(after.doc),
        reverts: reverts.map(|reverted| reverted.0),
    };
    let number = append(store, transaction, entry)?;
    forget_redo(transaction)?;
    transaction.prepare_cached("INSERT INTO undo_entry VALUES (?1, 0)")?.execute([number.0])?;
    Ok(Applied {
        decision: number,
        before: labels_of(&before, &names)?,
        status_before: status_of_code(before.status)?,
    })
}

/// Replaces the labels of an item; gives what stood there.
fn labelled(connection: &Connection, names: &Names, item: i64, after: &AnswerRow) -> Result<AnswerRow> {
    let before = current(connection, item)?;
    let status_before = status(connection, item)?;
    put(connection, item, &before.doc, &after.doc)?;
    set_status(connection, item, after.status)?;
    let done = code_of_status(ItemStatus::Done);
    if after.status == done && status_before != done {
        audit::note(connection, item)?;
    }
    refresh(connection, names, item, Some(now()))?;
    Ok(AnswerRow { who: after.who.clone(), status: status_before, doc: before.text })
}

/// Replaces a person's answer to an item that is labelled apart; gives what stood there.
fn answered(connection: &Connection, names: &Names, item: i64, after: &AnswerRow) -> Result<AnswerRow> {
    check_part(connection, item, &after.who)?;
    let before = answer_of(connection, item, &after.who)?;
    put_answer(connection, item, after)?;
    reckon(connection, names, item)?;
    Ok(before)
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
pub(crate) fn status(connection: &Connection, item: i64) -> Result<u8> {
    let status = connection
        .prepare_cached("SELECT status FROM item WHERE id = ?1")?
        .query_row([item], |row| row.get(0))
        .optional()?;
    status.ok_or_else(|| StoreError::NoSuch { what: "item", id: item.to_string() })
}

/// Sets it; an unchanged one touches no index.
pub(crate) fn set_status(connection: &Connection, item: i64, status: u8) -> Result<()> {
    connection
        .prepare_cached("UPDATE item SET status = ?2 WHERE id = ?1 AND status <> ?2")?
        .execute(params![item, status])?;
    Ok(())
}
