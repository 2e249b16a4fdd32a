//! How learning stands, read from what versions measured when they were made; nothing is computed anew but
//! the curve through them.

mod accept;
mod attributes;
mod curve;
mod figures;
#[cfg(test)]
mod tests;
mod versions;

use swingtag_catalogue::{ItemStatus, ModelId};
use swingtag_learn::split::LEAST_HOLDOUT;
use swingtag_store::Model;

pub(crate) use accept::accepting;

use super::Desk;
use crate::WorkbenchError;
use crate::train::{Measured, PartMeasured};
use crate::view::{LearnView, LearningSettings, NextTraining, Outcome};

/// The precision that may be asked for, in per cent.
const PRECISION: std::ops::RangeInclusive<f32> = 50.0..=99.9;

impl Desk<'_> {
    /// How learning stands, for all verticals or for one.
    ///
    /// # Errors
    /// When the project file cannot be read.
    pub fn learning(&self, vertical: Option<&str>) -> Result<LearnView, WorkbenchError> {
        let settings = self.learning_settings()?;
        let models = self.store.models()?;
        let current = models.iter().find(|model| model.current);
        let measured = current.map(|model| Measured::of(&model.metrics)).unwrap_or_default();
        let part = part_of(&measured, vertical);
        let accepting = accepting(self.store, &settings)?;
        let counts = self.store.counts()?;
        let (gain, since) = figures::gain(current, &models, vertical);
        let measures = curve::of(self.store, &models, vertical)?;
        Ok(LearnView {
            vertical: vertical.map(str::to_owned),
            f1: part.map(figures::f1),
            gain,
            since,
            holdout: counts.holdout,
            until_holdout: match counts.holdout {
                0 => (2 * LEAST_HOLDOUT as u64).saturating_sub(counts.of(ItemStatus::Done)),
                _ => 0,
            },
            advice: measures.advice,
            saved: measures.saved,
            unasked: accept::unasked(self.store, &accepting, &counts)?,
            curve: measures.curve,
            attributes: attributes::of(&self.store.schema()?, vertical, part, &accepting, &counts),
            reliability: part.and_then(figures::reliability),
            versions: versions::of(&models, vertical),
            next: self.next_training(&settings, current)?,
            settings,
        })
    }

    /// Changes how this project learns.
    ///
    /// # Errors
    /// A precision outside 50 to 99.9 per cent, an empty batch, or a project opened for reading.
    pub fn set_learning(&self, settings: &LearningSettings) -> Result<(), WorkbenchError> {
        let wrong = |message: String, remedy| Err(WorkbenchError::new("invalid", message, remedy));
        if !PRECISION.contains(&settings.precision) {
            let message = format!("a precision of {} per cent cannot be asked for", settings.precision);
            return wrong(message, "ask for 50 to 99.9 per cent");
        }
        if settings.batch_size == 0 {
            return wrong("a batch of no items helps nobody".to_owned(), "ask for 1 item or more");
        }
        accept::note_switched(self.store, &self.learning_settings()?, settings)?;
        self.store.set_learning_settings(&serde_json::json!(settings))?;
        Ok(())
    }

    /// Uses another version from now on.
    ///
    /// # Errors
    /// No such version, or its weights were dropped.
    pub fn use_model(&self, version: i64) -> Result<(), WorkbenchError> {
        self.store.promote(ModelId(version), "by hand")?;
        Ok(())
    }

    /// Takes back what was accepted without asking, of one vertical or all, of the attributes of one name or all,
    /// as one step.
    ///
    /// # Errors
    /// An unknown vertical, or a project file that cannot be written.
    pub fn take_back_unasked(
        &self,
        vertical: Option<&str>,
        attribute: Option<&str>,
        annotator: &str,
    ) -> Result<Outcome, WorkbenchError> {
        let _turn = self.shared.turn();
        let said = self.store.take_back_unasked(vertical, attribute, annotator)?;
        Ok(Outcome { many: true, ..self.outcome(None, said)? })
    }

    fn learning_settings(&self) -> Result<LearningSettings, WorkbenchError> {
        settings_of(self.store)
    }

    fn next_training(
        &self,
        settings: &LearningSettings,
        current: Option<&Model>,
    ) -> Result<NextTraining, WorkbenchError> {
        let decisions = self.store.since_training()?.finished;
        let every = u64::from(settings.every);
        let missing = (every > 0).then(|| every.saturating_sub(decisions));
        let why = match (missing, current) {
            (None, _) if settings.minutes > 0 => format!("Every {} minutes", settings.minutes),
            (None, _) => "By hand only".to_owned(),
            (Some(0), _) => "Due now".to_owned(),
            (Some(1), _) => "Waits for 1 more item".to_owned(),
            (Some(missing), _) => format!("Waits for {missing} more items"),
        };
        Ok(NextTraining { decisions, missing, why })
    }
}

/// How a project learns; what nobody has set, or this version cannot read, is as usual.
pub(crate) fn settings_of(store: &swingtag_store::Store) -> Result<LearningSettings, WorkbenchError> {
    let kept = store.learning_settings()?;
    Ok(serde_json::from_value(kept).unwrap_or_default())
}

/// What was measured of all verticals or of one.
fn part_of<'a>(measured: &'a Measured, vertical: Option<&str>) -> Option<&'a PartMeasured> {
    match vertical {
        Some(name) => measured.verticals.get(name),
        None => measured.all.as_ref(),
    }
}

/// A share as people read it, in per cent.
#[expect(clippy::cast_possible_truncation, reason = "a figure with one decimal for people")]
fn per_cent(share: f64) -> f32 {
    (share * 100.0) as f32
}
