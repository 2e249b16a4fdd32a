//! Labelled items whose words are like those of another: what colleagues did before.
//!
//! Words are looked up one by one in the search index, the rarer the weightier. The index of texts is read
//! and nothing else, until the few nearest are known.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension as _, params};
use swingtag_catalogue::ItemId;
use swingtag_catalogue::segment::{Segmentation, words};

use super::doc::AnnotationDoc;
use crate::Store;
use crate::error::Result;
use crate::item::ItemDoc;
use crate::schema::Names;

/// Words of a text that are looked up at most.
const WORDS: usize = 12;
/// Labelled items read for a word; a word that more of them hold tells little.
const HITS: u32 = 5_000;

/// A labelled item and its intents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// The item.
    pub item: ItemId,
    /// Its title, or its first text.
    pub text: String,
    /// What people said it wants.
    pub intents: Vec<String>,
}

impl Store {
    /// The finished items with intents in a vertical that share most with the words of a text, nearest first.
    ///
    /// # Errors
    /// [`crate::StoreError::UnknownVertical`].
    pub fn alike(&self, vertical: &str, text: &str, except: ItemId, most: usize) -> Result<Vec<Alike>> {
        self.read("looking for labelled items alike", |connection| {
            let names = self.names(connection)?;
            let vertical = names.vertical(vertical)?.id;
            let nearest = nearest(connection, text, include_str!("alike.sql"), vertical)?;
            let nearest = nearest.into_iter().filter(|(item, _)| *item != except.0);
            let read = nearest.filter_map(|(item, _)| labelled(connection, item, &names).transpose());
            read.take(most).collect()
        })
    }
}

/// Items of a vertical with words of a text in them, the most and rarest first; `sql` says which items count.
pub(super) fn nearest(
    connection: &Connection,
    text: &str,
    sql: &str,
    vertical: i64,
) -> Result<Vec<(i64, f64)>> {
    let mut weights: HashMap<i64, f64> = HashMap::new();
    for word in wanted(text) {
        let hits = hits(connection, sql, &word, vertical)?;
        let weight = (1.0 + f64::from(HITS) / (hits.len() as f64 + 1.0)).ln();
        for item in hits {
            *weights.entry(item).or_default() += weight;
        }
    }
    let mut nearest: Vec<(i64, f64)> = weights.into_iter().collect();
    nearest.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    Ok(nearest)
}

/// The words of a text as questions for the index, each once; signs that stand alone ask nothing.
fn wanted(text: &str) -> Vec<String> {
    let quoted = |word: String| format!("\"{}\"", word.replace(['"', '\0'], " "));
    distinct_words(text).into_iter().take(WORDS).map(quoted).collect()
}

/// The words of a text in lower case, each once, without signs that stand alone.
pub(super) fn distinct_words(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut found: Vec<String> = Vec::new();
    for (start, end) in words(text, Segmentation::Words) {
        let word: String =
            chars.get(start..end).unwrap_or_default().iter().collect::<String>().to_lowercase();
        if word.chars().any(char::is_alphanumeric) && !found.contains(&word) {
            found.push(word);
        }
    }
    found
}

/// Items of a vertical that hold a word, the newest first.
fn hits(connection: &Connection, sql: &str, question: &str, vertical: i64) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(params![question, vertical, HITS], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// An item with its intents; none when nobody has named any.
fn labelled(connection: &Connection, item: i64, names: &Names) -> Result<Option<Alike>> {
    let mut statement = connection.prepare_cached(include_str!("labelled.sql"))?;
    let found: Option<(String, String)> =
        statement.query_row([item], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((body, labels)) = found else { return Ok(None) };
    let intents = AnnotationDoc::parse(&labels)?.annotation(names)?.intents;
    if intents.is_empty() {
        return Ok(None);
    }
    Ok(Some(Alike { item: ItemId(item), text: ItemDoc::parse(&body)?.into_title(), intents }))
}
