//! Both recipes, frozen and fine-tuned, on a tiny encoder made here: no download, no real data.

use std::path::Path;

use std::collections::HashMap;
use std::sync::Mutex;

use swingtag_catalogue::{Attribute, Field, Item, Schema, ScoredSpan, Span, Vertical};

use super::*;
use crate::recipe::{Checkpoints, EncoderFiles, FeatureStore, Labelled, NoCheckpoints, Settings};
use crate::recipes::tiny;
use crate::watch::{Silent, Stopped, Watch};

mod breaks;
mod draws;
mod heads;
mod joint;

const WORDS: [&str; 24] = [
    "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "jeans", "chain", "red", "blue", "green", "slim", "wide",
    "fit", "gold", "silver", "10", "20", "cm", "for", "men", "women", "new", "##s", ",",
];

#[derive(Default)]
struct Memory(Mutex<HashMap<[u8; 32], Vec<u8>>>);

impl FeatureStore for Memory {
    fn get(&self, key: &[u8; 32]) -> Option<Vec<u8>> {
        self.0.lock().unwrap().get(key).cloned()
    }

    fn put(&self, key: &[u8; 32], value: &[u8]) {
        self.0.lock().unwrap().insert(*key, value.to_vec());
    }
}

fn schema() -> Schema {
    let vertical = |name: &str, names: &[&str]| Vertical {
        name: name.into(),
        attributes: names
            .iter()
            .map(|name| Attribute { name: (*name).into(), ..Attribute::default() })
            .collect(),
        ..Vertical::default()
    };
    Schema { verticals: vec![vertical("jeans", &["Colour", "Fit"]), vertical("chain", &["Metal", "Length"])] }
}

fn items() -> Vec<Labelled> {
    let pick = |list: &[&'static str], n: usize| list[n % list.len()];
    (0..48)
        .map(|n| {
            let mut labelled = Labelled::default();
            let item = &mut labelled.item;
            item.id = n.to_string();
            let parts = if n % 2 == 0 {
                item.vertical = "jeans".into();
                [
                    ("Colour", pick(&["red", "blue", "green"], n / 2)),
                    ("Fit", pick(&["slim fit", "wide fit"], n / 3)),
                ]
            } else {
                item.vertical = "chain".into();
                [("Metal", pick(&["gold", "silver"], n / 2)), ("Length", pick(&["10 cm", "20cm"], n / 3))]
            };
            let mut text = format!("new {}, ", item.vertical);
            for (attribute, value) in parts {
                let start = text.chars().count();
                text.push_str(value);
                labelled.gold.spans.push(Span::new("title", start, start + value.chars().count(), attribute));
                text.push_str(pick(&[" for men ", " "], n));
            }
            item.fields.push(Field { name: "title".into(), text });
            labelled
        })
        .collect()
}

struct Bench {
    files: EncoderFiles,
    memory: Memory,
    _folder: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { files: tiny::encoder(folder.path(), &WORDS), memory: Memory::default(), _folder: folder }
    }

    /// On one of the small encoders that stand beside their golden values.
    fn of_kind(kind: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/tests/golden").join(kind);
        let files = EncoderFiles { name: kind.into(), folder, sha256: kind.into() };
        Self { files, ..Self::new() }
    }

    fn resources(&self, threads: usize) -> Resources<'_> {
        let encoder = Some(self.files.clone());
        Resources { encoder, threads, ..Resources::bare(&self.memory) }
    }

    fn train(&self, recipe: TaggerRecipe, pairs: &[&str], threads: usize) -> Artefact {
        self.try_train(recipe, pairs, threads, &Silent).unwrap()
    }

    fn try_train(
        &self,
        recipe: TaggerRecipe,
        pairs: &[&str],
        threads: usize,
        watch: &dyn Watch,
    ) -> Result<Artefact, LearnError> {
        self.train_on(recipe, pairs, threads, watch, &NoCheckpoints)
    }

    fn train_on(
        &self,
        recipe: TaggerRecipe,
        pairs: &[&str],
        threads: usize,
        watch: &dyn Watch,
        checkpoints: &dyn Checkpoints,
    ) -> Result<Artefact, LearnError> {
        let settings = crate::settings::parse_pairs(pairs).unwrap();
        let (examples, resources) = (items(), self.resources(threads));
        recipe.train(&TrainingTask {
            schema: &schema(),
            examples: &examples[..40],
            dev: if pairs.contains(&"epochs=4") { &examples[40..] } else { &[] },
            settings: &settings,
            seed: 7,
            resources: &resources,
            watch,
            checkpoints,
        })
    }
}

