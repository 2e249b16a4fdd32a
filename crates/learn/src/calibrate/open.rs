//! Artefacts become taggers here, whatever their recipe: the only place where confidences are calibrated.

use swingtag_catalogue::{Item, Prediction};

use super::Calibrator;
use crate::error::LearnError;
use crate::recipe::{Artefact, Draws, Resources, Tagger};
use crate::recipes::recipe;
use crate::watch::Watch;

/// Makes a trained artefact ready to predict, with believable confidences where it was calibrated.
///
/// # Errors
/// An unknown recipe, a damaged artefact, or a missing encoder.
pub fn open<'a>(
    artefact: &Artefact,
    resources: &'a Resources<'a>,
) -> Result<Box<dyn Tagger + 'a>, LearnError> {
    let tagger = recipe(&artefact.recipe)?.open(artefact, resources)?;
    if artefact.calibrator.is_identity() {
        return Ok(tagger);
    }
    Ok(Box::new(Calibrated { tagger, calibrator: artefact.calibrator.clone() }))
}

struct Calibrated<'a> {
    tagger: Box<dyn Tagger + 'a>,
    calibrator: Calibrator,
}

impl Tagger for Calibrated<'_> {
    fn predict(&self, items: &[Item], watch: &dyn Watch) -> Result<Vec<Prediction>, LearnError> {
        let mut predictions = self.tagger.predict(items, watch)?;
        predictions.iter_mut().for_each(|prediction| self.calibrator.apply(prediction));
        Ok(predictions)
    }

    // Marginals of tags are what the model says; nothing was learnt about how far they can be believed.
    fn draws(
        &self,
        items: &[Item],
        count: usize,
        watch: &dyn Watch,
    ) -> Result<Option<Vec<Draws>>, LearnError> {
        self.tagger.draws(items, count, watch)
    }
}
