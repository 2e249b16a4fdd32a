//! Changes that are no act on one item: of the schema, of many items at once. Each is one entry of the
//! decision log, holding every row it touched as it was and as it became, and so undone like any act.

mod apply;
mod doc;
mod state;
mod steps;

pub(crate) use doc::{AttributeRow, ChangeDoc, IntentRow, ItemState, VerticalRow};
pub(crate) use state::{attribute_row, item_state, vertical_row};
pub(crate) use steps::Steps;

use rusqlite::Connection;
use swingtag_catalogue::DecisionId;

use crate::Store;
use crate::decision::{Entry, append, forget_redo};
use crate::error::Result;
use crate::schema::Names;

/// What a change is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Title {
    /// Word for the log: `schema`, `assign`, …
    pub(crate) kind: &'static str,
    /// In words, for undo.
    pub(crate) said: String,
}

impl Store {
    /// Makes a change in one transaction and writes it down. `plan` gives the rows as they shall be; rows
    /// that are new it inserts as removed, so that they have a number. Nothing is written down when
    /// nothing differs.
    pub(crate) fn change(
        &self,
        doing: &'static str,
        who: &str,
        plan: impl FnOnce(&Connection, &Names) -> Result<(Title, ChangeDoc)>,
    ) -> Result<String> {
        self.write(doing, |transaction| {
            let (said, number) = self.change_in(transaction, who, plan)?;
            if let Some(number) = number {
                forget_redo(transaction)?;
                transaction.prepare_cached("INSERT INTO undo_entry VALUES (?1, 0)")?.execute([number.0])?;
            }
            Ok(said)
        })
    }

    /// The same for what no person did: it is in the log, and undo steps over it.
    pub(crate) fn change_unseen(
        &self,
        doing: &'static str,
        who: &str,
        plan: impl FnOnce(&Connection, &Names) -> Result<(Title, ChangeDoc)>,
    ) -> Result<String> {
        self.write(doing, |transaction| Ok(self.change_in(transaction, who, plan)?.0))
    }

    /// Carries a change out and gives its number in the log; none when nothing differs.
    fn change_in(
        &self,
        transaction: &Connection,
        who: &str,
        plan: impl FnOnce(&Connection, &Names) -> Result<(Title, ChangeDoc)>,
    ) -> Result<(String, Option<DecisionId>)> {
        let names = self.names(transaction)?;
        let (title, after) = plan(transaction, &names)?;
        let Some(before) = after.differing(transaction, self.steps())? else { return Ok((title.said, None)) };
        let entry = Entry {
            kind: title.kind.to_owned(),
            said: title.said.clone(),
            who: who.to_owned(),
            before: Some(before.text()?),
            after: Some(after.text()?),
            ..Entry::default()
        };
        Ok((title.said, Some(append(self, transaction, entry)?)))
    }
}
