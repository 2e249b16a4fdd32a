//! The encoder against PyTorch (values and gradients made by `golden_bert.py`) and against the
//! forward pass of candle-transformers.

#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its case shall fail")]

use std::path::{Path, PathBuf};

use candle_core::{DType, Device, Tensor};
use swingtag_models::weights::Weights;
use swingtag_models::{Bert, BertConfig, Mode, Packed, Parameters, Random, Trained};

const SEQUENCES: [(&[u32], &[u32]); 2] =
    [(&[2, 7, 9, 3, 11, 12, 39, 3], &[0, 0, 0, 0, 1, 1, 1, 1]), (&[2, 5, 3, 21, 3], &[0, 0, 0, 1, 1])];

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn small() -> (Bert, Parameters, Weights) {
    let file = Weights::read(&golden().join("bert.safetensors")).unwrap();
    let config = BertConfig::read(&golden().join("config.json")).unwrap();
    let mut parameters = Parameters::new(Device::Cpu);
    let bert = Bert::build(config, &file, Trained::Everything, &mut parameters).unwrap();
    (bert, parameters, file)
}

fn batch(sequences: &[(&[u32], &[u32])]) -> Packed {
    let mut batch = Packed::default();
    for (ids, segments) in sequences {
        batch.push(ids, segments).unwrap();
    }
    batch
}

fn numbers(tensor: &Tensor) -> Vec<f32> {
    tensor.flatten_all().unwrap().to_vec1().unwrap()
}

fn farthest(a: &Tensor, b: &Tensor) -> f32 {
    assert_eq!(a.dims(), b.dims());
    numbers(a).iter().zip(numbers(b)).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}

#[test]
fn states_and_all_gradients_equal_pytorch() {
    let (bert, parameters, file) = small();
    let states = bert.forward(&batch(&SEQUENCES), &mut Mode::Predict).unwrap();
    assert!(farthest(&states, &file.tensor("states", &[13, 24]).unwrap()) < 1e-5);
    let loss = (states * file.tensor("weighting", &[13, 24]).unwrap()).unwrap().sum_all().unwrap();
    let gradients = loss.backward().unwrap();
    for (name, variable) in parameters.trained() {
        let expected = file.tensor(&format!("gradient.{name}"), variable.dims()).unwrap();
        let got = gradients.get(variable).unwrap_or_else(|| panic!("{name} got no gradient"));
        let size = numbers(&expected).iter().fold(1.0_f32, |a, b| a.max(b.abs()));
        assert!(farthest(got, &expected) < 2e-5 * size, "{name}: {}", farthest(got, &expected));
    }
    assert_eq!(parameters.trained().count(), 37);
}

#[test]
fn states_equal_candle_transformers() {
    let (bert, _, _) = small();
    let text = std::fs::read_to_string(golden().join("config.json")).unwrap();
    let mut config: serde_json::Value = serde_json::from_str(&text).unwrap();
    let more = [("hidden_dropout_prob", 0.0), ("initializer_range", 0.02)];
    more.iter().for_each(|(key, value)| config[*key] = (*value).into());
    config["pad_token_id"] = 0.into();
    config["position_embedding_type"] = "absolute".into();
    config["model_type"] = "bert".into();
    let config: candle_transformers::models::bert::Config = serde_json::from_value(config).unwrap();
    let tensors = candle_core::safetensors::load(golden().join("bert.safetensors"), &Device::Cpu).unwrap();
    let builder = candle_nn::VarBuilder::from_tensors(tensors, DType::F32, &Device::Cpu);
    let reference = candle_transformers::models::bert::BertModel::load(builder, &config).unwrap();
    for (ids, segments) in SEQUENCES {
        let tensor = |x: &[u32]| Tensor::new(x, &Device::Cpu).unwrap().unsqueeze(0).unwrap();
        let expected = reference.forward(&tensor(ids), &tensor(segments), None).unwrap().squeeze(0).unwrap();
        let got = bert.forward(&batch(&[(ids, segments)]), &mut Mode::Predict).unwrap();
        assert!(farthest(&got, &expected) < 1e-5);
    }
}

#[test]
fn a_sequence_has_the_same_bits_alone_and_among_others() {
    let (mut bert, ..) = small();
    let together = bert.forward(&batch(&SEQUENCES), &mut Mode::Predict).unwrap();
    let swapped = bert.forward(&batch(&[SEQUENCES[1], SEQUENCES[0]]), &mut Mode::Predict).unwrap();
    let alone = bert.forward(&batch(&SEQUENCES[1..]), &mut Mode::Predict).unwrap();
    assert_eq!(numbers(&together.narrow(0, 8, 5).unwrap()), numbers(&alone));
    assert_eq!(numbers(&swapped.narrow(0, 0, 5).unwrap()), numbers(&alone));
    bert.prepare().unwrap();
    let prepared = bert.forward(&batch(&SEQUENCES[1..]), &mut Mode::Predict).unwrap();
    assert_eq!(numbers(&prepared), numbers(&alone));
}

#[test]
fn dropout_follows_the_seed() {
    let (bert, ..) = small();
    let states = |seed| {
        let mut random = Random::new(seed);
        let mut mode = Mode::Train { random: &mut random, hidden: 0.1, attention: 0.1 };
        numbers(&bert.forward(&batch(&SEQUENCES), &mut mode).unwrap())
    };
    assert_eq!(states(1), states(1));
    assert_ne!(states(1), states(2));
}

#[test]
fn gradients_under_dropout_equal_finite_differences() {
    let (bert, parameters, file) = small();
    let weighting = file.tensor("weighting", &[13, 24]).unwrap();
    let loss = || {
        let mut random = Random::new(3);
        let mut mode = Mode::Train { random: &mut random, hidden: 0.2, attention: 0.2 };
        (bert.forward(&batch(&SEQUENCES), &mut mode).unwrap() * &weighting).unwrap().sum_all().unwrap()
    };
    let gradients = loss().backward().unwrap();
    for (name, variable) in
        parameters.trained().filter(|(name, _)| name.contains("query") || name.ends_with("bias"))
    {
        let before = variable.as_tensor().copy().unwrap();
        let gradient = numbers(gradients.get(variable).unwrap());
        let value = |step: f32| {
            let mut moved = numbers(&before);
            moved[5] += step;
            variable.set(&Tensor::from_vec(moved, before.dims(), &Device::Cpu).unwrap()).unwrap();
            f64::from(loss().to_scalar::<f32>().unwrap())
        };
        let difference = (value(4e-3) - value(-4e-3)) / 8e-3;
        variable.set(&before).unwrap();
        let got = f64::from(gradient[5]);
        assert!((got - difference).abs() < 0.02 * (1.0 + difference.abs()), "{name}: {got} {difference}");
    }
}

#[test]
fn unknown_pieces_and_long_sequences_are_refused() {
    let (bert, ..) = small();
    let refused = |ids: &[u32]| {
        bert.forward(&batch(&[(ids, &vec![0; ids.len()])]), &mut Mode::Predict).unwrap_err().to_string()
    };
    assert!(refused(&[40]).contains("word piece 40"));
    assert!(refused(&[1; 17]).contains("17 word pieces; the encoder takes 16"));
    assert!(refused(&[]).contains("without word pieces"));
}
