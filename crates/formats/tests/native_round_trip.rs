//! What is exported in the native form imports to the same.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use proptest::prelude::*;
use swingtag_catalogue::{
    Annotation, Field, Item, ItemStatus, Prediction, ScoredAttribute, ScoredChoice, ScoredSpan, Span,
};
use swingtag_formats::export::NativeExport;
use swingtag_formats::native::{MissingVertical, NativeReader, Outgoing, line, scored_line};
use swingtag_formats::{FormatError, IncomingItem, Row};

fn read(text: &str) -> Vec<Row> {
    let rows = NativeReader::new(Path::new("items.jsonl"), text.as_bytes(), MissingVertical::Refuse);
    rows.map_while(Result::ok).collect()
}

fn one(text: &str) -> IncomingItem {
    match read(text).remove(0) {
        Row::Item(item) => *item,
        Row::Problem(problem) => panic!("{problem:?}"),
    }
}

fn item(members: &str) -> IncomingItem {
    one(&format!(r#"{{"id":"x","vertical":"Tea","title":"Green tea"{members}}}"#))
}

#[test]
fn an_item_counts_as_looked_at_only_when_somebody_looked() {
    assert_eq!(item("").annotation, None);
    assert_eq!(item(r#","spans":[]"#).annotation, None, "no spans and no split");
    assert_eq!(item(r#","split":"train""#).annotation, None, "a split alone");
    assert_eq!(item(r#","split":"train","spans":[]"#).annotation, Some(Annotation::default()));
    assert_eq!(item(r#","split":"train","spans":[],"status":"new""#).annotation, None);
    assert_eq!(item(r#","status":"done""#).annotation, Some(Annotation::default()));
    assert_eq!(item(r#","status":"skipped""#).annotation, None);
    for members in [r#","intent":"buy""#, r#","absent":["A"]"#, r#","attributes":{"A":["b"]}"#] {
        assert!(item(members).annotation.is_some(), "{members}");
    }
}

#[test]
fn other_keys_leave_as_they_came() {
    let members = r#","year":2011,"tags":["B",1.10,null,{"deep":1e-7}],"big":18446744073709551615"#;
    let came = item(members);
    let left = line(Outgoing { item: &came.item, annotation: None, status: ItemStatus::New });
    assert_eq!(one(&left).item, came.item);
    assert!(left.ends_with(r#""year":2011,"tags":["B",1.1,null,{"deep":1e-7}],"big":18446744073709551615}"#));
}

#[test]
fn a_prediction_keeps_its_confidences() {
    let scored = |value: &str, confidence| ScoredChoice {
        attribute: "Colour".to_owned(),
        value: value.to_owned(),
        confidence,
    };
    let present = |attribute: &str, confidence, present| ScoredAttribute {
        attribute: attribute.to_owned(),
        confidence,
        present,
    };
    let span = Span::new("title", 0, 5, "Colour");
    let prediction = Prediction {
        spans: vec![ScoredSpan { span, confidence: 0.9321, candidates: Vec::new() }],
        values: vec![scored("green", 0.7), scored("white", 0.2)],
        intents: vec![ScoredChoice { attribute: String::new(), ..scored("buy", 0.55) }],
        presence: vec![present("Colour", 0.98, true), present("Size", 0.0412, false)],
        ..Prediction::default()
    };
    let written = scored_line(&item("").item, &prediction);
    assert!(written.contains(r#""confidence":0.9321"#), "{written}");
    let (_, mut back) = one(&written).into_prediction();
    assert_eq!(back.certainty.lowest, 0.9321);
    back.certainty = prediction.certainty;
    assert_eq!(back, prediction);
}

#[test]
fn an_export_is_whole_or_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("items.jsonl");
    let good = item(r#","intent":"buy""#);
    let out = |item| Outgoing { item, annotation: good.annotation.as_ref(), status: ItemStatus::Done };
    let mut export = NativeExport::create(&path, false).unwrap();
    export.write(out(&good.item)).unwrap();
    assert!(!path.exists());
    assert_eq!(export.finish().unwrap().items, 1);
    let before = std::fs::read(&path).unwrap();
    assert!(matches!(NativeExport::create(&path, false), Err(FormatError::Exists { .. })));

    // An item that cannot come back as it is stops the export, and the file that was there stays.
    let clash = Item { id: " ".to_owned(), ..good.item.clone() };
    let mut export = NativeExport::create(&path, true).unwrap();
    export.write(out(&good.item)).unwrap();
    export.write(out(&clash)).unwrap();
    assert!(matches!(export.finish(), Err(FormatError::ReadBack { .. })));
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
}

/// Text without the character NUL, which is refused, and not blank.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "\\PC{1,20}", "[a👩\u{200d}🏽\u{301}香\"\\\\\t\n]{1,12}"]
        .prop_map(|text| text.replace('\0', "") + "x")
}

fn values() -> impl Strategy<Value = BTreeMap<String, Vec<String>>> {
    proptest::collection::btree_map(text(), proptest::collection::vec(text(), 0..3), 0..3)
}

fn items() -> impl Strategy<Value = Item> {
    let names = proptest::sample::subsequence(vec!["title", "description", "care", "a b", "字段"], 1..=5)
        .prop_shuffle();
    let fields = names.prop_flat_map(|names| {
        let texts = proptest::collection::vec(text(), names.len());
        texts.prop_map(move |texts| {
            let both = names.iter().zip(texts);
            both.map(|(name, text)| Field { name: (*name).to_owned(), text }).collect::<Vec<_>>()
        })
    });
    let option = || proptest::option::of(text());
    let extra = proptest::collection::btree_map("k[a-z]{1,4}", any::<f64>(), 0..3);
    (text(), fields, values(), option(), option(), extra).prop_map(
        |(id, fields, seller, group, split, extra)| Item {
            id,
            vertical: "Tea".to_owned(),
            fields,
            photos: vec!["photos/a b.jpg".to_owned()],
            seller,
            group,
            split,
            extra: extra.into_iter().map(|(key, n)| (key, n.into())).collect(),
        },
    )
}

fn annotated() -> impl Strategy<Value = (Item, Option<Annotation>)> {
    let places = proptest::collection::vec((0_usize..6, 0_usize..30, 1_usize..9, any::<bool>()), 0..6);
    let rest = (values(), values(), proptest::collection::vec(text(), 0..3), any::<bool>());
    (items(), places, rest, text()).prop_map(|(item, places, (values, normalized, intents, seen), note)| {
        let mut spans = BTreeSet::new();
        for (field, start, long, loose) in places {
            let field = &item.fields[field % item.fields.len()];
            if start + long <= field.text.chars().count() {
                let mut span = Span::new(&field.name, start, start + long, "A b");
                span.ambiguous = loose;
                span.matched = loose.then(|| "casefold".to_owned());
                spans.insert(span);
            }
        }
        let mut spans: Vec<Span> = spans.into_iter().collect();
        spans.dedup_by(|a, b| a.key() == b.key());
        let absent = BTreeSet::from([note.clone()]);
        let from_photo = normalized.keys().take(1).cloned().collect();
        let rejected = spans.clone();
        let annotation =
            Annotation { rejected, spans, values, absent, normalized, from_photo, intents, note };
        (item, seen.then_some(annotation))
    })
}

proptest! {
    #[test]
    fn every_item_survives((item, annotation) in annotated()) {
        let status = if annotation.is_some() { ItemStatus::Started } else { ItemStatus::New };
        let written = line(Outgoing { item: &item, annotation: annotation.as_ref(), status });
        prop_assert!(!written.contains('\n'));
        let back = one(&written);
        prop_assert_eq!(back.item, item);
        prop_assert_eq!(back.annotation, annotation);
        prop_assert_eq!(back.status, Some(status));
    }

    #[test]
    fn no_bytes_make_the_reader_fail(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let rows = NativeReader::new(Path::new("x"), bytes.as_slice(), MissingVertical::Refuse);
        prop_assert!(rows.into_iter().all(|row| row.is_ok()));
    }

    #[test]
    fn no_json_makes_the_reader_fail(key in "id|title|spans|fields|images|intent|confidence|group", value in json()) {
        let mut object = serde_json::json!({"id": "x", "vertical": "V", "title": "t"});
        object[key] = value;
        prop_assert_eq!(read(&object.to_string()).len(), 1);
    }
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        "[a-z]{0,4}".prop_map(Into::into),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let key = "field|start|end|attribute|attributes|intent|[a-z]";
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
            proptest::collection::btree_map(key, inner, 0..4)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}
