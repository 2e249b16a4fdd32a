//! Makes the rows of a change what it says.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use super::doc::{AttributeRow, ChangeDoc, ItemState};
use super::state::state_of;
use super::steps::Steps;
use crate::annotation::{AnnotationDoc, put};
use crate::answer::put_answers;
use crate::assignment::put_people;
use crate::error::Result;
use crate::item::{put_picks, refresh, refresh_vertical};
use crate::project::now;
use crate::review::{put_verdict, reckon};
use crate::schema::{Names, next_serial, synonyms_text};

impl ChangeDoc {
    /// Makes the rows what it says and gives what they were; none, and nothing is written, where they say so
    /// already. `steps` tells how far it is.
    pub(crate) fn differing(&self, connection: &Connection, steps: &Steps) -> Result<Option<Self>> {
        steps.over(self.items.len(), || self.written(connection, steps))
    }

    /// The same for a part of a change that is counted as a whole.
    pub(crate) fn written(&self, connection: &Connection, steps: &Steps) -> Result<Option<Self>> {
        let before = state_of(connection, self, steps)?;
        if before == *self {
            return Ok(None);
        }
        self.apply(connection, &before, steps)?;
        Ok(Some(before))
    }

    /// Makes the rows what it says, provided they are what `from` says now; false when they are not.
    pub(crate) fn following(&self, from: &Self, connection: &Connection, steps: &Steps) -> Result<bool> {
        steps.over(self.items.len(), || {
            if state_of(connection, from, steps)? != *from {
                return Ok(false);
            }
            self.apply(connection, from, steps)?;
            Ok(true)
        })
    }

    /// Writes every row. `before` is what stands there now.
    fn apply(&self, connection: &Connection, before: &Self, steps: &Steps) -> Result<()> {
        self.schema(connection, before)?;
        for (state, was) in self.items.iter().zip(&before.items) {
            item(connection, state, was)?;
            steps.step();
        }
        for (batch, open) in &self.batches {
            let closed = (!open).then(now);
            connection
                .prepare_cached("UPDATE batch SET closed_at = ?2 WHERE id = ?1")?
                .execute(params![batch, closed])?;
        }
        for (batch, items) in &self.picks {
            put_picks(connection, *batch, items)?;
        }
        self.apart(connection)?;
        self.facts(connection, steps)
    }

    /// People, answers and verdicts of items, and the labels that follow from them.
    fn apart(&self, connection: &Connection) -> Result<()> {
        for (item, people) in &self.people {
            put_people(connection, *item, people)?;
        }
        for (item, answers) in &self.answers {
            put_answers(connection, *item, answers)?;
        }
        for (item, verdicts) in &self.verdicts {
            for (decision, place, verdict) in verdicts {
                put_verdict(connection, *item, *decision, *place, verdict)?;
            }
        }
        let names = Names::load(connection, 0)?;
        let touched: BTreeSet<&i64> = self.answers.keys().chain(self.verdicts.keys()).collect();
        touched.into_iter().try_for_each(|item| reckon(connection, &names, *item))
    }

    fn schema(&self, connection: &Connection, before: &Self) -> Result<()> {
        for row in &self.verticals {
            connection
                .prepare_cached("UPDATE vertical SET name = ?2, position = ?3, removed = ?4 WHERE id = ?1")?
                .execute(params![row.id, row.name, row.position, row.removed])?;
        }
        park(connection, &self.attributes)?;
        for (row, was) in self.attributes.iter().zip(&before.attributes) {
            attribute(connection, row, was)?;
        }
        for (attribute, values) in &self.values {
            put_values(connection, *attribute, values)?;
        }
        for row in &self.intents {
            connection
                .prepare_cached("UPDATE intent SET name = ?2 WHERE id = ?1")?
                .execute(params![row.id, format!("\u{0}{}", row.id)])?;
        }
        for row in &self.intents {
            connection.prepare_cached(include_str!("put_intent.sql"))?.execute(params![
                row.id,
                row.name,
                row.about,
                row.position,
                row.removed
            ])?;
        }
        if self.is_about_schema() { next_serial(connection) } else { Ok(()) }
    }

    /// What is known of the items it touches, or of whole verticals where the schema is another.
    fn facts(&self, connection: &Connection, steps: &Steps) -> Result<()> {
        let names = Names::load(connection, 0)?;
        let at = now();
        for state in &self.items {
            refresh(connection, &names, state.0, Some(at))?;
            steps.step();
        }
        let mut verticals: Vec<i64> = Vec::new();
        for id in self.attributes.iter().map(|row| row.id).chain(self.values.keys().copied()) {
            let vertical = connection
                .prepare_cached("SELECT vertical_id FROM attribute WHERE id = ?1")?
                .query_row([id], |row| row.get(0))?;
            if !verticals.contains(&vertical) {
                verticals.push(vertical);
            }
        }
        verticals.into_iter().try_for_each(|vertical| refresh_vertical(connection, &names, vertical))
    }
}

/// Takes names and colours out of the way first, so that two attributes can change places.
fn park(connection: &Connection, rows: &[AttributeRow]) -> Result<()> {
    let mut statement =
        connection.prepare_cached("UPDATE attribute SET name = ?2, slot = ?3 WHERE id = ?1")?;
    for row in rows {
        statement.execute(params![row.id, format!("\u{0}{}", row.id), -row.id])?;
    }
    Ok(())
}

fn attribute(connection: &Connection, row: &AttributeRow, was: &AttributeRow) -> Result<()> {
    connection.prepare_cached(include_str!("put_attribute.sql"))?.execute(params![
        row.id,
        row.name,
        row.short,
        row.description,
        row.kind,
        row.key,
        row.slot,
        row.position,
        row.removed,
        row.required
    ])?;
    if row.name != was.name {
        connection.prepare_cached(include_str!("keep_name.sql"))?.execute(params![row.id, was.name])?;
    }
    Ok(())
}

fn put_values(connection: &Connection, attribute: i64, values: &[(String, Vec<String>)]) -> Result<()> {
    connection.prepare_cached("DELETE FROM attribute_value WHERE attribute_id = ?1")?.execute([attribute])?;
    let mut statement = connection
        .prepare_cached("INSERT INTO attribute_value (attribute_id, value, synonyms) VALUES (?1, ?2, ?3)")?;
    for (value, synonyms) in values {
        statement.execute(params![attribute, value, synonyms_text(synonyms)?])?;
    }
    Ok(())
}

fn item(connection: &Connection, state: &ItemState, was: &ItemState) -> Result<()> {
    if let (Some(labels), Some(before)) = (&state.4, &was.4)
        && labels != before
    {
        let before = if before.is_empty() { AnnotationDoc::default() } else { AnnotationDoc::parse(before)? };
        put(connection, state.0, &before, labels)?;
    }
    if state.3 != was.3 {
        // Entries of older formats name one person and no more; the list of people that newer ones bring counts.
        put_people(connection, state.0, &state.3.iter().cloned().collect::<Vec<_>>())?;
    }
    // Whoever is removed remembers the status to come back to.
    connection
        .prepare_cached(include_str!("put_item.sql"))?
        .execute(params![state.0, state.1, state.2, state.3])?;
    Ok(())
}
