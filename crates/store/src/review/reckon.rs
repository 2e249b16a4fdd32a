//! Labels and status of an item that is labelled apart, made anew from what they follow from.

use rusqlite::{Connection, params};
use swingtag_catalogue::ItemStatus;

use super::load::{Loaded, is_apart as make_apart, load};
use super::rows::{drop_settlements, put_settlements, settlements_of};
use super::verdict::SettlementDoc;
use crate::annotation::{AnnotationDoc, current, put};
use crate::answer::{AnswerRow, is_apart, put_answers};
use crate::assignment::people_of;
use crate::audit;
use crate::decision::{set_status, status};
use crate::error::Result;
use crate::item::{code_of_status, refresh};
use crate::project::now;
use crate::schema::Names;

/// What an item comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reckoned {
    /// Status of the item.
    pub(crate) status: u8,
    /// Its labels as they are stored.
    pub(crate) labels: String,
    /// Place in the work: 0 somebody is not done, 1 to settle, 2 settled, 3 all agree.
    pub(crate) state: u8,
    /// Differences that nobody has settled.
    pub(crate) open: usize,
}

impl Loaded {
    /// What the item comes to.
    pub(crate) fn reckoned(&self, names: &Names) -> Result<Reckoned> {
        if !self.waiting.is_empty() {
            let status = code_of_status(self.status_while_waiting());
            return Ok(Reckoned { status, labels: String::new(), state: 0, open: 0 });
        }
        let labels = AnnotationDoc::of(&self.labels(), names.vertical(&self.item.vertical)?)?.text()?;
        let (status, state) = match (self.differences.len(), self.open()) {
            (0, _) => (ItemStatus::Done, 3),
            (_, 0) => (ItemStatus::Done, 2),
            _ => (ItemStatus::Review, 1),
        };
        Ok(Reckoned { status: code_of_status(status), labels, state, open: self.open() })
    }

    fn status_while_waiting(&self) -> ItemStatus {
        let skipped = code_of_status(ItemStatus::Skipped);
        let has_skipped = |name: &String| self.answers.iter().any(|a| a.who == *name && a.status == skipped);
        if self.people.iter().all(has_skipped) {
            return ItemStatus::Skipped;
        }
        if self.answers.is_empty() { ItemStatus::New } else { ItemStatus::Started }
    }
}

/// Writes what an item comes to. An item that is no longer labelled apart gets the one answer there is, if any.
pub(crate) fn reckon(connection: &Connection, names: &Names, item: i64) -> Result<()> {
    let loaded = load(connection, names, item)?;
    if loaded.is_apart() {
        let reckoned = loaded.reckoned(names)?;
        put_apart(connection, item, &reckoned)?;
        write(connection, item, &reckoned.labels, reckoned.status)?;
    } else if is_apart(connection, item)? {
        connection.prepare_cached("DELETE FROM apart WHERE item_id = ?1")?.execute([item])?;
        if let Some(answer) = loaded.answers.first() {
            write(connection, item, &answer.doc, answer.status)?;
            put_answers(connection, item, &[])?;
        }
    }
    refresh(connection, names, item, Some(now()))
}

/// Replaces the answers and verdicts of an item and writes what it comes to. Where they are one person's, the item
/// is not labelled apart and has these labels; where there are none, it has none.
pub(crate) fn replace(
    connection: &Connection,
    names: &Names,
    item: i64,
    answers: &[AnswerRow],
    settled: &[(i64, String)],
) -> Result<()> {
    put_answers(connection, item, answers)?;
    for stored in settlements_of(connection, item)? {
        drop_settlements(connection, stored.decision)?;
    }
    for (decision, doc) in settled {
        put_settlements(connection, item, *decision, &SettlementDoc::parse(doc)?)?;
    }
    if make_apart(&people_of(connection, item)?, answers) {
        return reckon(connection, names, item);
    }
    connection.prepare_cached("DELETE FROM apart WHERE item_id = ?1")?.execute([item])?;
    let alone = answers.first().cloned().unwrap_or_default();
    write(connection, item, &alone.doc, alone.status)?;
    put_answers(connection, item, &[])?;
    refresh(connection, names, item, Some(now()))
}

fn write(connection: &Connection, item: i64, labels: &str, code: u8) -> Result<()> {
    let before = current(connection, item)?;
    if before.text != labels {
        put(connection, item, &before.doc, labels)?;
    }
    let (was, done) = (status(connection, item)?, code_of_status(ItemStatus::Done));
    // Whoever removed the item meant all of it.
    if was == code_of_status(ItemStatus::Removed) {
        return Ok(());
    }
    set_status(connection, item, code)?;
    if code == done && was != done { audit::note(connection, item) } else { Ok(()) }
}

fn put_apart(connection: &Connection, item: i64, reckoned: &Reckoned) -> Result<()> {
    connection.prepare_cached(include_str!("put_apart.sql"))?.execute(params![
        item,
        reckoned.state,
        reckoned.open,
        now()
    ])?;
    Ok(())
}
