//! A training text looks as it would if it had never been labelled.

use proptest::prelude::*;
use swingtag_catalogue::{Attribute, Field, Item, Schema, Span, Vertical};

use super::*;
use crate::encode::{Place, TagSet};
use crate::recipe::Labelled;

fn schema() -> Schema {
    let attribute = |name: &str, values: &[&str]| Attribute {
        name: name.into(),
        values: values.iter().map(|v| (*v).to_owned()).collect(),
        ..Attribute::default()
    };
    let vertical = |name: &str| Vertical {
        name: name.into(),
        attributes: vec![attribute("Colour", &["dark red"]), attribute("Size", &[])],
        ..Vertical::default()
    };
    Schema { verticals: vec![vertical("jeans"), vertical("chain")] }
}

/// An item of the words given, each with the attribute that it is labelled with, if any.
fn labelled(vertical: &str, words: &[(&str, Option<&str>)]) -> Labelled {
    let mut labelled = Labelled::default();
    labelled.item.vertical = vertical.to_owned();
    let mut text = String::new();
    for (word, attribute) in words {
        let start = text.chars().count();
        text.push_str(word);
        if let Some(attribute) = attribute {
            labelled.gold.spans.push(Span::new("title", start, text.chars().count(), attribute));
        }
        text.push(' ');
    }
    labelled.item.fields.push(Field { name: "title".into(), text });
    labelled
}

/// One place for each word.
fn places(item: &Item) -> Vec<Place> {
    let words = swingtag_catalogue::segment::words(item.title(), Default::default());
    let place = |(row, (start, end)): (usize, (usize, usize))| Place { start, end, window: 0, row };
    words.into_iter().enumerate().map(place).collect()
}

fn read(lexicon: Lexicon, tags: &TagSet, item: &Item, own: Option<&Own>) -> Features {
    Reader::new(lexicon).read(tags, item, item.title(), &places(item), own)
}

fn item_words() -> impl Strategy<Value = Vec<(&'static str, Option<&'static str>)>> {
    let word = prop::sample::select(vec!["red", "dark", "Blue", "10", "cm", "new", "青い", "🎽"]);
    let attribute = prop::option::of(prop::sample::select(vec!["Colour", "Size"]));
    prop::collection::vec((word, attribute), 1..6)
}

proptest! {
    #[test]
    fn a_training_text_is_seen_as_if_it_were_new(texts in prop::collection::vec((item_words(), any::<bool>()), 1..7)) {
        let vertical = |jeans: bool| if jeans { "jeans" } else { "chain" };
        let examples: Vec<Labelled> =
            texts.iter().map(|(words, jeans)| labelled(vertical(*jeans), words)).collect();
        let tags = TagSet::new(&schema(), &examples);
        let (all, own) = Lexicon::learn(&schema(), &tags, &examples, &crate::watch::Silent).unwrap();
        for (number, example) in examples.iter().enumerate() {
            let mut others = examples.clone();
            others.remove(number);
            let (without, _) = Lexicon::learn(&schema(), &tags, &others, &crate::watch::Silent).unwrap();
            let seen = read(all.clone(), &tags, &example.item, Some(&own[number]));
            prop_assert_eq!(seen, read(without, &tags, &example.item, None));
        }
    }
}

#[test]
fn listed_labelled_and_given_values_speak_for_their_tags() {
    let examples = [labelled("jeans", &[("10 cm", Some("Size")), ("new", None)])];
    let tags = TagSet::new(&schema(), &examples);
    let (lexicon, _) = Lexicon::learn(&schema(), &tags, &examples, &crate::watch::Silent).unwrap();
    let mut item =
        labelled("jeans", &[("dark", None), ("red", None), ("10", None), ("cm", None), ("XL", None)]).item;
    item.seller.insert("Size".into(), vec!["XL".into()]);
    let features = read(lexicon, &tags, &item, None);
    let (colour, size) = (tags.number("Colour").unwrap() as usize, tags.number("Size").unwrap() as usize);
    for (place, block, tag) in [
        (0, 0, 2 * colour + 1),
        (1, 0, 2 * colour + 2),
        (2, 0, 2 * size + 1),
        (3, 1, 2 * size + 2),
        (4, 4, 2 * size + 1),
    ] {
        assert!(features.speaks(place, block, tag) > 0.0, "{place} {block} {tag}");
    }
    assert!(features.speaks(0, 0, 2 * size + 1) == 0.0);
}
