//! The first lines of an export, without writing a file: what is shown before anything is exported.

use std::collections::BTreeMap;

use swingtag_catalogue::{Annotation, Item, Span};

use super::ConllOptions;
use super::label::Labels;
use super::lines::{Said, push_sentence};
use super::sentence::Sentences;

/// Lines as [`super::ConllExport`] writes them.
#[derive(Debug, Default)]
pub struct ConllSample {
    options: ConllOptions,
    labels: Labels,
    text: String,
}

impl ConllSample {
    /// An empty sample.
    #[must_use]
    pub fn new(options: ConllOptions) -> Self {
        Self { options, ..Self::default() }
    }

    /// Adds an item.
    pub fn add(&mut self, item: &Item, annotation: &Annotation, predicted: &[(Span, f32)]) {
        let cut = Sentences::of(item, annotation, &self.options);
        let said = Said { item, annotation, predicted };
        for sentence in &cut.sentences {
            push_sentence(&mut self.text, said, sentence, &self.options, &mut self.labels);
        }
    }

    /// The lines so far.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The attribute that each label stands for.
    #[must_use]
    pub fn attributes(&self) -> &BTreeMap<String, String> {
        self.labels.attributes()
    }
}
