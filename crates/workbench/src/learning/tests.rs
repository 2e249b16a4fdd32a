//! The loop over a real project: when it trains, when it does not, and what follows.

use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};

use serde_json::json;
use swingtag_catalogue::{Annotation, ItemStatus, Span};
use swingtag_store::{NewBatch, NewDecision, NewModel, Pick};

use super::keeper::Shared;
use crate::jobs::Jobs;
use crate::jobs::tests::{jeans, open_jeans};
use crate::view::{JobState, JobView};
use crate::workbench::Workbench;

fn jobs(workbench: &Arc<Workbench>) -> (Arc<Jobs>, Receiver<JobView>) {
    let (sender, receiver) = channel();
    let sender = Mutex::new(sender);
    let tell = move |changed: crate::view::Changed| drop(sender.lock().unwrap().send(changed.job.unwrap()));
    (Arc::new(Jobs::open(workbench, Box::new(tell))), receiver)
}

fn trainings(workbench: &Workbench) -> usize {
    workbench.jobs(99).unwrap().iter().filter(|job| job.kind == "train").count()
}

/// Finishes the item with this id.
fn finish(workbench: &Workbench, n: usize) {
    let store = workbench.store();
    let spans = vec![Span::new("title", 0, 3, "Colour")];
    store
        .decide(&NewDecision {
            item: store.find(&n.to_string()).unwrap().unwrap(),
            kind: "done".to_owned(),
            said: "Done".to_owned(),
            who: "ann".to_owned(),
            seconds: 1.0,
            model: None,
            after: Annotation { spans, ..Annotation::default() },
            status: ItemStatus::Done,
        })
        .unwrap();
}

/// Numbers of items that nobody has labelled.
fn open_items() -> impl Iterator<Item = usize> {
    (0..).filter(|n| n % 4 >= 2)
}

fn until_idle(jobs: &Jobs, told: &Receiver<JobView>) {
    while jobs.jobs().iter().any(|job| matches!(job.state, JobState::Queued | JobState::Running)) {
        told.recv().unwrap();
    }
}

#[test]
fn twenty_finished_items_lead_to_exactly_one_training() {
    let (_folder, _path, workbench) = open_jeans(60, None);
    let (jobs, told) = jobs(&workbench);
    let learning = Shared::new(&workbench, &jobs);
    learning.look().unwrap();
    assert_eq!(trainings(&workbench), 0, "nothing was finished");
    for n in 0..39 {
        finish(&workbench, n);
        learning.look().unwrap();
        until_idle(&jobs, &told);
        assert_eq!(trainings(&workbench), usize::from(n >= 19), "after {} items", n + 1);
    }
    assert_eq!(workbench.store().current_model().unwrap().unwrap().id.0, 1);
}

#[test]
fn a_training_that_fails_leaves_the_model_and_is_not_tried_at_once_again() {
    // Items of a test split are never learnt from, so that there is nothing to train on.
    let (_folder, _path, workbench) = open_jeans(30, Some("test"));
    let store = workbench.store();
    let artefact: &[u8] = b"a model";
    let (recipe, data_hash) = ("dictionary".to_owned(), String::new());
    let model = NewModel { recipe, settings: json!({}), seed: 1, data_hash, metrics: json!({}), artefact };
    let model = store.add_model(&model).unwrap();
    store.promote(model, "it is the first").unwrap();
    store.set_learning_settings(&json!({ "every": 2 })).unwrap();
    let (jobs, told) = jobs(&workbench);
    let learning = Shared::new(&workbench, &jobs);
    for n in 0..3 {
        finish(&workbench, n);
        learning.look().unwrap();
        until_idle(&jobs, &told);
    }
    let training = jobs.jobs().into_iter().find(|job| job.kind == "train").unwrap();
    assert_eq!(training.state, JobState::Failed);
    assert!(training.said.unwrap().contains("no labelled item to learn from"));
    assert_eq!(trainings(&workbench), 1, "after two items, and not again after the third");
    assert_eq!(store.current_model().unwrap().unwrap().id, model);
}

#[test]
fn by_hand_only_means_that_nothing_begins_by_itself() {
    let (_folder, _path, workbench) = jeans(100);
    workbench.store().set_learning_settings(&json!({ "every": 0 })).unwrap();
    let (jobs, told) = jobs(&workbench);
    let learning = Shared::new(&workbench, &jobs);
    open_items().take(25).for_each(|item| finish(&workbench, item));
    learning.look().unwrap();
    until_idle(&jobs, &told);
    assert_eq!(trainings(&workbench), 0);
}

#[test]
fn the_next_batch_is_chosen_once_when_one_is_finished_and_only_if_wanted() {
    let (_folder, _path, workbench) = jeans(100);
    let store = workbench.store();
    let (jobs, told) = jobs(&workbench);
    let learning = Shared::new(&workbench, &jobs);
    let batches = || workbench.jobs(99).unwrap().iter().filter(|job| job.kind == "batch").count();
    learning.look().unwrap();
    assert_eq!(batches(), 0, "there is no batch that could be finished");
    let pick = |n: usize| Pick {
        item: store.find(&n.to_string()).unwrap().unwrap(),
        reason: String::new(),
        random: false,
    };
    let some: Vec<usize> = open_items().take(2).collect();
    let picks = some.iter().map(|n| pick(*n)).collect();
    let first = store.new_batch(&NewBatch { strategy: "random".to_owned(), seed: 1, picks }).unwrap();
    store.set_learning_settings(&json!({ "every": 0, "batchSize": 7 })).unwrap();
    finish(&workbench, some[0]);
    learning.look().unwrap();
    assert_eq!(batches(), 0);
    finish(&workbench, some[1]);
    learning.look().unwrap();
    learning.look().unwrap();
    until_idle(&jobs, &told);
    assert_eq!(batches(), 1);
    let next = store.current_batch().unwrap().unwrap();
    assert!(next.id > first && next.size == 7, "{next:?}");
}
