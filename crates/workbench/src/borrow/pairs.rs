//! The pairs of attributes that are switched on, as examples of every training that includes the borrower.
//!
//! Only items that are learnt from are lent, never those of a holdout; how is said in
//! [`swingtag_learn::alike::lent`].

use std::collections::BTreeMap;

use swingtag_learn::alike::{Lent, Renamed, lent};
use swingtag_store::{AttributeName, Borrow};

use crate::error::WorkbenchError;
use crate::examples::Examples;
use crate::workbench::Workbench;

impl Workbench {
    /// What the verticals of this project borrow by the pairs that are switched on.
    pub(crate) fn borrowed(&self, examples: &Examples) -> Result<Vec<Lent>, WorkbenchError> {
        let on = self.store().borrows()?.into_iter().filter(|borrow| borrow.on);
        Ok(lend(examples, on.map(|Borrow { donor, borrower, .. }| (donor, borrower))))
    }
}

/// Copies of the donors' items for these pairs; the pairs of two verticals share their copies.
pub(super) fn lend(
    examples: &Examples,
    pairs: impl IntoIterator<Item = (AttributeName, AttributeName)>,
) -> Vec<Lent> {
    let mut by_verticals: BTreeMap<(String, String), Renamed> = BTreeMap::new();
    for (donor, borrower) in pairs {
        let renamed = by_verticals.entry((donor.vertical, borrower.vertical)).or_default();
        renamed.entry(donor.attribute).or_default().insert(borrower.attribute);
    }
    let of_donor = |((donor, borrower), renamed): (&(String, String), &Renamed)| {
        let items = examples.train.iter().filter(|example| example.item.vertical == *donor);
        items.filter_map(|example| lent(example, borrower, renamed)).collect::<Vec<_>>()
    };
    by_verticals.iter().flat_map(of_donor).collect()
}
