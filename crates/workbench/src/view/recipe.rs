//! A recipe as the window offers it.

use serde::Serialize;
use swingtag_learn::Recipe;
use swingtag_learn::recipes::recipes;
use ts_rs::TS;

/// A way to learn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RecipeView {
    /// Its name on the command line.
    pub name: String,
    /// One sentence about it.
    pub about: String,
}

impl RecipeView {
    /// All recipes, simplest first.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let view =
            |recipe: &&dyn Recipe| Self { name: recipe.name().to_owned(), about: recipe.about().to_owned() };
        recipes().iter().map(view).collect()
    }
}
