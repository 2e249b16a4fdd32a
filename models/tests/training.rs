//! Training: every parameter learns, the loss falls, equal seeds give equal weights.

#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its case shall fail")]

use std::path::Path;

use candle_core::{Device, Tensor};
use swingtag_models::crf::Transitions;
use swingtag_models::optim::{AdamW, Group, Schedule};
use swingtag_models::weights::Weights;
use swingtag_models::{
    Bert, BertConfig, HeadShape, Labelled, Mode, Packed, Parameters, Random, TagHead, Trained,
};

struct Net {
    bert: Bert,
    head: TagHead,
    parameters: Parameters,
}

fn net(chain: bool, hidden: usize) -> Net {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let file = Weights::read(&folder.join("bert.safetensors")).unwrap();
    let config = BertConfig::read(&folder.join("config.json")).unwrap();
    let mut parameters = Parameters::new(Device::Cpu);
    let bert = Bert::build(config, &file, Trained::Everything, &mut parameters).unwrap();
    let rule = Transitions::free(5)
        .restricted(|from, to| matches!(to, 0 | 1 | 3) || from == Some(to) || from == Some(to - 1));
    let shape = HeadShape { width: 24, rule, hidden, chain };
    let head = TagHead::new(&shape, &mut parameters, &mut Random::new(1)).unwrap();
    Net { bert, head, parameters }
}

/// Fourteen sequences of up to nine pieces with tags that follow from the pieces.
fn batch() -> (Packed, Vec<Labelled>) {
    let (mut packed, mut labelled, mut random) = (Packed::default(), Vec::new(), Random::new(5));
    for number in 0..14 {
        let ids: Vec<u32> = (0..4 + number % 6).map(|_| random.below(40) as u32).collect();
        let rows: Vec<usize> = packed.push(&ids, &vec![0; ids.len()]).unwrap().collect();
        let tags = ids.iter().map(|id| if id % 3 == 0 { 1 } else { 0 }).collect();
        labelled.push(Labelled { rows, tags, group: number % 2 });
    }
    (packed, labelled)
}

fn groups() -> Vec<Vec<usize>> {
    vec![vec![0, 1, 2, 3, 4], vec![0, 1, 2]]
}

fn loss(net: &Net, mode: &mut Mode<'_>) -> (f64, Tensor) {
    let (packed, labelled) = batch();
    let scores = net.head.forward(&net.bert.forward(&packed, mode).unwrap(), mode).unwrap();
    net.head.loss(&scores, &groups(), &labelled.iter().collect::<Vec<_>>()).unwrap()
}

fn train(chain: bool, steps: usize) -> (Vec<u8>, f64, f64) {
    let net = net(chain, 0);
    let schedule = Schedule::new(steps, 0.1);
    let mut random = Random::new(11);
    let mut optimiser = AdamW::new(&net.parameters, 1.0, |name| Group {
        rate: if name.starts_with("e") { 3e-3 } else { 3e-2 },
        decay: 0.01,
    });
    for step in 0..steps {
        let mut mode = Mode::Train { random: &mut random, hidden: 0.1, attention: 0.1 };
        let (_, loss) = loss(&net, &mut mode);
        optimiser.step(&loss, schedule.factor(step)).unwrap();
    }
    let first = loss(&self::net(chain, 0), &mut Mode::Predict).0;
    (net.parameters.to_safetensors().unwrap(), first, loss(&net, &mut Mode::Predict).0)
}

#[test]
fn every_parameter_of_every_head_gets_a_gradient() {
    for (chain, hidden) in [(false, 0), (true, 0), (false, 8), (true, 8)] {
        let net = net(chain, hidden);
        let mut random = Random::new(2);
        let mut mode = Mode::Train { random: &mut random, hidden: 0.1, attention: 0.1 };
        let gradients = loss(&net, &mut mode).1.backward().unwrap();
        for (name, variable) in net.parameters.trained() {
            let gradient = gradients.get(variable).unwrap_or_else(|| panic!("{name} has no gradient"));
            let size: f32 = gradient.sqr().unwrap().sum_all().unwrap().to_scalar().unwrap();
            assert!(size > 0.0, "{name}: the gradient is zero");
        }
    }
}

#[test]
fn the_loss_falls() {
    for chain in [false, true] {
        let (_, first, last) = train(chain, 120);
        assert!(last < 0.3 * first, "chain {chain}: {first} to {last}");
    }
}

#[test]
fn equal_seeds_give_equal_weights_for_any_number_of_threads() {
    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| train(true, 5).0)
    };
    let one = run(1);
    assert_eq!(one, run(1));
    assert_eq!(one, run(4));
}

#[test]
fn saved_parameters_come_back() {
    let (one, two) = (net(true, 8), net(true, 8));
    let (_, step) = loss(&one, &mut Mode::Predict);
    AdamW::new(&one.parameters, 0.0, |_| Group { rate: 0.1, decay: 0.0 }).step(&step, 1.0).unwrap();
    let bytes = one.parameters.to_safetensors().unwrap();
    assert_ne!(bytes, two.parameters.to_safetensors().unwrap());
    two.parameters.load(&Weights::parse(&bytes).unwrap()).unwrap();
    assert_eq!(bytes, two.parameters.to_safetensors().unwrap());
    let other = net(true, 0);
    assert!(other.parameters.load(&Weights::parse(&bytes).unwrap()).is_err());
}
