//! Changes of many items, as far as they are about some of them.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Row};

use super::act::{Act, State, What};
use super::acts::TakenBack;
use crate::change::{ChangeDoc, ItemState};
use crate::error::Result;

/// Acts by item, and to whom items were given.
#[derive(Debug, Default)]
pub(super) struct Changes {
    acts: BTreeMap<i64, Vec<Act>>,
    people: BTreeMap<i64, Vec<String>>,
}

impl Changes {
    /// Reads the changes of the log that hold, once for all of these items.
    pub(super) fn of(connection: &Connection, items: &BTreeSet<i64>) -> Result<Self> {
        let mut statement = connection.prepare(include_str!("changes.sql"))?;
        let mut taken_back = TakenBack::default();
        for turn in statement.query_map([], |row| Ok((row.get::<_, String>(1)?, row.get(5)?)))? {
            let (kind, reverts) = turn?;
            taken_back.note(&kind, reverts);
        }
        let mut changes = Self::default();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if !matches!(row.get_ref(1)?.as_str().unwrap_or_default(), "undo" | "redo") {
                changes.add(row, items, taken_back.is(row.get(0)?))?;
            }
        }
        Ok(changes)
    }

    /// The acts on an item.
    pub(super) fn on(&self, item: i64) -> &[Act] {
        self.acts.get(&item).map(Vec::as_slice).unwrap_or_default()
    }

    /// To whom an item was given last; none where no change says so.
    pub(super) fn people(&self, item: i64) -> Option<&[String]> {
        self.people.get(&item).map(Vec::as_slice)
    }

    fn add(&mut self, row: &Row<'_>, items: &BTreeSet<i64>, taken_back: bool) -> Result<()> {
        let (before, after) = (parsed(&row.get::<_, String>(3)?)?, parsed(&row.get::<_, String>(4)?)?);
        for (item, people) in before.people {
            self.people.entry(item).or_insert(people);
        }
        if taken_back {
            return Ok(());
        }
        self.people.extend(after.people);
        let act = |what| -> Result<Act> {
            let moment = (row.get(6)?, row.get(7)?, row.get(8)?);
            Ok(Act { moment, decision: row.get(0)?, who: row.get(2)?, what })
        };
        for (was, state) in before.items.iter().zip(&after.items) {
            let wanted = items.contains(&state.0) && !after.answers.contains_key(&state.0);
            if let Some(what) = moved(was, state).filter(|_| wanted) {
                self.acts.entry(state.0).or_default().push(act(what)?);
            }
        }
        for (item, answers) in after.answers {
            if items.contains(&item) {
                self.acts.entry(item).or_default().push(act(What::Answers(answers))?);
            }
        }
        Ok(())
    }
}

/// What a change did to an item; nothing where it gave it to somebody else.
fn moved(was: &ItemState, state: &ItemState) -> Option<What> {
    if was == state || (was.2 == state.2 && was.4 == state.4) {
        return None;
    }
    Some(match (&was.4, &state.4) {
        (Some(before), Some(after)) => What::Labels {
            before: State { doc: before.clone(), status: was.2 },
            after: State { doc: after.clone(), status: state.2 },
        },
        _ => What::Status { before: was.2, after: state.2 },
    })
}

fn parsed(text: &str) -> Result<ChangeDoc> {
    if text.is_empty() { Ok(ChangeDoc::default()) } else { ChangeDoc::parse(text) }
}
