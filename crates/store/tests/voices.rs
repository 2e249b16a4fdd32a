//! Seller, text and photo: what the items' rows keep of how they stand to one another, whatever brings it about.

#![expect(clippy::unwrap_used, reason = "a test may end by a panic, here also outside of test functions")]

mod common;
mod copies;

use common::{act, item, project, schema, source};
use copies::{merge, slice};
use proptest::prelude::*;
use swingtag_catalogue::compare::{Agreement, Synonyms, compare};
use swingtag_catalogue::{
    Annotation, Attribute, Gates, ItemId, ItemStatus, ModelId, Prediction, ScoredChoice, ScoredSpan, Span,
};
use swingtag_store::{
    AttributeChange, DifferingQuery, ImportSource, Mark, NewDecision, NewItem, NewModel, NewValue, Store,
    TableQuery,
};

const WORDS: [&str; 4] = ["slim", "loose", "blue", "Acme"];
const NAMES: [&str; 3] = ["Brand", "Color", "Fit"];

/// One conflict: item, attribute, in part, whether the text and whether the photo says something.
type Found = (i64, String, bool, bool, bool);

/// “Acme blue jean”, of which the seller says these values.
fn sold(id: &str, said: &[(&str, &str)]) -> NewItem {
    let mut new = NewItem { item: item(id, "Acme blue jean"), ..NewItem::default() };
    let claim = |(name, value): &(&str, &str)| ((*name).to_owned(), vec![(*value).to_owned()]);
    new.item.seller = said.iter().map(claim).collect();
    new
}

/// What a model reads: a word of the title, and a value off the photo if it looked at one.
fn reading(attribute: &str, value: &str, confidence: f32, looked: bool) -> Prediction {
    let span = ScoredSpan { span: Span::new("title", 5, 9, "Color"), confidence, candidates: vec![] };
    let choice = ScoredChoice { attribute: attribute.to_owned(), value: value.to_owned(), confidence };
    Prediction {
        spans: if confidence > 0.7 { vec![span] } else { Vec::new() },
        values: vec![choice],
        gates: looked.then(Gates::default),
        ..Prediction::default()
    }
}

fn listed(store: &Store) -> Vec<Found> {
    let listing = store.differing(&DifferingQuery { partly: true, ..DifferingQuery::default() }).unwrap();
    let whole = store.differing(&DifferingQuery::default()).unwrap().rows;
    let name = |at: usize| listing.counts[at].attribute.clone();
    let row = |row: &swingtag_store::Differing| {
        (row.item.0, name(row.attribute), !whole.contains(row), row.text, row.photo)
    };
    listing.rows.iter().map(row).collect()
}

/// The same from the documents alone.
fn compared(store: &Store) -> Vec<Found> {
    let every = TableQuery { statuses: Vec::new(), ..TableQuery::default() };
    let mut items = store.table(&every).unwrap().items;
    items.sort_unstable();
    items.iter().flat_map(|item| differing(store, ItemId(*item))).collect()
}

