//! Takes one settling decision back, whatever came after it.

use swingtag_catalogue::{DecisionId, ItemId};

use super::rows::{drop_settlements, has_settlements};
use super::{is_settlement, reckon};
use crate::Store;
use crate::decision::{Entry, append, forget_redo, status};
use crate::error::{Result, StoreError};

const DOING: &str = "taking a settlement back";

impl Store {
    /// Takes a settling decision back; its differences are open again, unless another verdict on them holds. One
    /// step of undo.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for an entry that settles nothing or was taken back before.
    pub fn revert_settlement(&self, decision: DecisionId, who: &str) -> Result<ItemId> {
        let entry = self.log_entry(decision)?;
        let Some(item) = entry.item.filter(|_| is_settlement(&entry.kind)) else {
            return Err(refused("the entry settles nothing; choose one that does"));
        };
        self.write(DOING, |transaction| {
            if !has_settlements(transaction, decision.0)? {
                return Err(refused("it was taken back before"));
            }
            let doc: Option<String> = transaction
                .prepare_cached("SELECT doc_after FROM decision WHERE id = ?1")?
                .query_row([decision.0], |row| row.get(0))?;
            let before = status(transaction, item.0)?;
            drop_settlements(transaction, decision.0)?;
            reckon(transaction, &*self.names(transaction)?, item.0)?;
            let taken_back = Entry {
                kind: "undo".to_owned(),
                said: entry.said.clone(),
                item: Some(item.0),
                who: who.to_owned(),
                status_before: Some(before),
                status_after: Some(status(transaction, item.0)?),
                before: doc,
                after: Some(String::new()),
                reverts: Some(decision.0),
                ..Entry::default()
            };
            let number = append(self, transaction, taken_back)?;
            forget_redo(transaction)?;
            transaction.prepare_cached("INSERT INTO undo_entry VALUES (?1, 0)")?.execute([number.0])?;
            Ok(item)
        })
    }
}

fn refused(reason: &str) -> StoreError {
    StoreError::Refused { operation: DOING, reason: reason.to_owned() }
}
