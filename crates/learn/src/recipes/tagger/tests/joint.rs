//! Attributes and values together, with and without photos: small pictures through a small random
//! network, no download.

use std::io::Cursor;

use candle_core::{Device, Tensor};
use image::{ImageFormat, Rgb, RgbImage};
use swingtag_catalogue::{AttributeKind, Prediction};

use super::*;
use crate::recipe::PhotoStore;

/// Two pictures: bright and plain, dark and striped.
struct Pictures;

impl PhotoStore for Pictures {
    fn photo(&self, _item: &Item, path: &str) -> Option<Vec<u8>> {
        let shade = |x: u32| match path {
            "bright.png" => Some(Rgb([250, 220, 40])),
            "dark.png" => Some(if (x / 5).is_multiple_of(2) { Rgb([10, 20, 90]) } else { Rgb([60, 0, 130]) }),
            _ => None,
        };
        shade(0)?;
        let picture = RgbImage::from_fn(40, 40, |x, _| shade(x).unwrap());
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
        Some(bytes.into_inner())
    }
}

struct Shop {
    bench: Bench,
    schema: Schema,
    examples: Vec<Labelled>,
}

impl Shop {
    fn new(schema: Schema, examples: Vec<Labelled>) -> Self {
        Self { bench: Bench::new(), schema, examples }
    }

    fn resources(&self, threads: usize) -> Resources<'_> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/tests/golden/resnet18");
        let photo_encoder = Some(EncoderFiles { name: "small".into(), folder, sha256: "small".into() });
        Resources { photo_encoder, photos: &Pictures, ..self.bench.resources(threads) }
    }

    fn train(&self, recipe: TaggerRecipe, pairs: &[&str]) -> Artefact {
        self.try_train(recipe, pairs, &self.resources(2)).unwrap()
    }

    fn try_train(
        &self,
        recipe: TaggerRecipe,
        pairs: &[&str],
        resources: &Resources<'_>,
    ) -> Result<Artefact, LearnError> {
        recipe.train(&TrainingTask {
            schema: &self.schema,
            examples: &self.examples[..40],
            dev: &[],
            settings: &crate::settings::parse_pairs(pairs).unwrap(),
            seed: 7,
            resources,
            watch: &Silent,
            checkpoints: &NoCheckpoints,
        })
    }

    /// The answers for the examples that were not learnt from.
    fn predict(&self, recipe: TaggerRecipe, artefact: &Artefact) -> Vec<Prediction> {
        let items: Vec<Item> = self.examples[40..].iter().map(|example| example.item.clone()).collect();
        recipe.open(artefact, &self.resources(2)).unwrap().predict(&items, &Silent).unwrap()
    }

    /// How many spans of these answers are right.
    fn hits(&self, predictions: &[Prediction]) -> usize {
        let right = |(example, prediction): (&Labelled, &Prediction)| {
            prediction.spans.iter().filter(|span| example.gold.spans.contains(&span.span)).count()
        };
        self.examples[40..].iter().zip(predictions).map(right).sum()
    }
}

/// The examples of the other tests, every other one with a photo, some with two.
fn with_photos() -> Vec<Labelled> {
    let mut examples = items();
    for (number, example) in examples.iter_mut().enumerate() {
        let paths: &[&str] = match number % 4 {
            0 => &["bright.png"],
            1 => &["dark.png", "lost.png", "bright.png"],
            _ => &[],
        };
        example.item.photos = paths.iter().map(|path| (*path).to_owned()).collect();
    }
    examples
}

