//! Trying what a pair of attributes does for the one that borrows. A run that was killed kept nothing.

use swingtag_learn::Watch;

use super::{Finished, Kind};
use crate::borrow::BorrowEffectRequest;
use crate::error::WorkbenchError;
use crate::similarity::names;
use crate::view::{Changed, PairQuery};
use crate::workbench::Workbench;

/// Seed of the trial, so that a pair that is tried again on the same labels gets the same figures.
const SEED: u64 = 1;

impl Kind for BorrowEffectRequest {
    const NAME: &'static str = "try_borrowing";
    const PRIORITY: i64 = 5;
    const CAN_PAUSE: bool = true;
    const ONCE_IS_ENOUGH: bool = false;
    const AFTER_KILL: Option<&'static str> = Some("The program ended meanwhile; try the pair again");

    fn about(&self) -> String {
        let (donor, borrower) = (&self.donor, &self.borrower);
        format!(
            "{} of {} for {} of {}",
            donor.attribute, donor.vertical, borrower.attribute, borrower.vertical
        )
    }

    fn run(&self, workbench: &Workbench, watch: &dyn Watch) -> Result<Finished, WorkbenchError> {
        let effect = workbench.borrow_effect(self, watch)?;
        let said = format!(
            "{}: F1 {:.1} with {} labels of {}, {:.1} without, on {} items",
            self.borrower.attribute,
            effect.with * 100.0,
            effect.lent,
            self.donor.vertical,
            effect.without * 100.0,
            effect.items
        );
        Ok(Finished { said, changed: Changed::default(), then: Vec::new() })
    }
}

/// The trial that the window asks for.
pub(super) fn of_window(pair: &PairQuery) -> BorrowEffectRequest {
    let (donor, borrower) = names(pair);
    BorrowEffectRequest { donor, borrower, recipe: None, seed: SEED }
}
