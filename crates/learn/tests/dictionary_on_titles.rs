//! What matching of known values reaches on real titles that it has not seen.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod common;

use common::{bare_machine, data_set, schema_of};
use swingtag_learn::evaluate::{BaseKind, CrossValidated, cross_validate, evaluate};
use swingtag_learn::{Labelled, NoCheckpoints, Settings, Silent, TrainingTask, recipe};

fn with_task<R>(examples: &[Labelled], run: impl FnOnce(&TrainingTask<'_>) -> R) -> R {
    let (schema, resources, settings) = (schema_of(examples), bare_machine(), Settings::new());
    run(&TrainingTask {
        schema: &schema,
        examples,
        dev: &[],
        settings: &settings,
        seed: 7,
        resources: &resources,
        watch: &Silent,
        checkpoints: &NoCheckpoints,
    })
}

fn cross_validated(examples: &[Labelled]) -> CrossValidated {
    with_task(examples, |task| cross_validate(recipe("dictionary").unwrap(), task, 10).unwrap())
}

#[test]
fn a_thousand_labels_find_three_spans_in_five() {
    let Some(examples) = data_set("oa_mine") else { return };
    let report = cross_validated(&examples).report;
    eprintln!(
        "oa_mine, 10 folds: {}",
        serde_json::json!([report.micro, report.macro_average, report.exact_match, report.calibration])
    );
    assert!(report.micro.f1 > 0.58, "{:?}", report.micro);
    assert!(report.calibration.ece < 0.05, "{:?}", report.calibration);
}

#[test]
fn two_hundred_labels_find_nearly_half() {
    let Some(examples) = data_set("oa_mine") else { return };
    let (small, large): (Vec<_>, Vec<_>) =
        examples.into_iter().partition(|example| example.item.split.as_deref() == Some("train_small"));
    let report = with_task(&small, |task| {
        let recipe = recipe("dictionary").unwrap();
        let artefact = recipe.train(task).unwrap();
        let tagger = recipe.open(&artefact, task.resources).unwrap();
        let items: Vec<_> = large.iter().map(|example| example.item.clone()).collect();
        let predictions = tagger.predict(&items, &Silent).unwrap();
        evaluate(&large, &predictions, BaseKind::Split("train".to_owned())).unwrap()
    });
    eprintln!(
        "oa_mine, train_small: {}",
        serde_json::json!([report.micro, report.macro_average, report.calibration])
    );
    assert!(report.micro.f1 > 0.44, "{:?}", report.micro);
}

#[test]
fn descriptions_are_searched_as_well() {
    let Some(examples) = data_set("wdc_pave") else { return };
    let report = cross_validated(&examples).report;
    eprintln!(
        "wdc_pave, 10 folds: {}",
        serde_json::json!([report.micro, report.macro_average, report.calibration])
    );
    assert!(report.micro.f1 > 0.6, "{:?}", report.micro);
}

#[test]
fn text_without_spaces_is_matched_by_character() {
    let Some(examples) = data_set("ecsa_zh") else { return };
    let report = cross_validated(&examples).report;
    eprintln!(
        "ecsa_zh, 10 folds: {}",
        serde_json::json!([report.micro, report.macro_average, report.calibration])
    );
    assert!(report.micro.f1 > 0.2, "{:?}", report.micro);
}
