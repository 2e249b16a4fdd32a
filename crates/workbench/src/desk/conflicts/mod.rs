//! What sellers say against what texts and photos say, over a whole project: a queue by attribute, settled one by one
//! or in bulk.
//!
//! A conflict is what the Items screen counts as one: two values that do not agree after normalisation and that
//! nobody has settled. The seller is held against the text, and against the photo where the text is silent. Settling
//! keeps the values of one side beside the labels; labels and claims stay.

mod bulk;
mod corrections;
#[cfg(test)]
mod photo_tests;
mod queue;
#[cfg(test)]
mod queue_tests;
#[cfg(test)]
mod tests;

use serde::Serialize;
use swingtag_catalogue::ItemId;
use swingtag_store::{Differing, DifferingQuery};

use super::Desk;
use super::scene::Scene;
use super::seller::seller_rows;
use crate::WorkbenchError;
use crate::view::{ClaimMark, ConflictsQuery, SellerRow};

pub(super) use bulk::STOPPED;
pub use corrections::{Correction, Corrections};
pub(super) use queue::Queues;

/// Which conflicts. Everything given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConflictQuery {
    /// Only of this vertical.
    pub vertical: Option<String>,
    /// Only of this attribute.
    pub attribute: Option<String>,
    /// Only where the seller says this, whatever its case.
    pub seller_says: Option<String>,
    /// Also where a part of what the seller says is not in the text, or not in the photo where the text is silent.
    pub partly: bool,
}

/// An attribute of an item about which the seller differs from the text, or from the photo where the text is silent.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Conflict {
    /// The item.
    #[serde(skip)]
    pub number: ItemId,
    /// The owner's id of the item.
    pub item: String,
    /// Its vertical.
    pub vertical: String,
    /// The attribute.
    pub attribute: String,
    /// What the seller says.
    pub seller: Vec<String>,
    /// What the text says, labelled or predicted.
    pub text: Vec<String>,
    /// What a model sees in the photo.
    pub photo: Vec<String>,
    /// How they stand, in words: “Conflict”.
    pub says: String,
}

impl ConflictQuery {
    /// What the window asks, with the value that the seller gives.
    #[must_use]
    pub fn of(query: &ConflictsQuery, seller_says: Option<String>) -> Self {
        let ConflictsQuery { vertical, attribute, partly } = query.clone();
        Self { vertical, attribute, seller_says, partly }
    }

    /// What the project file can tell without its documents.
    fn differing(&self) -> DifferingQuery {
        let Self { vertical, attribute, partly, .. } = self.clone();
        DifferingQuery { vertical, attribute, partly }
    }

    fn wants(&self, row: &SellerRow) -> bool {
        let open = matches!((row.mark, self.partly), (ClaimMark::Conflict, _) | (ClaimMark::Partly, true));
        let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
        open && self.attribute.as_deref().is_none_or(|attribute| same(attribute, &row.attribute))
            && self.seller_says.as_deref().is_none_or(|says| row.seller.iter().any(|value| same(value, says)))
    }
}

impl Desk<'_> {
    /// The conflicts of a query, item by item as imported.
    ///
    /// # Errors
    /// A vertical that is not there; else when the project file cannot be read.
    pub fn conflicts(&self, query: &ConflictQuery) -> Result<Vec<Conflict>, WorkbenchError> {
        let mut found = Vec::new();
        self.each_with_conflicts(query, &|| true, |number, scene, rows| {
            found.extend(rows.into_iter().map(|row| conflict(number, scene, row)));
            Ok(())
        })?;
        Ok(found)
    }

    fn each_with_conflicts(
        &self,
        query: &ConflictQuery,
        go_on: &dyn Fn() -> bool,
        mut visit: impl FnMut(ItemId, &Scene, Vec<SellerRow>) -> Result<(), WorkbenchError>,
    ) -> Result<(), WorkbenchError> {
        let items = items_of(&self.store.differing(&query.differing())?.rows);
        let reading = self.shared.reading.begin(items.len());
        for item in items.into_iter().take_while(|_| go_on()) {
            let (scene, ..) = self.scene(item)?;
            reading.one();
            let rows = open_rows(query, &scene);
            if !rows.is_empty() {
                visit(item, &scene, rows)?;
            }
        }
        Ok(())
    }
}

/// Each item once; the rows of one stand together.
fn items_of(rows: &[Differing]) -> Vec<ItemId> {
    let mut items: Vec<ItemId> = rows.iter().map(|row| row.item).collect();
    items.dedup();
    items
}

fn open_rows(query: &ConflictQuery, scene: &Scene) -> Vec<SellerRow> {
    seller_rows(scene).into_iter().filter(|row| query.wants(row)).collect()
}

fn conflict(number: ItemId, scene: &Scene, row: SellerRow) -> Conflict {
    Conflict {
        number,
        item: scene.item.id.clone(),
        vertical: scene.item.vertical.clone(),
        attribute: row.attribute,
        seller: row.seller,
        text: row.text,
        photo: row.photo.into_iter().map(|claim| claim.value).collect(),
        says: row.says,
    }
}