fn differing(store: &Store, id: ItemId) -> Vec<Found> {
    let stored = store.item(id).unwrap();
    let said = stored.annotation.clone().unwrap_or_default();
    let blind = stored.holdout && stored.status != ItemStatus::Done;
    let shown = store.shown_prediction(id).unwrap().filter(|_| !blind);
    let prediction = shown.map(|(_, prediction)| prediction).unwrap_or_default();
    let schema = store.schema().unwrap();
    let vertical = schema.vertical(&stored.item.vertical).unwrap();
    let of_attribute = |attribute: &Attribute| {
        let name = &attribute.name;
        let synonyms = Synonyms::of(&attribute.synonyms);
        let seller: Vec<String> = stored
            .item
            .seller
            .iter()
            .filter(|(claimed, _)| claimed.eq_ignore_ascii_case(name))
            .flat_map(|(_, values)| values.clone())
            .collect();
        let open = prediction.spans.iter().map(|scored| &scored.span).filter(|span| !said.answers(span));
        let marked = said.spans.iter().chain(open).filter(|span| span.attribute == *name);
        let text: Vec<String> = marked.map(|span| span.words(&stored.item).to_owned()).collect();
        let looked = prediction.gates.is_some() && !said.absent.contains(name);
        let refused = |value: &String| said.values.get(name).is_some_and(|chosen| !chosen.contains(value));
        let read = prediction.values.iter().filter(|choice| looked && choice.attribute == *name);
        let sure = read.filter(|choice| choice.confidence >= 0.5).map(|choice| choice.value.clone());
        let photo: Vec<String> = sure.filter(|value| !refused(value)).collect();
        let kept = said.normalized.get(name).cloned().unwrap_or_default();
        let is_of = |side: &Vec<String>| {
            !side.is_empty() && !kept.is_empty() && compare(&kept, side, &synonyms) == Agreement::Agrees
        };
        let settled = is_of(&seller) || is_of(&text) || said.from_photo.contains(name);
        let other = if text.is_empty() { &photo } else { &text };
        let partly = match compare(&seller, other, &synonyms) {
            _ if settled || seller.is_empty() || other.is_empty() => return None,
            Agreement::Conflict => false,
            Agreement::Partly { .. } => true,
            _ => return None,
        };
        Some((id.0, name.clone(), partly, !text.is_empty(), !photo.is_empty()))
    };
    vertical.attributes.iter().filter_map(of_attribute).collect()
}

fn model(store: &Store) -> ModelId {
    let new = NewModel {
        recipe: "jave".to_owned(),
        settings: serde_json::json!({}),
        seed: 1,
        data_hash: String::new(),
        metrics: serde_json::json!({}),
        artefact: b"weights",
    };
    store.add_model(&new).unwrap()
}

fn settled(item: ItemId, after: Annotation, status: ItemStatus) -> NewDecision {
    NewDecision { status, ..act(item, "Fit kept", after) }
}

fn from_photo(value: &str) -> Annotation {
    Annotation {
        normalized: [("Fit".to_owned(), vec![value.to_owned()])].into(),
        from_photo: ["Fit".to_owned()].into(),
        ..Annotation::default()
    }
}

#[test]
fn rows_follow_predictions_as_they_are_saved_promoted_and_rolled_back() {
    let (_folder, store) = project(0);
    store.import_chunk(&source("f"), &[sold("a", &[("fit", "loose")])]).unwrap();
    assert_eq!(listed(&store), []);
    let fit = |photo| vec![(1, "Fit".to_owned(), false, false, photo)];
    let (first, second) = (model(&store), model(&store));
    store.promote(first, "first").unwrap();
    store.save_predictions(first, &[(ItemId(1), reading("Fit", "slim", 0.6, true))]).unwrap();
    assert_eq!(listed(&store), fit(true));
    store.save_predictions(second, &[(ItemId(1), reading("Fit", "loose", 0.6, true))]).unwrap();
    store.promote(second, "second").unwrap();
    assert_eq!(listed(&store), []);
    store.rollback("worse").unwrap();
    assert_eq!(listed(&store), fit(true));
    let marks = TableQuery { marks: vec![Mark::Conflict], ..TableQuery::default() };
    assert_eq!(store.table_rows(&[ItemId(1)]).unwrap()[0].conflicts, ["Fit"]);
    assert_eq!(
        (store.table(&marks).unwrap().items, store.table(&marks).unwrap().facets.conflict),
        (vec![1], 1)
    );
}

#[test]
fn what_was_kept_from_a_photo_comes_back_with_a_slice() {
    let (folder, store) = project(0);
    let mut new = sold("a", &[("Fit", "loose")]);
    new.prediction = Some(reading("Fit", "slim", 0.6, true));
    store.import_chunk(&source("f"), &[new]).unwrap();
    let part = slice(&store, &folder.path().join("part.swingtag"), &[1]);
    assert_eq!((listed(&part).len(), listed(&store).len()), (1, 1));
    part.decide(&settled(ItemId(1), from_photo("slim"), ItemStatus::Done)).unwrap();
    assert_eq!(merge(&store, &part).taken, 1);
    assert_eq!(listed(&store), []);
    assert_eq!(store.item(ItemId(1)).unwrap().annotation, Some(from_photo("slim")));
    assert_eq!(merge(&store, &part).taken, 0, "twice without harm");
    assert_eq!(store.check().unwrap().problems, []);
}

