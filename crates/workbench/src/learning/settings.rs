//! How this project learns, as people have set it.

use crate::WorkbenchError;
use crate::view::LearningSettings;
use crate::workbench::Workbench;

impl Workbench {
    /// The settings; what nobody has set, and what another version wrote and this one cannot read, is as
    /// usual.
    ///
    /// # Errors
    /// The project file cannot be read.
    pub fn learning_settings(&self) -> Result<LearningSettings, WorkbenchError> {
        let kept = self.store().learning_settings()?;
        if kept.is_null() {
            return Ok(LearningSettings::default());
        }
        Ok(serde_json::from_value(kept).unwrap_or_default())
    }
}
