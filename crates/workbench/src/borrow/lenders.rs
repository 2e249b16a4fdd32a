//! Which verticals a training may learn from as a whole, beside those asked for.

use swingtag_learn::alike::{Partner, partners};

use crate::error::WorkbenchError;
use crate::examples::Examples;
use crate::train::TrainRequest;

/// The word that asks for the best partner.
const AUTO: &str = "auto";

/// A lender needs labelled items of its own.
const LEAST_ITEMS: usize = 2;

/// The verticals to borrow from, and why these in words.
pub(crate) struct Lenders {
    pub(crate) verticals: Vec<String>,
    pub(crate) why: String,
}

impl Lenders {
    /// Those named, or for each vertical asked for the one that looks most alike: by the names of its
    /// labelled attributes and by the words of its texts, half and half.
    ///
    /// # Errors
    /// Nobody named the vertical that borrows, or there is nobody to borrow from.
    pub(crate) fn find(request: &TrainRequest, examples: &Examples) -> Result<Self, WorkbenchError> {
        let remedy = "name the vertical that borrows: `--verticals Tea --borrow`, or `--verticals Tea --borrow Coffee`";
        if request.verticals.is_empty() {
            return Err(WorkbenchError::new("usage", "it is not said which vertical borrows", remedy));
        }
        if request.borrow.iter().any(|name| name != AUTO) {
            return Self::named(request, examples);
        }
        let mut lenders = Self { verticals: Vec::new(), why: String::new() };
        for vertical in &request.verticals {
            let best = partners(vertical, &examples.train)
                .into_iter()
                .find(|p| p.items >= LEAST_ITEMS && !request.verticals.contains(&p.vertical));
            let Some(best) = best else {
                let message =
                    format!("there is no other vertical with labels that “{vertical}” could borrow from");
                return Err(WorkbenchError::new(
                    "too_little",
                    message,
                    "label items of another vertical first",
                ));
            };
            lenders.add(vertical, &best);
        }
        Ok(lenders)
    }

    fn named(request: &TrainRequest, examples: &Examples) -> Result<Self, WorkbenchError> {
        let verticals: Vec<String> = request.borrow.iter().filter(|name| *name != AUTO).cloned().collect();
        examples.has_labels_of(&verticals)?;
        Ok(Self { why: format!("Borrows from {}, as asked for.", verticals.join(", ")), verticals })
    }

    fn add(&mut self, vertical: &str, best: &Partner) {
        if !self.why.is_empty() {
            self.why.push(' ');
        }
        self.why.push_str(&format!(
            "{vertical} borrows from {}, which looks most alike (attribute names {:.2}, words {:.2} of 1).",
            best.vertical, best.names, best.words
        ));
        if !self.verticals.contains(&best.vertical) {
            self.verticals.push(best.vertical.clone());
        }
    }
}
