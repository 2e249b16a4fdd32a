//! Settles differences of an item: one at a time, or all on which most agree.

use swingtag_catalogue::ItemId;
use swingtag_store::{NewSettlement, NewVerdict, Picked};

use super::invalid;
use super::lanes::Bench;
use super::verdicts::{majorities, verdict};
use crate::WorkbenchError;
use crate::desk::{Desk, decide::spent};
use crate::view::{Outcome, Pick};

impl Desk<'_> {
    /// Settles a difference; on disk when it returns.
    ///
    /// # Errors
    /// `not_apart`, `invalid` for a difference or lane that the item lacks, `bad_span` and `unknown_name` for own
    /// labels that do not fit, `refused` while somebody is not done, `project_read_only`.
    pub fn settle(
        &self,
        item: ItemId,
        difference: u32,
        pick: &Pick,
        seconds: f64,
        who: &str,
    ) -> Result<Outcome, WorkbenchError> {
        let _turn = self.shared.turn();
        let bench = self.bench(item)?;
        let verdict = verdict(&bench, difference, pick)?;
        let said = in_words(&bench, &verdict);
        self.settled(item, &bench, vec![verdict], said, (seconds, who))
    }

    /// Settles every open difference by what most lanes say, as one step.
    ///
    /// # Errors
    /// `invalid` where nothing is open on which more than half agree; else as of [`Desk::settle`].
    pub fn settle_majority(&self, item: ItemId, seconds: f64, who: &str) -> Result<Outcome, WorkbenchError> {
        let _turn = self.shared.turn();
        let bench = self.bench(item)?;
        let verdicts = majorities(&bench);
        if verdicts.is_empty() {
            return Err(invalid("nothing is open here on which more than half agree"));
        }
        let noun = if verdicts.len() == 1 { "difference" } else { "differences" };
        let said = format!("{} {noun} settled by majority", verdicts.len());
        self.settled(item, &bench, verdicts, said, (seconds, who))
    }

    fn settled(
        &self,
        item: ItemId,
        bench: &Bench,
        verdicts: Vec<NewVerdict>,
        said: String,
        (seconds, who): (f64, &str),
    ) -> Result<Outcome, WorkbenchError> {
        self.store.settle(&NewSettlement {
            item,
            who: who.to_owned(),
            seconds: spent(seconds),
            model: bench.model.as_ref().map(|(version, _)| *version),
            said: said.clone(),
            verdicts,
        })?;
        self.outcome(Some(item), said)
    }
}

/// “raw indigo” settled as Mira says.
fn in_words(bench: &Bench, verdict: &NewVerdict) -> String {
    let difference = &bench.case.differences[verdict.difference].difference;
    let text = bench.scene.item.text(&difference.field).unwrap_or_default();
    let words = swingtag_catalogue::slice_chars(text, difference.start, difference.end).unwrap_or_default();
    let subject = match (words, difference.attribute.as_str()) {
        ("", "") => "Intent".to_owned(),
        ("", attribute) => attribute.to_owned(),
        (words, _) => format!("“{words}”"),
    };
    match &verdict.picked {
        Picked::Person(name) => format!("{subject} settled as {name} says"),
        Picked::Model => format!("{subject} settled as the model says"),
        Picked::None => format!("{subject} settled as no label"),
        Picked::Both => format!("{subject} settled, all kept"),
        Picked::Own => format!("{subject} settled otherwise"),
        Picked::Unclear => format!("{subject} is unclear"),
    }
}
