//! What sellers say against what texts say, over a whole project: listed by attribute, settled in bulk.
//!
//! A conflict is what the Items screen counts as one: two values that do not agree after normalisation and that
//! nobody has settled. Settling keeps the values of one side beside the labels; labels and claims stay.

mod corrections;
#[cfg(test)]
mod tests;

use serde::Serialize;
use swingtag_catalogue::{Annotation, ItemId, ItemStatus};
use swingtag_store::{Mark, TableOrder, TableQuery};

use super::Desk;
use super::scene::Scene;
use super::seller::seller_rows;
use super::settle::settle;
use crate::WorkbenchError;
use crate::view::{ClaimMark, SellerRow, Side};

pub use corrections::{Correction, Corrections};

/// Items with the labels and the status that they are to have.
type Settled = Vec<(ItemId, Annotation, ItemStatus)>;

/// Which conflicts. Everything given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConflictQuery {
    /// Only of this vertical.
    pub vertical: Option<String>,
    /// Only of this attribute.
    pub attribute: Option<String>,
    /// Only where the seller says this, whatever its case.
    pub seller_says: Option<String>,
    /// Also where a part of what the seller says is not in the text.
    pub partly: bool,
}

/// An attribute of an item about which seller and text differ.
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
    /// The items among which such conflicts are.
    fn items(&self) -> TableQuery {
        let marks = if self.partly { vec![Mark::Conflict, Mark::Partly] } else { vec![Mark::Conflict] };
        let verticals = self.vertical.iter().cloned().collect();
        TableQuery { verticals, marks, order: TableOrder::File, ..TableQuery::default() }
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
        self.each_with_conflicts(query, |number, scene, rows| {
            found.extend(rows.into_iter().map(|row| conflict(number, scene, row)));
            Ok(())
        })?;
        Ok(found)
    }

    /// Settles the conflicts of a query: the values of one side hold. One step of undo; gives it in words. Items that
    /// several people label apart are left to them.
    ///
    /// # Errors
    /// As for [`Desk::conflicts`]; `project_read_only`.
    pub fn settle_conflicts(
        &self,
        query: &ConflictQuery,
        keep: Side,
        who: &str,
    ) -> Result<String, WorkbenchError> {
        let _turn = self.shared.turn();
        let (mut labels, mut settled) = (Vec::new(), 0);
        self.each_with_conflicts(query, |number, scene, rows| {
            if self.store.review_case(number)?.is_some() {
                return Ok(());
            }
            settled += rows.len();
            labels.push(settled_item(number, scene, &rows, keep)?);
            Ok(())
        })?;
        self.keep_settled(&labels, settled, keep, who)
    }

    /// The labels of chosen items after their open conflicts about an attribute, or all of them, were settled;
    /// items without one, and those that several people label apart, are left out. Also gives how many conflicts
    /// these are.
    pub(super) fn settled_of(
        &self,
        items: &[ItemId],
        attribute: Option<&str>,
        keep: Side,
    ) -> Result<(Settled, usize), WorkbenchError> {
        let query =
            ConflictQuery { attribute: attribute.map(str::to_owned), partly: true, ..Default::default() };
        let (mut labels, mut settled) = (Vec::new(), 0);
        for item in items {
            let (scene, ..) = self.scene(*item)?;
            let rows = open_rows(&query, &scene);
            let open = !rows.is_empty() && scene.status != ItemStatus::Removed;
            if open && self.store.review_case(*item)?.is_none() {
                settled += rows.len();
                labels.push(settled_item(*item, &scene, &rows, keep)?);
            }
        }
        Ok((labels, settled))
    }

    /// Writes settled items down.
    pub(super) fn keep_settled(
        &self,
        labels: &[(ItemId, Annotation, ItemStatus)],
        settled: usize,
        keep: Side,
        who: &str,
    ) -> Result<String, WorkbenchError> {
        let whose = match keep {
            Side::Text => "text",
            Side::Seller => "seller",
        };
        let said = match settled {
            0 => return Ok("No conflict to settle".to_owned()),
            1 => format!("1 conflict settled: the {whose} is right"),
            many => format!("{many} conflicts of {} items settled: the {whose} is right", labels.len()),
        };
        Ok(self.store.label_many(labels, ("settle", &said), who)?)
    }

    fn each_with_conflicts(
        &self,
        query: &ConflictQuery,
        mut visit: impl FnMut(ItemId, &Scene, Vec<SellerRow>) -> Result<(), WorkbenchError>,
    ) -> Result<(), WorkbenchError> {
        for item in self.store.table(&query.items())?.items.into_iter().map(ItemId) {
            let (scene, ..) = self.scene(item)?;
            let rows = open_rows(query, &scene);
            if !rows.is_empty() {
                visit(item, &scene, rows)?;
            }
        }
        Ok(())
    }
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

fn settled_item(
    number: ItemId,
    scene: &Scene,
    rows: &[SellerRow],
    keep: Side,
) -> Result<(ItemId, Annotation, ItemStatus), WorkbenchError> {
    let mut annotation = scene.annotation.clone();
    for row in rows {
        settle(scene, &mut annotation, &row.attribute, Some(keep))?;
    }
    Ok((number, annotation, scene.status))
}
