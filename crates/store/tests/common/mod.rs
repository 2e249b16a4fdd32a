//! A small project to test with.
#![allow(
    clippy::allow_attributes,
    clippy::expect_used,
    dead_code,
    reason = "each test file uses its part; a test that cannot go on panics"
)]

use swingtag_catalogue::{
    Annotation, Attribute, AttributeKind, Certainty, Field, Item, ItemId, ItemStatus, Prediction, Schema,
    ScoredSpan, Span, Vertical, VerticalKind,
};
use swingtag_store::{ImportSource, NewDecision, NewItem, Store};

/// Jeans with two span attributes and a choice, and queries with two intents.
pub(crate) fn schema() -> Schema {
    let span = |name: &str| Attribute { name: name.to_owned(), ..Attribute::default() };
    let fit = Attribute {
        name: "Fit".to_owned(),
        kind: AttributeKind::Choice,
        values: vec!["slim".to_owned(), "loose".to_owned()],
        ..Attribute::default()
    };
    let jeans = Vertical {
        name: "jeans".to_owned(),
        attributes: vec![span("Brand"), span("Color"), fit],
        ..Vertical::default()
    };
    let queries = Vertical {
        name: "queries".to_owned(),
        kind: VerticalKind::Queries,
        attributes: vec![span("Brand")],
        intents: vec!["buy".to_owned(), "compare".to_owned()],
        ..Vertical::default()
    };
    Schema { verticals: vec![jeans, queries] }
}

/// An item with a title.
pub(crate) fn item(id: &str, title: &str) -> Item {
    let fields = vec![Field { name: "title".to_owned(), text: title.to_owned() }];
    Item { id: id.to_owned(), vertical: "jeans".to_owned(), fields, ..Item::default() }
}

/// An item to import without labels.
pub(crate) fn plain(id: &str, title: &str) -> NewItem {
    NewItem { item: item(id, title), ..NewItem::default() }
}

/// A file of this name.
pub(crate) fn source(name: &str) -> ImportSource {
    ImportSource { name: name.to_owned(), hash: format!("hash of {name}") }
}

/// Labels with one span over the first code points of the title.
pub(crate) fn label(end: usize, attribute: &str) -> Annotation {
    Annotation { spans: vec![Span::new("title", 0, end, attribute)], ..Annotation::default() }
}

/// A prediction with one span.
pub(crate) fn prediction(end: usize, confidence: f32) -> Prediction {
    let spans =
        vec![ScoredSpan { span: Span::new("title", 0, end, "Brand"), confidence, candidates: vec![] }];
    let certainty = Certainty {
        log_probability: f64::from(confidence.ln()),
        tokens: 3,
        lowest: confidence,
        margin: Some(0.5),
        entropy: Some(0.25),
    };
    Prediction { spans, certainty, ..Prediction::default() }
}

/// An act that leaves these labels.
pub(crate) fn act(item: ItemId, said: &str, after: Annotation) -> NewDecision {
    NewDecision {
        item,
        kind: "add".to_owned(),
        said: said.to_owned(),
        who: "ann".to_owned(),
        seconds: 1.5,
        model: None,
        after,
        status: ItemStatus::Done,
    }
}

/// A project in a folder of its own, with `count` items named `i0`, `i1`, …
pub(crate) fn project(count: usize) -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = Store::create(&folder.path().join("p.swingtag"), "Test", &schema()).expect("a new project");
    let items: Vec<NewItem> =
        (0..count).map(|n| plain(&format!("i{n}"), &format!("Acme blue jean {n}"))).collect();
    store.import_chunk(&source("items.jsonl"), &items).expect("an import");
    (folder, store)
}
