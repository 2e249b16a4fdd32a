//! The lines of a sentence: comments, then token and tag.

use std::fmt::Write as _;

use swingtag_catalogue::bio::{Chunk, Tag, tags_of};
use swingtag_catalogue::tokens::is_space;
use swingtag_catalogue::{Annotation, Item, Span};

use super::ConllOptions;
use super::label::Labels;
use super::sentence::Sentence;

/// An item and what is said about it; some of its spans are predictions with these confidences.
#[derive(Clone, Copy)]
pub(super) struct Said<'a> {
    pub(super) item: &'a Item,
    pub(super) annotation: &'a Annotation,
    pub(super) predicted: &'a [(Span, f32)],
}

/// Writes a sentence and the blank line after it.
pub(super) fn push_sentence(
    text: &mut String,
    said: Said<'_>,
    sentence: &Sentence<'_>,
    options: &ConllOptions,
    labels: &mut Labels,
) {
    if options.comments {
        let fields: Vec<String> = sentence.parts.iter().map(|part| plain(part.field)).collect();
        push_comment(text, &[("id", plain(&said.item.id)), ("field", fields.join(","))]);
        push_comment(text, &origin(said.item));
    }
    if options.values {
        let values: Vec<(&str, String)> = said
            .annotation
            .values
            .iter()
            .map(|(name, values)| {
                (name.as_str(), values.iter().map(|value| plain(value)).collect::<Vec<_>>().join("|"))
            })
            .collect();
        push_comment(text, &values);
    }
    push_tokens(text, said, sentence, options, labels);
}

fn origin(item: &Item) -> Vec<(&'static str, String)> {
    let given =
        [("vertical", Some(&item.vertical)), ("group", item.group.as_ref()), ("split", item.split.as_ref())];
    let given = given.into_iter().filter_map(|(name, value)| Some((name, plain(value?))));
    given.filter(|(_, value)| !value.is_empty()).collect()
}

/// `# name = value name = value`; nothing without pairs. A line of four columns whose last one looks like a
/// tag, as in `# Size = S`, would be read as a token; a sign at its end keeps it a comment.
fn push_comment(text: &mut String, pairs: &[(&str, String)]) {
    if pairs.is_empty() {
        return;
    }
    text.push('#');
    for (name, value) in pairs {
        // Writing to a text cannot fail.
        let _ = write!(text, " {} = {value}", plain(name));
    }
    if pairs.last().is_some_and(|(_, value)| Tag::parse(value).is_some()) {
        text.push_str(" ;");
    }
    text.push('\n');
}

/// A text without white space; what it was exactly stands beside the file.
fn plain(text: &str) -> String {
    text.chars().map(|c| if is_space(c) { '_' } else { c }).collect()
}

fn push_tokens(
    text: &mut String,
    said: Said<'_>,
    sentence: &Sentence<'_>,
    options: &ConllOptions,
    labels: &mut Labels,
) {
    let marks = if options.marked { marks(said, sentence) } else { Vec::new() };
    let mut chunks = sentence.chunks.clone();
    for chunk in &mut chunks {
        chunk.attribute = labels.of(&chunk.attribute);
    }
    let tags = tags_of(sentence.length, &chunks, options.scheme);
    let words = sentence.parts.iter().flat_map(|part| part.tokens.iter().map(|&token| part.words(token)));
    let between = options.separator.as_char();
    for (at, (word, tag)) in words.zip(&tags).enumerate() {
        text.push_str(word);
        text.push(between);
        if options.marked {
            let sure = marks.get(at).copied().flatten();
            let _ = match sure {
                Some(sure) => write!(text, "_{between}{sure}{between}"),
                None => write!(text, "_{between}_{between}"),
            };
        }
        let _ = write!(text, "{}", tag.written(options.scheme));
        text.push('\n');
    }
    text.push('\n');
}

/// For each token the confidence in per cent of the predicted span it is in.
fn marks(said: Said<'_>, sentence: &Sentence<'_>) -> Vec<Option<u8>> {
    let places: Vec<(&str, usize, usize)> = sentence
        .parts
        .iter()
        .flat_map(|part| part.tokens.iter().map(|&(start, end)| (part.field, start, end)))
        .collect();
    let mut marks = vec![None; places.len()];
    for Chunk { first, last, attribute } in &sentence.chunks {
        let (Some(&(field, start, _)), Some(&(_, _, end))) = (places.get(*first), places.get(*last)) else {
            continue;
        };
        // A span that was trimmed lies inside the predicted one.
        let is_it = |span: &Span| {
            span.field == field && span.attribute == *attribute && span.start <= start && end <= span.end
        };
        let sure = said.predicted.iter().find(|(span, _)| is_it(span)).map(|(_, sure)| percent(*sure));
        marks[*first..=*last].fill(sure);
    }
    marks
}

fn percent(sure: f32) -> u8 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 0 and 99")]
    let whole = (sure * 100.0).clamp(0.0, 99.0) as u8;
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_never_read_as_a_token() {
        let mut text = String::new();
        push_comment(&mut text, &[("Size", "S".to_owned())]);
        push_comment(&mut text, &[]);
        push_comment(&mut text, &[("Main colour", plain("dark\tred")), ("Shape", "O".to_owned())]);
        assert_eq!(text, "# Size = S ;\n# Main_colour = dark_red Shape = O ;\n");
    }
}
