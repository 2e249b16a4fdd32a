//! Encoding and training on the pretrained encoder, against the same multiply-adds as plain matrix
//! products in the same run.

use swingtag_learn::encode::WordPieces;
use swingtag_learn::{
    EncoderFiles, Labelled, NoCheckpoints, NoFeatures, NoPhotos, Settings, TrainingTask, Watch, recipe,
};
use swingtag_models::{BertConfig, peak};

use super::{Figure, catalogue, spent};
use crate::error::{AtPath, WorkbenchError};
use crate::installed::Installed;
use crate::sample;
use crate::workbench::resources;

/// Titles that are encoded and trained on.
const TITLES: usize = 256;

/// Matrix products in a reference measurement.
const PRODUCTS: usize = 20;

pub(super) fn measure(watch: &dyn Watch) -> Result<Vec<Figure>, WorkbenchError> {
    let resources = resources(Installed::preferred(), &NoFeatures, &NoPhotos, "cpu");
    let Some(encoder) = &resources.encoder else {
        tracing::warn!("no encoder is installed: encoding and training are not measured");
        return Ok(Vec::new());
    };
    let examples = titles();
    let work = multiply_adds(encoder, &examples)?;
    let (products, _) =
        spent(|| peak::product(PRODUCTS).map_err(|e| WorkbenchError::new("bench", e.to_string(), "")))?;
    let best = products / (PRODUCTS as f64 * peak::MULTIPLY_ADDS) * work;
    let schema = sample::generate(1).schema;
    let settings: Settings = [("epochs".to_owned(), "1".to_owned())].into();
    let task = TrainingTask {
        schema: &schema,
        examples: &examples,
        dev: &[],
        settings: &settings,
        seed: 1,
        resources: &resources,
        watch,
        checkpoints: &NoCheckpoints,
    };
    let recipe = recipe("bert-crf")?;
    let (training, artefact) = spent(|| Ok(recipe.train(&task)?))?;
    let tagger = recipe.open(&artefact, &resources)?;
    let items: Vec<_> = examples.iter().map(|example| example.item.clone()).collect();
    let (predicting, _) = spent(|| Ok(tagger.predict(&items, watch)?))?;
    let figure = |what, value, times: f64| Figure {
        what,
        items: TITLES,
        value,
        unit: "CPU s",
        reference: "the same multiply-adds",
        reference_value: best * times,
    };
    // Back-propagation multiplies twice as much again.
    Ok(vec![
        figure("encode and tag titles", predicting, 1.0),
        figure("fine-tuning, one epoch", training, 3.0),
    ])
}

/// Items of the sample catalogue with their titles alone.
fn titles() -> Vec<Labelled> {
    let items = catalogue::items(TITLES).into_iter().map(|(mut item, mut gold)| {
        item.fields.truncate(1);
        gold.spans.retain(|span| item.text(&span.field).is_some());
        Labelled { item, gold }
    });
    items.collect()
}

/// Multiply-adds of the encoder's linear layers for the word pieces of these titles.
fn multiply_adds(encoder: &EncoderFiles, examples: &[Labelled]) -> Result<f64, WorkbenchError> {
    let path = encoder.folder.join("config.json");
    let text = std::fs::read_to_string(&path).at("read", &path)?;
    let config: BertConfig = serde_json::from_str(&text)
        .map_err(|e| WorkbenchError::new("encoder", format!("{}: {e}", path.display()), ""))?;
    let pieces = WordPieces::open(encoder)?;
    let mut count = 0;
    for example in examples {
        count += pieces.cut(example.item.title())?.len();
    }
    let (width, inner) = (config.hidden_size as f64, config.intermediate_size as f64);
    let layer = 4.0 * width * width + 2.0 * width * inner;
    Ok(count as f64 * config.num_hidden_layers as f64 * layer)
}
