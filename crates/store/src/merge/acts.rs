//! The entries of the log about one item that hold, in the order of their clocks.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row};

use super::act::{Act, State, What};
use super::changes::Changes;
use crate::error::Result;
use crate::review::is_settlement;

/// Acts on an item that were not taken back, those of changes of many items among them.
pub(super) fn acts_on(connection: &Connection, item: i64, changes: &Changes) -> Result<Vec<Act>> {
    let mut statement = connection.prepare_cached(include_str!("acts.sql"))?;
    let mut rows = statement.query([item])?;
    let (mut acts, mut taken_back) = (changes.on(item).to_vec(), TakenBack::default());
    while let Some(row) = rows.next()? {
        let kind: String = row.get(1)?;
        if !taken_back.note(&kind, row.get(7)?) {
            acts.push(act(row, &kind)?);
        }
    }
    acts.retain(|act| !taken_back.is(act.decision));
    acts.sort_by(|one, other| one.moment.cmp(&other.moment));
    Ok(acts)
}

fn act(row: &Row<'_>, kind: &str) -> Result<Act> {
    let after = State { doc: row.get(4)?, status: row.get(6)? };
    let before = State { doc: row.get(3)?, status: row.get(5)? };
    let what = if is_settlement(kind) { What::Settled(after.doc) } else { What::Labels { before, after } };
    Ok(Act {
        moment: (row.get(8)?, row.get(9)?, row.get(10)?),
        decision: row.get(0)?,
        who: row.get(2)?,
        what,
    })
}

/// Which entries were taken back, read in the order of the clock.
#[derive(Debug, Default)]
pub(super) struct TakenBack(BTreeMap<i64, bool>);

impl TakenBack {
    /// Notes an undo or redo; false for every other entry.
    pub(super) fn note(&mut self, kind: &str, reverts: Option<i64>) -> bool {
        let is_turn = matches!(kind, "undo" | "redo");
        if let (true, Some(reverts)) = (is_turn, reverts) {
            self.0.insert(reverts, kind == "undo");
        }
        is_turn
    }

    /// Whether an entry was taken back and not done again.
    pub(super) fn is(&self, decision: i64) -> bool {
        self.0.get(&decision).copied().unwrap_or(false)
    }
}
