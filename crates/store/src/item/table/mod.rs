//! Lists of items with filters, counts for the filters, and many orders.
//!
//! The first rows come by key and at once; the whole list is one pass over the narrow rows, which counts
//! for every filter what it would leave, all others holding.

mod differing;
mod facets;
mod first;
mod list;
mod row;
mod wanted;

use swingtag_catalogue::ItemStatus;

use super::ItemRow;
pub use differing::{Differing, DifferingCount, DifferingListing, DifferingQuery};

/// Which items, and in which order. Everything given must hold; inside a list any may.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableQuery {
    /// Words or beginnings of words of id or texts, all of them.
    pub search: String,
    /// Verticals; all when empty.
    pub verticals: Vec<String>,
    /// Statuses; all but removed when empty.
    pub statuses: Vec<ItemStatus>,
    /// Lowest confidence from and below, 0 to 1.
    pub lowest: Option<(f64, f64)>,
    /// Attributes of which nothing is known; any of them.
    pub missing: Vec<String>,
    /// How the seller stands to text and photo; any of them.
    pub marks: Vec<Mark>,
    /// Whom the items are for; empty for nobody.
    pub assignees: Vec<String>,
    /// Order.
    pub order: TableOrder,
}

/// How a seller's values stand to the text, or to the photo where the text is silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// They contradict each other.
    Conflict,
    /// A part is not there.
    Partly,
    /// Only the text says it.
    OnlyText,
}

/// Order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TableOrder {
    /// Changed last first.
    #[default]
    Newest,
    /// As imported.
    File,
    /// Lowest confidence first, items without a prediction last.
    LeastSure,
    /// Highest of the lowest confidences first, items without a prediction last.
    MostSure,
    /// Least complete first.
    LeastComplete,
    /// Most complete first.
    MostComplete,
}

/// A whole list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// Numbers of its items, in order.
    pub items: Vec<i64>,
    /// Counts for the filters.
    pub facets: FacetCounts,
}

/// Counts for the filters: each with that filter left out and all others holding.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FacetCounts {
    /// By vertical, in schema order.
    pub verticals: Vec<(String, u64)>,
    /// By status, new to removed.
    pub statuses: Vec<(ItemStatus, u64)>,
    /// By lowest confidence in twenty equal steps.
    pub lowest: Vec<u64>,
    /// Without a prediction.
    pub unpredicted: u64,
    /// By missing attribute with its colour slot, of the verticals asked for; most frequent first.
    pub missing: Vec<(String, u16, u64)>,
    /// Where the text contradicts the seller, or the photo does where the text is silent.
    pub conflict: u64,
    /// Where a part of what the seller says is not there.
    pub partly: u64,
    /// Where only the text says it.
    pub only_text: u64,
    /// By person, empty for nobody; none where no item is assigned.
    pub assignees: Vec<(String, u64)>,
}

/// One row of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// What every list shows.
    pub row: ItemRow,
    /// Attributes of its vertical in order: name, colour slot, labelled, predicted.
    pub attributes: Vec<(String, u16, bool, bool)>,
    /// Share of the required attributes that have a value, 0 to 1; where the vertical requires none, of the attributes
    /// of which something is known.
    pub complete: f64,
    /// Required attributes with a value, and required ones; none where the vertical requires none.
    pub required: Option<(u32, u32)>,
    /// Attributes where the text contradicts the seller, or the photo does where the text is silent.
    pub conflicts: Vec<String>,
    /// When it was changed last, Unix milliseconds.
    pub changed: i64,
    /// Whom it is for.
    pub assignee: Option<String>,
    /// In the newest open batch.
    pub in_batch: bool,
}
