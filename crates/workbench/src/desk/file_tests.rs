//! The desk over a real project file: queue, undo over any acts, and every decision on disk at once.

use std::path::Path;

use proptest::prelude::*;
use swingtag_catalogue::{
    Attribute, AttributeKind, Field, Item, ItemId, ItemStatus, Prediction, Schema, ScoredSpan, Span, Vertical,
};
use swingtag_store::{Access, IMPORTED, ImportSource, NewBatch, NewItem, NewModel, Pick, Store};

use super::{Desk, Shared};
use crate::view::{Act, DecisionRequest, Direction, InView, ItemView, SpanState};

fn schema() -> Schema {
    let named = |name: &str, kind| Attribute { name: name.to_owned(), kind, ..Attribute::default() };
    let mut shape = named("Shape", AttributeKind::Choice);
    shape.values = vec!["Round".to_owned(), "Square".to_owned()];
    let attributes = vec![named("Colour", AttributeKind::Span), named("Width", AttributeKind::Span), shape];
    Schema { verticals: vec![Vertical { name: "Desks".to_owned(), attributes, ..Vertical::default() }] }
}

/// A project with one item per title; the first character of each title is predicted to be a colour.
fn project(path: &Path, titles: &[&str]) -> Store {
    let store = Store::create(path, "Tests", &schema()).unwrap();
    let item = |(number, title): (usize, &&str)| {
        let predicted =
            ScoredSpan { span: Span::new("title", 0, 1, "Colour"), confidence: 0.4, candidates: vec![] };
        NewItem {
            item: Item {
                id: format!("i{number}"),
                vertical: "Desks".to_owned(),
                fields: vec![Field { name: "title".to_owned(), text: (*title).to_owned() }],
                ..Item::default()
            },
            prediction: Some(Prediction { spans: vec![predicted], ..Prediction::default() }),
            ..NewItem::default()
        }
    };
    let items: Vec<NewItem> = titles.iter().enumerate().map(item).collect();
    let counts = store.import_chunk(&ImportSource::default(), &items).unwrap();
    assert_eq!(counts.conflicts, []);
    store
}

fn request(item: i64, act: Act) -> DecisionRequest {
    DecisionRequest { item, act, seconds: 1.5, model: Some(IMPORTED.0) }
}

fn mark(start: usize, end: usize, attribute: &str) -> Act {
    Act::Add { field: "title".to_owned(), start, end, attribute: attribute.to_owned() }
}

/// What is stored of an item, in a form that can be compared.
fn stored(store: &Store, item: i64) -> String {
    let stored = store.item(ItemId(item)).unwrap();
    format!("{:?} {:?}", stored.annotation.unwrap_or_default(), stored.status)
}

fn states(view: &ItemView) -> Vec<SpanState> {
    view.spans.iter().map(|span| span.state).collect()
}

#[test]
fn an_item_shows_labels_and_what_is_still_open() {
    let folder = tempfile::tempdir().unwrap();
    let store = project(&folder.path().join("p.swingtag"), &["黒い机 36″"]);
    let shared = Shared::default();
    let desk = Desk::new(&store, &shared);
    let item = desk.item(ItemId(1)).unwrap();
    assert_eq!(states(&item), [SpanState::Predicted]);
    assert_eq!((item.spans[0].confidence, item.spans[0].low), (Some(40), true));
    assert!(item.fields[0].words.contains(&(4, 6)));
    let outcome = desk.decide(&request(1, mark(0, 2, "Colour")), "me").unwrap();
    assert_eq!(
        (outcome.said.as_str(), outcome.project.undo.as_deref()),
        ("Colour marked", Some("Colour marked"))
    );
    assert_eq!(states(&outcome.item.unwrap()), [SpanState::Confirmed]);
}

#[test]
fn a_decision_is_in_the_file_when_its_call_returns() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.swingtag");
    let store = project(&path, &["black desk"]);
    let shared = Shared::default();
    let desk = Desk::new(&store, &shared);
    for (start, end) in [(0, 5), (6, 10)] {
        desk.decide(&request(1, mark(start, end, "Width")), "Ōe").unwrap();
        let reader = Store::open(&path, Access::Read).unwrap();
        assert_eq!(stored(&reader, 1), stored(&store, 1));
        assert_eq!(reader.history(ItemId(1)).unwrap().last().unwrap().who, "Ōe");
    }
}

