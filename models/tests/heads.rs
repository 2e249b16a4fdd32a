//! Heads and losses of papers 3 and 4: token-level intents and the title–description triplet, against
//! PyTorch (values and gradients made by `golden_heads.py`) and against finite differences.

#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its case shall fail")]

use std::path::Path;

use candle_core::{Device, Tensor, Var};
use swingtag_models::optim::{AdamW, Group};
use swingtag_models::weights::Weights;
use swingtag_models::{
    Copied, Mode, Parameters, Random, TokenStatementHead, Triplet, TripletForm, TripletLoss, cosine,
    mean_rows,
};

const TEXTS: [(&[usize], &[f32]); 2] = [(&[1, 2, 3], &[1.0, 0.0, 1.0]), (&[5, 6], &[-1.0, 0.0, 1.0])];
const TRIPLETS: [Triplet; 3] = [
    Triplet { title: 0, own: 3, other: 4 },
    Triplet { title: 1, own: 4, other: 3 },
    Triplet { title: 2, own: 5, other: 6 },
];

fn golden() -> Weights {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/heads.safetensors");
    Weights::read(&path).unwrap()
}

fn numbers(tensor: &Tensor) -> Vec<f32> {
    tensor.flatten_all().unwrap().to_vec1().unwrap()
}

fn farthest(a: &Tensor, b: &Tensor) -> f32 {
    assert_eq!(a.dims(), b.dims());
    numbers(a).iter().zip(numbers(b)).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}

fn copied() -> Vec<Copied<'static>> {
    TEXTS.iter().map(|(rows, targets)| Copied { rows, targets }).collect()
}

/// A head with the weights of the golden file, and the hidden states as a variable.
fn head(file: &Weights) -> (TokenStatementHead, Parameters, Var) {
    let mut parameters = Parameters::new(Device::Cpu);
    let head = TokenStatementHead::new("intents", (6, 3), &mut parameters, &mut Random::new(1)).unwrap();
    for (name, variable) in parameters.trained() {
        let own = name.trim_start_matches("intents.");
        variable.set(&file.tensor(own, variable.dims()).unwrap()).unwrap();
    }
    let states = Var::from_tensor(&file.tensor("states", &[7, 6]).unwrap()).unwrap();
    (head, parameters, states)
}

#[test]
fn token_level_intents_equal_pytorch() {
    let file = golden();
    let (head, parameters, states) = head(&file);
    let logits = head.forward(&states, &mut Mode::Predict).unwrap();
    let (value, loss) = head.loss(&logits, &copied()).unwrap();
    let expected = numbers(&file.tensor("intent.loss", &[1]).unwrap())[0];
    assert!((value - f64::from(expected)).abs() < 1e-6, "{value} {expected}");
    let gradients = loss.backward().unwrap();
    let compare = |name: &str, variable: &Var| {
        let expected = file.tensor(&format!("intent.gradient.{name}"), variable.dims()).unwrap();
        assert!(farthest(gradients.get(variable).unwrap(), &expected) < 1e-6, "{name}");
    };
    compare("states", &states);
    parameters.trained().for_each(|(name, variable)| compare(name.trim_start_matches("intents."), variable));
    let texts: Vec<Vec<usize>> = TEXTS.iter().map(|(rows, _)| rows.to_vec()).collect();
    let scores = head.scores(&logits, &texts).unwrap().concat();
    let expected = numbers(&file.tensor("intent.scores", &[2, 3]).unwrap());
    assert!(scores.iter().zip(&expected).all(|(a, b)| (a - b).abs() < 1e-6));
}

#[test]
fn a_text_scores_by_its_own_tokens_alone() {
    let (head, _, states) = head(&golden());
    let logits = head.forward(&states, &mut Mode::Predict).unwrap();
    let together = head.scores(&logits, &[vec![0, 1], vec![4, 5, 6], vec![]]).unwrap();
    assert_eq!(head.scores(&logits, &[vec![4, 5, 6]]).unwrap()[0], together[1]);
    assert_eq!(together[2], [0.0; 3]);
    assert!(head.scores(&logits, &[vec![7]]).is_err());
    assert!(head.loss(&logits, &[Copied { rows: &[0], targets: &[1.0] }]).is_err());
}

