//! Deciding, undo and redo against a model kept in memory, over arbitrary Unicode.

mod common;

use std::collections::BTreeMap;

use common::{act, label, plain, project, source};
use proptest::prelude::*;
use swingtag_catalogue::{Annotation, ItemId, ItemStatus, Span};
use swingtag_store::{Access, NewDecision, Store};

#[test]
fn a_decision_is_there_after_reopening_and_can_be_undone_then() {
    let (folder, store) = project(2);
    let id = store.find("i1").unwrap().unwrap();
    let applied = store.decide(&act(id, "Brand added", label(4, "Brand"))).unwrap();
    assert_eq!((applied.before, applied.status_before), (Annotation::default(), ItemStatus::New));
    drop(store);
    let store = Store::open(&folder.path().join("p.swingtag"), Access::Write).unwrap();
    assert_eq!(store.item(id).unwrap().annotation, Some(label(4, "Brand")));
    assert_eq!(store.undo_state().unwrap().undo.as_deref(), Some("Brand added"));
    let undone = store.undo("bob").unwrap().unwrap();
    assert_eq!((undone.item, undone.said.as_str()), (Some(id), "Brand added"));
    let item = store.item(id).unwrap();
    assert_eq!((item.annotation, item.status), (None, ItemStatus::New));
    assert_eq!(store.undo_state().unwrap().redo.as_deref(), Some("Brand added"));
    store.redo("bob").unwrap().unwrap();
    assert_eq!(store.item(id).unwrap().status, ItemStatus::Done);
    let kinds: Vec<String> = store.history(id).unwrap().into_iter().map(|d| d.kind).collect();
    assert_eq!(kinds, ["add", "undo", "redo"]);
    assert!(store.check().unwrap().is_clean());
}

#[test]
fn a_span_outside_the_text_or_an_unknown_name_changes_nothing() {
    let (_folder, store) = project(1);
    let id = store.find("i0").unwrap().unwrap();
    assert_eq!(store.decide(&act(id, "x", label(999, "Brand"))).unwrap_err().code(), "bad_span");
    assert_eq!(store.decide(&act(id, "x", label(2, "Nope"))).unwrap_err().code(), "unknown_name");
    assert_eq!(store.decide(&act(ItemId(99), "x", label(2, "Brand"))).unwrap_err().code(), "no_such_row");
    assert_eq!(store.item(id).unwrap().annotation, None);
    assert_eq!(store.counts().unwrap().decisions, 0);
}

#[test]
fn labels_imported_meanwhile_take_redo_away() {
    let (_folder, store) = project(1);
    let id = store.find("i0").unwrap().unwrap();
    store.decide(&act(id, "Brand added", label(4, "Brand"))).unwrap();
    store.undo("ann").unwrap();
    let labelled = swingtag_store::NewItem {
        annotation: Some(label(4, "Color")),
        status: ItemStatus::Done,
        ..plain("i0", "Acme blue jean 0")
    };
    store.import_chunk(&source("labels"), &[labelled]).unwrap();
    assert_eq!(store.redo("ann").unwrap(), None);
    assert_eq!(store.item(id).unwrap().annotation, Some(label(4, "Color")));
    assert!(store.check().unwrap().is_clean());
}

#[test]
fn pace_is_the_mean_over_finished_items() {
    let (_folder, store) = project(6);
    for n in 0..6 {
        assert_eq!(store.pace().unwrap().is_some(), n >= 5);
        let id = store.find(&format!("i{n}")).unwrap().unwrap();
        store.decide(&act(id, "done", label(4, "Brand"))).unwrap();
    }
    assert_eq!(store.pace().unwrap(), Some(1.5));
}

#[derive(Clone, Debug)]
enum Step {
    Decide { item: usize, after: Box<Annotation>, status: ItemStatus },
    Undo,
    Redo,
    Reopen,
}

const TITLES: [&str; 3] = ["Acme blue jean", "👖🏽 ジーンズ naïve e\u{301}", "\u{202e}أزرق جينز\u{0}x"];

