//! A person's word where seller, text and photo differ: what is kept, what the row then says, and the way back.

use std::collections::BTreeMap;

use swingtag_catalogue::{
    Attribute, Field, Gates, Item, Prediction, ScoredChoice, ScoredSpan, Span, Vertical,
};

use super::act::apply;
use super::scene::Scene;
use super::seller::seller_rows;
use crate::view::{Act, ClaimMark, SellerRow, Side};

/// “matte black steel 36″”: the seller says navy, steel and MDF, 36 in, and an attribute nobody knows.
fn scene() -> Scene {
    let title = "matte black steel 36″";
    let span = |start, end, name: &str| Span::new("title", start, end, name);
    let claims = [
        ("colour", vec!["Navy"]),
        ("Material", vec!["Steel", "MDF"]),
        ("Width", vec!["36 in"]),
        ("Moon", vec!["full"]),
    ];
    let mut scene = Scene {
        item: Item {
            fields: vec![Field { name: "title".to_owned(), text: title.to_owned() }],
            seller: claims
                .into_iter()
                .map(|(name, values)| (name.to_owned(), values.into_iter().map(str::to_owned).collect()))
                .collect(),
            ..Item::default()
        },
        vertical: Vertical {
            name: "desks".to_owned(),
            attributes: ["Colour", "Material", "Width", "Finish"]
                .map(|name| Attribute { name: name.to_owned(), ..Attribute::default() })
                .to_vec(),
            ..Vertical::default()
        },
        ..Scene::default()
    };
    scene.annotation.spans =
        vec![span(6, 11, "Colour"), span(12, 17, "Material"), span(18, 21, "Width"), span(0, 5, "Finish")];
    scene
}

fn row(scene: &Scene, attribute: &str) -> SellerRow {
    seller_rows(scene).into_iter().find(|row| row.attribute == attribute).unwrap()
}

fn after(scene: &Scene, attribute: &str, keep: Option<Side>) -> Scene {
    let change = apply(scene, &Act::Settle { attribute: attribute.to_owned(), keep }).unwrap();
    Scene { annotation: change.annotation, ..scene.clone() }
}

#[test]
fn every_row_says_how_it_stands() {
    let rows = seller_rows(&scene());
    let says: Vec<_> = rows.iter().map(|row| (row.attribute.as_str(), row.says.as_str(), row.open)).collect();
    assert_eq!(
        says,
        [
            ("Colour", "Conflict", true),
            ("Material", "Partly: “MDF” is not in the text", true),
            ("Width", "Agrees", true),
            ("Finish", "Only in the text", true),
            ("Moon", "Not marked in the text", false),
        ]
    );
}

#[test]
fn what_is_kept_is_told_and_can_be_taken_back() {
    let text = after(&scene(), "Colour", Some(Side::Text));
    assert_eq!(text.annotation.normalized["Colour"], ["black"]);
    assert_eq!(
        (row(&text, "Colour").mark, row(&text, "Colour").says.as_str()),
        (ClaimMark::TextKept, "Text kept")
    );
    let seller = after(&text, "Colour", Some(Side::Seller));
    assert_eq!(seller.annotation.normalized["Colour"], ["Navy"]);
    assert_eq!(row(&seller, "Colour").says, "Seller kept");
    let open = after(&seller, "Colour", None);
    assert_eq!(open.annotation, scene().annotation);
    assert_eq!(row(&open, "Colour").mark, ClaimMark::Conflict);
}

#[test]
fn sides_that_share_values_are_told_apart() {
    let text = after(&scene(), "Material", Some(Side::Text));
    assert_eq!(row(&text, "Material").says, "Text kept");
    let seller = after(&scene(), "Material", Some(Side::Seller));
    assert_eq!(row(&seller, "Material").says, "Seller kept");
    let filled = after(&scene(), "Finish", Some(Side::Text));
    assert_eq!(row(&filled, "Finish").says, "Filled in");
}

#[test]
fn a_normal_form_of_the_source_settles_only_what_it_says() {
    let mut scene = scene();
    scene.annotation.normalized = BTreeMap::from([
        ("Colour".to_owned(), vec!["red".to_owned()]),
        ("Width".to_owned(), vec!["36″".to_owned()]),
    ]);
    assert_eq!(row(&scene, "Colour").mark, ClaimMark::Conflict, "it is neither side's");
    assert_eq!(row(&scene, "Width").mark, ClaimMark::Agrees);
}

#[test]
fn a_side_that_says_nothing_cannot_be_kept() {
    for (attribute, side, named) in
        [("Finish", Side::Seller, "seller"), ("Moon", Side::Seller, "Moon"), ("Brand", Side::Text, "Brand")]
    {
        let act = Act::Settle { attribute: attribute.to_owned(), keep: Some(side) };
        let error = apply(&scene(), &act).unwrap_err();
        assert!(error.code == "invalid" && error.message.contains(named), "{}", error.message);
    }
}

#[test]
fn photos_speak_only_where_the_model_read_them() {
    let mut scene = scene();
    let choice = ScoredChoice { attribute: "Colour".to_owned(), value: "Black".to_owned(), confidence: 0.96 };
    scene.prediction = Some(Prediction {
        values: vec![choice],
        spans: vec![ScoredSpan {
            span: Span::new("title", 6, 11, "Colour"),
            confidence: 0.9,
            candidates: vec![],
        }],
        ..Prediction::default()
    });
    assert!(row(&scene, "Colour").photo.is_empty());
    scene.prediction.as_mut().unwrap().gates = Some(Gates::default());
    let photo = &row(&scene, "Colour").photo;
    assert_eq!((photo[0].value.as_str(), photo[0].confidence), ("Black", 96));
}

#[test]
fn a_photo_contradicts_what_seller_and_text_agree_on() {
    let seen = |confidence: f32, value: &str| {
        let mut scene = scene();
        let choice = ScoredChoice { attribute: "Width".to_owned(), value: value.to_owned(), confidence };
        let gates = Some(Gates::default());
        scene.prediction = Some(Prediction { values: vec![choice], gates, ..Prediction::default() });
        row(&scene, "Width").photo_differs
    };
    assert!(seen(0.5, "48 in"));
    assert!(!seen(0.49, "48 in"), "an unsure model contradicts nobody");
    assert!(!seen(0.9, "36 inches"));
    assert!(!row(&scene(), "Width").photo_differs, "nothing was seen");
}
