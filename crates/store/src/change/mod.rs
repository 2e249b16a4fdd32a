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
            let (title, sides) = self.change_in(transaction, plan)?;
            if let Some((before, after)) = sides {
                self.note_step(transaction, who, &title, (&before, &after))?;
            }
            Ok(title.said)
        })
    }

    /// The same for what no person did: it is in the log, and undo steps over it.
    pub(crate) fn change_unseen(
        &self,
        doing: &'static str,
        who: &str,
        plan: impl FnOnce(&Connection, &Names) -> Result<(Title, ChangeDoc)>,
    ) -> Result<String> {
        self.write(doing, |transaction| {
            let (title, sides) = self.change_in(transaction, plan)?;
            if let Some((before, after)) = sides {
                self.note(transaction, who, &title, (&before, &after))?;
            }
            Ok(title.said)
        })
    }

    /// Carries a change out and gives the rows before and after; none when nothing differs.
    fn change_in(
        &self,
        transaction: &Connection,
        plan: impl FnOnce(&Connection, &Names) -> Result<(Title, ChangeDoc)>,
    ) -> Result<(Title, Option<(ChangeDoc, ChangeDoc)>)> {
        let names = self.names(transaction)?;
        let (title, after) = plan(transaction, &names)?;
        let before = after.differing(transaction, self.steps())?;
        Ok((title, before.map(|before| (before, after))))
    }

    /// Writes a change that was carried out into the log, as a step that undo takes back.
    pub(crate) fn note_step(
        &self,
        transaction: &Connection,
        who: &str,
        title: &Title,
        sides: (&ChangeDoc, &ChangeDoc),
    ) -> Result<()> {
        let number = self.note(transaction, who, title, sides)?;
        forget_redo(transaction)?;
        transaction.prepare_cached("INSERT INTO undo_entry VALUES (?1, 0)")?.execute([number.0])?;
        Ok(())
    }

    fn note(
        &self,
        transaction: &Connection,
        who: &str,
        title: &Title,
        (before, after): (&ChangeDoc, &ChangeDoc),
    ) -> Result<DecisionId> {
        let entry = Entry {
            kind: title.kind.to_owned(),
            said: title.said.clone(),
            who: who.to_owned(),
            before: Some(before.text()?),
            after: Some(after.text()?),
            ..Entry::default()
        };
        append(self, transaction, entry)
    }
}
