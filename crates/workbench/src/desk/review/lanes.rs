//! Who says what of an item: a lane for every person who is done, and one for the model.

use swingtag_catalogue::review::{Said, agreed};
use swingtag_catalogue::{Annotation, ItemId, ModelId, Prediction, ScoredSpan};
use swingtag_store::{ReviewCase, ReviewDifference};

use super::invalid;
use crate::WorkbenchError;
use crate::desk::scene::Scene;
use crate::desk::{Desk, Read};

/// An item as it is settled.
pub(super) struct Bench {
    pub(super) scene: Scene,
    pub(super) read: swingtag_store::StoredItem,
    pub(super) case: ReviewCase,
    /// What everybody says who is done.
    pub(super) agreed: Annotation,
    /// The model's opinion as labels; none where there is none, or where nobody may see it yet.
    pub(super) model: Option<(ModelId, Annotation)>,
}

impl Desk<'_> {
    /// Reads an item that is labelled apart.
    pub(super) fn bench(&self, item: ItemId) -> Result<Bench, WorkbenchError> {
        let none = || {
            WorkbenchError::new(
                "not_apart",
                "only one person at a time labels this item: nobody can differ",
                "assign it to two people to compare what they say",
            )
        };
        let case = self.store.review_case(item)?.ok_or_else(none)?;
        let everybody = Desk { who: None, ..*self };
        let (scene, read, model): Read = everybody.scene(item)?;
        let answers: Vec<&Annotation> = case.answers.iter().map(|answer| &answer.labels).collect();
        let agreed = agreed(&answers);
        let opinion = model.zip(scene.prediction.as_ref().map(opinion)).filter(|_| case.waiting.is_empty());
        Ok(Bench { scene, read, case, agreed, model: opinion })
    }
}

impl Bench {
    /// A difference by the number it is shown with.
    pub(super) fn difference(&self, number: u32) -> Result<(usize, &ReviewDifference), WorkbenchError> {
        let place = (number as usize).checked_sub(1);
        let found = place.and_then(|place| Some((place, self.case.differences.get(place)?)));
        found.ok_or_else(|| invalid(format!("the item has no difference {number}")))
    }

    /// What the lanes say at a difference: people in their order, then the model.
    pub(super) fn said(&self, difference: &ReviewDifference) -> Vec<Said> {
        let model = self.model.iter().map(|(_, labels)| difference.difference.said_by(labels, &self.agreed));
        difference.difference.said.iter().cloned().chain(model).collect()
    }

    /// Place of the model's lane.
    pub(super) fn model_lane(&self) -> usize {
        self.case.answers.len()
    }

    /// The model's spans that reach into a difference.
    pub(super) fn predicted<'a>(
        &'a self,
        difference: &'a ReviewDifference,
    ) -> impl Iterator<Item = &'a ScoredSpan> {
        let spans = self.scene.prediction.iter().flat_map(|prediction| &prediction.spans);
        spans.filter(|scored| difference.difference.holds(&scored.span))
    }
}

/// What a model says, as labels.
fn opinion(prediction: &Prediction) -> Annotation {
    let mut labels = Annotation {
        spans: prediction.spans.iter().map(|scored| scored.span.clone()).collect(),
        intents: prediction.intents.iter().map(|choice| choice.value.clone()).collect(),
        ..Annotation::default()
    };
    for choice in &prediction.values {
        labels.values.entry(choice.attribute.clone()).or_default().push(choice.value.clone());
    }
    labels
}
