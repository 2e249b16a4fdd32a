//! Finding known values in new texts.

use std::collections::{BTreeMap, HashMap};

use swingtag_catalogue::{Candidate, Certainty, Item, Prediction, ScoredChoice, ScoredSpan, Span};

use super::DictionarySettings;
use super::trie::{Match, Trie};
use super::value::{FoldedText, Known, KnownVertical, Meaning};
use crate::encode::Doubt;
use crate::error::LearnError;
use crate::recipe::{Artefact, Tagger};
use crate::settings;
use crate::watch::Watch;

/// Items between two calls of the watch: a few milliseconds.
const STRIDE: usize = 64;
/// Probabilities are kept away from 0 and 1, where logarithms end.
const EDGE: f64 = 1e-4;

/// A dictionary ready to use.
pub(super) struct DictionaryTagger {
    verticals: HashMap<String, Ready>,
    smoothing: f64,
}

/// The dictionary of one vertical, ready to use.
struct Ready {
    trie: Trie,
    meanings: Vec<Vec<Meaning>>,
    words: BTreeMap<String, (u32, u32)>,
    unseen_outside: f64,
}

impl DictionaryTagger {
    pub(super) fn open(artefact: &Artefact) -> Result<Self, LearnError> {
        let settings: DictionarySettings = settings::read("dictionary", &artefact.settings)?;
        let known: Known = serde_json::from_value(artefact.data.clone()).map_err(|error| {
            LearnError::Artefact(format!(
                "the dictionary of the model cannot be read: {error}; train it again"
            ))
        })?;
        let verticals = known.verticals.into_iter().map(|(name, known)| (name, Ready::of(known))).collect();
        Ok(Self { verticals, smoothing: settings.smoothing })
    }

    fn tag(&self, item: &Item) -> Prediction {
        let (mut prediction, mut doubt) = (Prediction::default(), Doubt::default());
        let ready = self.verticals.get(&item.vertical);
        for field in &item.fields {
            let text = FoldedText::of(&field.text);
            let found =
                ready.map(|ready| ready.trie.longest_first(&text.words, |_| true)).unwrap_or_default();
            let mut outside = vec![true; text.words.len()];
            for m in found {
                outside[m.from..m.to].fill(false);
                if let Some(ready) = ready {
                    say(&mut prediction, &ready.meanings[m.value], m, &field.name, &text);
                    let sure = ready.meanings[m.value].first().map_or(0.5, |best| best.confidence);
                    (m.from..m.to).for_each(|_| doubt.add(right_or_wrong(sure)));
                }
            }
            let left = text.words.iter().zip(outside).filter(|(_, outside)| *outside);
            for (word, _) in left {
                let probability = ready.map_or(0.5, |ready| ready.outside(word, self.smoothing));
                prediction.certainty.log_probability += safe_ln(probability);
                doubt.add(right_or_wrong(probability));
            }
            prediction.certainty.tokens += text.words.len();
        }
        keep_doubt(&mut prediction.certainty, doubt);
        prediction
    }
}

impl Ready {
    fn of(known: KnownVertical) -> Self {
        let usable = known.values.into_iter().filter(|(_, meanings)| !meanings.is_empty());
        let (keys, meanings): (Vec<String>, Vec<Vec<Meaning>>) = usable.unzip();
        Self {
            trie: Trie::new(keys.iter().map(String::as_str)),
            meanings,
            words: known.words,
            unseen_outside: known.unseen_outside,
        }
    }

    /// Probability that a word outside known values is outside all labels.
    fn outside(&self, word: &str, smoothing: f64) -> f64 {
        let (outside, seen) = self.words.get(word).copied().unwrap_or_default();
        if seen == 0 {
            return self.unseen_outside;
        }
        (f64::from(outside) + smoothing * self.unseen_outside) / (f64::from(seen) + smoothing)
    }
}

/// Adds a found value to the prediction.
fn say(prediction: &mut Prediction, meanings: &[Meaning], found: Match, field: &str, text: &FoldedText) {
    let Some((best, others)) = meanings.split_first() else { return };
    let confidence = rounded(best.confidence);
    let Certainty { log_probability, lowest, .. } = &mut prediction.certainty;
    *log_probability += safe_ln(best.confidence);
    *lowest = lowest.min(confidence);
    if best.span {
        let (start, end) = text.range(found.from, found.to);
        let candidates = others
            .iter()
            .map(|other| Candidate {
                attribute: other.attribute.clone(),
                confidence: rounded(other.confidence),
            })
            .collect();
        let span = Span::new(field, start, end, &best.attribute);
        prediction.spans.push(ScoredSpan { span, confidence, candidates });
    }
    if !best.choice.is_empty() {
        choose(&mut prediction.values, best, confidence);
    }
}

/// Says a value of the whole item once, however often its words occur.
fn choose(values: &mut Vec<ScoredChoice>, meaning: &Meaning, confidence: f32) {
    let Meaning { attribute, choice: value, .. } = meaning;
    match values.iter_mut().find(|said| said.attribute == *attribute && said.value == *value) {
        Some(said) => said.confidence = said.confidence.max(confidence),
        None => values.push(ScoredChoice { attribute: attribute.clone(), value: value.clone(), confidence }),
    }
}

fn rounded(probability: f64) -> f32 {
    ((probability.clamp(0.0, 1.0) * 1e4).round() / 1e4) as f32
}

fn keep_doubt(certainty: &mut Certainty, doubt: Doubt) {
    let tokens = certainty.tokens;
    let mean = |sum: f64| (tokens > 0).then(|| f64::from(rounded(sum / tokens as f64)));
    certainty.margin = mean(doubt.margin);
    certainty.entropy = mean(doubt.entropy);
}

/// A dictionary knows how often its answer for a word is right, and no tags beside it: two outcomes.
fn right_or_wrong(probability: f64) -> Doubt {
    let probability = probability.clamp(EDGE, 1.0 - EDGE);
    Doubt::of_distribution([probability, 1.0 - probability])
}

fn safe_ln(probability: f64) -> f64 {
    probability.clamp(EDGE, 1.0 - EDGE).ln()
}

impl Tagger for DictionaryTagger {
    fn predict(&self, items: &[Item], watch: &dyn Watch) -> Result<Vec<Prediction>, LearnError> {
        let mut predictions = Vec::with_capacity(items.len());
        for part in items.chunks(STRIDE) {
            watch.tick("predict", predictions.len() as u64, items.len() as u64)?;
            predictions.extend(part.iter().map(|item| self.tag(item)));
        }
        Ok(predictions)
    }
}
