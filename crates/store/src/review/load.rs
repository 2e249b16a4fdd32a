//! Reads everything that the labels of an item follow from, and lays the answers over one another.

use rusqlite::Connection;
use swingtag_catalogue::review::{Difference, Said, Verdict, differences, final_labels};
use swingtag_catalogue::{Annotation, Item, ItemStatus};

use super::rows::{StoredVerdict, settlements_of};
use crate::answer::{AnswerRow, EARLIER, answers_of, labels_of};
use crate::assignment::people_of;
use crate::error::{Result, StoreError};
use crate::item::{code_of_status, item_of};
use crate::schema::Names;

/// An item that is labelled apart.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) item: Item,
    /// Everybody who was given the item, by name.
    pub(crate) people: Vec<String>,
    /// Every answer, also of those who are not done.
    pub(crate) answers: Vec<AnswerRow>,
    /// Whoever is done, by name, and what each says.
    pub(crate) lanes: Vec<(String, Annotation)>,
    /// Whoever was given the item and is not done.
    pub(crate) waiting: Vec<String>,
    /// Empty while somebody is not done.
    pub(crate) differences: Vec<Difference>,
    /// For each difference the verdict that holds.
    pub(crate) held: Vec<Option<Held>>,
    /// For each difference whether somebody called it unclear.
    pub(crate) asked: Vec<bool>,
}

/// A verdict that holds.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    pub(crate) stored: StoredVerdict,
    pub(crate) said: Said,
}

/// Reads an item with its answers and verdicts.
pub(crate) fn load(connection: &Connection, names: &Names, item: i64) -> Result<Loaded> {
    let people = people_of(connection, item)?;
    load_with(connection, names, item, people, answers_of(connection, item)?)
}

/// The same with people and answers that are not written yet.
pub(crate) fn load_with(
    connection: &Connection,
    names: &Names,
    item: i64,
    people: Vec<String>,
    answers: Vec<AnswerRow>,
) -> Result<Loaded> {
    let read = item_of(connection, item, names)?;
    let read = read.ok_or_else(|| StoreError::NoSuch { what: "item", id: item.to_string() })?;
    Loaded::of(read, people, answers, settlements_of(connection, item)?, names)
}

impl Loaded {
    fn of(
        item: Item,
        people: Vec<String>,
        answers: Vec<AnswerRow>,
        verdicts: Vec<StoredVerdict>,
        names: &Names,
    ) -> Result<Self> {
        let done = || answers.iter().filter(|answer| is_done(answer));
        let lanes: Vec<(String, Annotation)> = done()
            .map(|answer| Ok((answer.who.clone(), labels_of(answer, names)?)))
            .collect::<Result<_>>()?;
        let is_waited_for = |name: &&String| done().all(|answer| answer.who != **name);
        let waiting: Vec<String> = people.iter().filter(is_waited_for).cloned().collect();
        let mut loaded = Self {
            differences: if waiting.is_empty() { differences(&item, &said(&lanes)) } else { Vec::new() },
            item,
            people,
            answers,
            lanes,
            waiting,
            held: Vec::new(),
            asked: Vec::new(),
        };
        loaded.judge(&verdicts, names)?;
        Ok(loaded)
    }

    /// Finds the verdicts that hold. Given in the order of the clock: the last one counts.
    pub(super) fn judge(&mut self, verdicts: &[StoredVerdict], names: &Names) -> Result<()> {
        (self.held, self.asked) = (Vec::new(), Vec::new());
        for difference in &self.differences {
            let (mut held, mut asked) = (None, false);
            for stored in verdicts {
                if stored.verdict.is_about(difference, names)? {
                    asked |= stored.verdict.question.is_some();
                    if let Some(said) = stored.verdict.said(names)? {
                        held = Some(Held { stored: stored.clone(), said });
                    }
                }
            }
            self.held.push(held);
            self.asked.push(asked);
        }
        Ok(())
    }

    /// What the answers and verdicts come to; nothing while somebody is not done.
    pub(crate) fn labels(&self) -> Annotation {
        if !self.waiting.is_empty() {
            return Annotation::default();
        }
        let verdicts: Vec<Verdict<'_>> = self
            .differences
            .iter()
            .zip(&self.held)
            .map(|(difference, held)| Verdict { difference, said: held.as_ref().map(|held| &held.said) })
            .collect();
        final_labels(&said(&self.lanes), &verdicts)
    }

    /// Differences that nobody has settled.
    pub(crate) fn open(&self) -> usize {
        self.held.iter().filter(|held| held.is_none()).count()
    }

    /// Whether several people have to do with it.
    pub(crate) fn is_apart(&self) -> bool {
        is_apart(&self.people, &self.answers)
    }
}

/// Whether several people have to do with an item: it was given to them, or several have answered it. Whoever was given
/// an item alone and has not begun does not keep another's labels from holding.
pub(crate) fn is_apart(people: &[String], answers: &[AnswerRow]) -> bool {
    people.len() > 1 || answers.len() > 1
}

fn said(lanes: &[(String, Annotation)]) -> Vec<&Annotation> {
    lanes.iter().map(|(_, labels)| labels).collect()
}

/// Whether a person is done; also one who sends the item to review, which is where it goes anyway.
pub(crate) fn is_done(answer: &AnswerRow) -> bool {
    [ItemStatus::Done, ItemStatus::Review].map(code_of_status).contains(&answer.status)
}

/// Whether an answer is a person's, and not what was there before.
pub(crate) fn is_a_persons(answer: &AnswerRow) -> bool {
    answer.who != EARLIER
}
