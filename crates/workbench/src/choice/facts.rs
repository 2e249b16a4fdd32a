//! What a project has, as far as the choice of a recipe depends on it.

use swingtag_learn::alike::partners;
use swingtag_learn::{Labelled, Resources};

/// Below this number of labelled items a vertical may gain from the labels of another one.
const FEW_LABELS: usize = 100;

/// A vertical that is less alike than this lends nothing.
const ALIKE: f64 = 0.3;

/// What there is to learn from and with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Facts {
    /// Labelled items to learn from.
    pub(crate) labels: usize,
    /// Whether a pretrained text encoder is installed.
    pub(crate) encoder: bool,
    /// Whether most items have a photo, and an encoder of photos is installed.
    pub(crate) photos: bool,
    /// Another vertical that looks alike, where one vertical with few labels is trained alone.
    pub(crate) partner: Option<String>,
}

impl Facts {
    /// Looks at the labelled items of the verticals asked for, and at all others as lenders.
    pub(crate) fn of(verticals: &[String], train: &[Labelled], resources: &Resources<'_>) -> Self {
        let own = || train.iter().filter(|example| is_of(example, verticals));
        let labels = own().count();
        let with_photos = own().filter(|example| !example.item.photos.is_empty()).count();
        Self {
            labels,
            encoder: resources.encoder.is_some(),
            photos: resources.photo_encoder.is_some() && 2 * with_photos > labels,
            partner: match verticals {
                [one] if labels < FEW_LABELS => partner(one, train),
                _ => None,
            },
        }
    }
}

/// Whether an item is of one of these verticals; none named means all.
pub(super) fn is_of(example: &Labelled, verticals: &[String]) -> bool {
    verticals.is_empty() || verticals.contains(&example.item.vertical)
}

fn partner(vertical: &str, train: &[Labelled]) -> Option<String> {
    let best = partners(vertical, train).into_iter().next()?;
    (best.score >= ALIKE).then_some(best.vertical)
}

#[cfg(test)]
mod tests {
    use swingtag_catalogue::{Annotation, Field, Item, Span};
    use swingtag_learn::NoFeatures;

    use super::*;

    fn labelled(vertical: &str, text: &str, attribute: &str) -> Labelled {
        let fields = vec![Field { name: "title".to_owned(), text: text.to_owned() }];
        let item = Item { vertical: vertical.to_owned(), fields, ..Item::default() };
        let span = Span::new("title", 0, 3, attribute);
        Labelled { item, gold: Annotation { spans: vec![span], ..Annotation::default() } }
    }

    #[test]
    fn a_small_vertical_finds_the_one_most_alike() {
        let train = [
            labelled("Tea", "Red tea in bags", "Flavor"),
            labelled("Coffee", "Red coffee in bags", "Flavor"),
            labelled("Shoes", "9.5 EU", "Size"),
        ];
        let resources = Resources::bare(&NoFeatures);
        let of = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            Facts::of(&names, &train, &resources)
        };
        assert_eq!(of(&["Tea"]).partner.as_deref(), Some("Coffee"));
        assert_eq!(of(&["Shoes"]).partner, None, "nothing is alike");
        assert_eq!((of(&[]).labels, of(&[]).partner), (3, None));
        assert_eq!(of(&["Tea", "Coffee"]).labels, 2);
    }
}
