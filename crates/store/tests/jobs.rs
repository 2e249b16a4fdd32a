//! Jobs outlive the process that asked for them, and the project knows what learning has still to do.

mod common;

use common::{act, label, prediction, project};
use serde_json::json;
use swingtag_catalogue::ItemId;
use swingtag_store::{Access, JobState, NewBatch, NewModel, Pick, Store, Unpredicted};

#[expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]
fn item(store: &Store, id: &str) -> ItemId {
    store.find(id).unwrap().unwrap()
}

#[test]
fn the_highest_priority_comes_first_and_a_reopened_project_knows_its_place_and_checkpoint() {
    let (folder, store) = project(1);
    let low = store.start_job("train", &json!({}), 0).unwrap();
    let high = store.start_job("annotate", &json!({ "limit": null }), 20).unwrap();
    let order = |store: &Store| store.unfinished_jobs().unwrap().iter().map(|job| job.id).collect::<Vec<_>>();
    assert_eq!(order(&store), [high, low]);
    store.set_job_priority(low, 21).unwrap();
    store.set_job_checkpoint(low, Some(b"epoch 3")).unwrap();
    store.update_job(low, JobState::Running, None).unwrap();
    assert_eq!(store.interrupted_jobs().unwrap(), []);
    drop(store);
    let store = Store::open(&folder.path().join("p.swingtag"), Access::Write).unwrap();
    assert_eq!(order(&store), [low, high]);
    let left: Vec<_> = store.interrupted_jobs().unwrap();
    assert_eq!(left.len(), 2);
    let kept = store.job(low).unwrap();
    assert_eq!((kept.priority, kept.checkpoint.as_deref()), (21, Some(b"epoch 3".as_slice())));
    store.finish_job(low, JobState::Cancelled, "Stopped").unwrap();
    assert_eq!(store.job(low).unwrap().checkpoint, None);
    assert!(store.set_job_priority(low, 1).is_err());
}

#[test]
fn what_was_finished_since_a_training_is_counted_once_an_item() {
    let (_folder, store) = project(3);
    assert_eq!((store.since_training().unwrap().finished, store.since_training().unwrap().at), (0, None));
    for (id, end) in [("i0", 2), ("i1", 2), ("i0", 3)] {
        store.decide(&act(item(&store, id), "Brand added", label(end, "Brand"))).unwrap();
    }
    assert_eq!(store.since_training().unwrap().finished, 2);
    store.undo("ann").unwrap();
    store.undo("ann").unwrap();
    assert_eq!(store.since_training().unwrap().finished, 1, "an item that is open again does not count");
    store.note_training().unwrap();
    assert_eq!(store.since_training().unwrap().finished, 0);
    assert!(store.since_training().unwrap().at.is_some());
    store.decide(&act(item(&store, "i2"), "Brand added", label(2, "Brand"))).unwrap();
    assert_eq!(store.since_training().unwrap().finished, 1);
}

#[test]
fn settings_of_learning_come_back_as_they_were_kept() {
    let (_folder, store) = project(1);
    assert!(store.learning_settings().unwrap().is_null());
    store.set_learning_settings(&json!({ "every": 5 })).unwrap();
    assert_eq!(store.learning_settings().unwrap(), json!({ "every": 5 }));
}

#[test]
fn the_batch_is_answered_first_and_the_least_sure_before_the_others() {
    let (_folder, store) = project(5);
    let model = |store: &Store| {
        store
            .add_model(&NewModel {
                recipe: "dictionary".to_owned(),
                settings: json!({}),
                seed: 1,
                data_hash: String::new(),
                metrics: json!({}),
                artefact: b"model",
            })
            .unwrap()
    };
    let old = model(&store);
    store.promote(old, "it is the first").unwrap();
    let sure = [("i0", 0.9), ("i1", 0.2), ("i2", 0.5), ("i3", 0.4)];
    let rows: Vec<_> = sure.iter().map(|(id, c)| (item(&store, id), prediction(2, *c))).collect();
    store.save_predictions(old, &rows).unwrap();
    let picks = ["i0", "i2"].map(|id| Pick { item: item(&store, id), reason: String::new(), random: false });
    store.new_batch(&NewBatch { strategy: "random".to_owned(), seed: 1, picks: picks.into() }).unwrap();
    let new = model(&store);
    let wanted = ["i2", "i0", "i4", "i1", "i3"].map(|id| item(&store, id));
    assert_eq!(store.pending(new, 9).unwrap(), wanted);
    assert_eq!(store.pending(new, 2).unwrap(), wanted[..2]);
    assert_eq!(store.pending(old, 9).unwrap(), [item(&store, "i4")]);
    let any_order = store.unpredicted(new, Unpredicted::Open, None, 9).unwrap();
    assert_eq!(any_order.len(), wanted.len());
}
