//! Which photos the items of an evaluation are shown with: their own, those of other items, or none. What
//! a model loses by that tells how much it makes of photos.

use std::collections::HashMap;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use swingtag_catalogue::Item;
use swingtag_learn::evaluate::PhotoAwareness;
use swingtag_learn::{Labelled, PhotoStore};
use swingtag_models::Random;

use crate::error::WorkbenchError;

/// Seed of the exchange, so that a figure shown twice is the same figure.
const EXCHANGE_SEED: u64 = 1;

/// The photos that items are shown with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PhotosShown {
    /// Their own.
    #[default]
    Own,
    /// Those of another item, drawn at random; nobody keeps its own.
    Shuffled,
    /// None.
    None,
}

/// What other photos than their own change.
#[derive(Clone, Debug, Serialize)]
pub struct OtherPhotos {
    /// The photos that the items were shown with.
    pub shown: PhotosShown,
    /// Scores with their own photos, and what an item loses without them.
    #[serde(flatten)]
    pub awareness: PhotoAwareness,
}

impl FromStr for PhotosShown {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        match word {
            "own" => Ok(Self::Own),
            "shuffled" => Ok(Self::Shuffled),
            "none" => Ok(Self::None),
            other => Err(format!("“{other}” are no photos to show; say own, shuffled or none")),
        }
    }
}

impl std::fmt::Display for PhotosShown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Own => "own",
            Self::Shuffled => "shuffled",
            Self::None => "none",
        })
    }
}

/// Items that are shown with the photos of others.
pub(crate) struct Exchanged<'a> {
    /// The items, each with the photos it is shown with.
    pub(crate) items: Vec<Item>,
    /// Whose photos an item is shown with.
    owners: HashMap<String, &'a Item>,
    photos: &'a dyn PhotoStore,
}

impl<'a> Exchanged<'a> {
    /// Exchanges the photos of items that have any among themselves, or takes them all away.
    ///
    /// # Errors
    /// Fewer than two items with photos to exchange.
    pub(crate) fn new(
        gold: &'a [Labelled],
        photos: &'a dyn PhotoStore,
        shown: PhotosShown,
    ) -> Result<Self, WorkbenchError> {
        let mut exchanged =
            Self { items: gold.iter().map(|g| g.item.clone()).collect(), owners: HashMap::new(), photos };
        match shown {
            PhotosShown::Own => {}
            PhotosShown::None => exchanged.items.iter_mut().for_each(|item| item.photos.clear()),
            PhotosShown::Shuffled => exchanged.shuffle(gold)?,
        }
        Ok(exchanged)
    }

    fn shuffle(&mut self, gold: &'a [Labelled]) -> Result<(), WorkbenchError> {
        let with_photos: Vec<usize> =
            (0..gold.len()).filter(|number| !gold[*number].item.photos.is_empty()).collect();
        if with_photos.len() < 2 {
            return Err(WorkbenchError::new(
                "too_little",
                format!("{} of these items have photos, so none can be exchanged", with_photos.len()),
                "score items with photos, or leave --photos out",
            ));
        }
        for (number, owner) in with_photos.iter().zip(cycle(&with_photos)) {
            let (item, owner) = (&mut self.items[*number], &gold[owner].item);
            item.photos.clone_from(&owner.photos);
            self.owners.insert(item.id.clone(), owner);
        }
        Ok(())
    }
}

/// The same numbers in an order in which none keeps its place (Sattolo 1986: one cycle through all).
fn cycle(numbers: &[usize]) -> Vec<usize> {
    let (mut order, mut random) = (numbers.to_vec(), Random::new(EXCHANGE_SEED));
    for place in (1..order.len()).rev() {
        order.swap(place, random.below(place));
    }
    order
}

impl PhotoStore for Exchanged<'_> {
    fn photo(&self, item: &Item, path: &str) -> Option<Vec<u8>> {
        self.photos.photo(self.owners.get(&item.id).copied().unwrap_or(item), path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Photos that are called after their item.
    struct Named;

    impl PhotoStore for Named {
        fn photo(&self, item: &Item, path: &str) -> Option<Vec<u8>> {
            item.photos.contains(&path.to_owned()).then(|| format!("{}/{path}", item.id).into_bytes())
        }
    }

    fn gold(photos: usize) -> Vec<Labelled> {
        let item = |number: usize| {
            let photos = if number < photos { vec![format!("{number}.jpg")] } else { Vec::new() };
            Item { id: format!("item {number}"), photos, ..Item::default() }
        };
        (0..12).map(|number| Labelled { item: item(number), ..Labelled::default() }).collect()
    }

    #[test]
    fn every_item_with_photos_is_shown_with_those_of_another() {
        let gold = gold(9);
        let exchanged = Exchanged::new(&gold, &Named, PhotosShown::Shuffled).unwrap();
        let mut seen = std::collections::BTreeSet::new();
        for (item, own) in exchanged.items.iter().zip(&gold).take(9) {
            assert_ne!(item.photos, own.item.photos);
            assert_eq!((&item.id, item.photos.len()), (&own.item.id, 1));
            seen.insert(exchanged.photo(item, &item.photos[0]).unwrap());
        }
        assert_eq!(seen.len(), 9);
        assert!(exchanged.items[9..].iter().all(|item| item.photos.is_empty()));
        let again = Exchanged::new(&gold, &Named, PhotosShown::Shuffled).unwrap();
        assert_eq!(again.items, exchanged.items);
    }

    #[test]
    fn photos_are_taken_away_or_left_or_too_few() {
        let gold = gold(1);
        let none = Exchanged::new(&gold, &Named, PhotosShown::None).unwrap();
        assert!(none.items.iter().all(|item| item.photos.is_empty()));
        let own = Exchanged::new(&gold, &Named, PhotosShown::Own).unwrap();
        assert_eq!(own.photo(&own.items[0], "0.jpg").unwrap(), b"item 0/0.jpg");
        let error = Exchanged::new(&gold, &Named, PhotosShown::Shuffled).err().unwrap();
        assert_eq!(error.code, "too_little");
        for word in ["own", "shuffled", "none"] {
            assert_eq!(word.parse::<PhotosShown>().unwrap().to_string(), word);
        }
        assert!("mine".parse::<PhotosShown>().unwrap_err().contains("shuffled"));
    }
}
