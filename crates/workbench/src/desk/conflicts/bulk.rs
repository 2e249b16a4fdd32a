//! Conflicts of many items settled as one step: the values of one side hold. What several people label apart is left
//! to them, and so is what that side says nothing about.

use swingtag_catalogue::{Annotation, ItemId, ItemStatus};
use swingtag_store::Differing;

use super::{ConflictQuery, Desk, items_of, open_rows};
use crate::WorkbenchError;
use crate::desk::scene::Scene;
use crate::desk::seller::heard;
use crate::desk::settle::settle;
use crate::view::{ConflictsEffect, Outcome, SellerRow, Side};

/// What is said of an act that was stopped before it had changed anything.
pub(in crate::desk) const STOPPED: &str = "Stopped; nothing has been changed";

/// What settling comes to before it is written down.
#[derive(Default)]
pub(in crate::desk) struct Settled {
    /// Items with the labels and the status that they are to have.
    pub(in crate::desk) labels: Vec<(ItemId, Annotation, ItemStatus)>,
    /// Conflicts that are settled of each of them.
    conflicts: Vec<usize>,
    /// Items with conflicts that several people label apart.
    apart: usize,
    /// Conflicts about which the side that shall be right says nothing.
    silent: usize,
}

impl Desk<'_> {
    /// What settling the conflicts of a query would do. Documents are opened only where the seller's value counts.
    ///
    /// # Errors
    /// As for [`Desk::conflicts`].
    pub fn conflicts_effect(
        &self,
        query: &ConflictQuery,
        keep: Side,
    ) -> Result<ConflictsEffect, WorkbenchError> {
        if query.seller_says.is_some() {
            return Ok(self.settled_by(query, keep, &|| true)?.effect());
        }
        let rows = self.store.differing(&query.differing())?.rows;
        let (apart, own): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.apart);
        let (silent, settled): (Vec<_>, Vec<_>) = own.into_iter().partition(|row| is_silent(row, keep));
        Ok(ConflictsEffect {
            conflicts: settled.len() as u64,
            items: items_of(&settled).len() as u64,
            apart: items_of(&apart).len() as u64,
            silent: silent.len() as u64,
        })
    }

    /// Settles the conflicts of a query: the values of one side hold. One step of undo, also where it was stopped on
    /// the way; gives it in words.
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
        self.shared.reading.act();
        let settled = self.settled_by(query, keep, &|| self.shared.reading.goes_on())?;
        let said = self.keep_settled(&settled, keep, who)?;
        if !self.shared.reading.goes_on() {
            return Ok(said);
        }
        Ok(settled.left(keep).into_iter().fold(said, |said, left| format!("{said}; {left}")))
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

    /// Stops the act on many items that is under way. What it has written stays, as one step.
    pub fn stop_act(&self) {
        self.shared.reading.stop();
    }

    /// The labels of chosen items after their open conflicts about an attribute, or all of them, were settled; items
    /// without one are left out.
    pub(in crate::desk) fn settled_of(
        &self,
        items: &[ItemId],
        attribute: Option<&str>,
        keep: Side,
        go_on: &dyn Fn() -> bool,
    ) -> Result<Settled, WorkbenchError> {
        let query =
            ConflictQuery { attribute: attribute.map(str::to_owned), partly: true, ..Default::default() };
        let reading = self.shared.reading.begin(items.len());
        let mut settled = Settled::default();
        for item in items.iter().take_while(|_| go_on()) {
            let (scene, ..) = self.scene(*item)?;
            reading.one();
            let rows = open_rows(&query, &scene);
            if !rows.is_empty() && scene.status != ItemStatus::Removed {
                self.add_settled(&mut settled, (*item, &scene, &rows), keep)?;
            }
        }
        Ok(settled)
    }

    /// Writes settled items down. Who has stopped it while they were read has changed nothing.
    pub(in crate::desk) fn keep_settled(
        &self,
        settled: &Settled,
        keep: Side,
        who: &str,
    ) -> Result<String, WorkbenchError> {
        let goes_on = || self.shared.reading.goes_on();
        if !goes_on() {
            return Ok(STOPPED.to_owned());
        }
        if settled.labels.is_empty() {
            return Ok("No conflict to settle".to_owned());
        }
        let said = |reached: usize| settled.said(reached, keep);
        Ok(self.store.label_many(&settled.labels, ("settle", &said), who, &goes_on)?)
    }

    fn settled_by(
        &self,
        query: &ConflictQuery,
        keep: Side,
        go_on: &dyn Fn() -> bool,
    ) -> Result<Settled, WorkbenchError> {
        let mut settled = Settled::default();
        self.each_with_conflicts(query, go_on, |number, scene, rows| {
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
        let (speaking, silent): (Vec<_>, Vec<_>) = rows.iter().partition(|row| says(scene, row, keep));
        for row in &speaking {
            settle(scene, &mut annotation, &row.attribute, Some(keep))?;
        }
        settled.silent += silent.len();
        if !speaking.is_empty() {
            settled.conflicts.push(speaking.len());
            settled.labels.push((number, annotation, scene.status));
        }
        Ok(())
    }
}

/// Whether a side says nothing about a conflict, as the project file knows it without its documents.
fn is_silent(row: &Differing, keep: Side) -> bool {
    match keep {
        Side::Text => !row.text,
        Side::Seller => false,
        Side::Photo => !row.photo,
    }
}

/// Whether a side says something about a conflict. Many are not settled by what a model is unsure of.
fn says(scene: &Scene, row: &SellerRow, keep: Side) -> bool {
    match keep {
        Side::Text => !row.text.is_empty(),
        Side::Seller => !row.seller.is_empty(),
        Side::Photo => !heard(scene, &row.attribute).is_empty(),
    }
}

impl Settled {
    /// Conflicts that are settled.
    pub(in crate::desk) fn conflicts(&self) -> usize {
        self.conflicts.iter().sum()
    }

    /// What was settled, as far as the items were reached.
    fn said(&self, reached: usize, keep: Side) -> String {
        let (all, whose) = (self.conflicts(), named(keep));
        let settled: usize = self.conflicts.iter().take(reached).sum();
        match settled {
            _ if reached < self.labels.len() => {
                format!("Stopped after {settled} of {all} conflicts: the {whose} is right")
            }
            1 => format!("1 conflict settled: the {whose} is right"),
            many => format!("{many} conflicts of {reached} items settled: the {whose} is right"),
        }
    }

    /// What is left as it is, in words.
    pub(in crate::desk) fn left(&self, keep: Side) -> Vec<String> {
        let silent = match self.silent {
            0 => None,
            1 => Some(format!("1 conflict of which the {} says nothing is left", named(keep))),
            many => Some(format!("{many} conflicts of which the {} says nothing are left", named(keep))),
        };
        let apart = match self.apart {
            0 => None,
            1 => Some("1 item that several people label apart is left to them".to_owned()),
            many => Some(format!("{many} items that several people label apart are left to them")),
        };
        silent.into_iter().chain(apart).collect()
    }

    fn effect(&self) -> ConflictsEffect {
        ConflictsEffect {
            conflicts: self.conflicts() as u64,
            items: self.labels.len() as u64,
            apart: self.apart as u64,
            silent: self.silent as u64,
        }
    }
}

/// A side in one word.
pub(super) fn named(side: Side) -> &'static str {
    match side {
        Side::Text => "text",
        Side::Seller => "seller",
        Side::Photo => "photo",
    }
}
