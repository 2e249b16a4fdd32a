//! What must hold for the sample catalogue.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use swingtag_catalogue::{AttributeKind, VerticalKind};

use super::noise::Noise;
use super::text::Text;
use super::*;

static SAMPLE: LazyLock<Sample> = LazyLock::new(|| generate(7));

#[test]
fn every_gold_span_fits_its_text_and_its_schema() {
    for (item, gold) in &SAMPLE.items {
        let vertical = SAMPLE.schema.vertical(&item.vertical).unwrap();
        for span in &gold.spans {
            span.check(item).unwrap_or_else(|problem| panic!("{}: {problem}", item.id));
            assert!(vertical.attribute(&span.attribute).is_some(), "{}: {}", item.id, span.attribute);
            let words = span.words(item);
            assert_eq!(words.trim(), words, "{}: “{words}” has blanks at its ends", item.id);
        }
        let unique: BTreeSet<_> = gold.spans.iter().map(swingtag_catalogue::Span::key).collect();
        assert_eq!(unique.len(), gold.spans.len(), "{} has a span twice", item.id);
    }
}

#[test]
fn whole_item_values_and_intents_are_those_of_the_schema() {
    for (item, gold) in &SAMPLE.items {
        let vertical = SAMPLE.schema.vertical(&item.vertical).unwrap();
        for (name, values) in &gold.values {
            let attribute = vertical.attribute(name).unwrap();
            assert_ne!(attribute.kind, AttributeKind::Span);
            assert!(values.iter().all(|value| attribute.values.contains(value)), "{}: {values:?}", item.id);
        }
        assert!(gold.intents.iter().all(|intent| vertical.intents.contains(intent)));
        assert_eq!(gold.intents.len(), usize::from(vertical.kind == VerticalKind::Queries));
        assert!(gold.absent.iter().all(|name| !gold.spans.iter().any(|span| span.attribute == *name)));
    }
}

#[test]
fn the_same_seed_gives_the_same_catalogue_and_another_seed_another_one() {
    let vocabulary = &Vocabulary::all()[0];
    let stock = |seed| catalogue::stock(vocabulary, &mut Chance::new(seed));
    let (one, same, other) = (stock(7), stock(7), stock(8));
    assert!(one.items == same.items && one.photos == same.photos && one.conflicts == same.conflicts);
    assert_ne!(one.items, other.items);
    assert_ne!(one.photos, other.photos);
}

#[test]
fn it_is_large_and_varied_enough_to_work_with() {
    assert!(SAMPLE.items.len() >= 640, "{} items", SAMPLE.items.len());
    assert_eq!(SAMPLE.schema.verticals.len(), 6);
    for vertical in &SAMPLE.schema.verticals {
        assert!((8..=14).contains(&vertical.attributes.len()), "{}", vertical.name);
        let keys: BTreeSet<_> = vertical.attributes.iter().filter_map(|a| a.key).collect();
        assert_eq!(keys.len(), vertical.attributes.len(), "{}: a key twice or missing", vertical.name);
        let mut spans: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, gold) in SAMPLE.items.iter().filter(|(item, _)| item.vertical == vertical.name) {
            gold.spans.iter().for_each(|span| *spans.entry(&span.attribute).or_default() += 1);
        }
        for attribute in &vertical.attributes {
            let count = spans.get(attribute.name.as_str()).copied().unwrap_or_default();
            assert!(count >= 5, "{}/{} is marked only {count} times", vertical.name, attribute.name);
            assert!(attribute.description.ends_with(['?', '。']), "{}", attribute.description);
        }
    }
    let ids: BTreeSet<_> = SAMPLE.items.iter().map(|(item, _)| &item.id).collect();
    assert_eq!(ids.len(), SAMPLE.items.len());
}

#[test]
fn it_has_what_real_catalogues_have() {
    let items: Vec<_> = SAMPLE.items.iter().filter(|(item, _)| !item.id.starts_with('Q')).collect();
    let share = |test: &dyn Fn(&&(Item, Annotation)) -> bool| {
        items.iter().filter(|pair| test(pair)).count() as f64 / items.len() as f64
    };
    let texts = |item: &Item| item.fields.iter().map(|f| f.text.clone()).collect::<Vec<_>>().join("\n");
    assert!(share(&|(item, _)| item.group.is_some()) > 0.2);
    assert!(share(&|(item, _)| item.text("description").is_none()) > 0.05);
    assert!(share(&|(item, _)| texts(item).contains("  ")) > 0.02);
    assert!(share(&|(item, _)| item.title() == item.title().to_uppercase()) > 0.02);
    let overlap = |gold: &Annotation| {
        gold.spans.iter().enumerate().any(|(n, a)| gold.spans[..n].iter().any(|b| a.overlaps(b)))
    };
    assert!(share(&|(_, gold)| overlap(gold)) > 0.03);
    let conflicts = SAMPLE.conflicts.len() as f64 / items.len() as f64;
    assert!((0.05..0.12).contains(&conflicts), "{conflicts}");
}

