//! How alike two questions are: the names of attributes and, where both have one, their descriptions.

use std::collections::BTreeMap;

use swingtag_catalogue::Attribute;
use swingtag_models::{device, open_text_encoder};

use super::counts::{Counts, add, cosine};
use super::words::{folded, words_of};
use crate::encode::{EncodedField, SequenceShape, WordPieces};
use crate::error::LearnError;
use crate::recipe::{EncoderFiles, Resources};
use crate::recipes::coupled::grams;

/// Length of the runs of letters that names are compared by where no encoder is installed.
pub(super) const GRAM: usize = 3;
/// Longest question that is read, in word pieces.
const LONGEST: usize = 256;

/// What names and descriptions are compared by.
#[derive(Clone, Debug, Default)]
pub struct Questions {
    /// Mean state of the last layer over the pieces of each text; empty without an encoder.
    embedded: BTreeMap<String, Vec<f32>>,
    /// Name of the encoder.
    encoder: Option<String>,
}

impl Questions {
    /// Reads the names and descriptions of attributes with the installed frozen encoder; without one they
    /// are compared by letters and words.
    ///
    /// # Errors
    /// An encoder that cannot be read.
    pub fn read<'a>(
        attributes: impl IntoIterator<Item = &'a Attribute>,
        resources: &Resources<'_>,
    ) -> Result<Self, LearnError> {
        let Some(files) = &resources.encoder else { return Ok(Self::default()) };
        let texts = attributes.into_iter().flat_map(|one| [one.name.clone(), one.description.clone()]);
        let embedded = embed(texts.filter(|text| !text.trim().is_empty()), files, &resources.device)?;
        Ok(Self { embedded, encoder: Some(files.name.clone()) })
    }

    /// The encoder that they were read with.
    #[must_use]
    pub fn encoder(&self) -> Option<&str> {
        self.encoder.as_deref()
    }

    /// The mean of names and descriptions, 0 to 1; names alone where one side has no description. The same
    /// name in other capitals is 1, whatever an encoder makes of it.
    #[must_use]
    pub fn alike(&self, a: &Attribute, b: &Attribute) -> f64 {
        let names = if folded(&a.name) == folded(&b.name) {
            1.0
        } else {
            self.embedded(&a.name, &b.name).unwrap_or_else(|| names_alike(&a.name, &b.name))
        };
        let (mine, theirs) = (a.description.trim(), b.description.trim());
        if mine.is_empty() || theirs.is_empty() {
            return names;
        }
        let described = self.embedded(&a.description, &b.description);
        f64::midpoint(names, described.unwrap_or_else(|| cosine(&words(mine), &words(theirs))))
    }

    fn embedded(&self, a: &str, b: &str) -> Option<f64> {
        let (a, b) = (self.embedded.get(a)?, self.embedded.get(b)?);
        Some(swingtag_models::cosine(a, b).clamp(0.0, 1.0))
    }
}

fn names_alike(a: &str, b: &str) -> f64 {
    cosine(&name_runs([a]), &name_runs([b]))
}

/// The runs of letters of names.
pub(super) fn name_runs<'a>(names: impl IntoIterator<Item = &'a str>) -> Counts {
    let mut runs = Counts::new();
    names.into_iter().flat_map(|name| grams(name, GRAM)).for_each(|run| add(&mut runs, run, 1.0));
    runs
}

fn words(text: &str) -> Counts {
    let mut words = Counts::new();
    words_of(text).into_iter().for_each(|word| add(&mut words, word.text, 1.0));
    words
}

fn embed(
    texts: impl Iterator<Item = String>,
    files: &EncoderFiles,
    wanted: &str,
) -> Result<BTreeMap<String, Vec<f32>>, LearnError> {
    let encoder = open_text_encoder(&files.folder, &device(wanted)?)?;
    let pieces = WordPieces::open(files)?;
    let shape = SequenceShape { max_pieces: LONGEST.min(encoder.longest()), vertical_prompt: false };
    let mut embedded = BTreeMap::new();
    for text in texts {
        if embedded.contains_key(&text) {
            continue;
        }
        let field = EncodedField::new(&pieces, shape, "", &text)?;
        let Some(window) = field.windows.first() else { continue };
        let states = encoder.states(&window.ids, &window.segments, 1)?; // (n, H)
        embedded.insert(text, mean(&states, encoder.width()));
    }
    Ok(embedded)
}

/// The mean of the rows of `(n, H)`.
fn mean(states: &[f32], width: usize) -> Vec<f32> {
    let mut sum = vec![0.0_f32; width];
    let rows = states.chunks_exact(width.max(1));
    let count = rows.len().max(1) as f32;
    rows.for_each(|row| sum.iter_mut().zip(row).for_each(|(sum, x)| *sum += x));
    sum.iter_mut().for_each(|sum| *sum /= count);
    sum
}
