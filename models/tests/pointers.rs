//! The pointers against PyTorch (numbers made by `golden_pointers.py`), against finite differences,
//! and the distribution over answers against brute force.

#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its case shall fail")]

use std::path::{Path, PathBuf};

use candle_core::{Device, Tensor, Var};
use swingtag_models::pointers::{Answers, Pointed, PointerHead, masked_query_weight, pointer_loss};
use swingtag_models::weights::Weights;
use swingtag_models::{Bert, BertConfig, Mode, Packed, Parameters, Random, Trained};

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The three sequences of `golden_pointers.py`.
fn batch() -> Vec<Pointed> {
    let weight = masked_query_weight(2, 9);
    vec![
        Pointed { null: 0, text: 4..10, answers: vec![(1, 3)], weight: 1.0 },
        Pointed { null: 11, text: 15..21, answers: vec![], weight },
        Pointed { null: 22, text: 25..30, answers: vec![(0, 0), (2, 4)], weight: 1.0 },
    ]
}

fn numbers(tensor: &Tensor) -> Vec<f32> {
    tensor.flatten_all().unwrap().to_vec1().unwrap()
}

fn farthest(a: &Tensor, b: &Tensor) -> f32 {
    assert_eq!(a.dims(), b.dims());
    numbers(a).iter().zip(numbers(b)).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}

#[test]
fn loss_and_gradients_equal_pytorch() {
    let file = Weights::read(&golden().join("pointers.safetensors")).unwrap();
    let states = Var::from_tensor(&file.tensor("states", &[31, 12]).unwrap()).unwrap();
    let mut parameters = Parameters::new(Device::Cpu);
    let head = PointerHead::new(12, &mut parameters, &mut Random::new(1)).unwrap();
    let (_, weight) = parameters.trained().next().unwrap();
    weight.set(&file.tensor("weight", &[2, 12]).unwrap()).unwrap();
    let (value, loss) = head.loss(&head.forward(&states).unwrap(), &batch()).unwrap();
    let expected = f64::from(numbers(&file.tensor("loss", &[1]).unwrap())[0]);
    assert!((value - expected).abs() < 1e-5, "{value} {expected}");
    let gradients = loss.backward().unwrap();
    for (name, variable) in [("states", &states), ("weight", weight)] {
        let expected = file.tensor(&format!("gradient.{name}"), variable.dims()).unwrap();
        let distance = farthest(gradients.get(variable).unwrap(), &expected);
        assert!(distance < 1e-5, "{name}: {distance}");
    }
}

#[test]
fn gradients_equal_finite_differences() {
    let scores = Random::new(3).normals(2 * 31, 2.0);
    let (_, gradient) = pointer_loss(&scores, &batch());
    let step = 1e-2_f32;
    for (place, got) in gradient.iter().enumerate() {
        let moved = |by: f32| {
            let mut scores = scores.clone();
            scores[place] += by;
            pointer_loss(&scores, &batch()).0
        };
        let difference = (moved(step) - moved(-step)) / f64::from(2.0 * step);
        assert!((f64::from(*got) - difference).abs() < 1e-5, "{place}: {got} {difference}");
    }
}

#[test]
fn question_marks_and_neighbours_get_no_gradient_and_change_nothing() {
    let mut scores = Random::new(4).normals(2 * 31, 2.0);
    let (value, gradient) = pointer_loss(&scores, &batch());
    let unseen: Vec<usize> =
        [1, 2, 3, 10, 12, 13, 14, 21, 23, 24, 30].iter().flat_map(|row| [2 * row, 2 * row + 1]).collect();
    assert!(unseen.iter().all(|place| gradient[*place] == 0.0));
    unseen.iter().for_each(|place| scores[*place] = 50.0);
    assert_eq!(pointer_loss(&scores, &batch()).0, value);
}

#[test]
fn rare_queries_weigh_one_and_frequent_ones_less() {
    assert!((masked_query_weight(3, 3) - 1.0).abs() < 1e-12);
    assert!((masked_query_weight(3, 300) - 0.1).abs() < 1e-12);
    assert!(masked_query_weight(0, 0).is_finite());
}

#[test]
fn every_parameter_gets_a_gradient() {
    let file = Weights::read(&golden().join("bert.safetensors")).unwrap();
    let config = BertConfig::read(&golden().join("config.json")).unwrap();
    let mut parameters = Parameters::new(Device::Cpu);
    let bert = Bert::build(config, &file, Trained::Everything, &mut parameters).unwrap();
    let head = PointerHead::new(24, &mut parameters, &mut Random::new(1)).unwrap();
    let (mut packed, mut batch) = (Packed::default(), Vec::new());
    let ids: Vec<u32> = (0..14).collect();
    for (shown, answers) in [(9..14, vec![(1, 2)]), (5..9, vec![])] {
        let ids: Vec<u32> = ids.iter().copied().take(shown.end).collect();
        let segments: Vec<u32> = (0..shown.end).map(|row| u32::from(row >= shown.start)).collect();
        let first = packed.push(&ids, &segments).unwrap().start;
        let text = first + shown.start..first + shown.end;
        batch.push(Pointed { null: first, text, answers, weight: 1.0 });
    }
    let mut random = Random::new(2);
    let mut mode = Mode::Train { random: &mut random, hidden: 0.1, attention: 0.1 };
    let scores = head.forward(&bert.forward(&packed, &mut mode).unwrap()).unwrap();
    let gradients = head.loss(&scores, &batch).unwrap().1.backward().unwrap();
    for (name, variable) in parameters.trained() {
        let gradient = gradients.get(variable).unwrap_or_else(|| panic!("{name} has no gradient"));
        let size: f32 = gradient.sqr().unwrap().sum_all().unwrap().to_scalar().unwrap();
        assert!(size > 0.0, "{name}: the gradient is zero");
    }
    assert_eq!(parameters.trained().count(), 38);
}

