//! What the Learn screen is told, over a real project file.

use swingtag_catalogue::{
    Annotation, Attribute, Certainty, Field, Item, ItemId, ModelId, Prediction, Schema, ScoredSpan, Span,
    Vertical,
};
use swingtag_learn::evaluate::{Comparison, Interval};
use swingtag_store::{ImportSource, NewDecision, NewItem, NewModel, Store};

use super::super::{Desk, Shared};
use super::{accepting, settings_of};
use crate::train::{Audited, ComparedWith, Estimate, Measured, PartMeasured};
use crate::view::{AcceptState, LearningSettings};

const ON: &str = "desks/Colour";

/// Items `0…` of one vertical, each a colour and a number.
fn project(items: usize) -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let attributes = vec![Attribute { name: "Colour".into(), ..Attribute::default() }];
    let desks = Vertical { name: "desks".into(), attributes, ..Vertical::default() };
    let store =
        Store::create(&folder.path().join("p.swingtag"), "P", &Schema { verticals: vec![desks] }).unwrap();
    let item = |n: usize| Item {
        id: format!("i{n}"),
        vertical: "desks".into(),
        fields: vec![Field { name: "title".into(), text: format!("black desk {n}") }],
        ..Item::default()
    };
    let new: Vec<NewItem> = (0..items).map(|n| NewItem { item: item(n), ..NewItem::default() }).collect();
    store.import_chunk(&ImportSource::default(), &new).unwrap();
    (folder, store)
}

/// A version that learnt from so many items; `right` and `wrong` answers about colours on the holdout.
fn add(store: &Store, examples: u64, f1: f64, (right, wrong): (usize, usize)) -> ModelId {
    let interval = Interval { low: f1 - 0.02, high: f1 + 0.02 };
    let part =
        PartMeasured { items: 64, examples, f1: Estimate { value: f1, interval }, ..PartMeasured::default() };
    let answers = Audited { right: vec![9_000; right], wrong: vec![8_000; wrong] };
    let comparison = Comparison { difference: 0.012, interval, not_worse: true };
    let measured = Measured {
        examples,
        all: Some(part.clone()),
        verticals: [("desks".to_owned(), part)].into(),
        audited: [("desks".to_owned(), [("Colour".to_owned(), answers)].into())].into(),
        compared: (examples > 50).then_some(ComparedWith { version: 1, items: 64, comparison }),
        ..Measured::default()
    };
    let model = NewModel {
        recipe: "auto".into(),
        settings: serde_json::json!({}),
        seed: 1,
        data_hash: String::new(),
        metrics: serde_json::json!(measured),
        artefact: b"none",
    };
    let id = store.add_model(&model).unwrap();
    store.promote(id, "test").unwrap();
    id
}

fn switch_on(store: &Store) {
    let shared = Shared::default();
    let settings = LearningSettings { accept: vec![ON.into()], ..LearningSettings::default() };
    Desk::new(store, &shared).set_learning(&settings).unwrap();
}

#[test]
fn versions_curve_and_gain_come_from_what_was_measured() {
    let (_folder, store) = project(4);
    for (examples, f1) in [(50, 0.70), (100, 0.78), (200, 0.83)] {
        add(&store, examples, f1, (0, 0));
    }
    let shared = Shared::default();
    let desk = Desk::new(&store, &shared);
    let view = desk.learning(None).unwrap();
    assert_eq!(view.curve.points.iter().map(|point| point.labels).collect::<Vec<_>>(), [50, 100, 200]);
    assert!(view.curve.points[2].current && view.curve.base == "64 holdout items");
    assert_eq!((view.f1.unwrap().value, view.gain, view.since), (83.0, Some(1.2), Some(1)));
    assert!(view.curve.projection.len() > 1 && view.advice.why.contains("3 versions"), "{:?}", view.advice);
    assert_eq!(
        view.versions.iter().map(|v| (v.version, v.in_use)).collect::<Vec<_>>(),
        [(3, true), (2, false), (1, false)]
    );
    assert_eq!((view.until_holdout, view.saved.items), (100, None));
    assert!(desk.learning(Some("nothing")).unwrap().f1.is_none());
}

#[test]
fn accepting_needs_answers_enough_and_somebody_who_switches_it_on() {
    let (_folder, store) = project(1);
    let state = |store: &Store| {
        let all = accepting(store, &settings_of(store).unwrap()).unwrap();
        (all[0].view().state, all[0].threshold())
    };
    add(&store, 50, 0.8, (40, 0));
    assert_eq!(state(&store), (AcceptState::TooFew, None));
    add(&store, 50, 0.8, (100, 100));
    assert_eq!(state(&store).0, AcceptState::Never);
    add(&store, 50, 0.8, (300, 0));
    assert_eq!(state(&store), (AcceptState::Ready, None));
    switch_on(&store);
    assert_eq!(state(&store), (AcceptState::On, Some(0.9)));
}

/// A person who is done with item `n`, where the model said a colour and the person does or does not.
fn audited(store: &Store, model: ModelId, n: i64, agrees: bool) {
    let span = Span::new("title", 0, 5, "Colour");
    let said = ScoredSpan { span: span.clone(), confidence: 0.95, candidates: Vec::new() };
    let prediction =
        Prediction { spans: vec![said], certainty: Certainty::default(), ..Prediction::default() };
    store.set_holdout(&[ItemId(n)]).unwrap();
    store.save_predictions(model, &[(ItemId(n), prediction)]).unwrap();
    let after = Annotation { spans: if agrees { vec![span] } else { Vec::new() }, ..Annotation::default() };
    let decision = NewDecision {
        item: ItemId(n),
        kind: "done".into(),
        said: "Done".into(),
        who: "ann".into(),
        seconds: 1.0,
        model: None,
        after,
        status: swingtag_catalogue::ItemStatus::Done,
    };
    store.decide(&decision).unwrap();
}

#[test]
fn drift_suspends_it_and_switching_it_on_again_begins_anew() {
    let (_folder, store) = project(40);
    let model = add(&store, 50, 0.8, (300, 0));
    switch_on(&store);
    (1..=10).for_each(|n| audited(&store, model, n, true));
    let now = || accepting(&store, &settings_of(&store).unwrap()).unwrap().remove(0);
    assert!(now().is_on());
    (11..=25).for_each(|n| audited(&store, model, n, false));
    let view = now().view();
    assert_eq!((view.state, now().threshold()), (AcceptState::Suspended, None), "{view:?}");
    assert!(view.why.contains("15 of 25"), "{}", view.why);
    let shared = Shared::default();
    Desk::new(&store, &shared).set_learning(&LearningSettings::default()).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(2));
    switch_on(&store);
    assert!(now().is_on());
}

#[test]
fn senseless_settings_are_refused() {
    let (_folder, store) = project(1);
    let shared = Shared::default();
    let desk = Desk::new(&store, &shared);
    for settings in [
        LearningSettings { precision: 100.0, ..LearningSettings::default() },
        LearningSettings { precision: f32::NAN, ..LearningSettings::default() },
        LearningSettings { batch_size: 0, ..LearningSettings::default() },
    ] {
        assert!(desk.set_learning(&settings).is_err());
    }
    assert_eq!(settings_of(&store).unwrap(), LearningSettings::default());
}
