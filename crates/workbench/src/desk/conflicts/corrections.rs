//! What a catalogue system has to change: seller values that a person found wrong or missing.

use std::path::Path;

use serde::Serialize;
use swingtag_catalogue::compare::{Agreement, Synonyms, compare};
use swingtag_catalogue::{Annotation, Attribute, ItemId, ItemStatus};
use swingtag_formats::RowSheet;
use swingtag_store::{TableOrder, TableQuery};

use super::super::scene::Scene;
use super::super::seller::voices;
use super::super::settle::kept;
use super::bulk::named;
use super::{ConflictQuery, Desk};
use crate::WorkbenchError;
use crate::view::{SavedReport, Side};

/// The columns of the file.
const COLUMNS: [&str; 6] = ["id", "vertical", "attribute", "seller", "corrected", "from"];
/// Between several values of one attribute.
const BETWEEN: &str = " | ";

/// A value to be changed in the catalogue system.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Correction {
    /// The owner's id of the item.
    pub item: String,
    /// Its vertical.
    pub vertical: String,
    /// The attribute.
    pub attribute: String,
    /// What the seller says; nothing where the value is missing there.
    pub seller: Vec<String>,
    /// What holds.
    pub corrected: Vec<String>,
    /// Whose word it is: the text's or the photo's.
    pub from: Side,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Corrections {
    /// The file.
    pub file: String,
    /// Values in it.
    pub values: usize,
}

impl Desk<'_> {
    /// Values kept from text or photo against what the seller says, item by item as imported. Of the query the vertical
    /// and the attribute count.
    ///
    /// # Errors
    /// A vertical that is not there; else when the project file cannot be read.
    pub fn corrections(&self, query: &ConflictQuery) -> Result<Vec<Correction>, WorkbenchError> {
        let mut found = Vec::new();
        let verticals = query.vertical.iter().cloned().collect();
        let asked = TableQuery { verticals, order: TableOrder::File, ..TableQuery::default() };
        let is_settled = |annotation: &Annotation| !annotation.normalized.is_empty();
        for item in self.store.table(&asked)?.items.into_iter().map(ItemId) {
            if !self.store.item(item)?.annotation.as_ref().is_some_and(is_settled) {
                continue;
            }
            let (scene, ..) = self.scene(item)?;
            if scene.status != ItemStatus::Removed {
                found.extend(of_item(&scene, query.attribute.as_deref()));
            }
        }
        Ok(found)
    }

    /// Writes them as CSV that no spreadsheet takes for formulas, the columns `id, vertical, attribute, seller,
    /// corrected, from`; several values of an attribute stand between bars. A file that is there is replaced.
    ///
    /// # Errors
    /// As for [`Desk::corrections`], and when the file cannot be written.
    pub fn write_corrections(
        &self,
        query: &ConflictQuery,
        file: &Path,
    ) -> Result<Corrections, WorkbenchError> {
        let corrections = self.corrections(query)?;
        let mut sheet = RowSheet::create(file, &COLUMNS.map(str::to_owned))?;
        for correction in &corrections {
            let Correction { item, vertical, attribute, seller, corrected, from } = correction;
            let [seller, corrected] = [seller, corrected].map(|values| values.join(BETWEEN));
            sheet.write(&[item, vertical, attribute, &seller, &corrected, named(*from)])?;
        }
        sheet.finish()?;
        Ok(Corrections { file: file.display().to_string(), values: corrections.len() })
    }

    /// The same for all attributes of all verticals.
    ///
    /// # Errors
    /// As for [`Desk::write_corrections`].
    pub fn save_corrections(&self, file: &Path) -> Result<SavedReport, WorkbenchError> {
        let Corrections { file, values } = self.write_corrections(&ConflictQuery::default(), file)?;
        Ok(SavedReport { path: file, rows: values as u64, beyond: 0 })
    }
}

fn of_item(scene: &Scene, attribute: Option<&str>) -> Vec<Correction> {
    let wanted = |own: &&Attribute| attribute.is_none_or(|asked| asked == own.name);
    let corrected = |own: &Attribute| {
        let settled = scene.annotation.normalized.get(&own.name)?;
        let (voices, synonyms) = (voices(scene, &own.name), Synonyms::of(&own.synonyms));
        let agreement = compare(&voices.seller, settled, &synonyms);
        let from = kept(&scene.annotation, &own.name, &voices, &synonyms)?;
        let agrees = from == Side::Seller || matches!(agreement, Agreement::Agrees | Agreement::Rounded);
        (!agrees).then(|| Correction {
            item: scene.item.id.clone(),
            vertical: scene.item.vertical.clone(),
            attribute: own.name.clone(),
            seller: voices.seller,
            corrected: settled.clone(),
            from,
        })
    };
    scene.vertical.attributes.iter().filter(wanted).filter_map(corrected).collect()
}
