//! Draws items with replacement, and sums what all attributes share: words and texts.
//!
//! Items are drawn and not words, because the words of one item stand or fall together. The draws come from the
//! seed alone: 32 bits each from blake3's output for it.

use super::figures::KappaKind;
use super::track::Estimate;
use super::unit::{Sums, Unit};
use super::unitising::Texts;

/// Resamples; enough for two stable digits of a 95 % interval.
pub(super) const RESAMPLES: usize = 1_000;

/// What an item adds whoever marked what.
#[derive(Clone, Debug)]
pub(super) struct Base {
    pub(super) vertical: u32,
    /// All its words as unmarked ones.
    pub(super) words: Unit,
    /// Readers.
    pub(super) readers: usize,
    /// Lengths of its texts, each with its number.
    pub(super) texts: Vec<(usize, u32)>,
}

/// How often each item was drawn, with the sums that follow.
pub(super) struct Drawn<'a> {
    times: Vec<f64>,
    /// By vertical.
    pub(super) words: Vec<Sums>,
    /// By vertical.
    pub(super) texts: Vec<Texts>,
    /// Every length with its number, longest first.
    pub(super) longest: &'a [(usize, u32)],
    kappa: KappaKind,
}

impl Drawn<'_> {
    /// How often an item was drawn.
    pub(super) fn of(&self, item: u32) -> f64 {
        self.times[item as usize]
    }

    /// The figures of nominal statements.
    pub(super) fn nominal(&self, sums: Sums) -> Estimate {
        let kappa = match self.kappa {
            KappaKind::Cohen => sums.cohen(),
            KappaKind::Fleiss => sums.fleiss(),
        };
        Estimate { kappa, alpha: sums.alpha(), percentage: sums.percentage(), f1: None }
    }
}

impl Texts {
    pub(super) fn join(&mut self, other: &Self) {
        self.positions += other.positions;
        if self.gaps.len() < other.gaps.len() {
            self.gaps.resize(other.gaps.len(), 0.0);
        }
        self.gaps.iter_mut().zip(&other.gaps).for_each(|(own, more)| *own += more);
    }
}

/// All items once, then [`RESAMPLES`] drawings.
pub(super) fn drawings<'a>(
    items: &'a [Base],
    verticals: usize,
    longest: &'a [(usize, u32)],
    kappa: KappaKind,
    seed: u64,
) -> impl Iterator<Item = Drawn<'a>> {
    let mut bytes = blake3::Hasher::new().update(b"agreement").update(&seed.to_le_bytes()).finalize_xof();
    (0..=RESAMPLES).map(move |round| {
        let mut times = vec![f64::from(u8::from(round == 0)); items.len()];
        for _ in 0..if round == 0 { 0 } else { items.len() } {
            let mut four = [0; 4];
            bytes.fill(&mut four);
            let at = (u64::from(u32::from_le_bytes(four)) * items.len() as u64) >> 32;
            times[usize::try_from(at).unwrap_or_default()] += 1.0;
        }
        summed(times, items, verticals, longest, kappa)
    })
}

fn summed<'a>(
    times: Vec<f64>,
    items: &[Base],
    verticals: usize,
    longest: &'a [(usize, u32)],
    kappa: KappaKind,
) -> Drawn<'a> {
    let mut words = vec![Sums::default(); verticals];
    let mut texts = vec![Texts { positions: 0.0, gaps: vec![0.0; longest.len()] }; verticals];
    for (item, &drawn) in items.iter().zip(&times) {
        let vertical = item.vertical as usize;
        words[vertical].add(&item.words, drawn);
        for &(length, number) in &item.texts {
            let readings = drawn * item.readers as f64;
            texts[vertical].positions += readings * length as f64;
            texts[vertical].gaps[number as usize] += readings;
        }
    }
    Drawn { times, words, texts, longest, kappa }
}
