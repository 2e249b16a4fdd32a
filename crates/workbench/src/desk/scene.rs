//! One item with everything that has been said about it: what acts are checked against and what is shown.

use swingtag_catalogue::{
    Annotation, Item, ItemStatus, Prediction, ScoredChoice, ScoredSpan, Span, Vertical,
};

/// An item, its schema, its labels and the answer of the model in use.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scene {
    /// Texts, photos, seller's claims.
    pub(crate) item: Item,
    /// The item's vertical.
    pub(crate) vertical: Vertical,
    /// What people have said.
    pub(crate) annotation: Annotation,
    /// How far the work is.
    pub(crate) status: ItemStatus,
    /// What the model in use says.
    pub(crate) prediction: Option<Prediction>,
}

impl Scene {
    /// Predicted spans that nobody has answered: neither labelled nor refused nor overlapping a label of
    /// the same attribute (whoever marked “36″ × 22″” has answered “36″”), and in keeping with the schema.
    pub(crate) fn open_spans(&self) -> impl Iterator<Item = &ScoredSpan> {
        self.prediction.iter().flat_map(|p| &p.spans).filter(|scored| self.is_open(&scored.span))
    }

    /// Predicted values of attributes about which nobody has said anything.
    pub(crate) fn open_values(&self) -> impl Iterator<Item = &ScoredChoice> {
        let said = &self.annotation;
        self.prediction.iter().flat_map(|p| &p.values).filter(|choice| {
            self.vertical.attribute(&choice.attribute).is_some()
                && !said.values.contains_key(&choice.attribute)
                && !said.absent.contains(&choice.attribute)
        })
    }

    /// Predicted intents, as long as no person has named one.
    pub(crate) fn open_intents(&self) -> impl Iterator<Item = &ScoredChoice> {
        let answered = !self.annotation.intents.is_empty();
        self.prediction.iter().filter(move |_| !answered).flat_map(|p| &p.intents)
    }

    fn is_open(&self, span: &Span) -> bool {
        self.vertical.attribute(&span.attribute).is_some()
            && span.check(&self.item).is_ok()
            && !self.annotation.answers(span)
    }
}

/// A probability as people read it: a whole number 0–99, never rounded up.
#[must_use]
pub(crate) fn confidence(probability: f32) -> u8 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 0–99 just before"
    )]
    let whole = (f64::from(probability) * 100.0 + 1e-4).clamp(0.0, 99.0) as u8;
    whole
}

#[cfg(test)]
mod tests {
    use super::confidence;

    #[test]
    fn confidence_is_a_whole_number_from_0_to_99() {
        let shown = [0.0, 0.4799, 0.48, 0.29, 0.999, 1.0, f32::NAN].map(confidence);
        assert_eq!(shown, [0, 47, 48, 29, 99, 99, 0]);
    }
}
