//! Items as documents.

use std::io;

use swingtag_catalogue::{CharOffsets, Span, without_overlaps};

use super::message::{Doc, Message};
use super::tokens::{DocToken, doc_tokens};
use crate::conll::Tokens;
use crate::export::{FormFile, NewFile};
use crate::foreign::{Joined, KEY, TextsAs, joined, meta};
use crate::native::Outgoing;

/// A DocBin that is being written; it is held until the end.
pub(crate) struct SpacyDocs {
    file: NewFile,
    texts: TextsAs,
    tokens: Tokens,
    message: Message,
}

impl SpacyDocs {
    pub(crate) fn new(file: NewFile, texts: TextsAs, tokens: Tokens) -> Self {
        Self { file, texts, tokens, message: Message::default() }
    }
}

impl FormFile for SpacyDocs {
    fn item(&mut self, out: Outgoing<'_>) -> io::Result<()> {
        let texts = joined(out.item, self.texts);
        for (place, part) in texts.iter().enumerate() {
            let mut doc = doc(out, part, &self.tokens);
            let beside = meta(out, &[("text", &part.parts)], texts.len() > 1);
            doc.beside = (KEY, beside.to_string());
            if place == 0 {
                doc.cats = out.annotation.map(|said| said.intents.clone()).unwrap_or_default();
            }
            self.message.push(&doc);
        }
        Ok(())
    }

    fn end(mut self: Box<Self>) -> io::Result<NewFile> {
        self.message.write(&mut self.file)?;
        Ok(self.file)
    }
}

fn doc(out: Outgoing<'_>, part: &Joined, tokens: &Tokens) -> Doc {
    let spans = out.annotation.map(|said| said.spans.as_slice()).unwrap_or_default();
    let placed: Vec<(&Span, usize, usize)> = part.placed(spans).collect();
    let ends: Vec<(usize, usize)> = placed.iter().map(|(_, start, end)| (*start, *end)).collect();
    let cut = doc_tokens(&part.text, &tokens.of(&part.text), &ends);
    let offsets = CharOffsets::new(&part.text);
    let byte = |at| offsets.byte_of(at).unwrap_or(part.text.len());
    let mut doc = Doc::default();
    for token in &cut {
        let text = part.text[byte(token.start)..byte(token.end)].to_owned();
        doc.tokens.push((text, token.space, 2, String::new()));
    }
    for (span, start, end) in &placed {
        let (first, after) = range(&cut, *start, *end);
        doc.spans.push((span.attribute.clone(), first, after, *start, *end));
    }
    let flat: Vec<Span> =
        placed.iter().map(|(span, start, end)| Span::new("", *start, *end, &span.attribute)).collect();
    for span in without_overlaps(&flat).0 {
        entity(&mut doc, &cut, &span);
    }
    doc
}

fn range(tokens: &[DocToken], start: usize, end: usize) -> (usize, usize) {
    let first = tokens.partition_point(|token| token.end <= start);
    (first, tokens.partition_point(|token| token.start < end))
}

/// Marks an entity. spaCy takes none that begins or ends with white space, so tokens of that at its
/// edges stay outside; the span group holds them.
fn entity(doc: &mut Doc, tokens: &[DocToken], span: &Span) {
    let (first, after) = range(tokens, span.start, span.end);
    let is_blank = |at: &usize| doc.tokens[*at].0.trim().is_empty();
    let Some(from) = (first..after).find(|at| !is_blank(at)) else { return };
    let to = (first..after).rev().find(|at| !is_blank(at)).unwrap_or(from);
    for at in from..=to {
        doc.tokens[at].2 = if at == from { 3 } else { 1 };
        doc.tokens[at].3.clone_from(&span.attribute);
    }
}
