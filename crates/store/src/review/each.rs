//! Walks through the items that several people are done with, for figures.

use rusqlite::Connection;
use swingtag_catalogue::{Annotation, Item};

use super::PersonAnswer;
use super::load::{is_a_persons, is_done};
use crate::Store;
use crate::annotation::current;
use crate::answer::{answers_of, labels_of};
use crate::error::Result;
use crate::item::item_of;
use crate::schema::Names;

/// An item that everybody is done with who was given it.
#[derive(Clone, Debug, PartialEq)]
pub struct AnsweredItem {
    /// The item.
    pub item: Item,
    /// People's answers, by name; labels that were there before are nobody's.
    pub answers: Vec<PersonAnswer>,
    /// The final labels, where nothing is left to settle.
    pub settled: Option<Annotation>,
}

impl Store {
    /// Visits the items that everybody is done with, of one vertical or all, over one state of the project.
    ///
    /// # Errors
    /// [`crate::StoreError::UnknownVertical`].
    pub fn each_answered(&self, vertical: Option<&str>, mut visit: impl FnMut(AnsweredItem)) -> Result<()> {
        self.read("reading answers", |connection| {
            let names = self.names(connection)?;
            let vertical = vertical.map(|name| names.vertical(name).map(|v| v.id)).transpose()?;
            let mut statement = connection.prepare_cached(include_str!("each.sql"))?;
            let mut rows = statement.query([vertical])?;
            while let Some(row) = rows.next()? {
                let is_settled = row.get::<_, u8>(1)? >= 2;
                if let Some(answered) = answered(connection, row.get(0)?, is_settled, &names)? {
                    visit(answered);
                }
            }
            Ok(())
        })
    }
}

fn answered(
    connection: &Connection,
    id: i64,
    is_settled: bool,
    names: &Names,
) -> Result<Option<AnsweredItem>> {
    let Some(item) = item_of(connection, id, names)? else { return Ok(None) };
    let done = answers_of(connection, id)?;
    let done = done.iter().filter(|answer| is_done(answer) && is_a_persons(answer));
    let answer = |answer| -> Result<PersonAnswer> {
        let row: &crate::answer::AnswerRow = answer;
        Ok(PersonAnswer { who: row.who.clone(), labels: labels_of(row, names)? })
    };
    let answers = done.map(answer).collect::<Result<_>>()?;
    let settled = if is_settled { Some(current(connection, id)?.doc.annotation(names)?) } else { None };
    Ok(Some(AnsweredItem { item, answers, settled }))
}
