//! The fusion of text, photos and attributes against PyTorch (`golden_fusion.py`), against finite
//! differences with every switch, and alone against among others.

#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its case shall fail")]

use std::ops::Range;
use std::path::Path;

use candle_core::{Device, Tensor, Var};
use swingtag_models::fusion::{
    Agreement, Fused, Fusion, FusionBatch, FusionItem, FusionShape, PhotoShape, PhotoVectors, agreement_loss,
};
use swingtag_models::weights::Weights;
use swingtag_models::{Mode, Parameters, Random};

const STARTS: [usize; 5] = [0, 5, 8, 12, 18];
const ALL: PhotoShape =
    PhotoShape { width: 5, global: true, global_gate: true, regional: true, regional_gate: true };
const TEXT: FusionShape =
    FusionShape { width: 6, attention: 4, attributes: 3, tags: 7, guidance: true, sum: false, photos: None };

fn golden() -> Weights {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    Weights::read(&folder.join("fusion.safetensors")).unwrap()
}

fn with(photos: PhotoShape) -> FusionShape {
    FusionShape { photos: Some(photos), ..TEXT }
}

/// A fusion with the golden parameters, as far as it has them.
fn fusion(shape: FusionShape, file: &Weights) -> (Fusion, Parameters) {
    let mut parameters = Parameters::new(Device::Cpu);
    let fusion = Fusion::new(shape, &mut parameters, &mut Random::new(1)).unwrap();
    for (name, variable) in parameters.trained() {
        if let Ok(value) = file.tensor(name, variable.dims()) {
            variable.set(&value).unwrap();
        }
    }
    (fusion, parameters)
}

fn items(attributes: usize) -> Vec<FusionItem> {
    let own = |flags: [bool; 3]| flags[..attributes].to_vec();
    vec![
        FusionItem { texts: 0..2, regions: 0..4, attributes: own([true, true, true]) },
        FusionItem { texts: 2..3, regions: 0..0, attributes: own([true, false, true]) },
        FusionItem { texts: 3..4, regions: 4..10, attributes: own([true, true, false]) },
    ]
}

fn batch(file: &Weights, shape: &FusionShape) -> FusionBatch {
    let photos = PhotoVectors {
        regions: file.tensor("regions", &[10, 5]).unwrap(),
        pooled: file.tensor("pooled", &[3, 5]).unwrap(),
    };
    FusionBatch { starts: STARTS.into(), items: items(shape.attributes), photos: Some(photos) }
}

/// The same items without their photos.
fn without_photos(batch: &FusionBatch) -> FusionBatch {
    let blind = |item: &FusionItem| FusionItem { regions: 0..0, ..item.clone() };
    FusionBatch { items: batch.items.iter().map(blind).collect(), photos: None, ..batch.clone() }
}

fn numbers(tensor: &Tensor) -> Vec<f32> {
    tensor.flatten_all().unwrap().to_vec1().unwrap()
}

fn farthest(a: &Tensor, b: &Tensor) -> f32 {
    assert_eq!(a.dims(), b.dims());
    numbers(a).iter().zip(numbers(b)).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}

/// The scalar whose gradients the golden file holds.
fn loss(fused: &Fused, file: &Weights) -> Tensor {
    let weighted =
        |x: &Tensor, name: &str| (x * file.tensor(name, x.dims()).unwrap()).unwrap().sum_all().unwrap();
    let scores = weighted(&fused.scores, "weighting");
    let Some(attributes) = &fused.attributes else { return scores };
    (scores + weighted(attributes, "attribute_weighting")).unwrap()
}

#[test]
fn results_gates_and_all_gradients_equal_pytorch() {
    let file = golden();
    let (fusion, parameters) = fusion(with(ALL), &file);
    let states = Var::from_tensor(&file.tensor("states", &[18, 6]).unwrap()).unwrap();
    let batch = batch(&file, &with(ALL));
    let fused = fusion.forward(states.as_tensor(), &batch, &mut Mode::Predict).unwrap();
    let close = |got: &Tensor, name: &str| {
        let expected = file.tensor(name, got.dims()).unwrap();
        let size = numbers(&expected).iter().fold(1.0_f32, |a, b| a.max(b.abs()));
        assert!(farthest(got, &expected) < 2e-5 * size, "{name}: {}", farthest(got, &expected));
    };
    close(&fused.scores, "scores");
    close(fused.attributes.as_ref().unwrap(), "attributes");
    close(fused.token_gates.as_ref().unwrap(), "token_gates");
    close(fused.region_gates.as_ref().unwrap(), "region_gates");
    let gradients = loss(&fused, &file).backward().unwrap();
    close(gradients.get(states.as_tensor()).unwrap(), "gradient.states");
    for (name, variable) in parameters.trained() {
        close(gradients.get(variable).unwrap(), &format!("gradient.{name}"));
    }
    assert_eq!(parameters.trained().count(), 16);
}