#[test]
fn an_act_that_does_not_fit_or_changes_nothing_leaves_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let store = project(&folder.path().join("p.swingtag"), &["black desk"]);
    let shared = Shared::default();
    let desk = Desk::new(&store, &shared);
    let error = desk.decide(&request(1, mark(3, 99, "Width")), "me").unwrap_err();
    assert_eq!(error.code, "invalid");
    assert_eq!(desk.decide(&request(7, Act::Done), "me").unwrap_err().code, "no_such_row");
    desk.decide(&request(1, Act::AcceptAll { at_least: 90 }), "me").unwrap();
    assert_eq!(store.history(ItemId(1)).unwrap(), []);
    assert_eq!(desk.undo(None, "me").unwrap().said, "Nothing to take back");
}

#[test]
fn a_version_that_came_into_use_meanwhile_changes_nothing_in_view() {
    let folder = tempfile::tempdir().unwrap();
    let store = project(&folder.path().join("p.swingtag"), &["black desk", "oak desk"]);
    let shared = Shared::default();
    let desk = Desk::new(&store, &shared);
    let model = NewModel {
        recipe: "dictionary".to_owned(),
        settings: serde_json::json!({}),
        seed: 1,
        data_hash: "0".repeat(64),
        metrics: serde_json::json!({}),
        artefact: b"not opened here",
    };
    let model = store.add_model(&model).unwrap();
    store.promote(model, "it is the first").unwrap();
    let said = ScoredSpan { span: Span::new("title", 6, 10, "Width"), confidence: 0.9, candidates: vec![] };
    let said = Prediction { spans: vec![said], ..Prediction::default() };
    store.save_predictions(model, &[(ItemId(1), said)]).unwrap();
    let kept = desk.decide(&request(1, Act::AcceptAll { at_least: 0 }), "me").unwrap().item.unwrap();
    let places: Vec<_> = kept.spans.iter().map(|span| (span.attribute.as_str(), span.state)).collect();
    assert_eq!((places, kept.model), (vec![("Colour", SpanState::Confirmed)], Some(IMPORTED.0)));
    // Taking it back, too, leaves in view what was there.
    let in_view = InView { item: 1, model: Some(IMPORTED.0) };
    let back = desk.undo(Some(in_view), "me").unwrap().item.unwrap();
    assert_eq!((states(&back), back.model), (vec![SpanState::Predicted], Some(IMPORTED.0)));
    let elsewhere = InView { item: 2, ..in_view };
    let again = desk.redo(Some(elsewhere), "me").unwrap().item.unwrap();
    assert_eq!(again.model, Some(model.0));
    // Whoever comes back to the item sees what the version in use says, and may accept that.
    let shown = desk.item(ItemId(1)).unwrap();
    assert_eq!(
        (states(&shown), shown.model),
        (vec![SpanState::Confirmed, SpanState::Predicted], Some(model.0))
    );
    // Nothing was in view, so nothing is accepted; what there is comes into view.
    let unseen = DecisionRequest { model: None, ..request(2, Act::AcceptAll { at_least: 0 }) };
    let outcome = desk.decide(&unseen, "me").unwrap();
    assert_eq!(outcome.said, "Nothing at 0 or above");
    assert_eq!(states(&outcome.item.unwrap()), [SpanState::Predicted]);
}

