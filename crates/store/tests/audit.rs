//! The running audit holds what was said before a person was done, once, and is judged by the labels of today.

#![expect(clippy::unwrap_used, reason = "a test may end by a panic, here also outside of test functions")]

mod common;

use common::{act, label, prediction, project};
use swingtag_catalogue::{ItemId, ItemStatus, ModelId};
use swingtag_store::{NewDecision, NewModel, Store};

fn model(store: &Store) -> ModelId {
    let new = NewModel {
        recipe: "dictionary".to_owned(),
        settings: serde_json::json!({}),
        seed: 1,
        data_hash: String::new(),
        metrics: serde_json::json!({}),
        artefact: b"none",
    };
    let id = store.add_model(&new).unwrap();
    store.promote(id, "test").unwrap();
    id
}

#[test]
fn only_the_holdout_is_audited_and_only_the_first_answer_counts() {
    let (_folder, store) = project(3);
    let first = model(&store);
    store.set_holdout(&[ItemId(1), ItemId(2)]).unwrap();
    let said: Vec<_> = (1..=3).map(|item| (ItemId(item), prediction(4, 0.9))).collect();
    store.save_predictions(first, &said).unwrap();
    for item in [1, 3] {
        store.decide(&act(ItemId(item), "Brand added", label(4, "Brand"))).unwrap();
    }
    let audited = store.audited(0).unwrap();
    assert_eq!(audited.iter().map(|a| (a.item, a.model)).collect::<Vec<_>>(), [(ItemId(1), first)]);
    assert_eq!(audited[0].prediction.spans, said[0].1.spans);

    let second = model(&store);
    store.save_predictions(second, &[(ItemId(1), prediction(3, 0.4))]).unwrap();
    let reopened =
        NewDecision { status: ItemStatus::Skipped, ..act(ItemId(1), "Skipped", label(9, "Color")) };
    store.decide(&reopened).unwrap();
    assert!(store.audited(0).unwrap().is_empty(), "what is not done is not judged");
    store.decide(&act(ItemId(1), "Color added", label(9, "Color"))).unwrap();
    let audited = store.audited(0).unwrap();
    assert_eq!((audited[0].model, audited[0].labels.spans[0].attribute.as_str()), (first, "Color"));
    assert!(store.audited(i64::MAX).unwrap().is_empty());
}