#[test]
fn planted_conflicts_contradict_what_the_text_says() {
    for (id, attribute) in &SAMPLE.conflicts {
        let (item, gold) = SAMPLE.items.iter().find(|(item, _)| item.id == *id).unwrap();
        assert!(gold.spans.iter().any(|span| span.attribute == *attribute));
        assert_ne!(item.seller.get(attribute), gold.normalized.get(attribute), "{id}: {attribute}");
    }
}

#[test]
fn one_word_carries_different_attributes() {
    let mut meanings: BTreeMap<(String, String), BTreeSet<&str>> = BTreeMap::new();
    for (item, gold) in &SAMPLE.items {
        for span in &gold.spans {
            let word = span.words(item).to_lowercase();
            meanings.entry((item.vertical.clone(), word)).or_default().insert(&span.attribute);
        }
    }
    let gold = meanings.get(&("Chains".to_owned(), "gold".to_owned())).unwrap();
    assert!(gold.contains("Material") && gold.contains("Colour"), "{gold:?}");
}

#[test]
fn groups_stay_on_one_side_of_the_split() {
    let mut sides: BTreeMap<&String, BTreeSet<&Option<String>>> = BTreeMap::new();
    for (item, _) in &SAMPLE.items {
        if let Some(group) = &item.group {
            sides.entry(group).or_default().insert(&item.split);
        }
    }
    assert!(sides.values().all(|side| side.len() == 1));
}

#[test]
fn photos_are_small_and_most_products_have_one() {
    let total: usize = SAMPLE.photos.iter().map(|(_, bytes)| bytes.len()).sum();
    assert!(total < 8 << 20, "{total} bytes of photos");
    for (path, bytes) in &SAMPLE.photos {
        assert!(bytes.len() < 25_000, "{path} has {} bytes", bytes.len());
        assert_eq!(&bytes[..3], &[0xFF, 0xD8, 0xFF], "{path}");
    }
    let products: Vec<_> = SAMPLE.items.iter().filter(|(item, _)| !item.id.starts_with('Q')).collect();
    let with = products.iter().filter(|(item, _)| !item.photos.is_empty()).count();
    assert!(with * 10 >= products.len() * 6, "{with} of {}", products.len());
    let drawn: BTreeSet<_> = SAMPLE.photos.iter().map(|(path, _)| path).collect();
    assert!(SAMPLE.items.iter().flat_map(|(item, _)| &item.photos).all(|path| drawn.contains(path)));
}

#[test]
fn items_are_written_without_labels_and_gold_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let files = write(&SAMPLE, folder.path()).unwrap();
    let items = std::fs::read_to_string(&files.items).unwrap();
    let gold = std::fs::read_to_string(&files.gold).unwrap();
    assert_eq!(items.lines().count(), files.count);
    assert!(!items.contains("\"spans\"") && !items.contains("\"attributes\""));
    assert!(items.contains("\"seller\"") && items.contains("\"fields\""));
    for (line, (item, labels)) in gold.lines().zip(&SAMPLE.items) {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(row["id"], item.id.as_str());
        assert_eq!(row["spans"].as_array().unwrap().len(), labels.spans.len());
    }
    let schema: Schema = serde_json::from_slice(&std::fs::read(&files.schema).unwrap()).unwrap();
    assert_eq!(schema, SAMPLE.schema);
    assert_eq!(std::fs::read_dir(folder.path().join("images")).unwrap().count(), files.photos);
}

#[test]
fn marks_stay_on_their_words_through_every_change() {
    let mut text = Text::default();
    for word in ["Norwegian", "oak", "standing", "desk,", "electric."] {
        let start = text.len();
        text.push(word);
        text.mark_from(start, word);
        text.push(" ");
    }
    for seed in 0..200 {
        let mut rough = text.clone();
        let noise = Noise { slip: 0.7, space: 0.5, glue: 0.5, shout: 0.3 };
        noise.roughen(&mut rough, &mut Chance::new(seed));
        let chars: Vec<char> = rough.string().chars().collect();
        for (start, end, word) in rough.marks() {
            let words: String = chars[*start..*end].iter().collect();
            assert_eq!(words.trim(), words);
            let first = word.chars().next().unwrap();
            assert!(words.to_lowercase().starts_with(first.to_ascii_lowercase()), "{word}: {words}");
            assert!(words.chars().count().abs_diff(word.chars().count()) <= 1, "{word}: {words}");
        }
    }
}
