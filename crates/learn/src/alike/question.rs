//! How alike two questions are: the names of attributes and, where both have one, their descriptions.

use std::collections::{BTreeMap, BTreeSet};

use swingtag_catalogue::Attribute;

use super::counts::{Counts, add, cosine};
use super::words::{folded, words_of};
use crate::acquire::TitleEncoder;
use crate::error::LearnError;
use crate::recipe::Resources;
use crate::recipes::coupled::grams;
use crate::watch::Silent;

/// Length of the runs of letters that names are compared by where no encoder is installed.
pub(super) const GRAM: usize = 3;

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
        let Some(encoder) = TitleEncoder::open(resources)? else { return Ok(Self::default()) };
        let texts = attributes.into_iter().flat_map(|one| [one.name.as_str(), one.description.as_str()]);
        let texts: BTreeSet<&str> = texts.filter(|text| !text.trim().is_empty()).collect();
        let texts: Vec<&str> = texts.into_iter().collect();
        let vectors = encoder.vectors(&texts, &Silent)?;
        let row = |(place, text): (usize, &&str)| ((*text).to_owned(), vectors.row(place).to_vec());
        let embedded = texts.iter().enumerate().map(row).collect();
        Ok(Self { embedded, encoder: resources.encoder.as_ref().map(|files| files.name.clone()) })
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