/// “gold” is a metal on a bright photo and a colour on a dark one; a dark one shows stripes. The words
/// are always the same.
fn told_by_photos() -> (Schema, Vec<Labelled>) {
    let of_kind = |name: &str, kind| Attribute { name: name.into(), kind, ..Attribute::default() };
    let mut attributes = vec![of_kind("Colour", AttributeKind::Span), of_kind("Metal", AttributeKind::Span)];
    attributes.push(of_kind("Pattern", AttributeKind::Choice));
    attributes[2].values = vec!["plain".into(), "striped".into()];
    let vertical = Vertical { name: "chain".into(), attributes, ..Vertical::default() };
    let example = |number: usize| {
        let (photo, attribute, pattern) = if number.is_multiple_of(2) {
            ("bright.png", "Metal", "plain")
        } else {
            ("dark.png", "Colour", "striped")
        };
        let mut labelled = Labelled::default();
        labelled.item.id = number.to_string();
        labelled.item.vertical = "chain".into();
        labelled.item.fields.push(Field { name: "title".into(), text: "new gold chain for men".into() });
        labelled.item.photos.push(photo.into());
        labelled.gold.spans.push(Span::new("title", 4, 8, attribute));
        labelled.gold.values.insert("Pattern".into(), vec![pattern.into()]);
        labelled
    };
    (Schema { verticals: vec![vertical] }, (0..48).map(example).collect())
}

#[test]
fn attributes_and_values_are_learnt_together() {
    let shop = Shop::new(schema(), with_photos());
    let with_chain: Vec<&str> = FROZEN.iter().copied().chain(["crf=true", "pooling=sum"]).collect();
    for (recipe, settings) in [(JAVE, &QUICK[..]), (M_JAVE, &QUICK[..]), (JAVE, &with_chain[..])] {
        let found = shop.predict(recipe, &shop.train(recipe, settings));
        let hits = shop.hits(&found);
        assert!(hits >= 12, "{} {settings:?}: {hits} of 16 spans", recipe.name());
        for (example, prediction) in shop.examples[40..].iter().zip(&found) {
            let own = shop.schema.vertical(&example.item.vertical).unwrap();
            assert_eq!(prediction.presence.len(), own.attributes.len());
            assert!(prediction.presence.iter().all(|said| said.present && said.confidence <= 1.0));
            let seen = recipe == M_JAVE && !example.item.photos.is_empty();
            assert_eq!(prediction.gates.is_some(), seen);
        }
    }
}

#[test]
fn a_photo_decides_what_words_leave_open() {
    let (schema, examples) = told_by_photos();
    let shop = Shop::new(schema, examples);
    let said = |predictions: &[Prediction]| {
        let right = |(example, prediction): (&Labelled, &Prediction)| {
            let values = &example.gold.values["Pattern"];
            prediction.values.iter().filter(|choice| values.contains(&choice.value)).count()
        };
        shop.examples[40..].iter().zip(predictions).map(right).sum::<usize>()
    };
    let seeing = shop.predict(M_JAVE, &shop.train(M_JAVE, &FROZEN));
    assert_eq!((shop.hits(&seeing), said(&seeing)), (8, 8));
    let blind = shop.predict(JAVE, &shop.train(JAVE, &FROZEN));
    assert!(shop.hits(&blind) <= 4 && said(&blind) <= 4);
    let gates = seeing[0].gates.as_ref().unwrap();
    let words: Vec<(usize, usize)> = gates.tokens.iter().map(|token| (token.start, token.end)).collect();
    assert_eq!(words, [(0, 3), (4, 8), (9, 14), (15, 18), (19, 22)]);
    assert_eq!((gates.photos[0].photo.as_str(), gates.photos[0].columns), ("bright.png", 3));
    assert_eq!(gates.photos[0].regions.len(), 9);
    let tokens = gates.tokens.iter().map(|token| token.gate);
    let all: Vec<f32> = tokens.chain(gates.photos[0].regions.iter().copied()).collect();
    assert!(all.iter().all(|gate| (0.0..=1.0).contains(gate)));
    assert!(seeing[0].gates != seeing[1].gates);
    let spans: Vec<_> = seeing[0].spans.iter().map(|said| (said.span.start, said.span.end)).collect();
    let words: Vec<_> = gates.photos[0].words.iter().map(|words| (words.start, words.end)).collect();
    assert_eq!(words, spans);
    for words in &gates.photos[0].words {
        let most = words.regions.iter().copied().fold(0.0, f32::max);
        assert!(words.regions.len() == 9 && most == 1.0, "{words:?}");
    }
}