#[test]
fn triplets_equal_pytorch() {
    let file = golden();
    for (form, name) in [(TripletForm::LogSigmoid, "log-sigmoid"), (TripletForm::Sigmoid, "paper")] {
        for (temperature, word) in [(1.0, "1.0"), (0.2, "0.2")] {
            let embeddings = Var::from_tensor(&file.tensor("embeddings", &[7, 6]).unwrap()).unwrap();
            let (value, loss) = TripletLoss { form, temperature }.loss(&embeddings, &TRIPLETS).unwrap();
            let expected = numbers(&file.tensor(&format!("triplet.{name}.{word}.loss"), &[1]).unwrap())[0];
            assert!((value - f64::from(expected)).abs() < 1e-6, "{name} {word}: {value} {expected}");
            let expected = file.tensor(&format!("triplet.{name}.{word}.gradient"), &[7, 6]).unwrap();
            let gradients = loss.backward().unwrap();
            assert!(farthest(gradients.get(&embeddings).unwrap(), &expected) < 1e-6, "{name} {word}");
        }
    }
}

#[test]
fn triplets_have_the_gradient_of_finite_differences() {
    let start = Random::new(3).normals(7 * 5, 1.0);
    for form in [TripletForm::LogSigmoid, TripletForm::Sigmoid] {
        let loss = TripletLoss { form, temperature: 0.5 };
        let of = |numbers: &[f32]| {
            let embeddings = Tensor::from_slice(numbers, (7, 5), &Device::Cpu).unwrap();
            loss.loss(&embeddings, &TRIPLETS).unwrap().0
        };
        let embeddings = Var::from_slice(&start, (7, 5), &Device::Cpu).unwrap();
        let gradients = loss.loss(&embeddings, &TRIPLETS).unwrap().1.backward().unwrap();
        let gradient = numbers(gradients.get(&embeddings).unwrap());
        for place in 0..start.len() {
            let moved = |by: f32| {
                let mut numbers = start.clone();
                numbers[place] += by;
                of(&numbers)
            };
            let slope = (moved(1e-3) - moved(-1e-3)) / 2e-3;
            assert!((slope - f64::from(gradient[place])).abs() < 2e-4, "{form:?} {place}: {slope}");
        }
    }
}

#[test]
fn a_mean_of_rows_is_an_embedding_and_a_missing_row_is_refused() {
    let states = Tensor::new(&[[1_f32, 0.0], [0.0, 1.0], [3.0, 4.0]], &Device::Cpu).unwrap();
    let means = mean_rows(&states, &[vec![0, 1], vec![2]]).unwrap();
    assert_eq!(means.to_vec2::<f32>().unwrap(), [[0.5, 0.5], [3.0, 4.0]]);
    assert!((cosine(&[0.5, 0.5], &[3.0, 4.0]) - 7.0 / (5.0 * 2.0_f64.sqrt())).abs() < 1e-7);
    assert!(mean_rows(&states, &[vec![3]]).is_err());
    let loss = TripletLoss { form: TripletForm::LogSigmoid, temperature: 1.0 };
    assert!(loss.loss(&means, &[Triplet { title: 0, own: 1, other: 2 }]).is_err());
}

#[test]
fn an_optimiser_of_some_parameters_leaves_the_others() {
    let mut parameters = Parameters::new(Device::Cpu);
    let mut random = Random::new(1);
    let moved = parameters.draw("moved", &[3], 1.0, &mut random).unwrap();
    let before = numbers(&parameters.draw("left", &[3], 1.0, &mut random).unwrap());
    let group = |name: &str| (name == "moved").then_some(Group { rate: 0.1, decay: 0.0 });
    let was = numbers(&moved);
    let loss = moved.sqr().unwrap().sum_all().unwrap();
    AdamW::of_some(&parameters, 0.0, group).step(&loss, 1.0).unwrap();
    let now: Vec<Vec<f32>> = parameters.trained().map(|(_, variable)| numbers(variable)).collect();
    assert_eq!(now[0], before);
    assert!(now[1].iter().zip(&was).all(|(a, b)| a != b));
}
