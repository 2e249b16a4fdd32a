//! A large project: the sample catalogue over and over, with predictions, and photos where it has them.

use std::collections::HashMap;
use std::path::Path;

use serde_json::json;
use swingtag_catalogue::{Annotation, Certainty, Item, ItemStatus, Prediction, ScoredSpan};
use swingtag_store::{ImportSource, NewItem, NewModel, PhotoFile, Store};
use swingtag_workbench::sample;

/// Items a transaction takes.
const CHUNK: usize = 1_000;

/// Makes a project of `count` items.
pub(crate) fn make(path: &Path, count: usize) {
    let sample = sample::generate(1);
    let store = Store::create(path, "Bench", &sample.schema).unwrap();
    let photos: HashMap<&str, &[u8]> =
        sample.photos.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    let source = ImportSource { name: "bench".to_owned(), hash: "0".to_owned() };
    let mut chunk = Vec::with_capacity(CHUNK);
    for (number, (item, gold)) in sample.items.iter().cycle().take(count).enumerate() {
        chunk.push(new_item(number, item, gold, &photos));
        if chunk.len() == CHUNK || number + 1 == count {
            store.import_chunk(&source, &std::mem::take(&mut chunk)).unwrap();
        }
    }
    let model = NewModel {
        recipe: "dictionary".to_owned(),
        settings: json!({}),
        seed: 1,
        data_hash: "0".repeat(64),
        metrics: json!({}),
        artefact: b"not opened here",
    };
    let model = store.add_model(&model).unwrap();
    store.promote(model, "bench").unwrap();
}

fn new_item(number: usize, item: &Item, gold: &Annotation, photos: &HashMap<&str, &[u8]>) -> NewItem {
    let mut item = item.clone();
    item.id = format!("{}-{number}", item.id);
    // Items of the holdout are shown without what a model says: none of these is drawn for it.
    item.split = Some("train".to_owned());
    let files = item.photos.iter().map(|path| PhotoFile {
        path: path.clone(),
        bytes: photos.get(path.as_str()).map(|bytes| bytes.to_vec()),
    });
    NewItem {
        photos: files.collect(),
        prediction: Some(prediction(number, gold)),
        item,
        status: ItemStatus::New,
        ..NewItem::default()
    }
}

/// The gold labels as a model would say them, unsure here and there.
fn prediction(number: usize, gold: &Annotation) -> Prediction {
    let confidence = |place: usize| [0.97, 0.88, 0.46, 0.93, 0.74][(number + place) % 5];
    let spans: Vec<ScoredSpan> = gold
        .spans
        .iter()
        .enumerate()
        .map(|(place, span)| ScoredSpan {
            span: span.clone(),
            confidence: confidence(place),
            candidates: Vec::new(),
        })
        .collect();
    let lowest = spans.iter().map(|span| span.confidence).fold(1.0, f32::min);
    Prediction { spans, certainty: Certainty { lowest, ..Certainty::default() }, ..Prediction::default() }
}
