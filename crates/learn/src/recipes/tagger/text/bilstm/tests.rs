//! The recipe `bilstm-crf`, with and without installed word vectors.

use swingtag_catalogue::{Field, Item, Schema, Span};
use swingtag_models::weights::Weights;

use crate::error::LearnError;
use crate::evaluate::{BaseKind, evaluate};
use crate::recipe::{
    Artefact, EncoderFiles, Labelled, NoCheckpoints, NoFeatures, Recipe, Resources, Settings, TrainingTask,
};
use crate::recipes::BILSTM_CRF;
use crate::watch::Silent;

const NOUNS: [&str; 4] = ["jeans", "shirt", "coat", "skirt"];
const COLOURS: [&str; 5] = ["red", "navy blue", "green", "black", "off white"];
const FITS: [&str; 3] = ["slim fit", "wide", "regular fit"];

fn items(count: usize) -> Vec<Labelled> {
    (0..count)
        .map(|n| {
            let item = Item { id: n.to_string(), vertical: "clothes".into(), ..Item::default() };
            let mut labelled = Labelled { item, ..Labelled::default() };
            let mut text = format!("New {} ", NOUNS[n % 4]);
            for (attribute, value) in [("Colour", COLOURS[n * 7 % 5]), ("Fit", FITS[n * 5 % 3])] {
                let start = text.chars().count();
                labelled.gold.spans.push(Span::new("title", start, start + value.len(), attribute));
                text.push_str(value);
                text.push_str(if n % 2 == 0 { ", size 32 " } else { " " });
            }
            labelled.item.fields.push(Field { name: "title".into(), text });
            labelled
        })
        .collect()
}

fn settings(more: &[(&str, &str)]) -> Settings {
    let few = [("lstm_states", "20"), ("word_width", "16"), ("character_states", "5"), ("epochs", "20")];
    let few = few.iter().chain(&[("least_steps", "400"), ("dropout", "0.2")]).chain(more);
    few.map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

fn fit(resources: &Resources<'_>, more: &[(&str, &str)]) -> Result<Artefact, LearnError> {
    let (examples, settings, schema) = (items(40), settings(more), Schema::default());
    BILSTM_CRF.train(&TrainingTask {
        schema: &schema,
        examples: &examples,
        dev: &[],
        settings: &settings,
        seed: 3,
        resources,
        watch: &Silent,
        checkpoints: &NoCheckpoints,
    })
}

/// Vectors of three words.
fn vectors(folder: &tempfile::TempDir) -> EncoderFiles {
    let json =
        r#"{"dimensions": 3, "vectors": {"red": [1, 0, 0], "green": [0.9, 0.1, 0], "size": [0, 0, 1]}}"#;
    std::fs::write(folder.path().join("vectors.json"), json).unwrap();
    EncoderFiles { name: "three".into(), folder: folder.path().to_owned(), sha256: "33".into() }
}

#[test]
fn it_learns_needs_no_encoder_and_answers_for_each_item_alone() {
    let features = NoFeatures;
    let resources = Resources::bare(&features);
    let artefact = fit(&resources, &[]).unwrap();
    assert_eq!((artefact.encoder.as_deref(), BILSTM_CRF.needs_encoder()), (None, false));
    let names: Vec<String> = Weights::parse(&artefact.weights).unwrap().names().map(str::to_owned).collect();
    for part in ["words.table", "characters.table", "characters.lstm.weight", "lstm.bias", "chain.between"] {
        assert!(names.iter().any(|name| name == part), "{part}: {names:?}");
    }
    let tagger = BILSTM_CRF.open(&artefact, &resources).unwrap();
    let gold = items(60);
    let items: Vec<Item> = gold.iter().map(|labelled| labelled.item.clone()).collect();
    let together = tagger.predict(&items, &Silent).unwrap();
    assert_eq!(tagger.predict(&items[17..18], &Silent).unwrap()[0], together[17]);
    let f1 = evaluate(&gold, &together, BaseKind::File).unwrap().micro.f1;
    assert!(f1 > 0.9, "{f1}");
}

#[test]
fn the_same_seed_gives_the_same_weights_for_any_number_of_threads() {
    let features = NoFeatures;
    let quick = [("epochs", "1"), ("least_steps", "3")];
    let run = |threads| fit(&Resources { threads, ..Resources::bare(&features) }, &quick).unwrap();
    assert_eq!(run(1), run(3));
}

#[test]
fn installed_vectors_are_used_and_asked_for_again() {
    let (features, folder) = (NoFeatures, tempfile::tempdir().unwrap());
    let bare = Resources::bare(&features);
    let with = Resources { word_vectors: Some(vectors(&folder)), ..Resources::bare(&features) };
    let quick = [("epochs", "1"), ("least_steps", "2")];
    let artefact = fit(&with, &quick).unwrap();
    assert_eq!(artefact.encoder.as_deref(), Some("three"));
    assert!(BILSTM_CRF.open(&artefact, &with).is_ok());
    let message = BILSTM_CRF.open(&artefact, &bare).err().unwrap().to_string();
    assert!(message.contains("not installed") && message.contains("models fetch"), "{message}");
    let mut other = Resources { word_vectors: Some(vectors(&folder)), ..Resources::bare(&features) };
    other.word_vectors.as_mut().unwrap().sha256 = "44".into();
    assert!(BILSTM_CRF.open(&artefact, &other).err().unwrap().to_string().contains("33"));
    let without = fit(&with, &[("word_vectors", "false"), quick[0], quick[1]]).unwrap();
    assert_eq!(without.encoder, None);
    assert!(BILSTM_CRF.open(&without, &with).is_ok());
}

#[test]
fn a_frozen_bilstm_is_refused() {
    let features = NoFeatures;
    let message = fit(&Resources::bare(&features), &[("frozen", "true")]).unwrap_err().to_string();
    assert!(message.contains("frozen=true") && message.contains("bilstm"), "{message}");
}
