//! Batches of a project: strategies by name, the holdout marked, cost by what people took.

use swingtag_catalogue::{Annotation, Attribute, Field, Item, ItemId, ItemStatus, Schema, Span, Vertical};
use swingtag_learn::Silent;
use swingtag_learn::acquire::strategies;
use swingtag_store::{ImportSource, NewDecision, NewItem};

use super::BatchRequest;
use crate::{AnnotateRequest, NewProject, TrainRequest, Workbench};

const COLOURS: [&str; 6] = ["red", "blue", "green", "black", "white", "grey"];

/// Sixty jeans.
fn project(folder: &std::path::Path) -> Workbench {
    let request = NewProject { path: folder.join("p.swingtag"), ..NewProject::default() };
    let workbench = Workbench::create(&request).unwrap();
    let colour = Attribute { name: "Colour".to_owned(), ..Attribute::default() };
    let vertical = Vertical { name: "jeans".to_owned(), attributes: vec![colour], ..Vertical::default() };
    workbench.store().extend_schema(&Schema { verticals: vec![vertical] }).unwrap();
    let item = |n: usize| NewItem {
        item: Item {
            id: format!("i{n:02}"),
            vertical: "jeans".to_owned(),
            fields: vec![Field { name: "title".to_owned(), text: title(n) }],
            ..Item::default()
        },
        ..NewItem::default()
    };
    let items: Vec<NewItem> = (0..60).map(item).collect();
    workbench.store().import_chunk(&ImportSource::default(), &items).unwrap();
    workbench
}

fn title(n: usize) -> String {
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    format!("{} jeans by {}{} made {}", COLOURS[n % 6], letter(n), letter(n / 3), letter(n * 7))
}

/// Labels the colour of an item.
fn label(workbench: &Workbench, item: i64) {
    let end = COLOURS[(item as usize - 1) % 6].len();
    let after = Annotation { spans: vec![Span::new("title", 0, end, "Colour")], ..Annotation::default() };
    let decision = NewDecision {
        item: ItemId(item),
        kind: "add".to_owned(),
        said: "Colour added".to_owned(),
        who: "ann".to_owned(),
        seconds: 3.0 + item as f64 / 10.0,
        model: None,
        after,
        status: ItemStatus::Done,
    };
    workbench.store().decide(&decision).unwrap();
}

/// Two versions of a dictionary that have said what they know.
fn taught(folder: &std::path::Path) -> Workbench {
    let workbench = project(folder);
    let dictionary = TrainRequest { recipe: Some("dictionary".to_owned()), ..TrainRequest::default() };
    for items in [1..4, 4..25] {
        items.for_each(|item| label(&workbench, item));
        workbench.train(&dictionary, &Silent).unwrap();
        workbench.annotate(&AnnotateRequest::default(), &Silent).unwrap();
    }
    workbench
}

#[test]
fn every_strategy_chooses_a_batch_and_its_holdout_is_marked() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = taught(folder.path());
    assert_eq!(workbench.store().models().unwrap().len(), 2, "versions");
    for strategy in strategies() {
        let name = format!("{}+cost+verticals", strategy.name());
        let before = workbench.store().holdout().unwrap();
        let request = BatchRequest { strategy: name.clone(), ..BatchRequest::of_size(10) };
        let report = workbench.batch(&request, &Silent).unwrap();
        let held: Vec<_> = report.items.iter().filter(|item| item.holdout).collect();
        if report.items.len() == 10 {
            assert_eq!(held.len(), 1, "{name}");
        }
        for item in &held {
            let id = workbench.store().find(&item.id).unwrap().unwrap();
            assert!(!before.contains(&id) && workbench.store().holdout().unwrap().contains(&id));
            assert_eq!(item.reason, "holdout, shown without predictions");
            assert!(!item.random, "the control is what is learnt from");
        }
        let told = report.note.unwrap_or_default();
        assert_eq!(told.contains("a model with dropout"), strategy.name() == "bald", "{name}: {told}");
    }
}

#[test]
fn a_batch_keeps_what_the_default_stood_for() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = taught(folder.path());
    let chosen = |strategy: &str| {
        let request = BatchRequest { strategy: strategy.to_owned(), ..BatchRequest::of_size(5) };
        workbench.batch(&request, &Silent).map(|report| report.strategy)
    };
    assert_eq!(chosen("default").unwrap(), "least-confidence");
    assert_eq!(chosen("default+cost").unwrap(), "least-confidence+cost");
    assert_eq!(chosen("defaults").unwrap_err().code, "usage");
}

#[test]
fn a_batch_without_shares_sets_nothing_apart() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = project(folder.path());
    let request = BatchRequest { random_share: 0.0, holdout_share: 0.0, ..BatchRequest::of_size(20) };
    let report = workbench.batch(&request, &Silent).unwrap();
    assert!(report.items.iter().all(|item| !item.holdout && item.random), "no model has looked yet");
    assert!(workbench.store().holdout().unwrap().is_empty());
}
