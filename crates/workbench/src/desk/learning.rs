//! How learning stands, read from what versions measured when they were made; nothing is computed anew here.

use swingtag_catalogue::ModelId;

use super::Desk;
use crate::WorkbenchError;
use crate::view::{LearnView, LearningSettings, Outcome};

impl Desk<'_> {
    /// How learning stands, for all verticals or for one.
    ///
    /// # Errors
    /// When the project file cannot be read.
    pub fn learning(&self, vertical: Option<&str>) -> Result<LearnView, WorkbenchError> {
        Ok(LearnView { vertical: vertical.map(str::to_owned), ..LearnView::default() })
    }

    /// Changes how this project learns.
    ///
    /// # Errors
    /// A precision outside 50 to 99.9 per cent, or a project opened for reading.
    pub fn set_learning(&self, _settings: &LearningSettings) -> Result<(), WorkbenchError> {
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

    /// Takes back what was accepted without asking, as one step.
    ///
    /// # Errors
    /// When the project file cannot be written.
    pub fn take_back_unasked(
        &self,
        _attribute: Option<&str>,
        annotator: &str,
    ) -> Result<Outcome, WorkbenchError> {
        self.undo(annotator)
    }
}
