//! The word encoder against PyTorch (values and gradients made by `golden_bilstm.py`), against finite
//! differences, and what it promises about neighbours, threads and seeds.

#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its case shall fail")]

use std::path::Path;

use candle_core::{Device, Tensor};
use swingtag_models::weights::Weights;
use swingtag_models::{Mode, Parameters, Random, WordEncoder, WordShape, WordVector, Words};

const SHAPE: WordShape =
    WordShape { words: 5, word_width: 6, characters: 7, character_width: 4, character_states: 3, states: 5 };

type Word = (Option<u32>, &'static [u32]);

const SEQUENCES: [&[Word]; 3] = [
    &[(Some(1), &[1, 2, 3]), (None, &[4]), (Some(0), &[1, 2, 3]), (Some(2), &[5, 6])],
    &[(None, &[2, 2, 1, 6, 5])],
    &[
        (Some(4), &[3, 1]),
        (Some(1), &[1, 2, 3]),
        (None, &[6, 4, 4]),
        (Some(3), &[5]),
        (None, &[3, 1]),
        (Some(1), &[2]),
        (Some(2), &[1, 5, 6]),
    ],
];

/// First row of each sequence.
const FIRST: [usize; 3] = [0, 4, 5];
const ROWS: usize = 12;

fn golden() -> Weights {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    Weights::read(&folder.join("bilstm.safetensors")).unwrap()
}

fn encoder(file: &Weights) -> (WordEncoder, Parameters) {
    let mut parameters = Parameters::new(Device::Cpu);
    let encoder = WordEncoder::new(SHAPE, &mut parameters, &mut Random::new(1)).unwrap();
    for (name, variable) in parameters.trained() {
        variable.set(&file.tensor(name, variable.dims()).unwrap()).unwrap();
    }
    (encoder, parameters)
}

fn batch(file: &Weights, sequences: &[usize]) -> Words {
    let fixed = numbers(&file.tensor("fixed", &[ROWS, 6]).unwrap());
    let mut words = Words::new(6);
    for number in sequences {
        words.push(SEQUENCES[*number].iter().enumerate().map(|(place, (learnt, characters))| {
            let row = FIRST[*number] + place;
            let vector = match learnt {
                Some(row) => WordVector::Learnt(*row),
                None => WordVector::Fixed(&fixed[row * 6..(row + 1) * 6]),
            };
            (vector, *characters)
        }));
    }
    words
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
    let file = golden();
    let (encoder, parameters) = encoder(&file);
    let states = encoder.forward(&batch(&file, &[0, 1, 2]), &mut Mode::Predict).unwrap();
    let expected = file.tensor("states", &[ROWS, 10]).unwrap();
    assert!(farthest(&states, &expected) < 1e-6, "{}", farthest(&states, &expected));
    let weighting = file.tensor("weighting", &[ROWS, 10]).unwrap();
    let gradients = (states * weighting).unwrap().sum_all().unwrap().backward().unwrap();
    for (name, variable) in parameters.trained() {
        let expected = file.tensor(&format!("gradient.{name}"), variable.dims()).unwrap();
        let got = gradients.get(variable).unwrap_or_else(|| panic!("{name} got no gradient"));
        assert!(numbers(got).iter().any(|x| *x != 0.0), "{name}: the gradient is zero");
        assert!(farthest(got, &expected) < 1e-5, "{name}: {}", farthest(got, &expected));
    }
    assert_eq!(parameters.trained().count(), 6);
}

#[test]
fn gradients_under_dropout_equal_finite_differences() {
    let file = golden();
    let (encoder, parameters) = encoder(&file);
    let weighting = file.tensor("weighting", &[ROWS, 10]).unwrap();
    let loss = || {
        let mut random = Random::new(4);
        let mut mode = Mode::Train { random: &mut random, hidden: 0.3, attention: 0.0 };
        let states = encoder.forward(&batch(&file, &[0, 1, 2]), &mut mode).unwrap();
        (states * &weighting).unwrap().sum_all().unwrap()
    };
    let gradients = loss().backward().unwrap();
    for (name, variable) in parameters.trained() {
        let before = variable.as_tensor().copy().unwrap();
        let gradient = numbers(gradients.get(variable).unwrap());
        for place in [7, before.elem_count() / 2, before.elem_count() - 2] {
            let value = |step: f32| {
                let mut moved = numbers(&before);
                moved[place] += step;
                variable.set(&Tensor::from_vec(moved, before.dims(), &Device::Cpu).unwrap()).unwrap();
                f64::from(loss().to_scalar::<f32>().unwrap())
            };
            let difference = (value(5e-3) - value(-5e-3)) / 1e-2;
            variable.set(&before).unwrap();
            let got = f64::from(gradient[place]);
            assert!((got - difference).abs() < 2e-3 * (1.0 + difference.abs()), "{name}: {got} {difference}");
        }
    }
}

#[test]
fn a_sequence_has_the_same_bits_alone_and_among_others() {
    let file = golden();
    let (mut encoder, _) = encoder(&file);
    let states = |encoder: &WordEncoder, sequences: &[usize]| {
        encoder.forward(&batch(&file, sequences), &mut Mode::Predict).unwrap()
    };
    let together = states(&encoder, &[0, 1, 2]);
    let swapped = states(&encoder, &[2, 0, 1, 0, 2, 1]);
    let alone = numbers(&states(&encoder, &[2]));
    assert_eq!(numbers(&together.narrow(0, 5, 7).unwrap()), alone);
    assert_eq!(numbers(&swapped.narrow(0, 0, 7).unwrap()), alone);
    assert_eq!(numbers(&swapped.narrow(0, 16, 7).unwrap()), alone);
    encoder.prepare().unwrap();
    assert_eq!(numbers(&states(&encoder, &[2])), alone);
}

#[test]
fn gradients_have_the_same_bits_for_any_number_of_threads() {
    let file = golden();
    let run = |threads: usize| {
        let (encoder, parameters) = encoder(&file);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let gradients = pool.install(|| {
            let states = encoder.forward(&batch(&file, &[0, 1, 2]), &mut Mode::Predict).unwrap();
            states.sqr().unwrap().sum_all().unwrap().backward().unwrap()
        });
        parameters
            .trained()
            .map(|(_, variable)| numbers(gradients.get(variable).unwrap()))
            .collect::<Vec<_>>()
    };
    assert_eq!(run(1), run(3));
}

#[test]
fn words_may_go_without_characters() {
    let file = golden();
    let mut parameters = Parameters::new(Device::Cpu);
    let shape = WordShape { character_states: 0, ..SHAPE };
    let encoder = WordEncoder::new(shape, &mut parameters, &mut Random::new(1)).unwrap();
    let states = encoder.forward(&batch(&file, &[0, 1, 2]), &mut Mode::Predict).unwrap();
    assert_eq!((states.dims(), parameters.trained().count()), (&[ROWS, 10][..], 3));
}

#[test]
fn empty_batches_and_vectors_of_another_width_are_refused() {
    let file = golden();
    let (encoder, _) = encoder(&file);
    let refused = |words: &Words| encoder.forward(words, &mut Mode::Predict).unwrap_err().to_string();
    assert!(refused(&Words::new(6)).contains("0 words"));
    let mut words = Words::new(9);
    words.push([(WordVector::Learnt(0), &[1_u32][..])]);
    assert!(refused(&words).contains("vectors of 9"));
    let mut words = Words::new(6);
    words.push([(WordVector::Learnt(5), &[1_u32][..])]);
    assert!(refused(&words).contains("no vector"));
}
