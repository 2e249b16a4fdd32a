//! A small project made through the store: texts in several scripts, predictions, drawn photos.

use std::io::Cursor;
use std::path::Path;

use image::{ImageFormat, Rgb, RgbImage};
use serde_json::json;
use swingtag_catalogue::{
    Attribute, AttributeKind, Candidate, Field, Item, ItemStatus, Prediction, Schema, ScoredChoice,
    ScoredSpan, Span, Vertical, VerticalKind,
};
use swingtag_store::{ImportSource, NewItem, NewModel, PhotoFile, Store};

/// Name of the project.
pub(crate) const NAME: &str = "Nordhafen Katalog";

/// Title, vertical and predictions of an item: words, attribute, confidence.
struct Row {
    id: &'static str,
    vertical: &'static str,
    title: &'static str,
    description: &'static str,
    predicted: &'static [(&'static str, &'static str, f32)],
    photos: usize,
}

const ROWS: &[Row] = &[
    Row {
        id: "VV-DESK-1",
        vertical: "Standing desks",
        title: "Vivo black electric height adjustable two platform standing desk workstation with base 36″",
        description: "Work sitting or standing with this dual-tier electric riser. The steel frame lifts smoothly \
                      from 25.4″ to 50.2″ at the push of a button and holds up to 132 lbs across both tiers.",
        predicted: &[
            ("Vivo", "Brand", 0.97),
            ("black", "Colour", 0.95),
            ("two platform", "Tiers", 0.48),
            ("36″", "Width", 0.72),
            ("electric", "Feature", 0.81),
        ],
        photos: 2,
    },
    Row {
        id: "TETSU-65",
        vertical: "Kitchen",
        title: "南部鉄器 急須 0.65L アラレ 黒 🫖",
        description: "内側ホーロー仕上げの鉄急須。茶こし付き。",
        predicted: &[("急須", "Product type", 0.9), ("0.65L", "Volume", 0.66)],
        photos: 1,
    },
    Row {
        id: "TISCH-Ü",
        vertical: "Standing desks",
        title: "Höhenverstellbarer Cafe\u{301}-Tisch 🪑 weiß 120 cm × 60 cm",
        description: "",
        predicted: &[("weiß", "Colour", 0.88), ("120 cm × 60 cm", "Width", 0.41)],
        photos: 0,
    },
    Row {
        id: "SHOE-RTL",
        vertical: "Shoes",
        title: "حذاء جلد Chelsea بني مقاس 42",
        description: "Oiled nubuck, welted sole.",
        predicted: &[("Chelsea", "Style", 0.7)],
        photos: 1,
    },
    Row {
        id: "q-17",
        vertical: "Queries",
        title: "standing desk two monitors 36 inch",
        description: "",
        predicted: &[("standing desk", "Product type", 0.93)],
        photos: 0,
    },
];

/// Makes the project at a path.
pub(crate) fn make(path: &Path) {
    let store = Store::create(path, NAME, &schema()).unwrap();
    let rows: Vec<Row> = ROWS.iter().map(|row| Row { ..*row }).chain((0..40).map(filler)).collect();
    let items: Vec<NewItem> = rows.iter().enumerate().map(|(number, row)| new_item(number, row)).collect();
    let counts =
        store.import_chunk(&ImportSource { name: "test".to_owned(), hash: "0".to_owned() }, &items).unwrap();
    assert_eq!(
        (counts.added, counts.conflicts.as_slice(), counts.photo_problems.as_slice()),
        (items.len(), &[][..], &[][..])
    );
    let model = store.add_model(&model()).unwrap();
    let predictions: Vec<_> = rows
        .iter()
        .map(|row| (store.find(row.id).unwrap().unwrap(), prediction(row)))
        .filter(|(_, prediction)| !prediction.spans.is_empty())
        .collect();
    store.save_predictions(model, &predictions).unwrap();
    store.promote(model, "test").unwrap();
}

/// Code points of the first occurrence of words in a title.
pub(crate) fn span(title: &str, words: &str, attribute: &str) -> Span {
    let byte = title.find(words).unwrap();
    let start = title[..byte].chars().count();
    Span::new("title", start, start + words.chars().count(), attribute)
}

/// The title of an item.
pub(crate) fn title(id: &str) -> &'static str {
    ROWS.iter().find(|row| row.id == id).unwrap().title
}

fn filler(number: usize) -> Row {
    let id: &'static str = Box::leak(format!("F-{number:03}").into_boxed_str());
    let title: &'static str =
        Box::leak(format!("Oak frame, 2-tier, {} cm, matte black", 80 + number).into_boxed_str());
    Row {
        id,
        vertical: "Standing desks",
        title,
        description: "",
        predicted: &[("matte black", "Colour", 0.6)],
        photos: 0,
    }
}

