//! What is in the way of an entry of another copy.

use rusqlite::Connection;

use super::docs;
use super::held;
use super::incoming::Incoming;
use super::items::ItemDifferences;
use super::schema::SchemaDifferences;
use crate::change::ChangeDoc;
use crate::error::Result;
use crate::item::{item_of, status_of_code};
use crate::schema::Names;

/// In what the two files differ.
#[derive(Debug)]
pub(super) struct Differences {
    schema: SchemaDifferences,
    items: ItemDifferences,
}

impl Differences {
    /// Compares the other file with this one.
    pub(super) fn between(here: &Connection, there: &Connection) -> Result<Self> {
        let schema = SchemaDifferences::between(here, there)?;
        Ok(Self { schema, items: ItemDifferences::between(here, there)? })
    }

    /// All of it, in words.
    pub(super) fn told(&self) -> Vec<String> {
        self.schema.told.iter().chain(self.items.why.values()).cloned().collect()
    }

    /// What is in the way of carrying an entry out; nothing when it can be.
    pub(super) fn why_not(
        &self,
        connection: &Connection,
        names: &Names,
        entry: &Incoming,
    ) -> Result<Option<String>> {
        let link = &entry.link;
        let docs = [&link.before, &link.after].map(|doc| doc.as_deref().unwrap_or_default());
        if let Some(item) = link.item {
            if held::is_before(connection, entry)? {
                return Ok(Some("an earlier act on the item is held back".to_owned()));
            }
            let statuses = [link.status_before, link.status_after].into_iter().flatten();
            let unknown = statuses.map(status_of_code).find_map(Result::err).map(|error| error.to_string());
            return Ok(unknown.or(self.on_item(connection, names, item, &docs)?));
        }
        if link.kind == "import" {
            return Ok(None);
        }
        for doc in docs {
            if let Some(why) = self.change(connection, names, doc)? {
                return Ok(Some(why));
            }
        }
        Ok(None)
    }

    fn on_item(
        &self,
        connection: &Connection,
        names: &Names,
        item: i64,
        docs: &[&str],
    ) -> Result<Option<String>> {
        if let Some(why) = self.items.why.get(&item) {
            return Ok(Some(why.clone()));
        }
        let Some(read) = item_of(connection, item, names)? else {
            return Ok(Some(format!("item {item} is not in this project")));
        };
        Ok(docs.iter().find_map(|doc| docs::problem(doc, &read, names, &self.schema)))
    }

    fn change(&self, connection: &Connection, names: &Names, doc: &str) -> Result<Option<String>> {
        if doc.is_empty() {
            return Ok(None);
        }
        let change = match ChangeDoc::parse(doc) {
            Ok(change) => change,
            Err(error) => return Ok(Some(error.to_string())),
        };
        if change.is_about_schema() || !change.verdicts.is_empty() {
            return Ok(Some("it changes the schema; make the same change here".to_owned()));
        }
        for state in &change.items {
            let mut docs = vec![state.4.as_deref().unwrap_or_default()];
            docs.extend(change.answers.get(&state.0).into_iter().flatten().map(|answer| answer.doc.as_str()));
            let why = match self.on_item(connection, names, state.0, &docs)? {
                None => other_vertical(connection, state.0, state.1)?,
                why => why,
            };
            if why.is_some() {
                return Ok(why);
            }
        }
        Ok(None)
    }
}

/// Moving items to another vertical is a matter of the schema.
fn other_vertical(connection: &Connection, item: i64, vertical: i64) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached("SELECT 1 FROM item WHERE id = ?1 AND vertical_id = ?2")?;
    let is_here = statement.exists([item, vertical])?;
    Ok((!is_here).then(|| "it moves items to another vertical; make the same change here".to_owned()))
}
