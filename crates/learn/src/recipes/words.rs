//! Words as recipes use them: a reader with its vocabulary and vectors, and an encoder on top.
//!
//! Pretrained vectors are used when they were installed at training time; a model that was trained on
//! some refuses to open without exactly these.

use std::ops::Range;
use std::sync::Arc;

use candle_core::Tensor;
use swingtag_models::{Mode, Parameters, Random, WordEncoder, WordShape, WordVector, Words};

use crate::encode::{EncodedField, Occurrences, Vocabulary, Word, WordReader, WordVectors};
use crate::error::LearnError;
use crate::recipe::{EncoderFiles, Labelled, Resources};

/// How often a word that occurs once in the training texts is shown as an unknown one (Lample and others,
/// 2016, section 4.3), so that the unknown word has a vector that means something.
const HIDE_RARE: f64 = 0.5;

/// The sizes of a word encoder.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct WordSizes {
    /// Width of learnt word vectors where none are installed.
    pub(super) width: usize,
    pub(super) character_width: usize,
    pub(super) character_states: usize,
    pub(super) states: usize,
}

/// What texts are read with, before there is an encoder.
pub(super) struct WordSource {
    reader: WordReader,
    occurrences: Occurrences,
    files: Option<EncoderFiles>,
}

impl WordSource {
    /// Learns the vocabulary of training texts; `pretrained` asks for installed vectors, where there
    /// are any.
    pub(super) fn learn(
        examples: &[Labelled],
        pretrained: bool,
        resources: &Resources<'_>,
    ) -> Result<Self, LearnError> {
        let files = resources.word_vectors.clone().filter(|_| pretrained);
        let vectors = files.as_ref().map(WordVectors::open).transpose()?.map(Arc::new);
        let texts = examples.iter().flat_map(|example| &example.item.fields).map(|field| field.text.as_str());
        let (vocabulary, occurrences) = Vocabulary::learn(texts, vectors.as_deref());
        Ok(Self { reader: WordReader::new(vocabulary, vectors), occurrences, files })
    }

    /// Takes the vocabulary of a model up again.
    pub(super) fn open(vocabulary: Vocabulary, resources: &Resources<'_>) -> Result<Self, LearnError> {
        let files = resources.word_vectors.clone().filter(|_| vocabulary.pretrained());
        if vocabulary.pretrained() && files.is_none() {
            return Err(LearnError::Artefact(
                "the model was trained on word vectors that are not installed; \
                 `swingtag models encoders` lists them, `swingtag models fetch NAME` brings them"
                    .to_owned(),
            ));
        }
        let vectors = files.as_ref().map(WordVectors::open).transpose()?.map(Arc::new);
        let occurrences = Occurrences::default();
        Ok(Self { reader: WordReader::new(vocabulary, vectors), occurrences, files })
    }

    /// Refuses installed vectors that are not those a model was trained on.
    pub(super) fn same_vectors(&self, trained_on: Option<&str>) -> Result<(), LearnError> {
        let installed = self.files.as_ref();
        if installed.map(|files| files.sha256.as_str()) == trained_on {
            return Ok(());
        }
        let (name, sha256) = installed.map_or(("none", "–"), |files| (&files.name, &files.sha256));
        Err(LearnError::Artefact(format!(
            "the model was trained on word vectors of sha256 {}, installed are {name} ({sha256}); fetch those",
            trained_on.unwrap_or("–")
        )))
    }

    /// The vocabulary, for an artefact.
    pub(super) fn vocabulary(&self) -> &Vocabulary {
        self.reader.vocabulary()
    }
}

/// The rows of each window of a field.
type WindowRows = Vec<Range<usize>>;

/// A reader and its encoder.
pub(super) struct WordStates {
    source: WordSource,
    encoder: WordEncoder,
}

