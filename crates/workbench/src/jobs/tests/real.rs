//! Real work in the engine: training, predicting, the item in view, and going on without a window.

use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

use swingtag_catalogue::{Annotation, Attribute, Field, Item, ItemId, ItemStatus, Schema, Span, Vertical};
use swingtag_learn::Silent;
use swingtag_store::{Access, ImportSource, JobState as Kept, NewItem};

use super::super::Lane;
use super::*;

fn item(n: usize, labelled: bool) -> NewItem {
    let colour = ["red", "blue"][n % 2];
    let fields = vec![Field { name: "title".into(), text: format!("{colour} jeans {n}") }];
    let item = Item { id: n.to_string(), vertical: "Jeans".into(), fields, ..Item::default() };
    let spans = vec![Span::new("title", 0, colour.len(), "Colour")];
    let annotation = labelled.then(|| Annotation { spans, ..Annotation::default() });
    let status = if labelled { ItemStatus::Done } else { ItemStatus::New };
    NewItem { item, annotation, status, ..NewItem::default() }
}

/// Jeans, half of them labelled.
pub(crate) fn jeans(items: usize) -> (tempfile::TempDir, std::path::PathBuf, Arc<Workbench>) {
    jeans_of((0..items).map(|n| item(n, n % 4 < 2)).collect())
}

/// Jeans that nobody has labelled, of a split.
pub(crate) fn open_jeans(
    items: usize,
    split: Option<&str>,
) -> (tempfile::TempDir, std::path::PathBuf, Arc<Workbench>) {
    let of_split = |n| {
        let mut new = item(n, false);
        new.item.split = split.map(str::to_owned);
        new
    };
    jeans_of((0..items).map(of_split).collect())
}

fn jeans_of(items: Vec<NewItem>) -> (tempfile::TempDir, std::path::PathBuf, Arc<Workbench>) {
    let (folder, path, workbench) = project();
    let colour = Attribute { name: "Colour".into(), ..Attribute::default() };
    let vertical = Vertical { name: "Jeans".into(), attributes: vec![colour], ..Vertical::default() };
    workbench.store().extend_schema(&Schema { verticals: vec![vertical] }).unwrap();
    workbench.store().import_chunk(&ImportSource::default(), &items).unwrap();
    (folder, path, workbench)
}

#[test]
fn a_training_is_followed_by_predicting_what_is_open() {
    let (_folder, _path, workbench) = jeans(40);
    let (tell, told) = telling();
    let jobs = Jobs::open(&workbench, tell);
    let id = jobs.add(train("dictionary"));
    let trained = told.end(id);
    assert_eq!(trained.state, JobState::Done, "{trained:?}");
    let next = told.0.iter().find(|view| view.kind == "annotate" && view.state == JobState::Done).unwrap();
    assert_eq!(next.said.as_deref(), Some("20 items predicted with v1"));
    let kinds: Vec<_> = workbench.jobs(9).unwrap().into_iter().map(|row| (row.kind, row.state)).collect();
    let row = |kind: &str| (kind.to_owned(), "done".to_owned());
    assert_eq!(kinds, [row("annotate"), row("train")], "work inside a job writes no row of its own");
}

#[test]
fn a_training_that_cannot_be_is_told_in_words_and_leaves_the_model() {
    let (_folder, _path, workbench) = jeans(40);
    workbench
        .train(&TrainRequest { recipe: Some("dictionary".into()), ..TrainRequest::default() }, &Silent)
        .unwrap();
    let (tell, told) = telling();
    let jobs = Jobs::open(&workbench, tell);
    let nothing = TrainRequest { verticals: vec!["Hats".into()], ..TrainRequest::default() };
    let id = jobs.add(Request::Train(nothing));
    let failed = told.end(id);
    assert_eq!(failed.state, JobState::Failed);
    assert!(failed.said.unwrap().contains("Hats"));
    assert_eq!(workbench.store().current_model().unwrap().unwrap().id.0, 1);
}