fn agreements() -> Vec<Agreement> {
    let tokens = |texts: &[Range<usize>]| texts.iter().cloned().flatten().collect();
    vec![
        Agreement {
            rows: tokens(&[1..5, 6..8]),
            allowed: (0..7).collect(),
            attributes: vec![(0, 1), (1, 3), (2, 5)],
        },
        Agreement { rows: (9..12).collect(), allowed: vec![0, 1, 2, 5, 6], attributes: vec![(0, 1), (2, 3)] },
        Agreement { rows: (13..18).collect(), allowed: (0..5).collect(), attributes: vec![(0, 1), (1, 3)] },
    ]
}

#[test]
fn agreement_and_its_gradients_equal_pytorch_and_finite_differences() {
    let file = golden();
    let variable =
        |name: &str, shape: &[usize]| Var::from_tensor(&file.tensor(name, shape).unwrap()).unwrap();
    let both = [variable("scores", &[18, 7]), variable("attributes", &[3, 3])];
    let value = || agreement_loss(both[0].as_tensor(), both[1].as_tensor(), &agreements()).unwrap();
    let (got, surrogate) = value();
    let expected = f64::from(numbers(&file.tensor("agreement", &[1]).unwrap())[0]);
    assert!((got - expected).abs() < 1e-6, "{got} {expected}");
    let gradients = surrogate.backward().unwrap();
    for (variable, name) in both.iter().zip(["agreement.scores", "agreement.attributes"]) {
        let gradient = gradients.get(variable.as_tensor()).unwrap();
        assert!(farthest(gradient, &file.tensor(name, variable.dims()).unwrap()) < 1e-6, "{name}");
        let before = variable.as_tensor().copy().unwrap();
        for (place, gradient) in numbers(gradient).into_iter().enumerate() {
            let moved = |by: f32| {
                let mut all = numbers(&before);
                all[place] += by;
                variable.set(&Tensor::from_vec(all, before.dims(), &Device::Cpu).unwrap()).unwrap();
                value().0
            };
            let slope = (moved(1e-2) - moved(-1e-2)) / 2e-2;
            assert!((slope - f64::from(gradient)).abs() < 1e-4, "{name} {place}: {slope} {gradient}");
        }
        variable.set(&before).unwrap();
    }
}

/// Every line of tables 5 and 6, and what they switch off together.
fn shapes() -> Vec<FusionShape> {
    let photos = [
        ALL,
        PhotoShape { global: false, ..ALL },
        PhotoShape { regional: false, ..ALL },
        PhotoShape { global_gate: false, ..ALL },
        PhotoShape { regional_gate: false, ..ALL },
        PhotoShape { global: false, regional: false, ..ALL },
    ];
    let mut shapes: Vec<FusionShape> = photos.into_iter().map(with).collect();
    shapes.push(TEXT);
    shapes.push(FusionShape { sum: true, ..with(ALL) });
    shapes.push(FusionShape { guidance: false, ..with(ALL) });
    shapes.push(FusionShape { attributes: 0, ..with(ALL) });
    shapes
}

#[test]
fn every_parameter_of_every_shape_has_the_gradient_of_finite_differences() {
    let file = golden();
    let states = file.tensor("states", &[18, 6]).unwrap();
    for shape in shapes() {
        let (fusion, parameters) = fusion(shape.clone(), &file);
        let batch =
            if shape.photos.is_some() { batch(&file, &shape) } else { without_photos(&batch(&file, &shape)) };
        let value = || {
            let mut random = Random::new(3);
            let mut mode = Mode::Train { random: &mut random, hidden: 0.2, attention: 0.2 };
            loss(&fusion.forward(&states, &batch, &mut mode).unwrap(), &file)
        };
        let gradients = value().backward().unwrap();
        for (name, variable) in parameters.trained() {
            let gradient = gradients.get(variable).unwrap_or_else(|| panic!("{name} of {shape:?}"));
            let gradient = numbers(gradient);
            assert!(gradient.iter().any(|x| *x != 0.0), "{name} of {shape:?} learns nothing");
            let place = gradient.len() / 2;
            let before = variable.as_tensor().copy().unwrap();
            let moved = |by: f32| {
                let mut all = numbers(&before);
                all[place] += by;
                variable.set(&Tensor::from_vec(all, before.dims(), &Device::Cpu).unwrap()).unwrap();
                f64::from(value().to_scalar::<f32>().unwrap())
            };
            let slope = (moved(1e-2) - moved(-1e-2)) / 2e-2;
            variable.set(&before).unwrap();
            let got = f64::from(gradient[place]);
            assert!((got - slope).abs() < 5e-3 * (1.0 + slope.abs()), "{name} of {shape:?}: {got} {slope}");
        }
    }
}

