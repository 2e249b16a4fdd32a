//! The total coupling error against PyTorch (made by `golden_coupling.py`) and finite differences, and the
//! similarity that is read off the attention.

#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its case shall fail")]

use std::path::Path;

use swingtag_models::Random;
use swingtag_models::coupling::{
    Contexts, Coupled, CouplingGradient, Labels, Shortlist, ShortlistShape, coupling_error, mean_attention,
};
use swingtag_models::weights::Weights;

const WIDTH: usize = 6;
const LABEL_WIDTH: usize = 4;
const LENGTHS: [&[usize]; 2] = [&[4, 3, 5], &[2, 6]];

/// Two verticals with all that is learnt about them.
struct Case {
    contexts: [Contexts; 2],
    shortlist: Shortlist,
    labels: [Vec<usize>; 2],
    scores: [Vec<f32>; 2],
    diagonals: [Vec<f32>; 2],
    vectors: [Vec<f32>; 2],
    file: Weights,
}

impl Case {
    fn golden() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
        let file = Weights::read(&folder.join("coupling.safetensors")).unwrap();
        let sizes = [12, 8];
        let of = |name: &str, sizes: [&[usize]; 2]| {
            [0, 1].map(|side| numbers(&file, &format!("{name}.{side}"), sizes[side]))
        };
        let words = of("words", [&[sizes[0], WIDTH], &[sizes[1], WIDTH]]);
        let contexts = [0, 1].map(|side| {
            let (mut contexts, mut rest) = (Contexts::new(WIDTH), words[side].as_slice());
            for length in LENGTHS[side] {
                let (text, after) = rest.split_at(length * WIDTH);
                contexts.push_text(text, 1);
                rest = after;
            }
            contexts
        });
        let shape = ShortlistShape { threshold: 0.1, partners: 100 };
        Self {
            shortlist: Shortlist::new(&contexts[0], &contexts[1], shape),
            contexts,
            labels: of("labels", [&sizes[..1], &sizes[1..]]).map(|l| l.iter().map(|x| *x as usize).collect()),
            scores: of("scores", [&sizes[..1], &sizes[1..]]),
            diagonals: of("diagonals", [&[WIDTH], &[WIDTH]]),
            vectors: of("vectors", [&[3, LABEL_WIDTH], &[5, LABEL_WIDTH]]),
            file,
        }
    }

    fn coupled(&self, context: bool, label: bool) -> Coupled<'_> {
        let labels =
            [0, 1].map(|side| Labels { of_context: &self.labels[side], vectors: &self.vectors[side] });
        Coupled {
            shortlist: &self.shortlist,
            contexts: (&self.contexts[0], &self.contexts[1]),
            diagonals: context.then_some((&self.diagonals[0], &self.diagonals[1])),
            labels: label.then_some((labels[0], labels[1], LABEL_WIDTH)),
        }
    }

    fn pairs(&self) -> Vec<(usize, f32, f32)> {
        let scored = |number| {
            let (left, right) = self.shortlist.pair(number);
            (number, self.scores[0][left], self.scores[1][right])
        };
        (0..self.shortlist.len()).map(scored).collect()
    }

    fn error(&self, context: bool, label: bool) -> (f64, CouplingGradient) {
        coupling_error(self.coupled(context, label), &self.pairs())
    }

    /// Gradients of the scores of the contexts of both sides.
    fn by_context(&self, gradient: &CouplingGradient) -> [Vec<f32>; 2] {
        let mut sums = [vec![0.0; self.scores[0].len()], vec![0.0; self.scores[1].len()]];
        for (number, slopes) in gradient.scores.iter().enumerate() {
            let (left, right) = self.shortlist.pair(number);
            sums[0][left] += slopes.0;
            sums[1][right] += slopes.1;
        }
        sums
    }
}

fn numbers(file: &Weights, name: &str, shape: &[usize]) -> Vec<f32> {
    file.tensor(name, shape).unwrap().flatten_all().unwrap().to_vec1().unwrap()
}

fn near(got: &[f32], want: &[f32], what: &str) {
    assert_eq!(got.len(), want.len());
    for (got, want) in got.iter().zip(want) {
        assert!((got - want).abs() < 2e-6 * (1.0 + want.abs()), "{what}: {got} {want}");
    }
    assert!(got.iter().any(|x| *x != 0.0), "{what}: the gradient is zero");
}

