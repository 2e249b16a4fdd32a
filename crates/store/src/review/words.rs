//! Equal words that were settled before, and questions for the guideline.

use rusqlite::{Row, params};
use swingtag_catalogue::review::Said;
use swingtag_catalogue::{DecisionId, ItemId};

use super::rows::looked_up;
use super::verdict::VerdictDoc;
use crate::Store;
use crate::error::Result;
use crate::schema::Names;

/// Words that were settled.
#[derive(Clone, Debug, PartialEq)]
pub struct SettledWords {
    /// The item.
    pub item: ItemId,
    /// Field in which they stand.
    pub field: String,
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words.
    pub words: String,
    /// What holds.
    pub said: Said,
    /// Who settled it.
    pub who: String,
    /// When, in Unix milliseconds.
    pub at: i64,
}

/// A question for the guideline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The decision it was asked with.
    pub decision: DecisionId,
    /// The item.
    pub item: ItemId,
    /// Attributes that people named, in order.
    pub attributes: Vec<String>,
    /// The words; empty for what is no span.
    pub words: String,
    /// The question; may be empty.
    pub question: String,
    /// Who asked.
    pub who: String,
    /// When, in Unix milliseconds.
    pub at: i64,
}

impl Store {
    /// How equal words were settled in other items, newest first. Case and white space play no part.
    ///
    /// # Errors
    /// Only of the database.
    pub fn settled_before(&self, words: &str, but: ItemId, limit: usize) -> Result<Vec<SettledWords>> {
        self.read("looking up settled words", |connection| {
            let names = self.names(connection)?;
            let mut statement = connection.prepare_cached(include_str!("before.sql"))?;
            let mut rows = statement.query(params![looked_up(words), but.0, limit])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.extend(settled_words(row, &names)?);
            }
            Ok(found)
        })
    }

    /// Questions for the guideline, newest first.
    ///
    /// # Errors
    /// Only of the database.
    pub fn questions(&self, limit: usize) -> Result<Vec<Question>> {
        self.read("reading questions", |connection| {
            let names = self.names(connection)?;
            let mut statement = connection.prepare_cached(include_str!("questions.sql"))?;
            let mut rows = statement.query([limit])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.push(question(row, &names)?);
            }
            Ok(found)
        })
    }
}

/// None where it was left unclear.
fn settled_words(row: &Row<'_>, names: &Names) -> Result<Option<SettledWords>> {
    let verdict = VerdictDoc::parse(&row.get::<_, String>(1)?)?;
    let Some(said) = verdict.said(names)? else { return Ok(None) };
    Ok(Some(SettledWords {
        item: ItemId(row.get(0)?),
        field: verdict.field,
        start: verdict.start,
        end: verdict.end,
        words: verdict.words,
        said,
        who: row.get(2)?,
        at: row.get(3)?,
    }))
}

fn question(row: &Row<'_>, names: &Names) -> Result<Question> {
    let verdict = VerdictDoc::parse(&row.get::<_, String>(1)?)?;
    Ok(Question {
        decision: DecisionId(row.get(4)?),
        item: ItemId(row.get(0)?),
        attributes: verdict.attributes(names)?,
        words: verdict.words,
        question: verdict.question.unwrap_or_default(),
        who: row.get(2)?,
        at: row.get(3)?,
    })
}
