//! Items that people differed in, as a list. Read by index: it stays fast however many there are.

use rusqlite::{Connection, Row, params};
use swingtag_catalogue::{ItemId, PhotoHash};

use crate::Store;
use crate::error::Result;
use crate::item::ItemDoc;

/// States in the order in which they are listed: to settle, settled.
const LISTED: [u8; 2] = [1, 2];

/// Orders of the list. What is settled comes last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReviewOrder {
    /// Most open differences first.
    #[default]
    MostDifferences,
    /// Vertical by vertical, most open differences first.
    Vertical,
    /// Changed last first.
    Newest,
}

/// A page of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReviewListing {
    /// Rows.
    pub rows: Vec<ReviewRow>,
    /// Rows in all.
    pub total: u64,
}

/// An item of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewRow {
    /// The item.
    pub item: ItemId,
    /// Its title.
    pub title: String,
    /// Its first photo.
    pub photo: Option<PhotoHash>,
    /// Differences that nobody has settled.
    pub open: u32,
    /// Nothing is left to settle.
    pub settled: bool,
}

/// Where items that are labelled apart stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReviewTotals {
    /// Items that somebody is not done with.
    pub waiting: u64,
    /// Items to settle.
    pub items: u64,
    /// Differences in them that nobody has settled.
    pub differences: u64,
    /// Items in which all differences were settled.
    pub settled: u64,
    /// Items in which all answers agree.
    pub agreed: u64,
}

impl Store {
    /// A page of the items that people differed in.
    ///
    /// # Errors
    /// [`crate::StoreError::UnknownVertical`].
    pub fn review_list(
        &self,
        order: ReviewOrder,
        vertical: Option<&str>,
        offset: u64,
        limit: usize,
    ) -> Result<ReviewListing> {
        self.read("listing items to settle", |connection| {
            let vertical = vertical.map(|name| self.names(connection)?.vertical(name).map(|v| v.id));
            let vertical = vertical.transpose()?;
            let (mut listing, mut skip) = (ReviewListing::default(), offset);
            for state in LISTED {
                let size = count(connection, state, vertical)?;
                listing.total += size;
                let room = limit - listing.rows.len();
                if room > 0 && skip < size {
                    listing.rows.extend(rows(connection, order, state, vertical, skip, room)?);
                }
                skip = skip.saturating_sub(size);
            }
            Ok(listing)
        })
    }

    /// Where items that are labelled apart stand.
    ///
    /// # Errors
    /// Only of the database.
    pub fn review_totals(&self) -> Result<ReviewTotals> {
        self.read("counting items to settle", |connection| {
            let mut statement =
                connection.prepare_cached("SELECT state, count(*), sum(open) FROM apart GROUP BY state")?;
            let mut rows = statement.query([])?;
            let mut totals = ReviewTotals::default();
            while let Some(row) = rows.next()? {
                let items = row.get(1)?;
                match row.get::<_, u8>(0)? {
                    0 => totals.waiting = items,
                    1 => (totals.items, totals.differences) = (items, row.get(2)?),
                    2 => totals.settled = items,
                    _ => totals.agreed = items,
                }
            }
            Ok(totals)
        })
    }
}

fn count(connection: &Connection, state: u8, vertical: Option<i64>) -> Result<u64> {
    let sql = match vertical {
        Some(_) => "SELECT count(*) FROM apart WHERE state = ?1 AND vertical_id = ?2",
        None => "SELECT count(*) FROM apart WHERE state = ?1 AND ?2 IS NULL",
    };
    Ok(connection.prepare_cached(sql)?.query_row(params![state, vertical], |row| row.get(0))?)
}

fn rows(
    connection: &Connection,
    order: ReviewOrder,
    state: u8,
    vertical: Option<i64>,
    offset: u64,
    limit: usize,
) -> Result<Vec<ReviewRow>> {
    let of = if vertical.is_some() { "apart.vertical_id = ?2" } else { "?2 IS NULL" };
    let order = match order {
        ReviewOrder::MostDifferences => "apart.open DESC, apart.item_id",
        ReviewOrder::Vertical => "apart.vertical_id, apart.open DESC, apart.item_id",
        ReviewOrder::Newest => "apart.changed_at DESC, apart.item_id",
    };
    let sql = format!(
        "{} WHERE apart.state = ?1 AND {of} ORDER BY {order} LIMIT ?4 OFFSET ?3",
        include_str!("list.sql")
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut found = statement.query(params![state, vertical, offset, limit])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        rows.push(review_row(row)?);
    }
    Ok(rows)
}

fn review_row(row: &Row<'_>) -> Result<ReviewRow> {
    Ok(ReviewRow {
        item: ItemId(row.get(0)?),
        open: row.get(1)?,
        settled: row.get::<_, u8>(2)? != LISTED[0],
        title: ItemDoc::parse(&row.get::<_, String>(3)?)?.into_title(),
        photo: row.get::<_, Option<String>>(4)?.map(PhotoHash),
    })
}
