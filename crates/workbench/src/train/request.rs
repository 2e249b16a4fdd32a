//! What somebody may ask of a training.

use serde::{Deserialize, Serialize};
use swingtag_learn::Settings;

/// What to train.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TrainRequest {
    /// Recipe; by default chosen by what the project has.
    pub recipe: Option<String>,
    /// Verticals to learn from; none means all.
    pub verticals: Vec<String>,
    /// Verticals to borrow from, `auto` for those that look most alike; none means not to borrow.
    pub borrow: Vec<String>,
    /// Installed encoder of texts, or word vectors; by default the preferred ones.
    pub encoder: Option<String>,
    /// Installed encoder of photos; by default the preferred one.
    pub photo_encoder: Option<String>,
    /// Settings of the recipe.
    pub settings: Settings,
    /// Everything random comes from it.
    pub seed: u64,
    /// Use the version even when it is worse on the holdout.
    pub promote: bool,
    /// How much of the network is trained when nobody names a recipe.
    pub effort: Effort,
}

/// How much of the network is trained when the product chooses the recipe.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effort {
    /// As many labels as there are make worth it.
    #[default]
    Fitting,
    /// Heads on the frozen encoder: seconds.
    Heads,
    /// The encoder as well: minutes.
    FineTune,
}
