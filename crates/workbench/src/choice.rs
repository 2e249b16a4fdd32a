//! Which recipe `train` takes when nobody names one, and why.

use swingtag_learn::Labelled;

/// Labelled items from which a fine-tuned encoder beats matching of known values. On OA-Mine
/// titles matching is ahead at 100 labels and behind at 200.
const ENOUGH_FOR_ENCODER: usize = 150;

/// A recipe and the reason for it, in words.
pub(crate) struct Choice {
    pub(crate) recipe: String,
    pub(crate) why: String,
}

/// The recipe asked for, or the one that fits what the project has.
pub(crate) fn choose(asked: Option<&str>, train: &[Labelled], encoder: bool) -> Choice {
    let labels = train.len();
    let (recipe, why) = match asked {
        Some(name) => (name, "Chosen by hand.".to_owned()),
        None if !encoder => (
            "dictionary",
            "Chosen because no pretrained encoder is installed; `swingtag models fetch` brings one."
                .to_owned(),
        ),
        None if labels < ENOUGH_FOR_ENCODER => (
            "dictionary",
            format!(
                "Chosen because {labels} labelled items are few; known values do better below {ENOUGH_FOR_ENCODER}."
            ),
        ),
        None => ("bert-crf", format!("Chosen because {labels} labelled items are enough for the encoder.")),
    };
    Choice { recipe: recipe.to_owned(), why }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_recipe_follows_labels_and_encoder() {
        let labels = vec![Labelled::default(); ENOUGH_FOR_ENCODER];
        assert_eq!(choose(None, &labels, true).recipe, "bert-crf");
        assert_eq!(choose(None, &labels, false).recipe, "dictionary");
        assert_eq!(choose(None, &labels[1..], true).recipe, "dictionary");
        assert_eq!(choose(Some("bert-softmax"), &[], false).recipe, "bert-softmax");
    }
}