#[test]
fn synonyms_of_the_schema_are_asked_for_photos_as_well() {
    let (_folder, store) = project(0);
    let mut new = sold("a", &[("Fit", "skinny")]);
    new.prediction = Some(reading("Fit", "slim", 0.6, true));
    store.import_chunk(&source("f"), &[new]).unwrap();
    assert_eq!(listed(&store).len(), 1);
    let slim = NewValue {
        value: "slim".to_owned(),
        was: Some("slim".to_owned()),
        synonyms: vec!["skinny".to_owned()],
    };
    store.set_values("jeans", "Fit", &[slim], "ann").unwrap();
    assert_eq!(listed(&store), []);
    store.undo("ann").unwrap();
    assert_eq!(listed(&store).len(), 1);
}

/// Something that happens to one of four items: what it is, and two words for it.
fn happens(store: &Store, models: [ModelId; 2], what: u8, item: ItemId, (one, two): (usize, usize)) {
    let (word, name) = (WORDS[one], NAMES[two % NAMES.len()]);
    let status = if one % 2 == 0 { ItemStatus::Done } else { ItemStatus::Started };
    let said = store.item(item).unwrap().annotation.unwrap_or_default();
    let span = if one % 2 == 0 { Span::new("title", 0, 4, name) } else { Span::new("title", 5, 9, name) };
    let value = || [(name.to_owned(), vec![word.to_owned()])].into();
    let after = |change: &dyn Fn(&mut Annotation)| {
        let mut after = said.clone();
        change(&mut after);
        store.decide(&settled(item, after, status)).map(drop)
    };
    let confidence = [0.4, 0.5, 0.9][two % 3];
    let read = || [(item, reading(name, word, confidence, two != 1))];
    let _refused = match what {
        0 => after(&|said| said.spans = vec![span.clone()]),
        1 => after(&|said| said.values = value()),
        2 => after(&|said| said.absent = [name.to_owned()].into()),
        3 => after(&|said| said.normalized = value()),
        4 => after(&|said| {
            said.normalized = value();
            said.from_photo = [name.to_owned()].into();
        }),
        5 => after(&|said| *said = Annotation::default()),
        6 | 7 => store.save_predictions(models[usize::from(what - 6)], &read()),
        8 => store.promote(models[one % 2], "try").map(drop),
        9 => store.rollback("back").map(drop),
        10 => store.set_holdout(&[item]).map(drop),
        11 => {
            store.set_statuses(&[item], if two == 0 { ItemStatus::Removed } else { status }, "ann").map(drop)
        }
        12 => store.restore(&[item], "ann").map(drop),
        13 => store.undo("ann").map(drop),
        14 => store.redo("ann").map(drop),
        15 => {
            let change =
                AttributeChange { name: Some(format!("{name} {one}")), ..AttributeChange::default() };
            store.change_attribute("jeans", name, &change, "ann").map(drop)
        }
        16 => store.merge_attribute("jeans", name, NAMES[(two + 1) % NAMES.len()], "ann").map(drop),
        _ => {
            let again = sold(&format!("i{}", item.0), &[(name, word)]);
            store.import_chunk(&ImportSource::default(), &[again]).map(drop)
        }
    };
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_queue_is_what_the_documents_come_to(
        acts in prop::collection::vec((0..18u8, 1..5i64, (0..4usize, 0..4usize)), 1..30)
    ) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&folder.path().join("p.swingtag"), "Test", &schema()).unwrap();
        let said = [("fit", "loose"), ("Color", "red")];
        let items: Vec<NewItem> = (1..5).map(|n| sold(&format!("i{n}"), &said)).collect();
        store.import_chunk(&ImportSource::default(), &items).unwrap();
        let models = [model(&store), model(&store)];
        for (what, item, words) in acts {
            happens(&store, models, what, ItemId(item), words);
            prop_assert_eq!(listed(&store), compared(&store));
        }
    }
}
