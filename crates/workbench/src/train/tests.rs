//! What training promises: nothing is read from labels of the holdout, a version keeps what it measured, a
//! failure keeps nothing.

use swingtag_catalogue::{Annotation, Attribute, Field, Item, ItemStatus, Schema, Span, Vertical};
use swingtag_learn::accept::Acceptance;
use swingtag_learn::{Artefact, Silent};
use swingtag_store::{ImportSource, NewItem};
use tempfile::TempDir;

use super::*;
use crate::NewProject;

const COLOURS: [&str; 6] = ["red", "blue", "black", "green", "white", "grey"];

/// A title with a colour that is labelled; in some, another colour is not.
fn item(number: usize, split: Option<&str>, attribute: &str) -> NewItem {
    let (colour, other) = (COLOURS[number % 6], COLOURS[(number / 6) % 6]);
    let noise = if number.is_multiple_of(4) { other } else { "plain" };
    let fields = vec![Field { name: "title".into(), text: format!("{colour} jeans {noise} {number}") }];
    let split = split.map(str::to_owned);
    let item = Item { id: number.to_string(), vertical: "Jeans".into(), fields, split, ..Item::default() };
    let spans = vec![Span::new("title", 0, colour.len(), attribute)];
    let annotation = Some(Annotation { spans, ..Annotation::default() });
    NewItem { item, annotation, status: ItemStatus::Done, ..NewItem::default() }
}

/// A project with items to learn from and a holdout whose labels say `held`.
fn project(train: usize, held: &str) -> (TempDir, Workbench) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.swingtag");
    let workbench = Workbench::create(&NewProject { path, ..NewProject::default() }).unwrap();
    let attribute = |name: &str| Attribute { name: name.into(), ..Attribute::default() };
    let attributes = vec![attribute("Colour"), attribute("Fit")];
    let vertical = Vertical { name: "Jeans".into(), attributes, ..Vertical::default() };
    workbench.store().extend_schema(&Schema { verticals: vec![vertical] }).unwrap();
    let learnt = (0..train).map(|number| item(number, Some("train"), "Colour"));
    let held = (train..train + 60).map(|number| item(number, Some("test"), held));
    let items: Vec<NewItem> = learnt.chain(held).collect();
    workbench.store().import_chunk(&ImportSource::default(), &items).unwrap();
    (folder, workbench)
}

fn request() -> TrainRequest {
    TrainRequest { recipe: Some("dictionary".into()), seed: 3, ..TrainRequest::default() }
}

fn trained(workbench: &Workbench) -> (Artefact, Measured) {
    workbench.train(&request(), &Silent).unwrap();
    let model = workbench.model_asked(None).unwrap();
    let measured = Measured::of(&model.metrics);
    (Artefact::from_bytes(&workbench.store().artefact(model.id).unwrap()).unwrap(), measured)
}

#[test]
fn labels_of_the_holdout_change_neither_the_model_nor_its_calibration() {
    let (_one, first) = project(120, "Colour");
    let (_two, second) = project(120, "Fit");
    let ((model, figures), (other, others)) = (trained(&first), trained(&second));
    assert_eq!(model, other, "weights, dictionary and calibrator");
    assert!(!model.calibrator.is_identity(), "{:?}", model.calibrator.source);
    assert_eq!(figures.calibrated_on, others.calibrated_on);
    let said = |measured: &Measured| -> Vec<u16> {
        let audited = &measured.audited["Jeans"]["Colour"];
        let mut all = [audited.right.clone(), audited.wrong.clone()].concat();
        all.sort_unstable();
        all
    };
    assert_eq!(said(&figures), said(&others), "the confidences that thresholds are sought among");
    assert_ne!(figures.report, others.report, "the labels do differ");
}

#[test]
fn a_version_keeps_everything_that_screens_show() {
    let (_folder, workbench) = project(120, "Colour");
    let (model, measured) = trained(&workbench);
    assert_eq!((measured.examples, measured.measured_on.as_str()), (120, "60 holdout items"));
    assert!(measured.calibrated_on.words.contains("twin"), "{:?}", measured.calibrated_on);
    let all = measured.all.as_ref().unwrap();
    assert_eq!(measured.verticals["Jeans"], *all, "there is one vertical");
    assert_eq!(
        (all.items, all.attributes["Colour"].labels, all.attributes["Colour"].scores.support),
        (60, 120, 60)
    );
    assert!(all.f1.interval.low <= all.f1.value && all.f1.value <= all.f1.interval.high);
    let reliability = &all.reliability;
    assert_eq!(reliability.bins.iter().map(|bin| bin.count).sum::<u64>(), reliability.answers);
    assert_eq!(measured.audited["Jeans"]["Colour"].answers().len() as u64, reliability.answers);
    let asked = |asked| measured.acceptance("Jeans", "Colour", asked);
    assert!(
        matches!(asked(0.999), Acceptance::TooFew { .. }) && !matches!(asked(0.5), Acceptance::TooFew { .. })
    );
    assert_eq!(measured.report.as_ref().unwrap().micro.f1, all.f1.value);
    assert!(measured.compared.is_none() && !model.calibrator.is_identity());
}