#[test]
fn without_photos_the_same_is_said_as_by_text_alone() {
    let file = golden();
    let states = file.tensor("states", &[18, 6]).unwrap();
    let say = |shape: FusionShape, batch: &FusionBatch| {
        let fused = fusion(shape, &file).0.forward(&states, batch, &mut Mode::Predict).unwrap();
        (numbers(&fused.scores), numbers(&fused.attributes.unwrap()), fused.token_gates.is_some())
    };
    let (seeing, blind) = (batch(&file, &TEXT), without_photos(&batch(&file, &TEXT)));
    let text = say(TEXT, &blind);
    assert_eq!(say(with(ALL), &blind), text);
    let mixed = say(with(ALL), &seeing);
    assert_eq!(mixed.0[8 * 7..12 * 7], text.0[8 * 7..12 * 7]);
    assert_eq!(mixed.1[3..6], text.1[3..6]);
    assert_ne!(mixed.0[..7], text.0[..7]);
    assert!(mixed.2);
}

#[test]
fn what_tokens_took_of_regions_makes_up_what_photos_add_to_the_tags() {
    let file = golden();
    let states = file.tensor("states", &[18, 6]).unwrap();
    let batch = batch(&file, &TEXT);
    for gated in [true, false] {
        let shape = PhotoShape { regional_gate: gated, ..ALL };
        let say = |shape| fusion(with(shape), &file).0.forward(&states, &batch, &mut Mode::Predict).unwrap();
        let (fused, blind) = (say(shape.clone()), say(PhotoShape { regional: false, ..shape }));
        let added = (&fused.scores - &blind.scores).unwrap();
        let shares = fused.region_shares.unwrap(); // (18, 10)
        let map = file.tensor("fusion.photo.tags.weight", &[7, 5]).unwrap();
        let regions = file.tensor("regions", &[10, 5]).unwrap();
        let values = regions.matmul(&map.t().unwrap().contiguous().unwrap()).unwrap();
        assert!(farthest(&shares.matmul(&values).unwrap(), &added) < 1e-5);
        let sums = numbers(&shares.sum(1).unwrap());
        let whole = if gated { 0.999 } else { 1.001 };
        assert!(sums.iter().all(|sum| *sum >= 0.0 && *sum < whole), "{sums:?}");
        assert!(sums[8..12].iter().all(|sum| *sum == 0.0), "an item without a photo took of one");
    }
}

#[test]
fn training_without_photos_moves_no_parameter_of_photos() {
    let file = golden();
    let states = file.tensor("states", &[18, 6]).unwrap();
    let (fusion, parameters) = fusion(with(ALL), &file);
    let mut random = Random::new(3);
    let mut mode = Mode::Train { random: &mut random, hidden: 0.2, attention: 0.2 };
    let batch = without_photos(&batch(&file, &TEXT));
    let gradients = loss(&fusion.forward(&states, &batch, &mut mode).unwrap(), &file).backward().unwrap();
    for (name, variable) in parameters.trained() {
        let visual = name.contains("photo.") || name.contains("_gate.");
        let still = numbers(gradients.get(variable).unwrap()).iter().all(|x| *x == 0.0);
        assert_eq!(still, visual, "{name}");
    }
}

#[test]
fn an_item_is_judged_the_same_alone_and_among_others() {
    let file = golden();
    let states = file.tensor("states", &[18, 6]).unwrap();
    let (mut fusion, _) = fusion(with(ALL), &file);
    let whole = batch(&file, &TEXT);
    let together = fusion.forward(&states, &whole, &mut Mode::Predict).unwrap();
    fusion.prepare().unwrap();
    let photos = whole.photos.as_ref().unwrap();
    let alone = FusionBatch {
        starts: [0, 6].into(),
        items: vec![FusionItem { texts: 0..1, regions: 0..6, attributes: vec![true, true, false] }],
        photos: Some(PhotoVectors {
            regions: photos.regions.narrow(0, 4, 6).unwrap(),
            pooled: photos.pooled.narrow(0, 2, 1).unwrap(),
        }),
    };
    let states = states.narrow(0, 12, 6).unwrap();
    let alone = fusion.forward(&states, &alone, &mut Mode::Predict).unwrap();
    assert_eq!(numbers(&alone.scores), numbers(&together.scores)[12 * 7..]);
    assert_eq!(numbers(&alone.attributes.unwrap()), numbers(&together.attributes.unwrap())[6..]);
    assert_eq!(numbers(&alone.token_gates.unwrap()), numbers(&together.token_gates.unwrap())[12..]);
    assert_eq!(numbers(&alone.region_gates.unwrap()), numbers(&together.region_gates.unwrap())[4..]);
}

#[test]
fn a_batch_that_does_not_fit_is_refused() {
    let file = golden();
    let states = file.tensor("states", &[18, 6]).unwrap();
    let (fusion, _) = fusion(with(ALL), &file);
    let good = batch(&file, &TEXT);
    let refused = |batch: FusionBatch| fusion.forward(&states, &batch, &mut Mode::Predict).is_err();
    assert!(refused(FusionBatch { starts: [0, 5, 8, 12].into(), ..good.clone() }));
    assert!(refused(FusionBatch { items: good.items[..2].to_vec(), ..good.clone() }));
    assert!(refused(FusionBatch { items: items(2), ..good.clone() }));
    assert!(refused(FusionBatch { photos: None, ..good.clone() }));
    assert!(!refused(good));
}
