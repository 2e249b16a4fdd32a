//! What speaks for two attributes being the same thing, kind by kind, and all kinds together.

use serde::Serialize;

/// Evidence for a pair of attributes, each 0 to 1. None is unknown, which is not the same as 0: an
/// attribute without labels has no values, no words around them and no place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Evidence {
    /// Names and descriptions: the question that is asked.
    pub question: Option<f64>,
    /// Shared and similar values.
    pub values: Option<f64>,
    /// Words around the spans.
    pub around: Option<f64>,
    /// Where in the text the spans stand.
    pub place: Option<f64>,
}

/// How much each kind counts: question, values, words around, place. Values and the words around them
/// count double, since names differ between catalogues for the same thing and many things stand at one place.
const WEIGHTS: [f64; 4] = [1.0, 2.0, 2.0, 1.0];

impl Evidence {
    /// All kinds together: the mean of those that are known, weighted 1 : 2 : 2 : 1. Unknown where nothing
    /// is known.
    #[must_use]
    pub fn all(&self) -> Option<f64> {
        let kinds = [self.question, self.values, self.around, self.place];
        let known = || kinds.iter().zip(WEIGHTS).filter_map(|(kind, weight)| Some(((*kind)?, weight)));
        let weights: f64 = known().map(|(_, weight)| weight).sum();
        (weights > 0.0).then(|| known().map(|(score, weight)| score * weight).sum::<f64>() / weights)
    }

    /// The same as if nobody had named the attributes.
    #[must_use]
    pub fn unnamed(&self) -> Option<f64> {
        Self { question: None, ..*self }.all()
    }
}
