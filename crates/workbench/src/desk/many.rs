//! Acts on many items of a list, as one step.

use swingtag_catalogue::{Annotation, ItemId, ItemStatus};
use swingtag_store::LabelEffect;

use super::Desk;
use super::act::apply;
use super::conflicts::STOPPED;
use crate::WorkbenchError;
use crate::view::{Act, BulkAct, CheckStep, Effect, Outcome, Selection};

impl Desk<'_> {
    /// The items that a selection names, in the order of the list.
    ///
    /// # Errors
    /// `list_gone` for a list that was replaced, or a stretch that is no longer known.
    pub fn selected(&self, list: i64, selection: &Selection) -> Result<Vec<ItemId>, WorkbenchError> {
        self.shared.lists.selected(list, selection)
    }

    /// What an act on many items would do.
    ///
    /// # Errors
    /// `list_gone` for a list that was replaced; else as for the act itself.
    pub fn items_effect(
        &self,
        list: i64,
        selection: &Selection,
        act: &BulkAct,
    ) -> Result<Effect, WorkbenchError> {
        let items = self.selected(list, selection)?;
        let count = items.len() as u64;
        match act {
            BulkAct::SetVertical { vertical } => {
                let effect = self.store.vertical_effect(&items, vertical)?;
                let staying = count - effect.items;
                let mut shown = in_words(effect, &format!("have no attribute of their name in {vertical}"));
                if staying > 0 {
                    shown.says.push(format!("{staying} are in {vertical} already and stay as they are"));
                }
                Ok(shown)
            }
            BulkAct::AcceptAll { at_least } => {
                let labels = self.accepted(&items, *at_least, &|| true)?;
                let gained =
                    labels.iter().map(|(_, annotation, _)| annotation.spans.len() as u64).sum::<u64>();
                let before = self.labels_of(labels.iter().map(|(item, ..)| *item))?;
                let new = gained.saturating_sub(before);
                let says = vec![format!("{new} predictions of {} items become labels", labels.len())];
                Ok(Effect { items: labels.len() as u64, labels_changed: new, says, ..Effect::default() })
            }
            BulkAct::Settle { attribute, keep } => {
                let settled = self.settled_of(&items, attribute.as_deref(), *keep, &|| true)?;
                let (conflicts, items) = (settled.conflicts(), settled.labels.len());
                let mut says = vec![format!("{conflicts} conflicts of {items} items are settled")];
                says.extend(settled.left(*keep));
                Ok(Effect { items: items as u64, says, ..Effect::default() })
            }
            _ => Ok(Effect { items: count, ..Effect::default() }),
        }
    }

    /// How far an act on many items is; none when there is none, or it has not begun to change anything.
    #[must_use]
    pub fn items_act_step(&self) -> Option<CheckStep> {
        let step = |name: &str, (done, total)| CheckStep { name: name.to_owned(), done, total };
        let reading = self.shared.reading.step().map(|read| step("Reading items", read));
        reading.or_else(|| self.store.change_step().map(|changed| step("Changing items", changed)))
    }

    /// Does something with many items; on disk when it returns.
    ///
    /// # Errors
    /// `list_gone` for a list that was replaced, `project_read_only`, or what the act refuses. Nothing is
    /// changed then.
    pub fn items_act(
        &self,
        list: i64,
        selection: &Selection,
        act: &BulkAct,
        who: &str,
    ) -> Result<Outcome, WorkbenchError> {
        let _turn = self.shared.turn();
        let items = self.selected(list, selection)?;
        let store = self.store;
        let goes_on = || self.shared.reading.goes_on();
        self.shared.reading.act();
        let said = match act {
            BulkAct::AddToBatch => store.add_to_batch(&items, who)?,
            BulkAct::SetVertical { vertical } => store.set_vertical(&items, vertical, who)?,
            BulkAct::Assign { who: name } => {
                let name = name.as_deref().map(str::trim).filter(|name| !name.is_empty());
                store.assign(&items, name, who)?
            }
            BulkAct::SendToReview => store.set_statuses(&items, ItemStatus::Review, who)?,
            BulkAct::Remove => store.set_statuses(&items, ItemStatus::Removed, who)?,
            BulkAct::Restore => store.restore(&items, who)?,
            BulkAct::AcceptAll { at_least } => {
                let labels = self.accepted(&items, *at_least, &goes_on)?;
                let (all, kept) = (labels.len(), format!("at {at_least} or above kept"));
                let said = |reached: usize| match reached {
                    _ if reached < all => format!("Stopped: predictions of {reached} of {all} items {kept}"),
                    _ => format!("Predictions of {all} items {kept}"),
                };
                if goes_on() {
                    store.label_many(&labels, ("accept", &said), who, &goes_on)?
                } else {
                    STOPPED.to_owned()
                }
            }
            BulkAct::Settle { attribute, keep } => {
                let settled = self.settled_of(&items, attribute.as_deref(), *keep, &goes_on)?;
                self.keep_settled(&settled, *keep, who)?
            }
        };
        Ok(Outcome { many: true, ..self.outcome(None, said)? })
    }

    /// The labels of items after their sure predictions were accepted; items without any are left out.
    fn accepted(
        &self,
        items: &[ItemId],
        at_least: u8,
        go_on: &dyn Fn() -> bool,
    ) -> Result<Vec<(ItemId, Annotation, ItemStatus)>, WorkbenchError> {
        let reading = self.shared.reading.begin(items.len());
        let mut labels = Vec::new();
        for item in items.iter().take_while(|_| go_on()) {
            let (scene, ..) = self.scene(*item)?;
            reading.one();
            let change = apply(&scene, &Act::AcceptAll { at_least })?;
            if change.annotation != scene.annotation && scene.status != ItemStatus::Removed {
                labels.push((*item, change.annotation, change.status));
            }
        }
        Ok(labels)
    }

    fn labels_of(&self, items: impl Iterator<Item = ItemId>) -> Result<u64, WorkbenchError> {
        let mut sum = 0;
        for item in items {
            sum += self.store.item(item)?.annotation.map_or(0, |annotation| annotation.spans.len() as u64);
        }
        Ok(sum)
    }
}

/// An effect on labels in words; `why` says of lost labels why they go.
pub(super) fn in_words(effect: LabelEffect, why: &str) -> Effect {
    let counted = |count: u64, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    let mut says = vec![format!("{} touched", counted(effect.items, "item"))];
    if effect.lost > 0 {
        says.push(format!("{} {why} and go", counted(effect.lost, "label")));
    }
    if effect.changed > 0 {
        says.push(format!("{} changed", counted(effect.changed, "label")));
    }
    Effect { items: effect.items, labels_lost: effect.lost, labels_changed: effect.changed, says }
}