#[test]
fn every_switch_changes_what_is_trained_and_nothing_where_nothing_is_fused() {
    let shop = Shop::new(schema(), with_photos());
    let switched = |recipe: TaggerRecipe, switch: &str| {
        let artefact = shop.train(recipe, &["frozen=true", "frozen_epochs=1", switch]);
        assert_eq!(shop.predict(recipe, &artefact).len(), 8);
        artefact.weights
    };
    let switches = [
        "presence=false",
        "attribute_guidance=false",
        "kl_weight=0",
        "pooling=sum",
        "global_image=false",
        "global_gate=false",
        "regions=false",
        "regional_gate=false",
    ];
    let whole = switched(M_JAVE, "kl_weight=0.5");
    let plain = switched(BERT_SOFTMAX, "presence=false");
    for switch in switches {
        assert_ne!(switched(M_JAVE, switch), whole, "{switch}");
        assert_eq!(switched(BERT_SOFTMAX, switch), plain, "{switch}");
    }
    let text = switched(JAVE, "kl_weight=0.5");
    assert_eq!(switched(M_JAVE, "fusion=text"), text);
}

#[test]
fn without_photos_both_learn_the_same() {
    let shop = Shop::new(schema(), items());
    let settings = ["epochs=2", "batch=8"];
    let (text, seeing) = (shop.train(JAVE, &settings), shop.train(M_JAVE, &settings));
    assert_eq!(shop.predict(JAVE, &text), shop.predict(M_JAVE, &seeing));
    let load =
        |artefact: &Artefact| candle_core::safetensors::load_buffer(&artefact.weights, &Device::Cpu).unwrap();
    let (text, seeing) = (load(&text), load(&seeing));
    assert!(text.len() < seeing.len());
    for (name, tensor) in text {
        let numbers = |tensor: &Tensor| tensor.flatten_all().unwrap().to_vec1::<f32>().unwrap();
        assert_eq!(numbers(&tensor), numbers(&seeing[&name]), "{name}");
    }
}

#[test]
fn an_answer_depends_on_the_item_and_its_photos_alone() {
    let shop = Shop::new(schema(), with_photos());
    let artefact = shop.train(M_JAVE, &["epochs=2"]);
    let together = shop.predict(M_JAVE, &artefact);
    let fresh = Bench::new();
    let cold = Resources { features: &fresh.memory, ..shop.resources(1) };
    let alone = M_JAVE.open(&artefact, &cold).unwrap();
    for (example, expected) in shop.examples[40..].iter().zip(&together).rev() {
        let mut item = example.item.clone();
        assert_eq!(&alone.predict(&[item.clone()], &Silent).unwrap()[0], expected);
        let seen = !item.photos.is_empty();
        item.photos.clear();
        let blind = alone.predict(&[item], &Silent).unwrap().remove(0);
        assert_eq!(&blind != expected, seen);
    }
    assert_eq!(artefact.weights, shop.train(M_JAVE, &["epochs=2"]).weights);
}

#[test]
fn a_missing_or_another_encoder_of_photos_is_named() {
    let shop = Shop::new(schema(), with_photos());
    let without = Resources { photo_encoder: None, ..shop.resources(1) };
    let error = shop.try_train(M_JAVE, &[], &without).unwrap_err().to_string();
    assert!(error.contains("m-jave") && error.contains("swingtag models fetch resnet50-imagenet"), "{error}");
    shop.try_train(M_JAVE, &["frozen=true", "frozen_epochs=1", "fusion=text"], &without).unwrap();
    let artefact = shop.train(M_JAVE, &["frozen=true", "frozen_epochs=1"]);
    assert!(M_JAVE.open(&artefact, &without).is_err());
    let mut other = shop.resources(1);
    other.photo_encoder.as_mut().unwrap().sha256 = "other".into();
    let error = M_JAVE.open(&artefact, &other).err().unwrap().to_string();
    assert!(error.contains("other") && error.contains("small"), "{error}");
}
