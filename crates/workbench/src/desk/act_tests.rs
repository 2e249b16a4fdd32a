//! What acts make of labels, one by one and in any order.

use proptest::prelude::*;
use swingtag_catalogue::{
    Annotation, Attribute, AttributeKind, Candidate, Field, Item, ItemStatus, Prediction, ScoredChoice,
    ScoredSpan, Span, Vertical,
};

use super::act::{Change, apply};
use super::scene::Scene;
use crate::view::Act;

/// “Vivo black 36″ desk 机” with Colour at 5–10 (0.91), Width at 11–14 (0.48), Part at 15–19 (0.30).
fn scene() -> Scene {
    let attribute = |name: &str, kind, values: &[&str]| Attribute {
        name: name.to_owned(),
        kind,
        values: values.iter().map(|&v| v.to_owned()).collect(),
        ..Attribute::default()
    };
    let scored = |start, end, attribute: &str, confidence| ScoredSpan {
        span: Span::new("title", start, end, attribute),
        confidence,
        candidates: vec![Candidate { attribute: "Part".to_owned(), confidence: 0.05 }],
    };
    Scene {
        item: Item {
            id: "d1".to_owned(),
            vertical: "desks".to_owned(),
            fields: vec![Field { name: "title".to_owned(), text: "Vivo black 36″ desk 机".to_owned() }],
            ..Item::default()
        },
        vertical: Vertical {
            name: "desks".to_owned(),
            attributes: vec![
                attribute("Colour", AttributeKind::Span, &[]),
                attribute("Width", AttributeKind::Span, &[]),
                attribute("Part", AttributeKind::Span, &[]),
                attribute("Shape", AttributeKind::Choice, &["Straight", "Corner"]),
            ],
            intents: vec!["buy".to_owned()],
            ..Vertical::default()
        },
        prediction: Some(Prediction {
            spans: vec![
                scored(5, 10, "Colour", 0.91),
                scored(11, 14, "Width", 0.48),
                scored(15, 19, "Part", 0.30),
            ],
            values: vec![ScoredChoice {
                attribute: "Shape".to_owned(),
                value: "Corner".to_owned(),
                confidence: 0.8,
            }],
            ..Prediction::default()
        }),
        ..Scene::default()
    }
}

fn after(scene: &Scene, change: &Change) -> Scene {
    Scene { annotation: change.annotation.clone(), status: change.status, ..scene.clone() }
}

fn open(scene: &Scene) -> Vec<&str> {
    scene.open_spans().map(|scored| scored.span.attribute.as_str()).collect()
}

macro_rules! span_act {
    ($kind:ident, $start:expr, $end:expr, $attribute:expr) => {
        Act::$kind { field: "title".into(), start: $start, end: $end, attribute: $attribute.into() }
    };
}

#[test]
fn accepting_makes_a_label_and_answers_the_prediction() {
    let scene = scene();
    let change = apply(&scene, &span_act!(Accept, 5, 10, "Colour")).unwrap();
    assert_eq!(change.said, "Colour kept");
    assert_eq!(change.status, ItemStatus::Started);
    assert_eq!(change.annotation.spans, [Span::new("title", 5, 10, "Colour")]);
    assert_eq!(open(&after(&scene, &change)), ["Width", "Part"]);
}

#[test]
fn refusing_hides_the_prediction_and_accepting_takes_that_back() {
    let scene = scene();
    let refused = after(&scene, &apply(&scene, &span_act!(Reject, 15, 19, "Part")).unwrap());
    assert_eq!(open(&refused), ["Colour", "Width"]);
    let kept = apply(&refused, &span_act!(Accept, 15, 19, "Part")).unwrap();
    assert!(kept.annotation.rejected.is_empty());
    assert_eq!(kept.annotation.spans.len(), 1);
}

#[test]
fn a_label_hides_predictions_of_its_attribute_that_it_overlaps() {
    let scene = scene();
    let change = apply(&scene, &span_act!(Add, 11, 19, "Width")).unwrap();
    assert_eq!(change.said, "Width marked");
    assert_eq!(open(&after(&scene, &change)), ["Colour", "Part"]);
}

#[test]
fn accepting_all_takes_what_is_sure_enough_and_open() {
    let scene = scene();
    let change = apply(&scene, &Act::AcceptAll { at_least: 48 }).unwrap();
    assert_eq!(change.said, "2 labels kept");
    assert_eq!(open(&after(&scene, &change)), ["Part"]);
    let nothing = apply(&scene, &Act::AcceptAll { at_least: 95 }).unwrap();
    assert_eq!((nothing.annotation, nothing.status), (scene.annotation.clone(), scene.status));
    assert_eq!(nothing.said, "Nothing at 95 or above");
}