fn annotation(title: &'static str) -> impl Strategy<Value = Annotation> {
    let length = title.chars().count();
    let span = (0..length, 1..=length, prop::sample::select(vec!["Brand", "Color"])).prop_map(
        move |(start, size, attribute)| Span::new("title", start, (start + size).min(length), attribute),
    );
    (prop::collection::vec(span, 0..3), ".{0,8}", prop::option::of("[a-zé中]{1,5}"), any::<bool>()).prop_map(
        |(spans, note, value, absent)| Annotation {
            spans,
            note,
            values: value.map(|v| ("Fit".to_owned(), vec![v])).into_iter().collect(),
            absent: absent.then(|| "Color".to_owned()).into_iter().collect(),
            ..Annotation::default()
        },
    )
}

fn step() -> impl Strategy<Value = Step> {
    let status = prop::sample::select(vec![ItemStatus::Started, ItemStatus::Done, ItemStatus::Skipped]);
    let decide = (0..TITLES.len())
        .prop_flat_map(|item| (Just(item), annotation(TITLES[item])))
        .prop_flat_map(move |(item, after)| (Just(item), Just(after), status.clone()))
        .prop_map(|(item, after, status)| Step::Decide { item, after: Box::new(after), status });
    prop_oneof![6 => decide, 3 => Just(Step::Undo), 2 => Just(Step::Redo), 1 => Just(Step::Reopen)]
}

type State = BTreeMap<usize, (Option<Annotation>, ItemStatus)>;

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_equals_a_model_in_memory(steps in prop::collection::vec(step(), 1..25)) {
        let (folder, mut store) = project(0);
        let items: Vec<_> = TITLES.iter().enumerate().map(|(n, t)| plain(&format!("i{n}"), t)).collect();
        store.import_chunk(&source("f"), &items).unwrap();
        let mut now: State = (0..TITLES.len()).map(|n| (n, (None, ItemStatus::New))).collect();
        let (mut past, mut future): (Vec<State>, Vec<State>) = (Vec::new(), Vec::new());
        for step in steps {
            match step {
                Step::Decide { item, after, status } => {
                    let id = ItemId(item as i64 + 1);
                    store.decide(&NewDecision { status, ..act(id, "x", (*after).clone()) }).unwrap();
                    past.push(now.clone());
                    future.clear();
                    now.insert(item, (Some(*after), status));
                }
                Step::Undo => {
                    prop_assert_eq!(store.undo("ann").unwrap().is_some(), !past.is_empty());
                    if let Some(before) = past.pop() {
                        future.push(std::mem::replace(&mut now, before));
                    }
                }
                Step::Redo => {
                    prop_assert_eq!(store.redo("ann").unwrap().is_some(), !future.is_empty());
                    if let Some(after) = future.pop() {
                        past.push(std::mem::replace(&mut now, after));
                    }
                }
                Step::Reopen => {
                    drop(store);
                    store = Store::open(&folder.path().join("p.swingtag"), Access::Write).unwrap();
                }
            }
            for (n, expected) in &now {
                let stored = store.item(ItemId(*n as i64 + 1)).unwrap();
                prop_assert_eq!(&(stored.annotation, stored.status), expected);
                prop_assert_eq!(stored.item.title(), TITLES[*n]);
            }
        }
        let report = store.check().unwrap();
        prop_assert!(report.is_clean(), "{:?}", report);
    }

    #[test]
    fn any_text_comes_back_as_it_came(
        title in any::<String>(), description in any::<String>(), id in "\\PC{1,9}[^\\s]", extra in any::<String>()
    ) {
        let (_folder, store) = project(0);
        let mut new = plain(&id, &title);
        new.item.fields.push(swingtag_catalogue::Field { name: "description".to_owned(), text: description });
        new.item.extra.insert("note".to_owned(), serde_json::json!(extra));
        new.item.seller.insert("Brand".to_owned(), vec![title.clone()]);
        store.import_chunk(&source("f"), std::slice::from_ref(&new)).unwrap();
        let found = store.find(&id).unwrap().unwrap();
        prop_assert_eq!(store.item(found).unwrap().item, new.item);
        prop_assert!(store.check().unwrap().is_clean());
    }
}
