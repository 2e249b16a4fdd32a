//! Makes an item what everything that is known of it comes to.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};
use swingtag_catalogue::ItemStatus;

use super::act::{Act, REMOVED, What};
use super::acts::acts_on;
#[cfg(test)]
use super::base::base_of;
use super::base::kept_base;
use super::changes::Changes;
#[cfg(test)]
use super::first::FirstChanges;
use super::tips::{Tips, apart};
use crate::annotation::current;
use crate::answer::{AnswerRow, is_apart};
use crate::assignment::{people_of, put_people};
use crate::decision::{set_status, status};
use crate::error::Result;
use crate::item::code_of_status;
use crate::review::replace;
use crate::schema::Names;

/// How an item has changed.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Rebuilt {
    pub(super) changed: bool,
    /// It has other labels or another status, and is not labelled apart.
    other: bool,
    pub(super) apart: bool,
    pub(super) overtaken: bool,
    /// It waits in Review.
    pub(super) waits: bool,
}

/// Writes what an item comes to by the entries of another copy.
pub(super) fn rebuild(
    connection: &Connection,
    names: &Names,
    item: i64,
    base: &[AnswerRow],
    changes: &Changes,
) -> Result<Rebuilt> {
    let rebuilt = make(connection, names, item, base, changes)?;
    if rebuilt.other {
        forget(connection, item)?;
    }
    Ok(rebuilt)
}

/// Whether entries of another copy were ever about an item.
pub(crate) fn is_merged(connection: &Connection, item: i64) -> Result<bool> {
    Ok(kept_base(connection, item)?.is_some())
}

/// Makes those of the items anew that entries of another copy were about once: what was taken back or done again
/// here may have been made when the item was another one, so that what it found is no answer of today.
pub(crate) fn remake(connection: &Connection, names: &Names, items: impl Iterator<Item = i64>) -> Result<()> {
    let mut bases = BTreeMap::new();
    for item in items {
        if let Some(base) = kept_base(connection, item)? {
            bases.insert(item, base);
        }
    }
    if bases.is_empty() {
        return Ok(());
    }
    let touched: BTreeSet<i64> = bases.keys().copied().collect();
    let changes = Changes::of(connection, &touched)?;
    bases.iter().try_for_each(|(item, base)| make(connection, names, *item, base, &changes).map(drop))
}

fn make(
    connection: &Connection,
    names: &Names,
    item: i64,
    base: &[AnswerRow],
    changes: &Changes,
) -> Result<Rebuilt> {
    let acts = acts_on(connection, item, changes)?;
    let was = (current(connection, item)?.text, status(connection, item)?);
    let was_apart = is_apart(connection, item)?;
    give(connection, item, changes)?;
    let (answers, overtaken) = if people_of(connection, item)?.len() > 1 {
        (apart(base, &acts), false)
    } else {
        let tips = Tips::of(base, &acts);
        let overtaken = tips.overtaken;
        (tips.answers(), overtaken)
    };
    // Brought back for the moment, so that the status below it is written.
    if was.1 == REMOVED {
        set_status(connection, item, 0)?;
    }
    replace(connection, names, item, &answers, &settled(&acts))?;
    if is_removed(&acts, was.1) {
        remove(connection, item)?;
    }
    let now = (current(connection, item)?.text, status(connection, item)?);
    let apart = is_apart(connection, item)?;
    let waits = now.1 == code_of_status(ItemStatus::Review);
    Ok(Rebuilt {
        changed: now != was || apart != was_apart,
        other: now != was && !apart,
        apart: apart && !was_apart,
        overtaken,
        waits,
    })
}

/// Makes one item anew from the log alone: where it stands already, nothing may change.
#[cfg(test)]
pub(crate) fn rebuild_alone(connection: &Connection, names: &Names, item: i64) -> Result<()> {
    let changes = Changes::of(connection, &[item].into())?;
    let base = base_of(connection, item, &FirstChanges::of(connection)?)?;
    rebuild(connection, names, item, &base, &changes).map(drop)
}

fn give(connection: &Connection, item: i64, changes: &Changes) -> Result<()> {
    let Some(people) = changes.people(item) else { return Ok(()) };
    put_people(connection, item, people)?;
    let shown = (!people.is_empty()).then(|| people.join(", "));
    connection
        .prepare_cached("UPDATE item SET assignee = ?2 WHERE id = ?1")?
        .execute(params![item, shown])?;
    Ok(())
}

fn settled(acts: &[Act]) -> Vec<(i64, String)> {
    let settled = |act: &Act| match &act.what {
        What::Settled(doc) => Some((act.decision, doc.clone())),
        _ => None,
    };
    acts.iter().filter_map(settled).collect()
}

/// Whether somebody has removed it and nobody brought it back.
fn is_removed(acts: &[Act], was: u8) -> bool {
    let said = |act: &Act| match act.what {
        What::Status { after: REMOVED, .. } => Some(true),
        What::Status { before: REMOVED, .. } => Some(false),
        _ => None,
    };
    acts.iter().rev().find_map(said).unwrap_or(was == REMOVED)
}

fn remove(connection: &Connection, item: i64) -> Result<()> {
    connection
        .prepare_cached("UPDATE item SET kept_status = status, status = ?2 WHERE id = ?1 AND status <> ?2")?
        .execute(params![item, REMOVED])?;
    Ok(())
}

/// What was done here before can no longer be taken back where another copy has changed the labels since.
fn forget(connection: &Connection, item: i64) -> Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM undo_entry WHERE decision_id IN (SELECT id FROM decision WHERE item_id = ?1)",
        )?
        .execute([item])?;
    Ok(())
}
