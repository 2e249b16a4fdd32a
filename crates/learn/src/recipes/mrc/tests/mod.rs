//! The recipe on a tiny encoder made on the spot: no download, no real data.

mod edges;
mod learning;
mod reading;

use swingtag_catalogue::{Attribute, Field, Item, Prediction, Schema, ScoredSpan, Span, Vertical};

use super::*;
use crate::recipe::{Labelled, NoCheckpoints, NoFeatures};
use crate::recipes::tiny;
use crate::settings::parse_pairs;
use crate::watch::{Silent, Watch};

const WORDS: [&str; 29] = [
    "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "colour", "fit", "metal", "length", "of", "the", "how",
    "long", "red", "blue", "green", "slim", "wide", "gold", "silver", "10", "20", "cm", "for", "men", "new",
    "##s", ",", "belt",
];

/// Enough for the tiny encoder.
const QUICK: [&str; 6] = [
    "epochs=40",
    "batch=8",
    "reading=1000000",
    "learning_rate=4e-3",
    "head_learning_rate=2e-2",
    "freeze_embeddings=false",
];

fn attribute(name: &str) -> Attribute {
    Attribute { name: name.into(), description: format!("the {name} of it"), ..Attribute::default() }
}

fn vertical(name: &str, attributes: &[&str]) -> Vertical {
    let attributes = attributes.iter().map(|name| attribute(name)).collect();
    Vertical { name: name.into(), attributes, ..Vertical::default() }
}

/// Two verticals that share an attribute, and one without any label.
fn schema() -> Schema {
    let verticals = [
        vertical("jeans", &["Colour", "Fit", "Length"]),
        vertical("chain", &["Metal", "Length"]),
        vertical("belt", &["Colour", "Length"]),
    ];
    Schema { verticals: verticals.into() }
}

fn item(vertical: &str, text: &str) -> Item {
    let fields = vec![Field { name: "title".into(), text: text.into() }];
    Item { vertical: vertical.into(), fields, ..Item::default() }
}

/// Titles of jeans and chains; every fourth pair of jeans has two colours, some have no length.
fn items() -> Vec<Labelled> {
    let pick = |list: &[&'static str], n: usize| list[n % list.len()];
    (0..60)
        .map(|n| {
            let mut labelled = Labelled { item: item("jeans", "new "), ..Labelled::default() };
            labelled.item.id = n.to_string();
            let length = ("Length", pick(&["10 cm", "20 cm"], n / 3));
            let colour = ("Colour", pick(&["red", "blue", "green"], n / 2));
            let parts = match n % 4 {
                0 => vec![colour, ("Colour", pick(&["blue", "green", "red"], n / 2)), length],
                2 => vec![colour, ("Fit", pick(&["slim", "wide fit"], n / 3))],
                _ => {
                    labelled.item.vertical = "chain".into();
                    vec![("Metal", pick(&["gold", "silver"], n / 2)), length]
                }
            };
            for (attribute, value) in parts {
                let text = &mut labelled.item.fields[0].text;
                let start = text.chars().count();
                text.push_str(value);
                text.push_str(pick(&[" for men ", ", "], n / 5));
                let end = start + value.chars().count();
                labelled.gold.spans.push(Span::new("title", start, end, attribute));
            }
            labelled
        })
        .collect()
}

/// An encoder in a folder of its own.
struct Bench {
    files: EncoderFiles,
    _folder: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { files: tiny::encoder(folder.path(), &WORDS), _folder: folder }
    }

    fn resources(&self, threads: usize) -> Resources<'static> {
        Resources { encoder: Some(self.files.clone()), threads, ..Resources::bare(&NoFeatures) }
    }

    /// Trains on all items but the last twelve, and fits on no dev items.
    fn train(&self, pairs: &[&str], threads: usize) -> Artefact {
        let items = items();
        self.try_train(&items[..48], &[], pairs, threads, &Silent).unwrap()
    }

    fn try_train(
        &self,
        examples: &[Labelled],
        dev: &[Labelled],
        pairs: &[&str],
        threads: usize,
        watch: &dyn Watch,
    ) -> Result<Artefact, LearnError> {
        let (settings, resources) = (parse_pairs(pairs).unwrap(), self.resources(threads));
        Mrc.train(&TrainingTask {
            schema: &schema(),
            examples,
            dev,
            settings: &settings,
            seed: 7,
            resources: &resources,
            watch,
            checkpoints: &NoCheckpoints,
        })
    }

    fn predict(&self, artefact: &Artefact, items: &[Item], threads: usize) -> Vec<Prediction> {
        let resources = self.resources(threads);
        Mrc.open(artefact, &resources).unwrap().predict(items, &Silent).unwrap()
    }

    /// The network before training.
    fn network(&self, pairs: &[&str]) -> Network {
        let settings = defaults::read(NAME, &parse_pairs(pairs).unwrap()).unwrap();
        Network::new(&self.files, settings, 7, &self.resources(1)).unwrap()
    }
}

fn unseen() -> Vec<Labelled> {
    items().split_off(48)
}

fn plain(labelled: &[Labelled]) -> Vec<Item> {
    labelled.iter().map(|one| one.item.clone()).collect()
}
