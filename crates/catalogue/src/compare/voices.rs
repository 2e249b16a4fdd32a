//! Three voices about one attribute of an item: its seller, its text, its photos.
//!
//! The text is heard before the photo: what it says is compared with the seller, and the photo speaks for a text that
//! is silent. A photo is heard only where a model that is not unsure reads it and no person has answered otherwise.

use super::{Agreement, Synonyms, compare};
use crate::{ASK_LIMIT, Annotation, Prediction};

/// What each voice says of one attribute.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voices {
    /// The seller's values.
    pub seller: Vec<String>,
    /// Words marked in the text, by people or a model.
    pub text: Vec<String>,
    /// Values heard off the photos, see [`heard_off_photos`].
    pub photo: Vec<String>,
}

impl Voices {
    /// How the seller stands to the text; to the photo where the text is silent and the photo contradicts the seller,
    /// in all or in part.
    #[must_use]
    pub fn agreement(&self, synonyms: &Synonyms) -> Agreement {
        let to_text = compare(&self.seller, &self.text, synonyms);
        if to_text != Agreement::OnlySeller {
            return to_text;
        }
        match compare(&self.seller, &self.photo, synonyms) {
            differs @ (Agreement::Conflict | Agreement::Partly { .. }) => differs,
            _ => to_text,
        }
    }
}

/// The values that a model reads off the photos and is not unsure of, as long as no person has said that the attribute
/// is absent or chosen other values for it.
#[must_use]
pub fn heard_off_photos(prediction: &Prediction, said: &Annotation, attribute: &str) -> Vec<String> {
    if said.absent.contains(attribute) {
        return Vec::new();
    }
    let chosen = said.values.get(attribute);
    let stands = |value: &String| chosen.is_none_or(|chosen| chosen.contains(value));
    let sure = prediction.seen(attribute).filter(|choice| choice.confidence >= ASK_LIMIT);
    sure.map(|choice| &choice.value).filter(|value| stands(value)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Gates, ScoredChoice};

    fn voices(seller: &[&str], text: &[&str], photo: &[&str]) -> Voices {
        let [seller, text, photo] =
            [seller, text, photo].map(|values| values.iter().map(|&value| value.to_owned()).collect());
        Voices { seller, text, photo }
    }

    fn stands(seller: &[&str], text: &[&str], photo: &[&str]) -> Agreement {
        voices(seller, text, photo).agreement(&Synonyms::default())
    }

    #[test]
    fn the_photo_is_compared_only_where_the_text_is_silent() {
        assert_eq!(stands(&["Navy"], &[], &["Black"]), Agreement::Conflict);
        assert_eq!(stands(&["Navy"], &["navy"], &["Black"]), Agreement::Agrees);
        assert_eq!(stands(&["Navy"], &["black"], &["Navy"]), Agreement::Conflict);
        let missing = vec!["Steel".to_owned()];
        assert_eq!(stands(&["Oak", "Steel"], &[], &["oak"]), Agreement::Partly { missing });
    }

    #[test]
    fn a_photo_that_agrees_or_is_alone_makes_no_difference() {
        assert_eq!(stands(&["Navy"], &[], &["navy"]), Agreement::OnlySeller);
        assert_eq!(stands(&["Navy"], &[], &[]), Agreement::OnlySeller);
        assert_eq!(stands(&[], &[], &["Black"]), Agreement::Agrees);
        assert_eq!(stands(&[], &["black"], &["Navy"]), Agreement::OnlyText);
    }

    fn reading(value: &str, confidence: f32) -> Prediction {
        let choice = ScoredChoice { attribute: "Colour".to_owned(), value: value.to_owned(), confidence };
        Prediction { values: vec![choice], gates: Some(Gates::default()), ..Prediction::default() }
    }

    #[test]
    fn a_photo_is_heard_when_a_model_that_is_not_unsure_looked_at_it() {
        let nobody = Annotation::default();
        assert_eq!(heard_off_photos(&reading("Black", 0.5), &nobody, "Colour"), ["Black"]);
        assert!(heard_off_photos(&reading("Black", 0.49), &nobody, "Colour").is_empty());
        assert!(heard_off_photos(&reading("Black", 0.9), &nobody, "Material").is_empty());
        let without_photos = Prediction { gates: None, ..reading("Black", 0.9) };
        assert!(heard_off_photos(&without_photos, &nobody, "Colour").is_empty());
    }

    #[test]
    fn who_has_answered_otherwise_is_not_told_again() {
        let chosen = |values: &[&str]| Annotation {
            values: [("Colour".to_owned(), values.iter().map(|&v| v.to_owned()).collect())].into(),
            ..Annotation::default()
        };
        let heard = |said: &Annotation| heard_off_photos(&reading("Black", 0.9), said, "Colour");
        assert_eq!(heard(&chosen(&["Black"])), ["Black"]);
        assert!(heard(&chosen(&["Navy"])).is_empty());
        let absent = Annotation { absent: ["Colour".to_owned()].into(), ..Annotation::default() };
        assert!(heard(&absent).is_empty());
    }
}
