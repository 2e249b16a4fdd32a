//! Which recipe `train` takes when nobody names one, and why.

use swingtag_learn::{Labelled, Settings};

/// Labelled items from which a head on the frozen encoder beats matching of known values. On
/// OA-Mine titles it reaches with 100 labels what matching reaches with 200.
const ENOUGH_FOR_HEAD: usize = 50;

/// Labelled items from which fine-tuning is worth its minutes.
const ENOUGH_FOR_ENCODER: usize = 400;

/// A recipe, its settings, and the reason for it in words.
pub(crate) struct Choice {
    pub(crate) recipe: String,
    pub(crate) settings: Settings,
    pub(crate) why: String,
}

/// The recipe asked for, or the one that fits what the project has.
pub(crate) fn choose(asked: Option<&str>, given: &Settings, train: &[Labelled], encoder: bool) -> Choice {
    let labels = train.len();
    let mut settings = given.clone();
    let (recipe, why) = match asked {
        Some(name) => (name, "Chosen by hand.".to_owned()),
        None if !encoder => (
            "dictionary",
            "Chosen because no pretrained encoder is installed; `swingtag models fetch` brings one."
                .to_owned(),
        ),
        None if labels < ENOUGH_FOR_HEAD => (
            "dictionary",
            format!(
                "Chosen because {labels} labelled items are few; below {ENOUGH_FOR_HEAD} known values do better."
            ),
        ),
        None if labels < ENOUGH_FOR_ENCODER => {
            settings.entry("frozen".to_owned()).or_insert_with(|| "true".to_owned());
            let why = "Chosen, on the frozen encoder, because it takes seconds; \
                fine-tuning (--set frozen=false) pays from about";
            ("bert-crf", format!("{why} {ENOUGH_FOR_ENCODER} labelled items."))
        }
        None => (
            "bert-crf",
            format!("Chosen because {labels} labelled items are enough to fine-tune the encoder."),
        ),
    };
    Choice { recipe: recipe.to_owned(), settings, why }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(asked: Option<&str>, labels: usize, encoder: bool) -> (String, Option<String>) {
        let choice = choose(asked, &Settings::new(), &vec![Labelled::default(); labels], encoder);
        (choice.recipe, choice.settings.get("frozen").cloned())
    }

    #[test]
    fn the_recipe_follows_labels_and_encoder() {
        let frozen = Some("true".to_owned());
        assert_eq!(chosen(None, ENOUGH_FOR_HEAD - 1, true), ("dictionary".to_owned(), None));
        assert_eq!(chosen(None, ENOUGH_FOR_HEAD, true), ("bert-crf".to_owned(), frozen));
        assert_eq!(chosen(None, ENOUGH_FOR_ENCODER, true), ("bert-crf".to_owned(), None));
        assert_eq!(chosen(None, ENOUGH_FOR_ENCODER, false), ("dictionary".to_owned(), None));
        assert_eq!(chosen(Some("bert-softmax"), 0, false), ("bert-softmax".to_owned(), None));
    }

    #[test]
    fn a_setting_given_by_hand_stays() {
        let given = Settings::from([("frozen".to_owned(), "false".to_owned())]);
        let choice = choose(None, &given, &vec![Labelled::default(); ENOUGH_FOR_HEAD], true);
        assert_eq!(choice.settings, given);
    }
}
