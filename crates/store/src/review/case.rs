//! An item with everybody's answers, for whoever settles it.

use serde::{Deserialize, Serialize};
use swingtag_catalogue::review::{Difference, Said};
use swingtag_catalogue::{Annotation, ItemId};

use super::load::{Held, load};
use crate::Store;
use crate::answer::is_apart;
use crate::error::Result;

/// An item that several people label apart.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewCase {
    /// Answers of those who are done, by name.
    pub answers: Vec<PersonAnswer>,
    /// Whoever is not done; while somebody is, there are no differences yet.
    pub waiting: Vec<String>,
    /// Where the answers differ, in the order of the text; what is said follows the order of the answers.
    pub differences: Vec<ReviewDifference>,
    /// What the answers come to so far.
    pub labels: Annotation,
}

/// What one person says.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonAnswer {
    /// Who.
    pub who: String,
    /// What.
    pub labels: Annotation,
}

/// A difference, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewDifference {
    /// The difference.
    pub difference: Difference,
    /// How it was settled; none while it is open.
    pub settled: Option<Settled>,
    /// Somebody called it unclear.
    pub asked: bool,
}

/// How a difference was settled.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled {
    /// What was picked.
    pub picked: Picked,
    /// What holds.
    pub said: Said,
    /// Who settled it.
    pub who: String,
    /// When, in Unix milliseconds.
    pub at: i64,
}

/// What was picked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Picked {
    /// What a person says.
    Person(String),
    /// What the model says.
    Model,
    /// No label.
    None,
    /// What all people say.
    Both,
    /// Labels of one's own.
    Own,
    /// Nobody can say.
    Unclear,
}

impl Store {
    /// An item with everybody's answers; none where it is not labelled apart.
    ///
    /// # Errors
    /// [`crate::StoreError::NoSuch`].
    pub fn review_case(&self, item: ItemId) -> Result<Option<ReviewCase>> {
        self.read("reading answers", |connection| {
            if !is_apart(connection, item.0)? {
                return Ok(None);
            }
            let loaded = load(connection, &*self.names(connection)?, item.0)?;
            let labels = loaded.labels();
            let settled =
                loaded.held.into_iter().map(|held| held.map(|held| settled(connection, held)).transpose());
            let settled = settled.collect::<Result<Vec<_>>>()?;
            let differences = loaded.differences.into_iter().zip(settled).zip(loaded.asked);
            Ok(Some(ReviewCase {
                labels,
                waiting: loaded.waiting,
                answers: loaded.lanes.into_iter().map(|(who, labels)| PersonAnswer { who, labels }).collect(),
                differences: differences
                    .map(|((difference, settled), asked)| ReviewDifference { difference, settled, asked })
                    .collect(),
            }))
        })
    }
}

fn settled(connection: &rusqlite::Connection, held: Held) -> Result<Settled> {
    let (who, at) = connection
        .prepare_cached("SELECT who, at FROM decision WHERE id = ?1")?
        .query_row([held.stored.decision], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(Settled { picked: held.stored.verdict.picked, said: held.said, who, at })
}