#[test]
fn another_attribute_refuses_the_predicted_one_and_other_ends_do_not() {
    let scene = scene();
    let act = |new_start, new_end, new: &str| Act::Change {
        field: "title".into(),
        start: 15,
        end: 19,
        attribute: "Part".into(),
        new_start,
        new_end,
        new_attribute: new.into(),
    };
    let relabelled = apply(&scene, &act(15, 19, "Colour")).unwrap();
    assert_eq!(relabelled.said, "Colour instead of Part");
    assert_eq!(relabelled.annotation.rejected, [Span::new("title", 15, 19, "Part")]);
    let moved = apply(&scene, &act(15, 21, "Part")).unwrap();
    assert_eq!(moved.said, "Part moved");
    assert_eq!(moved.annotation.rejected, []);
    assert_eq!(open(&after(&scene, &moved)), ["Colour", "Width"]);
}

#[test]
fn done_leaves_open_predictions_unlabelled() {
    let change = apply(&scene(), &Act::Done).unwrap();
    assert_eq!((change.status, change.said.as_str()), (ItemStatus::Done, "Done"));
    assert_eq!(change.annotation, Annotation::default());
}

#[test]
fn a_value_that_is_cleared_is_absent_and_no_longer_predicted() {
    let scene = scene();
    let act = |on| Act::SetValue { attribute: "Shape".into(), value: "Corner".into(), on };
    let off = apply(&scene, &act(false)).unwrap();
    assert!(off.annotation.absent.contains("Shape") && off.annotation.values.is_empty());
    assert_eq!(after(&scene, &off).open_values().count(), 0);
    let on = apply(&after(&scene, &off), &act(true)).unwrap();
    assert!(on.annotation.absent.is_empty());
    assert_eq!(on.annotation.values["Shape"], ["Corner"]);
}

#[test]
fn what_does_not_fit_is_refused_and_named() {
    let scene = scene();
    let refused = |act: Act| apply(&scene, &act).unwrap_err();
    for (act, named) in [
        (span_act!(Add, 5, 99, "Colour"), "99"),
        (span_act!(Add, 5, 5, "Colour"), "start 5"),
        (span_act!(Add, 5, 10, "Brand"), "Brand"),
        (span_act!(Add, 5, 10, "Shape"), "chosen from a list"),
        (Act::SetValue { attribute: "Shape".into(), value: "Round".into(), on: true }, "Round"),
        (Act::SetValue { attribute: "Colour".into(), value: "black".into(), on: true }, "marked in the text"),
        (Act::SetIntent { intent: "sell".into(), on: true }, "sell"),
        (Act::Note { text: "é".repeat(4_001) }, "4001"),
    ] {
        let error = refused(act);
        assert_eq!(error.code, "invalid");
        assert!(error.message.contains(named), "{}", error.message);
    }
}

/// Any act whatever, mostly one that fits.
fn any_act() -> impl Strategy<Value = Act> {
    let attribute = prop_oneof![Just("Colour"), Just("Width"), Just("Part"), Just("Shape"), Just("Brand")];
    let ends = (0usize..23, 0usize..23);
    let span = (ends, attribute.clone());
    prop_oneof![
        span.clone().prop_map(|((a, b), name)| span_act!(Accept, a, b, name)),
        span.clone().prop_map(|((a, b), name)| span_act!(Reject, a, b, name)),
        span.clone().prop_map(|((a, b), name)| span_act!(Add, a, b, name)),
        span.clone().prop_map(|((a, b), name)| span_act!(Remove, a, b, name)),
        (span, attribute).prop_map(|(((a, b), name), new)| Act::Change {
            field: "title".into(),
            start: a.min(b),
            end: a.max(b),
            attribute: name.into(),
            new_start: a.min(b),
            new_end: a.max(b) + 1,
            new_attribute: new.into(),
        }),
        (0u8..=99).prop_map(|at_least| Act::AcceptAll { at_least }),
        any::<bool>().prop_map(|on| Act::SetValue { attribute: "Shape".into(), value: "Corner".into(), on }),
        any::<String>().prop_map(|text| Act::Note { text }),
        Just(Act::Done),
        Just(Act::Skip),
    ]
}

proptest! {
    #[test]
    fn whatever_is_done_every_span_fits_and_none_is_said_twice(acts in prop::collection::vec(any_act(), 0..30)) {
        let mut scene = scene();
        for act in acts {
            let Ok(change) = apply(&scene, &act) else { continue };
            scene = after(&scene, &change);
            let said = &scene.annotation;
            for span in said.spans.iter().chain(&said.rejected) {
                prop_assert!(span.check(&scene.item).is_ok());
                let times = said.spans.iter().chain(&said.rejected).filter(|s| s.key() == span.key()).count();
                prop_assert_eq!(times, 1, "{:?}", span);
            }
            let both = scene.open_spans().any(|open| said.spans.iter().any(|s| s.key() == open.span.key()));
            prop_assert!(!both);
        }
    }
}