#[test]
fn the_item_in_view_is_answered_while_batch_work_stands_still() {
    let (_folder, _path, workbench) = jeans(40);
    let request = TrainRequest { recipe: Some("dictionary".into()), ..TrainRequest::default() };
    workbench.train(&request, &Silent).unwrap();
    let (work, begun, _go) = steps();
    let (tell, _told) = telling();
    let jobs = Jobs::over(Book::of(&workbench), work, tell);
    jobs.add(annotate("v1"));
    begun.recv().unwrap();
    let (sender, changes) = channel();
    let sender = Mutex::new(sender);
    let lane =
        Lane::open(&workbench, Box::new(move |changed| drop(sender.lock().unwrap().send(changed)))).unwrap();
    let open = workbench.store().find("39").unwrap().unwrap();
    lane.look_at(open);
    let change = changes.recv().unwrap();
    assert_eq!((change.item_ids, change.many_items), (vec![open.0], false));
    assert!(workbench.store().shown_prediction(open).unwrap().is_some());

    // Another model is in use: what is on screen stays, and is read again when somebody moves on.
    workbench.train(&TrainRequest { promote: true, seed: 9, ..request }, &Silent).unwrap();
    lane.look_at(open);
    let change = changes.recv().unwrap();
    assert_eq!((change.item_ids, change.many_items), (Vec::new(), true));
    // What is answered, labelled or not there is no work.
    for id in [open, workbench.store().find("0").unwrap().unwrap(), ItemId(9_999)] {
        lane.look_at(id);
    }
    drop(lane);
    assert_eq!(changes.recv_timeout(Duration::ZERO).unwrap_err(), RecvTimeoutError::Disconnected);
}

#[test]
fn without_a_window_what_was_left_behind_goes_on_in_the_foreground() {
    let (_folder, path, workbench) = jeans(40);
    let store = workbench.store();
    let killed = store.start_job("train", &train("dictionary").value(), 0).unwrap();
    store.update_job(killed, Kept::Running, None).unwrap();
    let unwanted = store.start_job("annotate", &serde_json::json!({}), 20).unwrap();
    drop(workbench);
    let workbench = Workbench::open(&path, Access::Write).unwrap();
    workbench.cancel_job(unwanted.0).unwrap();
    assert_eq!(workbench.cancel_job(unwanted.0).unwrap_err().code, "usage");
    workbench.pause_job(killed.0).unwrap();
    drop(workbench);
    let workbench = Workbench::open(&path, Access::Write).unwrap();
    let resumed = workbench.resume_jobs(&Silent).unwrap();
    let ends: Vec<_> = resumed.iter().map(|job| (job.kind.as_str(), job.state.as_str())).collect();
    assert_eq!(ends, [("train", "done"), ("annotate", "done")]);
    assert!(resumed[1].said.contains("20 items predicted"), "{resumed:?}");
    assert!(workbench.store().unfinished_jobs().unwrap().is_empty());
    assert_eq!(workbench.resume_jobs(&Silent).unwrap(), []);
}

#[test]
fn predicting_stops_between_two_items_and_keeps_what_it_has() {
    struct StopAfter(Mutex<u32>);
    impl Watch for StopAfter {
        fn tick(&self, _step: &str, done: u64, _total: u64) -> Result<(), Stopped> {
            *self.0.lock().unwrap() += 1;
            if done >= 64 { Err(Stopped) } else { Ok(()) }
        }
    }
    let (_folder, _path, workbench) = jeans(400);
    workbench
        .train(&TrainRequest { recipe: Some("dictionary".into()), ..TrainRequest::default() }, &Silent)
        .unwrap();
    let watch = StopAfter(Mutex::new(0));
    let error = workbench.annotate(&AnnotateRequest::default(), &watch).unwrap_err();
    assert!(error.is_stop());
    let model = workbench.store().current_model().unwrap().unwrap().id;
    assert_eq!(workbench.store().pending(model, 999).unwrap().len(), 200 - 64);
    assert!(*watch.0.lock().unwrap() >= 2);
}
