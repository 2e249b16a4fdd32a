//! Giving items to people.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::view::Selection;

/// Which items go to whom. Finished items are left alone, unless they were chosen one by one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AssignRequest {
    /// Names; the items are dealt out evenly. None takes items away from everybody.
    pub people: Vec<String>,
    /// Part of the items that two people label apart from each other, 0 to 1.
    pub overlap: f64,
    /// The choice of these items comes from it.
    #[ts(type = "number")]
    pub seed: u64,
    /// Which items.
    pub what: AssignWhat,
    /// At most so many, the first ones; none means all.
    #[ts(type = "number | null")]
    pub limit: Option<u64>,
}

/// Items to give to people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AssignWhat {
    /// Open items of the project that nobody has.
    All,
    /// Open items of a vertical that nobody has.
    Vertical {
        /// Its name.
        vertical: String,
    },
    /// Open items of a batch.
    Batch {
        /// Its number.
        #[ts(type = "number")]
        batch: i64,
    },
    /// Items chosen in a list.
    Chosen {
        /// The list.
        #[ts(type = "number")]
        list: i64,
        /// Which of its items.
        selection: Selection,
    },
}

/// What a person has to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonWork {
    /// Name.
    pub name: String,
    /// Items given to this person.
    #[ts(type = "number")]
    pub assigned: u64,
    /// Those of them that the person is done with.
    #[ts(type = "number")]
    pub done: u64,
    /// The person who works at this window.
    pub me: bool,
}