#[test]
fn a_second_version_is_compared_by_the_rule_and_an_old_row_still_reads() {
    let (_folder, workbench) = project(60, "Colour");
    workbench.train(&request(), &Silent).unwrap();
    let again = workbench.train(&request(), &Silent).unwrap();
    assert!(
        again.promoted && again.promotion.contains("not worse than v1 on 60 holdout items"),
        "{}",
        again.promotion
    );
    let compared = Measured::of(&workbench.model_asked(None).unwrap().metrics).compared.unwrap();
    assert!(compared.version == 1 && compared.comparison.not_worse && compared.comparison.difference == 0.0);
    let old = serde_json::json!({ "examples": 12, "outcome": {}, "measured_on": "30 holdout items" });
    assert_eq!(Measured::of(&old).examples, 12);
    assert_eq!(Measured::of(&serde_json::json!({})), Measured::default());
}

/// A model of the project, with `more` further items labelled since.
fn after(workbench: &Workbench, more: std::ops::Range<usize>) -> Artefact {
    let items: Vec<NewItem> = more.map(|number| item(number, Some("train"), "Colour")).collect();
    workbench.store().import_chunk(&ImportSource::default(), &items).unwrap();
    trained(workbench).0
}

#[test]
fn a_calibrator_is_taken_over_until_the_labels_have_grown_by_a_fifth() {
    let (_folder, workbench) = project(120, "Colour");
    let first = trained(&workbench).0.calibrator;
    assert_eq!((first.learnt, first.judged.len()), (120, 24));
    assert_eq!(after(&workbench, 1000..1020).calibrator, first, "no twin for a few labels more");
    let later = after(&workbench, 1020..1030).calibrator;
    assert_eq!(later.learnt, 150);
}

#[test]
fn a_calibrator_of_other_settings_is_not_taken_over() {
    let (_folder, workbench) = project(120, "Colour");
    let first = trained(&workbench).0.calibrator;
    let settings = [("smoothing".to_owned(), "9".to_owned())].into_iter().collect();
    workbench.train(&TrainRequest { settings, ..request() }, &Silent).unwrap();
    let model = workbench.model_asked(None).unwrap();
    let second = Artefact::from_bytes(&workbench.store().artefact(model.id).unwrap()).unwrap();
    assert_ne!(second.calibrator.spans, first.spans);
}

#[test]
fn few_items_are_not_parted_and_say_so() {
    let (_folder, workbench) = project(30, "Colour");
    let (model, measured) = trained(&workbench);
    assert!(model.calibrator.is_identity());
    assert_eq!(measured.calibrated_on.words, "not calibrated: 30 labelled items are too few");
}

#[test]
fn a_training_that_fails_leaves_the_model_in_use() {
    let (_folder, workbench) = project(60, "Colour");
    workbench.train(&request(), &Silent).unwrap();
    let broken = TrainRequest { recipe: Some("bert".into()), ..request() };
    assert!(workbench.train(&broken, &Silent).is_err());
    let models = workbench.models().unwrap();
    assert!(models.len() == 1 && models[0].in_use);
}

#[test]
fn a_reference_learns_from_what_nobody_picked_and_is_kept() {
    let (_folder, workbench) = project(60, "Colour");
    assert_eq!(workbench.reference(&Silent).unwrap_err().code, "no_model");
    workbench.train(&request(), &Silent).unwrap();
    let report = workbench.reference(&Silent).unwrap();
    assert_eq!((report.labels, report.model.as_str()), (60, "v1"));
    let kept = workbench.store().references().unwrap();
    assert!(kept.len() == 1 && kept[0].labels == 60);
    assert_eq!(kept[0].doc["f1"]["value"].as_f64(), Some(report.f1.value));
    assert_eq!(workbench.models().unwrap().len(), 1, "nobody is to use the reference");
}