fn pairs(flat: &[f32]) -> Vec<[f32; 2]> {
    flat.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect()
}

/// Every stretch that may be an answer with its score, from the definition.
fn allowed(text: &[[f32; 2]], longest: usize) -> Vec<(usize, usize, f64)> {
    let score = |position: usize, side: usize| f64::from(text[position][side]);
    let half = std::f64::consts::LN_2;
    let mut found = Vec::new();
    for first in 0..text.len() {
        for last in first..text.len().min(first + longest) {
            let two = (first..last).any(|end| {
                (end + 1..=last).any(|start| {
                    score(end, 1) >= score(last, 1) - half && score(start, 0) >= score(first, 0) - half
                })
            });
            if !two {
                found.push((first, last, score(first, 0) + score(last, 1)));
            }
        }
    }
    found
}

#[test]
fn probabilities_equal_brute_force() {
    for (seed, positions, longest) in [(1, 9, 4), (2, 12, 12), (3, 1, 3), (4, 0, 3), (5, 20, 6)] {
        let mut random = Random::new(seed);
        let (text, null) = (pairs(&random.normals(2 * positions, 1.5)), [0.3, -0.7]);
        let answers = Answers::new(null, &text, longest);
        let all = allowed(&text, longest);
        let none = f64::from(null[0]) + f64::from(null[1]);
        let sum: f64 = none.exp() + all.iter().map(|(_, _, score)| score.exp()).sum::<f64>();
        assert!((answers.log_null() - (none.exp() / sum).ln()).abs() < 1e-9);
        for first in 0..positions {
            for last in 0..positions {
                let score = all.iter().find(|(f, l, _)| (*f, *l) == (first, last)).map(|(_, _, s)| s);
                let got = answers.log_probability(first, last);
                match score {
                    Some(score) => assert!((got - (score - sum.ln())).abs() < 1e-9, "{first}..={last}"),
                    None => assert_eq!(got, f64::NEG_INFINITY, "{first}..={last}"),
                }
            }
        }
        let best = all.iter().map(|(_, _, score)| score - none).fold(f64::NEG_INFINITY, f64::max);
        assert!((answers.margin() - best).abs() < 1e-9 || positions == 0);
        assert_eq!(answers.log_probability(99, 99), f64::NEG_INFINITY);
    }
}

#[test]
fn two_sure_answers_are_two_and_not_one_long_one() {
    // Beginnings at 1 and 4, ends at 2 and 5: all the same score.
    let mut text = vec![[-6.0, -6.0]; 8];
    (text[1][0], text[4][0], text[2][1], text[5][1]) = (5.0, 5.0, 5.0, 5.0);
    let answers = Answers::new([-6.0, -6.0], &text, 8);
    let found: Vec<_> = answers.several(0.0, 0.5).iter().map(|a| (a.first, a.last)).collect();
    assert_eq!(found, [(1, 2), (4, 5)]);
    assert!(answers.several(0.0, 0.5).iter().all(|a| (a.log_probability.exp() - 0.5).abs() < 1e-3));
}

#[test]
fn an_answer_of_several_words_stays_whole() {
    // One beginning and one end; in between a weak end and a weak beginning.
    let mut text = vec![[-6.0, -6.0]; 6];
    (text[0][0], text[3][1], text[1][1], text[2][0]) = (5.0, 5.0, 4.0, 2.0);
    let found = Answers::new([-6.0, -6.0], &text, 6).several(0.0, 0.5);
    assert_eq!((found.len(), found[0].first, found[0].last), (1, 0, 3));
}

#[test]
fn a_threshold_and_the_share_of_further_answers_decide() {
    let text = [[2.0, 2.0], [-9.0, -9.0], [1.2, 1.2]];
    let answers = Answers::new([0.0, 0.0], &text, 1);
    let count = |threshold, further| answers.several(threshold, further).len();
    assert!((answers.margin() - 4.0).abs() < 1e-9);
    assert_eq!((count(0.0, 0.1), count(0.0, 0.5), count(2.5, 0.1), count(4.5, 0.1)), (2, 1, 1, 0));
    assert!(Answers::new([0.0, 0.0], &[], 5).several(-99.0, 0.0).is_empty());
}
