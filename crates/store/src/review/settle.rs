//! Settles differences of an item: one decision, one step of undo.

use rusqlite::Connection;
use swingtag_catalogue::review::{Difference, DifferenceKind, Said};
use swingtag_catalogue::{DecisionId, Item, ItemId, ModelId, slice_chars};

use super::load::{Loaded, load};
use super::rows::{StoredVerdict, put_settlements, settlements_of};
use super::{Picked, SETTLING, SettlementDoc, VerdictDoc, reckon};
use crate::Store;
use crate::answer::is_apart;
use crate::decision::{Entry, append, forget_redo, status};
use crate::error::{Result, StoreError};
use crate::schema::Names;

const DOING: &str = "settling differences";

/// A person's word on differences of an item.
#[derive(Clone, Debug, PartialEq)]
pub struct NewSettlement {
    /// The item.
    pub item: ItemId,
    /// Who settles them.
    pub who: String,
    /// Seconds spent on it.
    pub seconds: f64,
    /// Model version in view.
    pub model: Option<ModelId>,
    /// What was done, in words.
    pub said: String,
    /// What holds.
    pub verdicts: Vec<NewVerdict>,
}

/// What holds at one difference.
#[derive(Clone, Debug, PartialEq)]
pub struct NewVerdict {
    /// Its place among [`super::ReviewCase::differences`].
    pub difference: usize,
    /// What was picked.
    pub picked: Picked,
    /// What holds; none where it is unclear.
    pub said: Option<Said>,
    /// A question for the guideline.
    pub question: Option<String>,
}

impl Store {
    /// Settles differences. On disk when this returns. What could be done again is forgotten.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for an item that nobody labels apart, that somebody is not done with, or that
    /// lacks the difference; [`StoreError::Span`] and [`StoreError::Unknown`] for labels that do not fit.
    pub fn settle(&self, settlement: &NewSettlement) -> Result<DecisionId> {
        self.write(DOING, |transaction| {
            let names = self.names(transaction)?;
            let id = settlement.item.0;
            let mut loaded = to_settle(transaction, &names, id)?;
            let doc = document(&loaded, settlement, &names)?;
            let before = status(transaction, id)?;
            let mut verdicts = settlements_of(transaction, id)?;
            verdicts.extend(doc.verdicts.iter().cloned().map(|verdict| StoredVerdict {
                decision: 0,
                place: 0,
                verdict,
            }));
            loaded.judge(&verdicts, &names)?;
            let entry = Entry {
                kind: SETTLING.to_owned(),
                said: settlement.said.clone(),
                item: Some(id),
                who: settlement.who.clone(),
                seconds: settlement.seconds,
                model: settlement.model.map(|model| model.0),
                status_before: Some(before),
                status_after: Some(loaded.reckoned(&names)?.status),
                before: Some(String::new()),
                after: Some(doc.text()?),
                reverts: None,
            };
            let number = append(self, transaction, entry)?;
            put_settlements(transaction, id, number.0, &doc)?;
            reckon(transaction, &names, id)?;
            forget_redo(transaction)?;
            transaction.prepare_cached("INSERT INTO undo_entry VALUES (?1, 0)")?.execute([number.0])?;
            Ok(number)
        })
    }
}

fn to_settle(connection: &Connection, names: &Names, item: i64) -> Result<Loaded> {
    if !is_apart(connection, item)? {
        return Err(refused("nobody labels this item apart from others; there is nothing to settle"));
    }
    let loaded = load(connection, names, item)?;
    if loaded.waiting.is_empty() {
        return Ok(loaded);
    }
    Err(refused(format!(
        "{} not done with this item; wait for the answer, or assign it to others",
        are(&loaded.waiting)
    )))
}

fn are(names: &[String]) -> String {
    let verb = if names.len() == 1 { "is" } else { "are" };
    format!("{} {verb}", names.join(" and "))
}

fn document(loaded: &Loaded, settlement: &NewSettlement, names: &Names) -> Result<SettlementDoc> {
    let vertical = names.vertical(&loaded.item.vertical)?;
    let mut verdicts = Vec::new();
    for new in &settlement.verdicts {
        let difference = loaded.differences.get(new.difference).ok_or_else(|| {
            refused(format!("the item has no difference {}; read it again", new.difference + 1))
        })?;
        check_spans(&loaded.item, difference, new.said.as_ref())?;
        let (words, picked) = (words(&loaded.item, difference), new.picked.clone());
        let (said, question) = (new.said.as_ref(), new.question.clone());
        verdicts.push(VerdictDoc::of(difference, words, picked, said, question, vertical)?);
    }
    Ok(SettlementDoc { verdicts })
}

/// The words that a difference is about; empty for what is no span.
pub(super) fn words(item: &Item, difference: &Difference) -> String {
    let text = item.text(&difference.field).unwrap_or_default();
    slice_chars(text, difference.start, difference.end).unwrap_or_default().to_owned()
}

fn check_spans(item: &Item, difference: &Difference, said: Option<&Said>) -> Result<()> {
    let spans = said.map(|said| said.spans.as_slice()).unwrap_or_default();
    if difference.kind != DifferenceKind::Span && !spans.is_empty() {
        return Err(refused("words were marked, and the difference is about none; give values instead"));
    }
    for span in spans {
        span.check(item).map_err(|problem| StoreError::Span {
            item: item.id.clone(),
            attribute: span.attribute.clone(),
            problem,
        })?;
        if !difference.holds(span) {
            let reason = format!("“{}” lies elsewhere; mark words of the difference", span.words(item));
            return Err(refused(reason));
        }
    }
    Ok(())
}

fn refused(reason: impl Into<String>) -> StoreError {
    StoreError::Refused { operation: DOING, reason: reason.into() }
}
