//! The message of a DocBin, piece by piece.

use std::collections::BTreeSet;
use std::io::{self, Write};

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::hash::number;
use super::pack::{push_bytes, push_float, push_list, push_map, push_number, push_text};
use super::{ENT_IOB, ENT_TYPE, GROUP, ORTH};

/// A document on its way into a DocBin.
#[derive(Debug, Default)]
pub(super) struct Doc {
    /// Text, whether a space follows, and for each the place in an entity (3 begins, 1 goes on,
    /// 2 is none) and its label.
    pub(super) tokens: Vec<(String, bool, u64, String)>,
    /// Spans as tokens and code points: label, first token, one past the last, start, end.
    pub(super) spans: Vec<(String, usize, usize, usize, usize)>,
    /// Categories that hold.
    pub(super) cats: Vec<String>,
    /// User data as a text, and its key.
    pub(super) beside: (&'static str, String),
}

/// Documents as they will stand in the message.
#[derive(Debug, Default)]
pub(super) struct Message {
    tokens: Vec<u8>,
    spaces: Vec<u8>,
    lengths: Vec<u8>,
    strings: BTreeSet<String>,
    cats: Vec<u8>,
    groups: Vec<u8>,
    user: Vec<u8>,
    count: usize,
}

impl Message {
    /// Adds a document.
    pub(super) fn push(&mut self, doc: &Doc) {
        self.count += 1;
        for (text, space, iob, label) in &doc.tokens {
            for value in [number(text), *iob, number(label)] {
                self.tokens.extend(value.to_le_bytes());
            }
            self.spaces.push(u8::from(*space));
            self.strings.extend([text.clone(), label.clone()]);
        }
        self.lengths.extend((doc.tokens.len() as i32).to_le_bytes());
        push_map(&mut self.cats, doc.cats.len());
        for cat in &doc.cats {
            push_text(&mut self.cats, cat);
            push_float(&mut self.cats, 1.0);
        }
        self.strings.extend(doc.spans.iter().map(|span| span.0.clone()));
        push_bytes(&mut self.groups, &groups(doc));
        let mut user = Vec::new();
        push_map(&mut user, 1);
        push_text(&mut user, doc.beside.0);
        push_text(&mut user, &doc.beside.1);
        push_bytes(&mut self.user, &user);
    }

    /// Writes the whole DocBin.
    pub(super) fn write(&self, out: impl Write) -> io::Result<()> {
        if [&self.tokens, &self.groups, &self.user].iter().any(|part| part.len() > u32::MAX as usize) {
            return Err(io::Error::other("a DocBin holds 4 GiB at most; export fewer items at a time"));
        }
        let mut zlib = ZlibEncoder::new(out, Compression::default());
        let mut head = Vec::new();
        push_map(&mut head, 10);
        push_text(&mut head, "version");
        push_text(&mut head, "0.1");
        push_text(&mut head, "attrs");
        push_list(&mut head, 3);
        [ORTH, ENT_IOB, ENT_TYPE].into_iter().for_each(|attr| push_number(&mut head, attr));
        for (key, bytes) in [("tokens", &self.tokens), ("spaces", &self.spaces), ("lengths", &self.lengths)] {
            push_text(&mut head, key);
            push_bytes(&mut head, bytes);
        }
        push_text(&mut head, "strings");
        push_list(&mut head, self.strings.len());
        self.strings.iter().for_each(|text| push_text(&mut head, text));
        zlib.write_all(&head)?;
        let mut flags = Vec::new();
        for _ in 0..self.count {
            push_map(&mut flags, 1);
            push_text(&mut flags, "has_unknown_spaces");
            flags.push(0xc2);
        }
        for (key, values) in [
            ("cats", &self.cats),
            ("flags", &flags),
            ("span_groups", &self.groups),
            ("user_data", &self.user),
        ] {
            let mut head = Vec::new();
            push_text(&mut head, key);
            push_list(&mut head, self.count);
            zlib.write_all(&head)?;
            zlib.write_all(values)?;
        }
        zlib.finish().map(drop)
    }
}

/// The span groups of a document: a map of one group to the names it has.
fn groups(doc: &Doc) -> Vec<u8> {
    let mut group = Vec::new();
    push_map(&mut group, 3);
    push_text(&mut group, "name");
    push_text(&mut group, GROUP);
    push_text(&mut group, "attrs");
    push_map(&mut group, 0);
    push_text(&mut group, "spans");
    push_list(&mut group, doc.spans.len());
    for (label, first, after, start, end) in &doc.spans {
        let mut span = Vec::with_capacity(40);
        // Id and knowledge base are not used.
        [0, 0, number(label)].into_iter().for_each(|id: u64| span.extend(id.to_be_bytes()));
        [first, after, start, end].into_iter().for_each(|at| span.extend((*at as u32).to_be_bytes()));
        push_bytes(&mut group, &span);
    }
    let mut groups = Vec::new();
    push_map(&mut groups, 1);
    push_bytes(&mut groups, &group);
    push_list(&mut groups, 1);
    push_text(&mut groups, GROUP);
    groups
}
