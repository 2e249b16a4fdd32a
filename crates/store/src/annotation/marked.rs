//! Words that people marked, for whoever keeps an index of them: all of them once, and from then on the items
//! that acts have touched. Labels that nobody was asked for and items that were removed are left out.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row, params};
use serde::Deserialize;
use swingtag_catalogue::{AttributeId, DecisionId, ItemId, ItemStatus, VerticalId};

use super::AnnotationDoc;
use crate::Store;
use crate::error::{Result, StoreError};
use crate::item::code_of_status;

const DOING: &str = "reading marked words";
/// Acts that are followed one by one; after more of them everything is read anew.
const FOLLOWED: u32 = 1_000;
/// Changes of many items that touch no label.
const HARMLESS: [&str; 2] = ["assign", "batch"];

/// The words that people marked in an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The item.
    pub item: ItemId,
    /// Its vertical; none once the item has nothing marked in it.
    pub vertical: Option<VerticalId>,
    /// The words as they stand there, with what they were marked as.
    pub words: Vec<(AttributeId, String)>,
}

/// What became of marked words since an entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkedSince {
    /// Acts on these items, up to this entry of the log.
    Items(DecisionId, Vec<Marked>),
    /// More than can be followed: read everything anew.
    Everything,
}

/// The texts of an item; the rest of its document is passed over.
#[derive(Deserialize)]
struct Texts {
    #[serde(rename = "f")]
    fields: Vec<(String, String)>,
}

impl Store {
    /// Visits the words that people marked, item by item over one state of the project, and gives the last
    /// entry of the log by then; 0 for an empty log.
    ///
    /// # Errors
    /// Only of the database.
    pub fn each_marked(&self, mut visit: impl FnMut(Marked)) -> Result<DecisionId> {
        self.read(DOING, |connection| {
            let mut statement = connection.prepare_cached(include_str!("marked.sql"))?;
            let mut rows = statement.query([code_of_status(ItemStatus::Removed)])?;
            while let Some(row) = rows.next()? {
                if let Some(marked) = marked(row)? {
                    visit(marked);
                }
            }
            let last: i64 = connection
                .prepare_cached("SELECT coalesce(max(id), 0) FROM decision")?
                .query_row([], |row| row.get(0))?;
            Ok(DecisionId(last))
        })
    }

    /// What became of marked words after an entry of the log.
    ///
    /// # Errors
    /// Only of the database.
    pub fn marked_since(&self, after: DecisionId) -> Result<MarkedSince> {
        self.read(DOING, |connection| {
            let Some((last, items)) = touched(connection, after)? else { return Ok(MarkedSince::Everything) };
            let marked = items.into_iter().map(|item| marked_in(connection, item)).collect::<Result<_>>()?;
            Ok(MarkedSince::Items(last, marked))
        })
    }
}

/// Items with acts after an entry, and the last entry; none where the acts are too many or not about items.
fn touched(connection: &Connection, after: DecisionId) -> Result<Option<(DecisionId, BTreeSet<i64>)>> {
    let mut statement = connection.prepare_cached(include_str!("marked_since.sql"))?;
    let mut rows = statement.query(params![after.0, FOLLOWED + 1])?;
    let (mut last, mut items, mut count) = (after, BTreeSet::new(), 0);
    while let Some(row) = rows.next()? {
        last = DecisionId(row.get(0)?);
        count += 1;
        let kind: String = row.get(2)?;
        match row.get::<_, Option<i64>>(1)? {
            Some(item) => items.insert(item),
            None if HARMLESS.contains(&kind.as_str()) => false,
            None => return Ok(None),
        };
    }
    Ok((count <= FOLLOWED).then_some((last, items)))
}

fn marked_in(connection: &Connection, item: i64) -> Result<Marked> {
    let sql = format!("{} AND item.id = ?2", include_str!("marked.sql"));
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![code_of_status(ItemStatus::Removed), item])?;
    let found = rows.next()?.map(marked).transpose()?.flatten();
    Ok(found.unwrap_or(Marked { item: ItemId(item), vertical: None, words: Vec::new() }))
}

/// None where no person has marked anything.
fn marked(row: &Row<'_>) -> Result<Option<Marked>> {
    let labels = AnnotationDoc::parse(row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?)?;
    if labels.spans.is_empty() {
        return Ok(None);
    }
    let body = row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?;
    let texts: Texts =
        serde_json::from_str(body).map_err(|source| StoreError::Document { what: "item", source })?;
    let spans = labels.spans.iter();
    let words: Vec<_> = spans
        .filter_map(|span| Some((AttributeId(span.attribute), span.words_by_a_person(&texts.fields)?)))
        .collect();
    let (item, vertical) = (ItemId(row.get(0)?), VerticalId(row.get(1)?));
    Ok((!words.is_empty()).then_some(Marked { item, vertical: Some(vertical), words }))
}