#[test]
fn the_queue_is_the_batch_and_without_one_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = project(&folder.path().join("p.swingtag"), &["a b", "c d", "e f", "g h"]);
    let shared = Shared::default();
    let desk = Desk::new(&store, &shared);
    let rows = |offset, around| {
        let page = desk.queue(offset, 2, around).unwrap();
        (page.offset, page.total, page.rows.iter().map(|row| row.item).collect::<Vec<_>>())
    };
    assert_eq!(rows(0, None), (0, 4, vec![1, 2]));
    assert_eq!(rows(0, Some(ItemId(4))), (2, 4, vec![3, 4]));
    let next = |from, direction| desk.next_item(ItemId(from), direction).unwrap().map(|item| item.0);
    assert_eq!((next(1, Direction::Next), next(4, Direction::Next)), (Some(2), None));
    assert_eq!((next(2, Direction::Previous), next(1, Direction::Previous)), (Some(1), None));
    desk.decide(&request(3, Act::Done), "me").unwrap();
    assert_eq!((next(2, Direction::NextOpen), next(4, Direction::NextOpen)), (Some(4), Some(1)));

    let pick = |item, reason: &str| Pick { item: ItemId(item), reason: reason.to_owned(), random: item == 2 };
    let picks = vec![pick(4, "Colour 40"), pick(2, "at random")];
    store.new_batch(&NewBatch { strategy: "least-confidence+cost".to_owned(), seed: 1, picks }).unwrap();
    assert_eq!(rows(0, None), (0, 2, vec![4, 2]));
    let queue = desk.queue(0, 10, None).unwrap();
    assert_eq!(queue.batch.unwrap().strategy, "Least sure first, by time");
    assert_eq!(queue.rows.iter().map(|row| row.random).collect::<Vec<_>>(), [false, true]);
    assert_eq!(desk.item(ItemId(4)).unwrap().reason.as_deref(), Some("Colour 40"));
    assert_eq!(next(1, Direction::Next), Some(4));
    desk.decide(&request(4, Act::Skip), "me").unwrap();
    desk.decide(&request(2, Act::Done), "me").unwrap();
    assert_eq!(next(2, Direction::NextOpen), None);
    let project = desk.project_view().unwrap();
    assert_eq!((project.items, project.done), (4, 2));
}

/// An act on one of two items; some fit and some do not.
fn any_act() -> impl Strategy<Value = (i64, Act)> {
    let attribute = prop_oneof![Just("Colour"), Just("Width"), Just("Shape")];
    let act = prop_oneof![
        (0usize..6, 1usize..7, attribute.clone()).prop_map(|(start, end, name)| mark(start, end, name)),
        (0usize..6, 1usize..7, attribute).prop_map(|(start, end, attribute)| Act::Reject {
            field: "title".to_owned(),
            start,
            end,
            attribute: attribute.to_owned(),
        }),
        (0u8..99).prop_map(|at_least| Act::AcceptAll { at_least }),
        any::<bool>().prop_map(|on| Act::SetValue { attribute: "Shape".into(), value: "Round".into(), on }),
        "\\PC{0,12}".prop_map(|text| Act::Note { text }),
        Just(Act::Done),
        Just(Act::Skip),
        Just(Act::SendToReview),
    ];
    (1i64..=2, act)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn undo_of_all_acts_gives_the_beginning_and_redo_the_end(
        titles in prop::array::uniform2("\\PC{1,12}"),
        acts in prop::collection::vec(any_act(), 1..12),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let store = project(&folder.path().join("p.swingtag"), &[&titles[0], &titles[1]]);
        let shared = Shared::default();
        let desk = Desk::new(&store, &shared);
        let now = || [stored(&store, 1), stored(&store, 2)];
        let mut seen = vec![now()];
        for (item, act) in acts {
            let _ = desk.decide(&request(item, act), "me");
            if seen.last() != Some(&now()) {
                seen.push(now());
            }
        }
        for before in seen.iter().rev().skip(1) {
            prop_assert!(desk.undo(None, "me").unwrap().item.is_some());
            prop_assert_eq!(&now(), before);
        }
        prop_assert!(desk.undo(None, "me").unwrap().item.is_none());
        for after in seen.iter().skip(1) {
            prop_assert!(desk.redo(None, "me").unwrap().item.is_some());
            prop_assert_eq!(&now(), after);
        }
        prop_assert!(desk.redo(None, "me").unwrap().item.is_none());
    }
}

#[test]
fn a_project_opened_for_reading_is_shown_and_never_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.swingtag");
    drop(project(&path, &["black desk"]));
    let store = Store::open(&path, Access::Read).unwrap();
    let shared = Shared::default();
    let desk = Desk::new(&store, &shared);
    assert!(desk.project_view().unwrap().read_only.is_some());
    assert_eq!(desk.item(ItemId(1)).unwrap().status, ItemStatus::New);
    assert_eq!(desk.decide(&request(1, Act::Done), "me").unwrap_err().code, "project_read_only");
}
