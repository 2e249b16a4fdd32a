//! What the network says to one question about one text, over all windows of the text.

use swingtag_models::pointers::Answers;

use crate::encode::Window;

/// The answers of a text's windows.
pub(super) struct Reply {
    /// Place of the text among the item's fields.
    pub(super) field: usize,
    /// Place of the question among those asked.
    pub(super) asked: usize,
    pub(super) windows: Vec<(Window, Answers)>,
}

/// An answer in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Found {
    /// First piece of the text.
    pub(super) first: usize,
    /// Last piece.
    pub(super) last: usize,
    /// How far it beats “not in this text”, as a logarithm.
    pub(super) margin: f64,
    /// Probability that it is right.
    pub(super) confidence: f64,
}

/// What counts as an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    /// Least margin over “not in this text”.
    pub(super) threshold: f64,
    /// Least probability of a further answer, as a share of the best one's.
    pub(super) further: f64,
}

impl Reply {
    /// Answers in text order. An answer counts in the window that its first piece belongs to.
    ///
    /// The confidence is the probability among the allowed answers of the window, times the number
    /// of answers found there: in training `k` answers share the target evenly, so that each can
    /// reach `1 / k`.
    pub(super) fn found(&self, rule: Rule) -> Vec<Found> {
        let mut all = Vec::new();
        for (window, answers) in &self.windows {
            let several = answers.several(rule.threshold, rule.further);
            let count = several.len() as f64;
            let here = several.iter().map(|answer| Found {
                first: window.shown.start + answer.first,
                last: window.shown.start + answer.last,
                margin: answer.log_probability - answers.log_null(),
                confidence: (answer.log_probability.exp() * count).min(1.0),
            });
            all.extend(here.filter(|found| window.owned.contains(&found.first)));
        }
        all.sort_by_key(|found| (found.first, found.last));
        all
    }

    /// Probability that the answer is in this text: that of the surest window.
    pub(super) fn presence(&self) -> f64 {
        let of = |answers: &Answers| 1.0 - answers.log_null().exp();
        self.windows.iter().map(|(_, answers)| of(answers)).fold(0.0, f64::max)
    }

    /// Natural logarithm of the probability of what [`Reply::found`] says, over the windows: of any of
    /// the answers found, or of none.
    pub(super) fn log_probability(&self, rule: Rule) -> f64 {
        let of = |answers: &Answers| {
            let several = answers.several(rule.threshold, rule.further);
            if several.is_empty() {
                return answers.log_null();
            }
            several.iter().map(|answer| answer.log_probability.exp()).sum::<f64>().ln()
        };
        self.windows.iter().map(|(_, answers)| of(answers).min(0.0)).sum()
    }

    /// Probability of a stretch of the text, in the window that its first piece belongs to.
    pub(super) fn probability(&self, first: usize, last: usize) -> f64 {
        let own = self.windows.iter().find(|(window, _)| window.owned.contains(&first));
        own.map_or(0.0, |(window, answers)| {
            let start = window.shown.start;
            answers.log_probability(first - start, last - start).exp()
        })
    }
}
