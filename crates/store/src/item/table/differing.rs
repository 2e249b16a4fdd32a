//! Attributes of items about which the seller differs from text or photo, one by one, with counts for the choice among
//! them.
//!
//! One pass over the bit sets in the items' rows; no document is opened for it.

use std::collections::HashMap;

use rusqlite::Row;
use swingtag_catalogue::{ItemId, ItemStatus};

use crate::Store;
use crate::error::Result;
use crate::item::code_of_status;
use crate::schema::{LiveAttribute, Names};

/// Which differences between the seller and text or photo. Everything given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DifferingQuery {
    /// Only of this vertical.
    pub vertical: Option<String>,
    /// Only of this attribute, whatever its case.
    pub attribute: Option<String>,
    /// Also where a part of what the seller says is not in the text, or not in the photo where the text is silent.
    pub partly: bool,
}

/// An attribute of an item about which the seller differs from the text, or from the photo where the text is silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Differing {
    /// The item.
    pub item: ItemId,
    /// Place of the attribute among [`DifferingListing::counts`].
    pub attribute: usize,
    /// Several people label the item apart.
    pub apart: bool,
    /// The text says something.
    pub text: bool,
    /// A model that is not unsure reads something off the photos.
    pub photo: bool,
}

/// How often the seller differs about an attribute of a vertical, whatever the query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DifferingCount {
    /// Its vertical.
    pub vertical: String,
    /// The attribute.
    pub attribute: String,
    /// Its colour slot.
    pub slot: u16,
    /// Items where the two contradict each other.
    pub conflict: u64,
    /// Items where a part of what the seller says is not there.
    pub partly: u64,
}

/// What a query finds, item by item as imported, and counts of every attribute in the order of the schema.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DifferingListing {
    /// What the query wants.
    pub rows: Vec<Differing>,
    /// Every attribute of every vertical.
    pub counts: Vec<DifferingCount>,
}

impl Store {
    /// Where the seller differs and nobody has settled it. Removed items are left out, and in items of the holdout that
    /// are not done what only a model says: nobody sees predictions there.
    ///
    /// # Errors
    /// [`crate::StoreError::UnknownVertical`].
    pub fn differing(&self, query: &DifferingQuery) -> Result<DifferingListing> {
        self.read("listing conflicts", |connection| {
            let names = self.names(connection)?;
            let mut reader = Reader::of(query, &names)?;
            let mut statement = connection.prepare_cached(include_str!("differing.sql"))?;
            let mut rows = statement.query([code_of_status(ItemStatus::Removed)])?;
            while let Some(row) = rows.next()? {
                reader.take(&narrow(row)?, &names)?;
            }
            Ok(reader.found)
        })
    }

    /// Whether the seller says anything about any item. Opens documents until one says so.
    ///
    /// # Errors
    /// Only of the database.
    pub fn has_seller_values(&self) -> Result<bool> {
        self.read("looking for seller values", |connection| {
            // The key cannot stand inside a text: quotes are escaped there.
            let sql = r#"SELECT EXISTS (SELECT 1 FROM item_body WHERE instr(doc, '"s":{') > 0)"#;
            Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
        })
    }
}

/// What is read of an item.
struct Narrow {
    item: ItemId,
    vertical: i64,
    conflicts: i64,
    partly: i64,
    text_silent: i64,
    photo_says: i64,
    apart: bool,
}

fn narrow(row: &Row<'_>) -> rusqlite::Result<Narrow> {
    Ok(Narrow {
        item: ItemId(row.get(0)?),
        vertical: row.get(1)?,
        conflicts: row.get(2)?,
        partly: row.get(3)?,
        text_silent: row.get(4)?,
        photo_says: row.get(5)?,
        apart: row.get(6)?,
    })
}

impl Narrow {
    fn differing(&self, at: usize, bit: i64) -> Differing {
        Differing {
            item: self.item,
            attribute: at,
            apart: self.apart,
            text: self.text_silent & bit == 0,
            photo: self.photo_says & bit != 0,
        }
    }
}

/// Listing and counts while the items are read.
struct Reader {
    partly: bool,
    /// Whether the query is about an attribute, in the order of the counts.
    wanted: Vec<bool>,
    /// Where the counts of a vertical begin; verticals that were taken away have none.
    begins: HashMap<i64, usize>,
    found: DifferingListing,
}

impl Reader {
    fn of(query: &DifferingQuery, names: &Names) -> Result<Self> {
        query.vertical.as_deref().map(|name| names.vertical(name)).transpose()?;
        let attribute = query.attribute.as_ref().map(|name| name.to_lowercase());
        let (mut wanted, mut begins, mut counts) = (Vec::new(), HashMap::new(), Vec::new());
        for vertical in names.in_order() {
            let asked = query.vertical.as_ref().is_none_or(|name| *name == vertical.name);
            begins.insert(vertical.id, counts.len());
            for LiveAttribute { name, slot, .. } in &vertical.live {
                wanted.push(asked && attribute.as_ref().is_none_or(|asked| name.to_lowercase() == *asked));
                let (vertical, attribute) = (vertical.name.clone(), name.clone());
                counts.push(DifferingCount { vertical, attribute, slot: *slot, conflict: 0, partly: 0 });
            }
        }
        let found = DifferingListing { rows: Vec::new(), counts };
        Ok(Self { partly: query.partly, wanted, begins, found })
    }

    fn take(&mut self, item: &Narrow, names: &Names) -> Result<()> {
        let Some(begin) = self.begins.get(&item.vertical).copied() else { return Ok(()) };
        for (at, attribute) in (begin..).zip(&names.vertical_of(item.vertical)?.live) {
            let (conflict, partly) = (item.conflicts & attribute.bit != 0, item.partly & attribute.bit != 0);
            let count = &mut self.found.counts[at];
            count.conflict += u64::from(conflict);
            count.partly += u64::from(partly);
            if self.wanted[at] && (conflict || partly && self.partly) {
                self.found.rows.push(item.differing(at, attribute.bit));
            }
        }
        Ok(())
    }
}
