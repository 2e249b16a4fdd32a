//! Runs that are broken off: they go on to the same weights, and they are asked often enough to stop soon.

use super::*;

/// A place for one checkpoint.
#[derive(Default)]
struct Kept(Mutex<Option<Vec<u8>>>);

impl Checkpoints for Kept {
    fn load(&self) -> Option<Vec<u8>> {
        self.0.lock().unwrap().clone()
    }

    fn save(&self, state: &[u8]) {
        *self.0.lock().unwrap() = Some(state.to_vec());
    }
}

/// Ends the run at a tick of training, and counts the ticks of each step.
struct EndAt {
    step: u64,
    ticks: Mutex<HashMap<u64, usize>>,
}

impl EndAt {
    fn new(step: u64) -> Self {
        Self { step, ticks: Mutex::default() }
    }
}

impl Watch for EndAt {
    fn tick(&self, step: &str, done: u64, _total: u64) -> Result<(), Stopped> {
        if step == "training" {
            *self.ticks.lock().unwrap().entry(done).or_default() += 1;
        }
        if step == "training" && done >= self.step { Err(Stopped) } else { Ok(()) }
    }
}

const FOUR_ROUNDS: [&str; 4] = ["epochs=4", "batch=8", "learning_rate=2e-3", "freeze_embeddings=false"];

/// Five steps a round: 13 is in the middle of the third.
const IN_THE_THIRD: u64 = 13;

#[test]
fn a_run_that_goes_on_after_a_break_ends_with_the_same_weights() {
    let bench = Bench::new();
    for recipe in [BERT_CRF, INTENT_NER, AUTO] {
        let mut settings = FOUR_ROUNDS.to_vec();
        settings.extend(if recipe == AUTO { ["frozen_below=0"].as_slice() } else { &[] });
        let whole = bench.train(recipe, &settings, 2);
        let kept = Kept::default();
        for step in [3, IN_THE_THIRD] {
            let watch = EndAt::new(step);
            let error = bench.train_on(recipe, &settings, 2, &watch, &kept).unwrap_err();
            assert!(matches!(error, LearnError::Stopped(_)), "{error}");
            assert_eq!(kept.load().is_some(), step == IN_THE_THIRD, "one is kept after each round");
        }
        let watch = EndAt::new(u64::MAX);
        let again = bench.train_on(recipe, &settings, 2, &watch, &kept).unwrap();
        let first = *watch.ticks.lock().unwrap().keys().min().unwrap();
        assert!(first >= 10, "{}: two rounds were done already, and it began at step {first}", recipe.name);
        assert_eq!(again, whole, "{}", recipe.name);
    }
}

#[test]
fn what_another_task_left_or_what_is_damaged_counts_for_nothing() {
    let bench = Bench::new();
    let kept = Kept::default();
    let mut other = FOUR_ROUNDS;
    other[2] = "learning_rate=1e-3";
    bench.train_on(BERT_CRF, &other, 1, &EndAt::new(IN_THE_THIRD), &kept).unwrap_err();
    let whole = bench.train(BERT_CRF, &FOUR_ROUNDS, 1);
    assert_eq!(bench.train_on(BERT_CRF, &FOUR_ROUNDS, 1, &Silent, &kept).unwrap(), whole);
    for cut in [0, 7, 100] {
        bench.train_on(BERT_CRF, &FOUR_ROUNDS, 1, &EndAt::new(IN_THE_THIRD), &kept).unwrap_err();
        let bytes = kept.load().unwrap();
        kept.save(&bytes[..bytes.len().min(cut)]);
        assert_eq!(bench.train_on(BERT_CRF, &FOUR_ROUNDS, 1, &Silent, &kept).unwrap(), whole);
    }
}

#[test]
fn heads_on_a_frozen_encoder_leave_nothing() {
    let (bench, kept) = (Bench::new(), Kept::default());
    bench.train_on(BERT_CRF, &FROZEN, 1, &Silent, &kept).unwrap();
    assert!(kept.load().is_none());
}

/// A step is as long as its batch and its encoder make it; what bounds the time to a stop is how often it
/// asks: before every linear map on the way forth and twice on the way back.
#[test]
fn a_training_step_ticks_before_every_large_operation() {
    let bench = Bench::new();
    let watch = EndAt::new(u64::MAX);
    bench.try_train(BERT_CRF, &FOUR_ROUNDS, 1, &watch).unwrap();
    let ticks = watch.ticks.lock().unwrap();
    let layers = 2;
    let least = layers * 6 * 3;
    assert_eq!(ticks.len(), 21, "20 steps and the end");
    assert!((0..20).all(|step| ticks[&step] >= least), "{ticks:?}");
}

#[test]
fn a_stop_in_the_middle_of_a_step_is_a_stop_and_no_failure() {
    struct Middle(Mutex<usize>);
    impl Watch for Middle {
        fn tick(&self, step: &str, _done: u64, _total: u64) -> Result<(), Stopped> {
            let mut ticks = self.0.lock().unwrap();
            *ticks += usize::from(step == "training");
            if *ticks == 20 { Err(Stopped) } else { Ok(()) }
        }
    }
    let error = Bench::new().try_train(BERT_CRF, &FOUR_ROUNDS, 1, &Middle(Mutex::default())).unwrap_err();
    assert!(matches!(error, LearnError::Stopped(_)), "{error}");
}
