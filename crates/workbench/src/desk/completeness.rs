//! How far the values that verticals require are there, now and over time.

use swingtag_store::Completeness;

use super::Desk;
use crate::WorkbenchError;
use crate::view::{CompletenessDay, CompletenessView, RequiredView};

impl Desk<'_> {
    /// The verticals that require something, in the order of the schema.
    ///
    /// # Errors
    /// When the project file cannot be read.
    pub fn completeness(&self) -> Result<Vec<CompletenessView>, WorkbenchError> {
        Ok(self.store.completeness()?.into_iter().map(shown).collect())
    }
}

fn shown(of: Completeness) -> CompletenessView {
    let days = of.days.iter().map(|day| CompletenessDay {
        date: day.date.clone(),
        items: day.items,
        share: of.share_of(day),
    });
    CompletenessView {
        items: of.items,
        whole: of.whole,
        share: of.share(),
        held_back_by: of.held_back_by().map(|attribute| attribute.name.clone()),
        days: days.collect(),
        required: of
            .required
            .into_iter()
            .map(|one| RequiredView { name: one.name, slot: one.slot, items: one.items })
            .collect(),
        vertical: of.vertical,
    }
}
