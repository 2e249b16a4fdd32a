//! An item as a network reads it, without any label.

use serde::Deserialize;
use swingtag_catalogue::Item;

use super::lexicon::{Features, Own, Reader};
use super::network::Network;
use crate::encode::EncodedField;
use crate::error::LearnError;

/// Which texts of an item are tagged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum TaggedFields {
    All,
    Title,
}

/// An item ready for the network.
pub(super) struct Input {
    pub(super) vertical: String,
    /// Group of the tags that its vertical has.
    pub(super) group: usize,
    /// Fields that are tagged and have at least one token.
    pub(super) texts: Vec<TextInput>,
    /// Which of these is the title.
    pub(super) title: Option<usize>,
    /// What finds the photos: the item without its texts.
    pub(super) photos: Item,
}

/// A field ready for the network.
pub(super) struct TextInput {
    /// Name of the field.
    pub(super) name: String,
    pub(super) text: String,
    pub(super) field: EncodedField,
    /// What the lexicon says about its places, where the network has one.
    pub(super) features: Option<Features>,
}

impl Input {
    /// Reads an item; one without any token has no texts. `own` is what a training item itself has
    /// added to the lexicon.
    pub(super) fn new(network: &Network<'_>, item: &Item, own: Option<&Own>) -> Result<Self, LearnError> {
        let mut texts = Vec::with_capacity(item.fields.len());
        let title = title_name(item);
        let all = network.settings.fields == TaggedFields::All;
        for field in item.fields.iter().filter(|field| all || Some(field.name.as_str()) == title) {
            let encoded = network.text.read(&item.vertical, &field.text)?;
            if encoded.places.is_empty() {
                continue;
            }
            let read =
                |lexicon: &Reader| lexicon.read(&network.tags, item, &field.text, &encoded.places, own);
            let features = network.lexicon.as_ref().map(read);
            texts.push(TextInput {
                name: field.name.clone(),
                text: field.text.clone(),
                field: encoded,
                features,
            });
        }
        let group = network.tags.group(&item.vertical);
        let title = texts.iter().position(|text| Some(text.name.as_str()) == title);
        let photos = without_texts(item);
        Ok(Self { vertical: item.vertical.clone(), group, texts, title, photos })
    }

    /// Tokens that the encoder computes: the cost of the item.
    pub(super) fn size(&self) -> usize {
        self.texts.iter().flat_map(|text| &text.field.windows).map(|window| window.ids.len()).sum()
    }
}

/// Name of the field that is the item's title: the one of that name, or the first.
pub(super) fn title_name(item: &Item) -> Option<&str> {
    let named = item.fields.iter().find(|field| field.name == "title");
    named.or(item.fields.first()).map(|field| field.name.as_str())
}

fn without_texts(item: &Item) -> Item {
    Item {
        id: item.id.clone(),
        vertical: item.vertical.clone(),
        photos: item.photos.clone(),
        group: item.group.clone(),
        ..Item::default()
    }
}