fn schema() -> Schema {
    let attribute = |(slot, name): (usize, &&str)| Attribute {
        name: (*name).to_owned(),
        description: format!("Which words give the {}?", name.to_lowercase()),
        slot: u16::try_from(slot).unwrap(),
        ..Attribute::default()
    };
    let vertical = |name: &str, attributes: &[&str]| Vertical {
        name: name.to_owned(),
        attributes: attributes.iter().enumerate().map(attribute).collect(),
        ..Vertical::default()
    };
    let mut desks = vertical(
        "Standing desks",
        &["Brand", "Colour", "Material", "Width", "Tiers", "Feature", "Load", "Shape"],
    );
    if let Some(shape) = desks.attributes.last_mut() {
        shape.kind = AttributeKind::Choice;
        shape.values = ["Straight", "Corner", "L-shape"].map(str::to_owned).to_vec();
    }
    let mut queries = vertical("Queries", &["Product type", "Width"]);
    queries.kind = VerticalKind::Queries;
    queries.intents = ["Find by need", "Find by product", "Compare"].map(str::to_owned).to_vec();
    let kitchen = vertical("Kitchen", &["Product type", "Material", "Volume", "Colour"]);
    let shoes = vertical("Shoes", &["Style", "Material", "Colour", "Size"]);
    Schema { verticals: vec![desks, kitchen, shoes, queries] }
}

fn new_item(number: usize, row: &Row) -> NewItem {
    let field = |name: &str, text: &str| Field { name: name.to_owned(), text: text.to_owned() };
    let mut fields = vec![field("title", row.title)];
    if !row.description.is_empty() {
        fields.push(field("description", row.description));
    }
    let photos: Vec<String> = (0..row.photos).map(|n| format!("{}-{n}.png", row.id)).collect();
    let mut item =
        Item { id: row.id.to_owned(), vertical: row.vertical.to_owned(), fields, ..Item::default() };
    if number == 0 {
        item.seller.insert("Colour".to_owned(), vec!["Navy".to_owned()]);
        item.seller.insert("Width".to_owned(), vec!["36 in".to_owned()]);
    }
    item.photos.clone_from(&photos);
    let drawn = photos
        .into_iter()
        .enumerate()
        .map(|(n, path)| PhotoFile { path, bytes: Some(photo(number * 7 + n)) });
    NewItem { item, photos: drawn.collect(), status: ItemStatus::New, ..NewItem::default() }
}

fn prediction(row: &Row) -> Prediction {
    let scored = |&(words, attribute, confidence): &(&str, &str, f32)| ScoredSpan {
        span: span(row.title, words, attribute),
        confidence,
        candidates: if attribute == "Tiers" {
            vec![
                Candidate { attribute: "Feature".to_owned(), confidence: 0.31 },
                Candidate { attribute: "Material".to_owned(), confidence: 0.12 },
            ]
        } else {
            Vec::new()
        },
    };
    let mut spans: Vec<ScoredSpan> = row.predicted.iter().map(scored).collect();
    spans.sort_by(|a, b| a.span.cmp(&b.span));
    let shape =
        ScoredChoice { attribute: "Shape".to_owned(), value: "Straight".to_owned(), confidence: 0.89 };
    let mut prediction = Prediction { spans, ..Prediction::default() };
    prediction.certainty.lowest = prediction.spans.iter().map(|s| s.confidence).fold(1.0, f32::min);
    if row.id == "VV-DESK-1" {
        prediction.values.push(shape);
    }
    prediction
}

fn model() -> NewModel<'static> {
    NewModel {
        recipe: "dictionary".to_owned(),
        settings: json!({}),
        seed: 7,
        data_hash: "0".repeat(64),
        metrics: json!({ "micro": { "f1": 0.5 }, "measured_on": "8 holdout items" }),
        artefact: b"not opened by this test",
    }
}

/// A table of a colour that depends on the number, so that no two photos are the same.
fn photo(number: usize) -> Vec<u8> {
    let tint = u8::try_from(number % 100).unwrap();
    let picture = RgbImage::from_fn(480, 360, |x, y| {
        let top = (90..120).contains(&y) && (60..420).contains(&x);
        let leg = y > 120 && y < 300 && ((90..110).contains(&x) || (370..390).contains(&x));
        if top || leg { Rgb([60, 50 + tint, 140]) } else { Rgb([236, 234, 230]) }
    });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}
