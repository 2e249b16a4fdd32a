//! Gives items to people.

use std::collections::BTreeMap;

use rusqlite::Connection;
use swingtag_catalogue::{ItemId, ItemStatus};

use super::rows::in_order;
use crate::Store;
use crate::annotation::current;
use crate::answer::{AnswerRow, EARLIER, answers_of, is_apart, of_log};
use crate::change::{ChangeDoc, ItemState, Title, item_state};
use crate::error::Result;
use crate::item::code_of_status;
use crate::review::{answers_make_apart, load_with};
use crate::schema::Names;

/// Items and whom each is given to; nobody takes an item away from everybody.
pub type Given = Vec<(ItemId, Vec<String>)>;

impl Store {
    /// Gives items to people, in place of those who had them. What an item that is given to several people holds
    /// already becomes the answer of whoever left it there; nothing is lost.
    ///
    /// # Errors
    /// [`crate::StoreError::NoSuch`].
    pub fn give(&self, given: &Given, said: &str, who: &str) -> Result<String> {
        self.change("giving items to people", who, |connection, names| {
            let mut change = ChangeDoc::default();
            for (item, people) in given {
                plan(connection, names, item.0, in_order(people), &mut change)?;
            }
            // Labels may change where somebody has answered already.
            let kind = if change.answers.is_empty() { "assign" } else { "share" };
            Ok((Title { kind, said: said.to_owned() }, change))
        })
    }
}

fn plan(
    connection: &Connection,
    names: &Names,
    item: i64,
    people: Vec<String>,
    change: &mut ChangeDoc,
) -> Result<()> {
    let mut state = item_state(connection, item)?;
    let was_apart = is_apart(connection, item)?;
    state.3 = (!people.is_empty()).then(|| people.join(", "));
    if was_apart || people.len() > 1 {
        let answers =
            if was_apart { answers_of(connection, item)? } else { initial(connection, item, &state)? };
        if answers_make_apart(&people, &answers) {
            let loaded = load_with(connection, names, item, people.clone(), answers.clone())?;
            let reckoned = loaded.reckoned(names)?;
            state.2 = if state.2 == code_of_status(ItemStatus::Removed) { state.2 } else { reckoned.status };
            state.4 = Some(reckoned.labels);
        } else if let Some(answer) = answers.first() {
            (state.2, state.4) = (answer.status, Some(answer.doc.clone()));
        }
        let kept = if answers_make_apart(&people, &answers) { answers } else { Vec::new() };
        change.answers.insert(item, kept);
    }
    change.items.push(state);
    change.people.insert(item, people);
    Ok(())
}

/// What an item holds when it is first given to several people, as answers: each person's by the log, and the
/// labels as they are as the answer of whoever acted last.
fn initial(connection: &Connection, item: i64, state: &ItemState) -> Result<Vec<AnswerRow>> {
    let doc = current(connection, item)?.text;
    let log = of_log(connection, item)?;
    let mut answers: BTreeMap<String, AnswerRow> = log.answers;
    if !doc.is_empty() || state.2 != 0 {
        let who = log.last.unwrap_or_else(|| EARLIER.to_owned());
        answers.insert(who.clone(), AnswerRow { who, status: state.2, doc });
    }
    answers.retain(|_, answer| !answer.doc.is_empty() || answer.status != 0);
    Ok(answers.into_values().collect())
}
