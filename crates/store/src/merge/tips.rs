//! Who labelled an item last without being followed by somebody who saw it.
//!
//! An act that found the item as another person left it takes that person's place: it is a correction. One that
//! found it otherwise was made without knowing, and both stand side by side. So the tips are a function of the set
//! of acts and of the labels that were there before all of them.

use std::collections::BTreeMap;

use super::act::{Act, REMOVED, State, What};
use crate::answer::{AnswerRow, EARLIER};

/// What stands side by side.
#[derive(Debug, Default)]
pub(super) struct Tips {
    by_person: BTreeMap<String, State>,
    /// Somebody labelled the item in two copies at once.
    pub(super) overtaken: bool,
}

impl Tips {
    /// The tips of acts that hold, given in the order of the clock.
    pub(super) fn of(base: &[AnswerRow], acts: &[Act]) -> Self {
        let mut tips = Self::default();
        tips.said(base);
        tips.by_person.retain(|_, state| !state.is_empty());
        for act in acts {
            match &act.what {
                What::Labels { before, after } => tips.labelled(&act.who, before, after),
                What::Status { before, after } => tips.moved(*before, *after),
                What::Answers(answers) => tips.said(answers),
                What::Settled(_) => {}
            }
        }
        tips
    }

    /// As answers; the labels that were there before only where nobody says the same.
    pub(super) fn answers(mut self) -> Vec<AnswerRow> {
        let earlier = self.by_person.remove(EARLIER);
        let is_new = |state: &State| self.by_person.values().all(|known| known != state);
        let earlier = earlier.filter(is_new).map(|state| state.of(EARLIER));
        let answers = self.by_person.into_iter().filter(|(_, state)| !state.is_empty());
        answers.map(|(who, state)| state.of(&who)).chain(earlier).collect()
    }

    fn labelled(&mut self, who: &str, before: &State, after: &State) {
        let seen = match self.by_person.get(who) {
            Some(own) if own == before => Some(who.to_owned()),
            _ => self.by_person.iter().find(|(_, state)| *state == before).map(|(name, _)| name.clone()),
        };
        self.overtaken |= seen.is_none() && self.by_person.contains_key(who);
        if let Some(seen) = seen {
            self.by_person.remove(&seen);
        }
        self.by_person.insert(who.to_owned(), after.clone());
    }

    /// Removing an item, and bringing it back, is about the item and not about what anybody said of it.
    fn moved(&mut self, before: u8, after: u8) {
        if [before, after].contains(&REMOVED) {
            return;
        }
        for state in self.by_person.values_mut().filter(|state| state.status == before) {
            state.status = after;
        }
        if self.by_person.is_empty() && before == 0 {
            self.by_person.insert(EARLIER.to_owned(), State { doc: String::new(), status: after });
        }
    }

    fn said(&mut self, answers: &[AnswerRow]) {
        let state = |answer: &AnswerRow| State { doc: answer.doc.clone(), status: answer.status };
        self.by_person.extend(answers.iter().map(|answer| (answer.who.clone(), state(answer))));
    }
}

/// Each person's last answer to an item that was given to several people, who do not see one another's. What was
/// there before became somebody's answer when the item was given to them.
pub(super) fn apart(base: &[AnswerRow], acts: &[Act]) -> Vec<AnswerRow> {
    let was_given = acts.iter().any(|act| matches!(act.what, What::Answers(_)));
    let base = if was_given { &[] } else { base };
    let mut answers: BTreeMap<String, AnswerRow> =
        base.iter().map(|answer| (answer.who.clone(), answer.clone())).collect();
    for act in acts {
        match &act.what {
            What::Labels { after, .. } => {
                answers.insert(act.who.clone(), after.clone().of(&act.who));
            }
            What::Answers(all) => answers.extend(all.iter().map(|a| (a.who.clone(), a.clone()))),
            What::Status { .. } | What::Settled(_) => {}
        }
    }
    answers.into_values().filter(|answer| !answer.doc.is_empty() || answer.status != 0).collect()
}
