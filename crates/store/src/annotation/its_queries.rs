//! Queries that go with a product. A project keeps no link between the two, so words say it: a query goes
//! with a product when at least half of its words stand in the product's title.

use rusqlite::{Connection, OptionalExtension as _};
use swingtag_catalogue::{ItemId, ItemStatus, VerticalKind};

use super::AnnotationDoc;
use super::alike::{distinct_words, nearest};
use crate::Store;
use crate::error::Result;
use crate::item::{ItemDoc, status_of_code};
use crate::schema::Names;

/// Queries of a vertical that are read to be counted word by word, at most.
const READ: usize = 100;

/// A query that goes with a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItsQuery {
    /// Its item.
    pub item: ItemId,
    /// Its words.
    pub text: String,
    /// How far the work on it is.
    pub status: ItemStatus,
    /// What people said it wants.
    pub intents: Vec<String>,
    /// Distinct words of it that stand in the title.
    pub shared: usize,
    /// Distinct words it has.
    pub words: usize,
}

impl Store {
    /// The queries of the project that go with a title, those that share most words with it first.
    ///
    /// # Errors
    /// Only of the database.
    pub fn its_queries(&self, title: &str, most: usize) -> Result<Vec<ItsQuery>> {
        self.read("looking for queries of an item", |connection| {
            let names = self.names(connection)?;
            let (wanted, mut found) = (distinct_words(title), Vec::new());
            for vertical in names.schema.verticals.iter().filter(|v| v.kind == VerticalKind::Queries) {
                let id = names.vertical(&vertical.name)?.id;
                let near = nearest(connection, title, include_str!("its_queries.sql"), id)?;
                for (item, _) in near.into_iter().take(READ) {
                    found.extend(query(connection, item, &wanted, &names)?);
                }
            }
            found.sort_by(|a, b| {
                let left_out = |query: &ItsQuery| query.words - query.shared;
                b.shared.cmp(&a.shared).then(left_out(a).cmp(&left_out(b))).then(a.item.cmp(&b.item))
            });
            found.truncate(most);
            Ok(found)
        })
    }
}

/// A query, where at least half of its words are wanted.
fn query(connection: &Connection, item: i64, wanted: &[String], names: &Names) -> Result<Option<ItsQuery>> {
    let mut statement = connection.prepare_cached(include_str!("its_query.sql"))?;
    let read = statement
        .query_row([item], |row| {
            Ok((row.get::<_, String>(0)?, row.get(1)?, row.get::<_, Option<String>>(2)?))
        })
        .optional()?;
    let Some((body, status, labels)) = read else { return Ok(None) };
    let text = ItemDoc::parse(&body)?.into_title();
    let words = distinct_words(&text);
    let shared = words.iter().filter(|word| wanted.contains(word)).count();
    if 2 * shared < words.len() || shared == 0 {
        return Ok(None);
    }
    let intents = match labels {
        Some(labels) => AnnotationDoc::parse(&labels)?.annotation(names)?.intents,
        None => Vec::new(),
    };
    let status = status_of_code(status)?;
    Ok(Some(ItsQuery { item: ItemId(item), text, status, intents, shared, words: words.len() }))
}
