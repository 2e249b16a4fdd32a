//! Carrying out acts, taking them back and doing them again. Each is one entry of the decision log.

use swingtag_catalogue::{ItemId, ModelId};
use swingtag_store::{NewDecision, Reverted};

use super::Desk;
use super::act::apply;
use crate::WorkbenchError;
use crate::view::{DecisionRequest, InView, ItemView, Outcome};

/// More seconds on one act than this say that somebody went for lunch.
const LONGEST: f64 = 3_600.0;

/// Seconds as they are written down.
pub(super) fn spent(seconds: f64) -> f64 {
    if seconds.is_finite() { seconds.clamp(0.0, LONGEST) } else { 0.0 }
}

impl Desk<'_> {
    /// Carries out one act; on disk when it returns. An act that changes nothing is not written down. It is about
    /// what the person has in view: the answer of a version that came into use meanwhile was not seen by anybody.
    ///
    /// # Errors
    /// `invalid` when the act does not fit the item or its schema, `project_read_only`, or when the disk
    /// refuses. Nothing is changed then.
    pub fn decide(&self, request: &DecisionRequest, who: &str) -> Result<Outcome, WorkbenchError> {
        let _turn = self.shared.turn();
        let own = Desk { who: Some(who), ..*self };
        let (item, model) = (ItemId(request.item), request.model.map(ModelId));
        let (scene, _, _) = own.scene_in_view(item, model)?;
        let change = apply(&scene, &request.act)?;
        let said = change.said.clone();
        if (&change.annotation, change.status) != (&scene.annotation, scene.status) {
            self.store.decide(&NewDecision {
                item,
                kind: change.kind.to_owned(),
                said: change.said,
                who: who.to_owned(),
                seconds: spent(request.seconds),
                model,
                after: change.annotation,
                status: change.status,
            })?;
        }
        own.outcome_with(Some(own.item_in_view(item, model)?), said)
    }

    /// Takes the last act back, whatever item it was on. The item in view keeps the answer that it shows.
    ///
    /// # Errors
    /// `changed_since` when the item has changed otherwise; else as for [`Desk::decide`].
    pub fn undo(&self, in_view: Option<InView>, who: &str) -> Result<Outcome, WorkbenchError> {
        let _turn = self.shared.turn();
        let reverted = self.store.undo(who)?;
        Desk { who: Some(who), ..*self }.reverted(reverted, in_view, ("Taken back", "Nothing to take back"))
    }

    /// Does again what was taken back last.
    ///
    /// # Errors
    /// As for [`Desk::undo`].
    pub fn redo(&self, in_view: Option<InView>, who: &str) -> Result<Outcome, WorkbenchError> {
        let _turn = self.shared.turn();
        let reverted = self.store.redo(who)?;
        Desk { who: Some(who), ..*self }.reverted(reverted, in_view, ("Done again", "Nothing to do again"))
    }

    fn reverted(
        &self,
        reverted: Option<Reverted>,
        in_view: Option<InView>,
        (done, nothing): (&str, &str),
    ) -> Result<Outcome, WorkbenchError> {
        let Some(reverted) = reverted else { return self.outcome(None, nothing.to_owned()) };
        let shown = |item: ItemId| in_view.filter(|shown| shown.item == item.0)?.model.map(ModelId);
        let item = reverted.item.map(|item| self.item_in_view(item, shown(item))).transpose()?;
        let many = item.is_none();
        Ok(Outcome { many, ..self.outcome_with(item, format!("{done}: {}", reverted.said))? })
    }

    pub(super) fn outcome(&self, item: Option<ItemId>, said: String) -> Result<Outcome, WorkbenchError> {
        let item = item.map(|item| self.item(item)).transpose()?;
        self.outcome_with(item, said)
    }

    fn outcome_with(&self, item: Option<ItemView>, said: String) -> Result<Outcome, WorkbenchError> {
        Ok(Outcome { item, many: false, project: self.project_view()?, said })
    }
}