impl WordStates {
    /// An encoder as it is before training.
    pub(super) fn new(
        source: WordSource,
        sizes: WordSizes,
        parameters: &mut Parameters,
        random: &mut Random,
    ) -> Result<Self, LearnError> {
        let vocabulary = source.reader.vocabulary();
        let shape = WordShape {
            words: vocabulary.rows(),
            word_width: source.reader.vectors().map_or(sizes.width, WordVectors::width),
            characters: vocabulary.characters(),
            character_width: sizes.character_width,
            character_states: sizes.character_states,
            states: sizes.states,
        };
        let encoder = WordEncoder::new(shape, parameters, random)?;
        Ok(Self { source, encoder })
    }

    /// Width of a state.
    pub(super) fn width(&self) -> usize {
        2 * self.encoder.shape().states
    }

    /// Width of a word vector.
    pub(super) fn word_width(&self) -> usize {
        self.encoder.shape().word_width
    }

    /// What texts are read with.
    pub(super) fn reader(&self) -> &WordReader {
        &self.source.reader
    }

    /// The installed vectors that it builds on.
    pub(super) fn files(&self) -> Option<&EncoderFiles> {
        self.source.files.as_ref()
    }

    /// Lays the weights out for predicting.
    pub(super) fn prepare(&mut self) -> Result<(), LearnError> {
        Ok(self.encoder.prepare()?)
    }

    /// States `(N, H)` of all windows of some fields, and for each field the rows of its windows.
    pub(super) fn states<'f>(
        &self,
        fields: impl IntoIterator<Item = &'f EncodedField>,
        mode: &mut Mode<'_>,
    ) -> Result<(Tensor, Vec<WindowRows>), LearnError> {
        let mut words = Words::new(self.encoder.shape().word_width);
        let mut rows = Vec::new();
        for field in fields {
            let mut windows = Vec::with_capacity(field.windows.len());
            for window in &field.windows {
                let ids: Vec<Word> = window.ids.iter().map(|id| self.shown(*id, mode)).collect();
                let fixed: Vec<Vec<f32>> = ids.iter().map(|word| self.fixed(*word)).collect();
                let vectors = ids.iter().zip(&fixed).map(|(word, fixed)| match word {
                    Word::Learnt(row) => WordVector::Learnt(*row),
                    Word::Pretrained(_) => WordVector::Fixed(fixed),
                });
                let spellings = window.spellings.iter().map(Vec::as_slice);
                windows.push(words.push(vectors.zip(spellings)));
            }
            rows.push(windows);
        }
        Ok((self.encoder.forward(&words, mode)?, rows))
    }

    /// The word that is shown for an id: in training rare words are hidden now and then.
    fn shown(&self, id: u32, mode: &mut Mode<'_>) -> Word {
        let word = self.source.reader.word(id);
        if let (Word::Learnt(row), Mode::Train { random, .. }) = (word, mode)
            && self.source.occurrences.rare(row)
            && random.unit() < HIDE_RARE
        {
            return Word::Learnt(Vocabulary::UNKNOWN);
        }
        word
    }

    /// The vector of a pretrained word; empty for others.
    fn fixed(&self, word: Word) -> Vec<f32> {
        match (word, self.source.reader.vectors()) {
            (Word::Pretrained(row), Some(vectors)) => vectors.vector(row),
            _ => Vec::new(),
        }
    }

    /// The vectors of the words at the places of fields as they are now, row by row of each field.
    pub(super) fn vectors<'f>(
        &self,
        fields: impl IntoIterator<Item = &'f EncodedField>,
    ) -> Result<Vec<Vec<f32>>, LearnError> {
        let table = self.encoder.learnt()?;
        let vector = |word: Word| match word {
            Word::Learnt(row) => table[row as usize].clone(),
            Word::Pretrained(_) => self.fixed(word),
        };
        let of_field = |field: &EncodedField| {
            let ids = field.places.iter().map(|place| field.windows[place.window].ids[place.row]);
            ids.flat_map(|id| vector(self.source.reader.word(id))).collect()
        };
        Ok(fields.into_iter().map(of_field).collect())
    }
}

/// The rows of the places of a field, from the rows of its windows.
pub(super) fn place_rows(field: &EncodedField, windows: &[Range<usize>]) -> Vec<usize> {
    field.places.iter().map(|place| windows[place.window].start + place.row).collect()
}
