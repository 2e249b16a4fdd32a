//! A sentence: tokens of one field, or of all fields of an item, with the chunks on them.

use swingtag_catalogue::bio::{Chunk, Loss, LossReason, chunks_of};
use swingtag_catalogue::tokens::{Token, cut_at};
use swingtag_catalogue::{Annotation, CharOffsets, Item, Span, without_overlaps};

use super::ConllOptions;

/// Tokens of a field inside a sentence.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) field: &'a str,
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token>,
    pub(super) offsets: CharOffsets,
}

impl Part<'_> {
    /// The characters of a token.
    pub(super) fn words(&self, (start, end): Token) -> &str {
        let byte = |char| self.offsets.byte_of(char);
        byte(start).zip(byte(end)).and_then(|(start, end)| self.text.get(start..end)).unwrap_or_default()
    }
}

/// A sentence ready to be written.
#[derive(Debug, Default)]
pub(super) struct Sentence<'a> {
    pub(super) parts: Vec<Part<'a>>,
    pub(super) length: usize,
    pub(super) chunks: Vec<Chunk>,
}

/// The sentences of an item, the spans they hold, and what they cannot hold.
pub(super) struct Sentences<'a> {
    pub(super) sentences: Vec<Sentence<'a>>,
    pub(super) held: Vec<Span>,
    pub(super) losses: Vec<Loss>,
}

impl<'a> Sentences<'a> {
    /// Cuts an item. Fields without any token make no sentence.
    pub(super) fn of(item: &'a Item, annotation: &Annotation, options: &ConllOptions) -> Self {
        let mut all = Self { sentences: Vec::new(), held: Vec::new(), losses: Vec::new() };
        for field in &item.fields {
            let spans = annotation.spans.iter().filter(|span| span.field == field.name);
            let spans: Vec<Span> = spans.cloned().collect();
            let mut tokens = options.tokens.of(&field.text);
            if !options.keep_tokens_whole && !spans.is_empty() {
                let (kept, _) = without_overlaps(&spans);
                tokens = cut_at(&tokens, kept.iter().flat_map(|span| [span.start, span.end]));
            }
            let (chunks, losses) = chunks_of(&tokens, &spans);
            all.held.extend(held(&spans, &losses));
            all.losses.extend(losses);
            if !tokens.is_empty() {
                let offsets = CharOffsets::new(&field.text);
                all.push(
                    Part { field: &field.name, text: &field.text, tokens, offsets },
                    chunks,
                    options.joined,
                );
            }
        }
        all
    }

    fn push(&mut self, part: Part<'a>, chunks: Vec<Chunk>, joined: bool) {
        if !joined || self.sentences.is_empty() {
            self.sentences.push(Sentence::default());
        }
        let Some(sentence) = self.sentences.last_mut() else { return };
        let before = sentence.length;
        sentence.length += part.tokens.len();
        sentence.chunks.extend(chunks.into_iter().map(|chunk| Chunk {
            first: chunk.first + before,
            last: chunk.last + before,
            attribute: chunk.attribute,
        }));
        sentence.parts.push(part);
    }
}

/// The spans as the tags hold them: without those that are lost, the trimmed ones in their new
/// ends.
fn held(spans: &[Span], losses: &[Loss]) -> Vec<Span> {
    let mut left: Vec<&Loss> = losses.iter().collect();
    let mut held = Vec::with_capacity(spans.len());
    for span in spans {
        match left.iter().position(|loss| loss.span == *span).map(|n| left.swap_remove(n)) {
            None => held.push(span.clone()),
            Some(Loss { reason: LossReason::Trimmed { start, end }, .. }) => {
                held.push(Span { start: *start, end: *end, ..span.clone() });
            }
            Some(_) => {}
        }
    }
    held
}
