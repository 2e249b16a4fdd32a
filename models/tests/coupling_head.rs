//! The learnt part of the coupling: its loss has the gradients of finite differences in the scores, in
//! attention's diagonals and in the vectors of character k-grams.

#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its case shall fail")]

use candle_core::{Device, Tensor, Var};
use swingtag_models::coupling::{
    Contexts, CoupledPart, CouplingHead, CouplingShape, Shortlist, ShortlistShape,
};
use swingtag_models::{ModelError, Parameters, Random};

const WIDTH: usize = 4;
const TAGS: usize = 3;
const TEXTS: usize = 4;

struct Case {
    head: CouplingHead,
    parameters: Parameters,
    scores: Var,
    contexts: [Contexts; 2],
    shortlist: Shortlist,
    labels: [Vec<usize>; 2],
    pairs: Vec<(usize, (usize, usize))>,
}

impl Case {
    fn new() -> Self {
        let mut random = Random::new(3);
        let contexts = [0, 1].map(|_| {
            let mut contexts = Contexts::new(WIDTH);
            (0..TEXTS).for_each(|_| contexts.push_text(&random.normals(2 * WIDTH, 1.0), 1));
            contexts
        });
        let shape = ShortlistShape { threshold: -1.0, partners: 5 };
        let shortlist = Shortlist::new(&contexts[0], &contexts[1], shape);
        let grams = vec![vec![0, 1], vec![1, 2, 3], vec![4]];
        let shape = CouplingShape { parts: 1, context: Some((WIDTH, 2.0)), label: Some((grams, 5)) };
        let mut parameters = Parameters::new(Device::Cpu);
        let head = CouplingHead::new(&shape, &mut parameters, &mut random).unwrap();
        let rows = 2 * TEXTS;
        let numbers = random.normals(2 * rows * TAGS, 1.0);
        let scores = Var::from_vec(numbers, (2 * rows, TAGS), &Device::Cpu).unwrap();
        let labels = [0, 1].map(|side| (0..rows).map(|row| (row + side) % TAGS).collect());
        let pair = |number| {
            let (left, right) = shortlist.pair(number);
            (number, (left, rows + right))
        };
        let pairs = (0..shortlist.len()).map(pair).collect();
        Self { head, parameters, scores, contexts, shortlist, labels, pairs }
    }

    fn loss(&self, pairs: &[(usize, (usize, usize))]) -> Result<(f64, Tensor), ModelError> {
        let part = CoupledPart {
            number: 0,
            shortlist: &self.shortlist,
            contexts: (&self.contexts[0], &self.contexts[1]),
            labels: (&self.labels[0], &self.labels[1]),
            pairs,
        };
        self.head.loss(&self.scores, &[part])
    }

    fn variables(&self) -> Vec<(String, Var)> {
        let own = self.parameters.trained().map(|(name, variable)| (name.to_owned(), variable.clone()));
        own.chain([("scores".to_owned(), self.scores.clone())]).collect()
    }
}

fn numbers(tensor: &Tensor) -> Vec<f32> {
    tensor.flatten_all().unwrap().to_vec1().unwrap()
}

#[test]
fn gradients_equal_finite_differences() {
    let case = Case::new();
    assert!(case.pairs.len() > 10);
    let gradients = case.loss(&case.pairs).unwrap().1.backward().unwrap();
    let step = 1e-2_f32;
    for (name, variable) in case.variables() {
        let got = numbers(gradients.get(&variable).unwrap());
        let values = numbers(&variable);
        assert!(got.iter().any(|x| x.abs() > 1e-3), "{name} has no gradient");
        for place in 0..values.len() {
            let error = |by: f32| {
                let mut moved = values.clone();
                moved[place] += by;
                let moved = Tensor::from_vec(moved, variable.dims(), &Device::Cpu).unwrap();
                variable.set(&moved).unwrap();
                case.loss(&case.pairs).unwrap().0
            };
            let slope = (error(step) - error(-step)) / f64::from(2.0 * step);
            error(0.0);
            let got = f64::from(got[place]);
            assert!((got - slope).abs() < 2e-2 * (1.0 + slope.abs()), "{name} {place}: {got} {slope}");
        }
    }
}

#[test]
fn without_pairs_nothing_is_pulled_and_every_parameter_has_its_part() {
    let case = Case::new();
    let (error, loss) = case.loss(&[]).unwrap();
    assert_eq!(error, 0.0);
    let gradients = loss.backward().unwrap();
    for (name, variable) in case.variables() {
        assert!(numbers(gradients.get(&variable).unwrap()).iter().all(|x| *x == 0.0), "{name}");
    }
}

#[test]
fn a_context_without_scores_is_refused() {
    let case = Case::new();
    let error = case.loss(&[(0, (0, 400))]).unwrap_err().to_string();
    assert!(error.contains("no tag scores"), "{error}");
}