const QUICK: [&str; 5] =
    ["epochs=40", "batch=8", "learning_rate=2e-3", "head_learning_rate=1e-2", "freeze_embeddings=false"];
const FROZEN: [&str; 5] =
    ["frozen=true", "frozen_epochs=40", "batch=8", "frozen_learning_rate=1e-2", "frozen_hidden=32"];

fn unseen() -> Vec<Item> {
    items().into_iter().skip(40).map(|labelled| labelled.item).collect()
}

#[test]
fn both_learn_frozen_and_fine_tuned() {
    let bench = Bench::new();
    for recipe in [BERT_SOFTMAX, BERT_CRF] {
        for settings in [&QUICK[..], &FROZEN[..]] {
            learns(&bench, recipe, settings);
        }
    }
}

/// Trains and finds three of four spans of items that were not trained on.
fn learns(bench: &Bench, recipe: TaggerRecipe, settings: &[&str]) {
    let artefact = bench.train(recipe, settings, 2);
    let resources = bench.resources(2);
    let found = recipe.open(&artefact, &resources).unwrap().predict(&unseen(), &Silent).unwrap();
    let mut hits = 0;
    for (labelled, prediction) in items()[40..].iter().zip(&found) {
        let right = |span: &&ScoredSpan| labelled.gold.spans.contains(&span.span);
        hits += prediction.spans.iter().filter(right).count();
        assert!(prediction.spans.iter().all(|s| (0.0..=1.0).contains(&s.confidence)));
        assert!(prediction.certainty.tokens >= 5 && prediction.certainty.log_probability <= 0.0);
    }
    let encoder = &bench.files.name;
    assert!(hits >= 12, "{} on {encoder} {settings:?}: {hits} of 16 spans", recipe.name());
}

#[test]
fn encoders_of_other_kinds_serve_frozen_and_are_not_fine_tuned() {
    for kind in ["distilbert", "xlm-roberta", "modernbert"] {
        let bench = Bench::of_kind(kind);
        learns(&bench, BERT_CRF, &FROZEN);
        let said = bench.try_train(BERT_CRF, &["epochs=1"], 1, &Silent).unwrap_err().to_string();
        assert!(
            said.contains(&format!("of the kind {kind}")) && said.contains("--set frozen=true"),
            "{said}"
        );
    }
}

#[test]
fn equal_seeds_give_equal_weights_for_any_number_of_threads_and_any_cache() {
    for settings in [&["epochs=2", "batch=4"][..], &["frozen=true", "frozen_epochs=3"][..]] {
        let (cold, warm) = (Bench::new(), Bench::new());
        let first = cold.train(BERT_CRF, settings, 1);
        assert_eq!(first.weights, cold.train(BERT_CRF, settings, 3).weights);
        warm.train(BERT_SOFTMAX, settings, 2);
        assert_eq!(first.weights, warm.train(BERT_CRF, settings, 2).weights);
    }
}

#[test]
fn an_answer_depends_on_the_item_alone() {
    let bench = Bench::new();
    for settings in [&["epochs=2"][..], &["frozen=true", "frozen_epochs=2"][..]] {
        let artefact = bench.train(BERT_CRF, settings, 1);
        let (one, many) = (bench.resources(1), bench.resources(4));
        let tagger = BERT_CRF.open(&artefact, &many).unwrap();
        let together = tagger.predict(&unseen(), &Silent).unwrap();
        let mut backwards: Vec<Item> = unseen().into_iter().rev().collect();
        backwards.push(backwards[0].clone());
        let turned = tagger.predict(&backwards, &Silent).unwrap();
        let fresh = Bench::new();
        let cold = Resources { features: &fresh.memory, ..one };
        let alone = BERT_CRF.open(&artefact, &cold).unwrap();
        for (n, item) in unseen().into_iter().enumerate() {
            assert_eq!(alone.predict(&[item], &Silent).unwrap()[0], together[n]);
            assert_eq!(turned[together.len() - 1 - n], together[n]);
        }
    }
}

