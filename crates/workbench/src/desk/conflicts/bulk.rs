//! Conflicts of many items settled as one step: the values of one side hold. What several people label apart is left
//! to them.

use swingtag_catalogue::{Annotation, ItemId, ItemStatus};

use super::{ConflictQuery, Desk, items_of, open_rows};
use crate::WorkbenchError;
use crate::desk::scene::Scene;
use crate::desk::settle::settle;
use crate::view::{ConflictsEffect, Outcome, SellerRow, Side};

/// Items with the labels and the status that they are to have.
type Labels = Vec<(ItemId, Annotation, ItemStatus)>;

/// What settling comes to before it is written down.
#[derive(Default)]
struct Settled {
    labels: Labels,
    /// Conflicts that are settled.
    conflicts: usize,
    /// Items with conflicts that several people label apart.
    apart: usize,
}

impl Desk<'_> {
    /// What settling the conflicts of a query would do. Documents are opened only where the seller's value counts.
    ///
    /// # Errors
    /// As for [`Desk::conflicts`].
    pub fn conflicts_effect(&self, query: &ConflictQuery) -> Result<ConflictsEffect, WorkbenchError> {
        if query.seller_says.is_some() {
            return Ok(self.settled_by(query, Side::Text)?.effect());
        }
        let rows = self.store.differing(&query.differing())?.rows;
        let (apart, own): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.apart);
        Ok(ConflictsEffect {
            conflicts: own.len() as u64,
            items: items_of(&own).len() as u64,
            apart: items_of(&apart).len() as u64,
        })
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
        let Settled { labels, conflicts, apart } = self.settled_by(query, keep)?;
        let said = self.keep_settled(&labels, conflicts, keep, who)?;
        Ok(match apart {
            0 => said,
            1 => format!("{said}; 1 item that several people label apart is left to them"),
            many => format!("{said}; {many} items that several people label apart are left to them"),
        })
    }

    /// The same for the window.
    ///
    /// # Errors
    /// As for [`Desk::settle_conflicts`].
    pub fn settle_queue(
        &self,
        query: &ConflictQuery,
        keep: Side,
        who: &str,
    ) -> Result<Outcome, WorkbenchError> {
        let said = self.settle_conflicts(query, keep, who)?;
        Ok(Outcome { many: true, ..self.outcome(None, said)? })
    }

    /// The labels of chosen items after their open conflicts about an attribute, or all of them, were settled;
    /// items without one, and those that several people label apart, are left out. Also gives how many conflicts
    /// these are.
    pub(in crate::desk) fn settled_of(
        &self,
        items: &[ItemId],
        attribute: Option<&str>,
        keep: Side,
    ) -> Result<(Labels, usize), WorkbenchError> {
        let query =
            ConflictQuery { attribute: attribute.map(str::to_owned), partly: true, ..Default::default() };
        let reading = self.shared.reading.begin(items.len());
        let mut settled = Settled::default();
        for item in items {
            let (scene, ..) = self.scene(*item)?;
            reading.one();
            let rows = open_rows(&query, &scene);
            if !rows.is_empty() && scene.status != ItemStatus::Removed {
                self.add_settled(&mut settled, (*item, &scene, &rows), keep)?;
            }
        }
        Ok((settled.labels, settled.conflicts))
    }

    /// Writes settled items down.
    pub(in crate::desk) fn keep_settled(
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

    fn settled_by(&self, query: &ConflictQuery, keep: Side) -> Result<Settled, WorkbenchError> {
        let mut settled = Settled::default();
        self.each_with_conflicts(query, |number, scene, rows| {
            self.add_settled(&mut settled, (number, scene, &rows), keep)
        })?;
        Ok(settled)
    }

    fn add_settled(
        &self,
        settled: &mut Settled,
        (number, scene, rows): (ItemId, &Scene, &[SellerRow]),
        keep: Side,
    ) -> Result<(), WorkbenchError> {
        if self.store.review_case(number)?.is_some() {
            settled.apart += 1;
            return Ok(());
        }
        let mut annotation = scene.annotation.clone();
        for row in rows {
            settle(scene, &mut annotation, &row.attribute, Some(keep))?;
        }
        settled.conflicts += rows.len();
        settled.labels.push((number, annotation, scene.status));
        Ok(())
    }
}

impl Settled {
    fn effect(&self) -> ConflictsEffect {
        ConflictsEffect {
            conflicts: self.conflicts as u64,
            items: self.labels.len() as u64,
            apart: self.apart as u64,
        }
    }
}
