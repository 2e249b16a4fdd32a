//! Verdicts as rows: one per settled difference, gone while the decision is taken back.

use rusqlite::{Connection, params};

use super::verdict::{SettlementDoc, VerdictDoc};
use crate::error::Result;

/// A verdict of a decision.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StoredVerdict {
    /// The decision.
    pub(crate) decision: i64,
    /// Its place in the decision.
    pub(crate) place: i64,
    /// What it says.
    pub(crate) verdict: VerdictDoc,
}

/// The verdicts on an item that hold, in the order of the clock.
pub(crate) fn settlements_of(connection: &Connection, item: i64) -> Result<Vec<StoredVerdict>> {
    let mut statement = connection.prepare_cached(include_str!("of_item.sql"))?;
    let mut rows = statement.query([item])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let verdict = VerdictDoc::parse(row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?)?;
        found.push(StoredVerdict { decision: row.get(0)?, place: row.get(1)?, verdict });
    }
    Ok(found)
}

/// Writes the verdicts of a decision.
pub(crate) fn put_settlements(
    connection: &Connection,
    item: i64,
    decision: i64,
    settlement: &SettlementDoc,
) -> Result<()> {
    let mut verdicts = (0_i64..).zip(&settlement.verdicts);
    verdicts.try_for_each(|(place, verdict)| put_verdict(connection, item, decision, place, verdict))
}

/// Writes one verdict of a decision.
pub(crate) fn put_verdict(
    connection: &Connection,
    item: i64,
    decision: i64,
    place: i64,
    verdict: &VerdictDoc,
) -> Result<()> {
    let words = Some(looked_up(&verdict.words)).filter(|words| !words.is_empty());
    let asks = verdict.question.is_some();
    connection.prepare_cached(include_str!("put_settlement.sql"))?.execute(params![
        decision,
        place,
        item,
        words,
        asks,
        verdict.text()?
    ])?;
    Ok(())
}

/// The same as [`settlements_of`], as a change holds them.
pub(crate) fn verdicts_of(connection: &Connection, item: i64) -> Result<Vec<(i64, i64, VerdictDoc)>> {
    let stored = settlements_of(connection, item)?.into_iter();
    Ok(stored.map(|stored| (stored.decision, stored.place, stored.verdict)).collect())
}

/// Whether verdicts of a decision hold: it settles something and was not taken back.
pub(crate) fn has_settlements(connection: &Connection, decision: i64) -> Result<bool> {
    let mut statement = connection.prepare_cached("SELECT 1 FROM settlement WHERE decision_id = ?1")?;
    Ok(statement.exists([decision])?)
}

/// Takes the verdicts of a decision away.
pub(crate) fn drop_settlements(connection: &Connection, decision: i64) -> Result<()> {
    connection.prepare_cached("DELETE FROM settlement WHERE decision_id = ?1")?.execute([decision])?;
    Ok(())
}

/// Words as equal ones are found: in lower case, with single spaces.
pub(super) fn looked_up(words: &str) -> String {
    words.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