#[test]
fn only_attributes_of_the_vertical_are_predicted() {
    let bench = Bench::new();
    let artefact = bench.train(BERT_SOFTMAX, &QUICK, 2);
    let resources = bench.resources(1);
    let tagger = BERT_SOFTMAX.open(&artefact, &resources).unwrap();
    let text = "red gold slim fit 10 cm silver blue".to_owned();
    for vertical in &schema().verticals {
        let fields = vec![Field { name: "title".into(), text: text.clone() }];
        let item = Item { vertical: vertical.name.clone(), fields, ..Item::default() };
        let prediction = tagger.predict(&[item], &Silent).unwrap().remove(0);
        assert!(!prediction.spans.is_empty());
        for span in prediction.spans {
            assert!(vertical.attribute(&span.span.attribute).is_some());
            assert!(span.candidates.iter().all(|c| vertical.attribute(&c.attribute).is_some()));
        }
    }
}

#[test]
fn the_best_round_on_dev_items_is_kept_and_long_texts_are_read_in_windows() {
    let bench = Bench::new();
    let artefact = bench.train(BERT_CRF, &["epochs=4", "max_pieces=32"], 2);
    let resources = bench.resources(2);
    let tagger = BERT_CRF.open(&artefact, &resources).unwrap();
    let fields = vec![Field { name: "title".into(), text: "red slim fit jeans, ".repeat(100) }];
    let item = Item { vertical: "jeans".into(), fields, ..Item::default() };
    assert_eq!(tagger.predict(&[item], &Silent).unwrap()[0].certainty.tokens, 500);
    let empty = Item { vertical: "jeans".into(), ..Item::default() };
    assert_eq!(tagger.predict(&[empty], &Silent).unwrap()[0], Default::default());
}

#[test]
fn a_stop_ends_training() {
    struct StopAt(u64);
    impl Watch for StopAt {
        fn tick(&self, step: &str, done: u64, _total: u64) -> Result<(), Stopped> {
            if step == "training" && done >= self.0 { Err(Stopped) } else { Ok(()) }
        }
    }
    let bench = Bench::new();
    let error = bench.try_train(BERT_CRF, &[], 1, &StopAt(3)).unwrap_err();
    assert!(matches!(error, LearnError::Stopped(_)), "{error}");
}

#[test]
fn what_is_missing_is_named() {
    let bench = Bench::new();
    let settings = Settings::new();
    let without = Resources { encoder: None, ..bench.resources(1) };
    let schema = schema();
    let task = |examples, resources| TrainingTask {
        schema: &schema,
        examples,
        dev: &[],
        settings: &settings,
        seed: 1,
        resources,
        watch: &Silent,
        checkpoints: &NoCheckpoints,
    };
    let examples = items();
    let error = BERT_CRF.train(&task(&examples, &without)).unwrap_err();
    assert!(matches!(error, LearnError::NoEncoder(_)), "{error}");
    let with = bench.resources(1);
    let error = BERT_CRF.train(&task(&[], &with)).unwrap_err();
    assert!(matches!(error, LearnError::TooLittle(_)), "{error}");
    let mut artefact = bench.train(BERT_SOFTMAX, &["epochs=1"], 1);
    assert!(matches!(BERT_CRF.open(&artefact, &with), Err(LearnError::Artefact(_))));
    artefact.data["encoder_sha256"] = "other".into();
    let error = BERT_SOFTMAX.open(&artefact, &with).err().unwrap().to_string();
    assert!(error.contains("other") && error.contains("tiny"), "{error}");
}
