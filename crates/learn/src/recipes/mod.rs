//! The recipes there are.

pub mod coupled;
mod dictionary;
mod mrc;
mod tagger;
#[cfg(test)]
mod tiny;
mod trainable;
mod words;

pub use coupled::CoupledRecipe;
pub use dictionary::Dictionary;
pub use mrc::Mrc;
pub use tagger::{
    AUTO, BERT_CRF, BERT_SOFTMAX, BILSTM_CRF, INTENT_NER, JAVE, M_JAVE, TRIPLET_NER, TaggerRecipe,
};

use self::tagger::pool;
use crate::error::LearnError;
use crate::recipe::Recipe;

/// All recipes, simplest first.
#[must_use]
pub fn recipes() -> &'static [&'static dyn Recipe] {
    &[
        &Dictionary,
        &BERT_SOFTMAX,
        &BERT_CRF,
        &BILSTM_CRF,
        &CoupledRecipe,
        &Mrc,
        &INTENT_NER,
        &TRIPLET_NER,
        &JAVE,
        &M_JAVE,
        &AUTO,
    ]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_recipe_is_found_by_its_name_and_others_are_not() {
        for known in recipes() {
            assert_eq!(recipe(known.name()).unwrap().name(), known.name());
            assert!(!known.about().is_empty());
        }
        let message = recipe("bert").err().unwrap().to_string();
        assert!(message.contains("dictionary, bert-softmax, bert-crf"), "{message}");
    }
}