#[test]
fn error_and_gradients_equal_pytorch() {
    let case = Case::golden();
    assert_eq!(case.shortlist.len() as f32, numbers(&case.file, "pairs", &[1])[0]);
    let (error, gradient) = case.error(true, true);
    assert!((error - f64::from(numbers(&case.file, "error", &[1])[0])).abs() < 1e-6);
    let scores = case.by_context(&gradient);
    let (diagonals, vectors) = (&gradient.diagonals, &gradient.labels);
    for (side, scores, diagonals, vectors) in
        [(0, &scores[0], &diagonals.0, &vectors.0), (1, &scores[1], &diagonals.1, &vectors.1)]
    {
        for (name, got, shape) in [
            ("scores", scores, &[scores.len()][..]),
            ("diagonals", diagonals, &[WIDTH]),
            ("vectors", vectors, &[vectors.len() / LABEL_WIDTH, LABEL_WIDTH]),
        ] {
            near(got, &numbers(&case.file, &format!("gradient.{name}.{side}"), shape), name);
        }
    }
}

#[test]
fn gradients_equal_finite_differences_for_each_kind_of_coupling() {
    for (context, label) in [(true, false), (false, true), (true, true)] {
        let mut case = Case::golden();
        let gradient = case.error(context, label).1;
        let (mut checked, step) = (0, 1e-2_f32);
        let expected =
            [gradient.diagonals.0.clone(), gradient.labels.1.clone(), case.by_context(&gradient)[0].clone()];
        for (part, got) in expected.iter().enumerate() {
            for (place, got) in got.iter().enumerate() {
                let mut value = |by: f32| {
                    let part = match part {
                        0 => &mut case.diagonals[0],
                        1 => &mut case.vectors[1],
                        _ => &mut case.scores[0],
                    };
                    part[place] += by;
                    case.error(context, label).0
                };
                let (up, down) = (value(step), value(-2.0 * step));
                value(step);
                let slope = (up - down) / f64::from(2.0 * step);
                assert!((f64::from(*got) - slope).abs() < 2e-4, "part {part}, {place}: {got} {slope}");
                checked += 1;
            }
        }
        assert!(checked >= 12);
    }
}

#[test]
fn without_coupling_there_is_no_error() {
    let case = Case::golden();
    let (error, gradient) = case.error(false, false);
    assert_eq!(error, 0.0);
    assert!(gradient.scores.iter().all(|slopes| *slopes == (0.0, 0.0)));
}

#[test]
fn equal_scores_are_not_pulled() {
    let mut case = Case::golden();
    case.scores = [vec![1.5; 12], vec![1.5; 8]];
    let (error, gradient) = case.error(true, true);
    assert_eq!(error, 0.0);
    assert!(gradient.scores.iter().all(|slopes| *slopes == (0.0, 0.0)));
}

#[test]
fn attention_ranks_the_kind_with_the_same_words_first() {
    // Kind k of either side speaks of the same two words; kind 2 of the right side of others.
    let mut random = Random::new(8);
    let vocabulary = random.normals(6 * WIDTH, 1.0);
    let mut side = |kinds: usize| {
        let (mut contexts, mut of) = (Contexts::new(WIDTH), Vec::new());
        for number in 0..30 {
            let kind = number % kinds;
            let word = 2 * kind + random.below(2);
            contexts.push_text(&vocabulary[word * WIDTH..(word + 1) * WIDTH], 0);
            of.push(Some(kind));
        }
        (contexts, of)
    };
    let ((left, left_kinds), (right, right_kinds)) = (side(2), side(3));
    let list = Shortlist::new(&left, &right, ShortlistShape { threshold: 0.5, partners: 8 });
    let even = vec![4.0; WIDTH];
    let kinds = [(left_kinds.as_slice(), 2), (right_kinds.as_slice(), 3)];
    let similarity = mean_attention(&list, (&left, &right), (&even, &even), kinds);
    let onwards: Vec<&[f64]> = similarity.onwards.chunks(3).collect();
    assert!(onwards[0][0] > 0.9 && onwards[1][1] > 0.9, "{onwards:?}");
    assert!(similarity.back[0] > 0.9 && similarity.back[3] > 0.9, "{:?}", similarity.back);
}

#[test]
fn verticals_without_shared_contexts_have_no_similarity() {
    let (mut left, mut right) = (Contexts::new(2), Contexts::new(2));
    left.push_text(&[1.0, 0.0, 1.0, 0.0], 0);
    right.push_text(&[-1.0, 0.0, 0.0, 0.0], 0);
    let list = Shortlist::new(&left, &right, ShortlistShape { threshold: 0.1, partners: 4 });
    assert!(list.is_empty());
    let kinds = [(&[Some(0), None][..], 1), (&[Some(0), Some(1)][..], 2)];
    let similarity = mean_attention(&list, (&left, &right), (&[1.0, 1.0], &[1.0, 1.0]), kinds);
    assert_eq!((similarity.onwards, similarity.back), (vec![0.0; 2], vec![0.0; 2]));
}
