//! Which recipe `train` takes when nobody names one, and why.

use swingtag_learn::recipes::AUTO;
use swingtag_learn::{Labelled, Recipe, Settings, settings};

/// Labelled items from which a head on the frozen encoder beats matching of known values. On
/// OA-Mine titles both reach about the same with 20.
const ENOUGH_FOR_HEAD: usize = 20;

/// A recipe, its settings, and the reason for it in words.
pub(crate) struct Choice {
    pub(crate) recipe: String,
    pub(crate) settings: Settings,
    pub(crate) why: String,
}

/// The recipe asked for, or the one that fits what the project has.
pub(crate) fn choose(asked: Option<&str>, given: &Settings, train: &[Labelled], encoder: bool) -> Choice {
    let labels = train.len();
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
        None => (AUTO.name(), why_auto(labels, given)),
    };
    Choice { recipe: recipe.to_owned(), settings: given.clone(), why }
}

/// Why the product's own recipe trains its encoder, or does not.
fn why_auto(labels: usize, given: &Settings) -> String {
    let all = settings::complete(AUTO.name(), given).unwrap_or_default();
    let below: usize = all.get("frozen_below").and_then(|below| below.parse().ok()).unwrap_or_default();
    if all.get("frozen").is_some_and(|frozen| frozen == "true") {
        return "Chosen, on the frozen encoder as asked for: it takes seconds.".to_owned();
    }
    if labels < below {
        return format!(
            "Chosen, on the frozen encoder, because it takes seconds; \
             fine-tuning (--set frozen_below=0) pays from about {below} labelled items."
        );
    }
    format!("Chosen because {labels} labelled items are enough to fine-tune the encoder.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(asked: Option<&str>, labels: usize, encoder: bool) -> (String, String) {
        let choice = choose(asked, &Settings::new(), &vec![Labelled::default(); labels], encoder);
        (choice.recipe, choice.why)
    }

    #[test]
    fn the_recipe_follows_labels_and_encoder() {
        assert_eq!(chosen(None, ENOUGH_FOR_HEAD - 1, true).0, "dictionary");
        assert_eq!(chosen(None, ENOUGH_FOR_HEAD, true).0, "auto");
        assert_eq!(chosen(None, 5000, false).0, "dictionary");
        assert_eq!(chosen(Some("bert-softmax"), 0, false).0, "bert-softmax");
    }

    #[test]
    fn the_reason_tells_whether_the_encoder_is_trained() {
        assert!(chosen(None, ENOUGH_FOR_HEAD, true).1.contains("frozen encoder"));
        assert!(chosen(None, 5000, true).1.contains("enough to fine-tune"));
    }
}
