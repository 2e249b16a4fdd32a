//! Takes one settling decision back, whatever came after it.

use swingtag_catalogue::{DecisionId, ItemId};

use super::rows::drop_settlements;
use super::{is_settlement, reckon};
use crate::Store;
use crate::decision::{Entry, append, holds, status};
use crate::error::{Result, StoreError};

const DOING: &str = "taking a settlement back";

impl Store {
    /// Takes a settling decision back; its differences are open again, unless another verdict on them holds. Undo
    /// does not bring it back: whoever wants it settles anew.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for an entry that settles nothing or was taken back before.
    pub fn revert_settlement(&self, decision: DecisionId, who: &str) -> Result<ItemId> {
        let entry = self.log_entry(decision)?;
        let Some(item) = entry.item.filter(|_| is_settlement(&entry.kind)) else {
            return Err(refused("the entry settles nothing; choose one that does"));
        };
        self.write(DOING, |transaction| {
            if !holds(transaction, decision.0)? {
                return Err(refused("it was taken back before"));
            }
            let doc: Option<String> = transaction
                .prepare_cached("SELECT doc_after FROM decision WHERE id = ?1")?
                .query_row([decision.0], |row| row.get(0))?;
            let before = status(transaction, item.0)?;
            drop_settlements(transaction, decision.0)?;
            reckon(transaction, &*self.names(transaction)?, item.0)?;
            transaction
                .prepare_cached("DELETE FROM undo_entry WHERE decision_id = ?1")?
                .execute([decision.0])?;
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
            append(self, transaction, taken_back)?;
            Ok(item)
        })
    }
}

fn refused(reason: &str) -> StoreError {
    StoreError::Refused { operation: DOING, reason: reason.to_owned() }
}
