//! Encoding and training on the pretrained encoder, against one large matrix product in the same run.

use swingtag_learn::recipes::recipe;
use swingtag_learn::{Labelled, NoFeatures, Resources, Settings, TrainingTask, Watch};

use super::{Figure, catalogue, spent};
use crate::error::WorkbenchError;
use crate::sample;
use crate::workbench::{installed_encoder, threads};

/// Titles that are encoded and trained on.
const TITLES: usize = 256;

pub(super) fn measure(watch: &dyn Watch) -> Result<Vec<Figure>, WorkbenchError> {
    let Some(encoder) = installed_encoder() else {
        tracing::warn!("no encoder is installed: encoding and training are not measured");
        return Ok(Vec::new());
    };
    let resources = Resources {
        encoder: Some(encoder),
        features: &NoFeatures,
        device: "cpu".to_owned(),
        threads: threads(),
    };
    let examples: Vec<Labelled> =
        catalogue::items(TITLES).into_iter().map(|(item, gold)| Labelled { item, gold }).collect();
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
    };
    let recipe = recipe("bert-crf")?;
    let (training, artefact) = spent(|| Ok(recipe.train(&task)?))?;
    let tagger = recipe.open(&artefact, &resources)?;
    let items: Vec<_> = examples.iter().map(|example| example.item.clone()).collect();
    let (predicting, _) = spent(|| Ok(tagger.predict(&items, watch)?))?;
    let figure = |what, value, reference, reference_value| Figure {
        what,
        items: TITLES,
        value,
        unit: "CPU s",
        reference,
        reference_value,
    };
    Ok(vec![figure("fine-tuning, one epoch", training, "predicting the same items", predicting)])
}
