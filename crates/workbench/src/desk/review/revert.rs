//! Takes back what one entry of the log did, whatever came after it.
//!
//! Labels that the entry brought go, those that it took come back; what later acts made of the rest stays. A
//! settlement is taken back as a whole.

use std::collections::BTreeSet;

use swingtag_catalogue::{Annotation, DecisionId, ItemStatus, Span, Values};
use swingtag_store::{LogEntry, NewDecision, Share};

use super::invalid;
use crate::WorkbenchError;
use crate::desk::Desk;
use crate::view::Outcome;

/// The kind of entries that settle differences.
const SETTLING: &str = "settle_difference";

impl Desk<'_> {
    /// Takes back what one entry did; a decision of its own, which undo takes back in turn.
    ///
    /// # Errors
    /// `invalid` for an entry that changed no labels of one item, whose effect is gone already, or that is
    /// somebody else's answer; `no_such_row`, `project_read_only`.
    pub fn revert(&self, decision: DecisionId, who: &str) -> Result<Outcome, WorkbenchError> {
        let _turn = self.shared.turn();
        let own = Desk { who: Some(who), ..*self };
        let entry = self.store.log_entry(decision)?;
        let said = format!("Reverted: {}", entry.said);
        if entry.kind == SETTLING {
            let item = self.store.revert_settlement(decision, who)?;
            return own.outcome(Some(item), said);
        }
        let Some(item) = entry.item else {
            return Err(invalid("the entry is about no single item; undo takes such changes back"));
        };
        let stored = own.own(self.store.item(item)?)?;
        if self.store.share(item, who)? != Share::Common && entry.who != who {
            let message = format!("this is {}’s answer; settle the difference instead", entry.who);
            return Err(invalid(message));
        }
        let labels = stored.annotation.unwrap_or_default();
        let after = without(&labels, &entry);
        if after == labels {
            return Err(invalid("nothing of what the entry did is left"));
        }
        let status = if stored.status == ItemStatus::New { ItemStatus::Started } else { stored.status };
        let act = NewDecision {
            item,
            kind: "revert".to_owned(),
            said: said.clone(),
            who: who.to_owned(),
            seconds: 0.0,
            model: None,
            after,
            status,
        };
        self.store.revert(&act, decision)?;
        own.outcome(Some(item), said)
    }
}

/// Labels without what an entry did to them.
fn without(labels: &Annotation, entry: &LogEntry) -> Annotation {
    let (before, after) = (&entry.before, &entry.after);
    let mut left = labels.clone();
    spans(&mut left.spans, &before.spans, &after.spans);
    spans(&mut left.rejected, &before.rejected, &after.rejected);
    values(&mut left.values, &before.values, &after.values);
    values(&mut left.normalized, &before.normalized, &after.normalized);
    names(&mut left.absent, &before.absent, &after.absent);
    names(&mut left.from_photo, &before.from_photo, &after.from_photo);
    left.from_photo.retain(|name| left.normalized.contains_key(name));
    left.intents.retain(|name| !after.intents.contains(name) || before.intents.contains(name));
    let gone = before.intents.iter().filter(|name| !after.intents.contains(name));
    for name in gone {
        if !left.intents.contains(name) {
            left.intents.push(name.clone());
        }
    }
    if left.note == after.note {
        left.note.clone_from(&before.note);
    }
    left
}

fn spans(left: &mut Vec<Span>, before: &[Span], after: &[Span]) {
    let is_in = |span: &Span, spans: &[Span]| spans.iter().any(|other| other.key() == span.key());
    left.retain(|span| !is_in(span, after) || is_in(span, before));
    for span in before.iter().filter(|span| !is_in(span, after)) {
        if !is_in(span, left) {
            left.push(span.clone());
        }
    }
    left.sort();
}

fn names(left: &mut BTreeSet<String>, before: &BTreeSet<String>, after: &BTreeSet<String>) {
    left.retain(|name| !after.contains(name) || before.contains(name));
    left.extend(before.difference(after).cloned());
}

/// A whole list of an attribute at a time, as long as nobody has changed it since.
fn values(left: &mut Values, before: &Values, after: &Values) {
    for name in before.keys().chain(after.keys()) {
        let (was, became) = (before.get(name), after.get(name));
        if was != became && left.get(name) == became {
            match was {
                Some(was) => left.insert(name.clone(), was.clone()),
                None => left.remove(name),
            };
        }
    }
}
