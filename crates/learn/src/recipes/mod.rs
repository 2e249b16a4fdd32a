//! The recipes there are.

mod dictionary;

pub use dictionary::Dictionary;

use crate::error::LearnError;
use crate::recipe::Recipe;

/// All recipes, simplest first.
#[must_use]
pub fn recipes() -> &'static [&'static dyn Recipe] {
    &[&Dictionary]
}

/// A recipe by its name.
///
/// # Errors
/// An unknown name; the known ones are listed.
pub fn recipe(name: &str) -> Result<&'static dyn Recipe, LearnError> {
    recipes().iter().copied().find(|recipe| recipe.name() == name).ok_or_else(|| {
        let known: Vec<&str> = recipes().iter().map(|recipe| recipe.name()).collect();
        LearnError::UnknownRecipe { name: name.to_owned(), known: known.join(", ") }
    })
}
