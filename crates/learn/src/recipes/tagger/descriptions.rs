//! Descriptions as training embeds them beside titles (paper 4). They are never tagged here and never
//! looked at while predicting.

use std::ops::Range;

use swingtag_catalogue::Item;

use super::input::{TextInput, title_name};
use super::network::Network;
use crate::error::LearnError;
use crate::recipes::dictionary::value::FoldedText;

/// Name of the field.
const DESCRIPTION: &str = "description";

/// An item's description without its title, cut off at the setting's length; nothing where the item
/// has none or where it only repeats the title.
pub(super) fn read(network: &Network<'_>, item: &Item) -> Result<Option<TextInput>, LearnError> {
    let Some(text) = item.text(DESCRIPTION).filter(|_| title_name(item) != Some(DESCRIPTION)) else {
        return Ok(None);
    };
    let mut text = without(text, item.title());
    let mut field = network.text.read(&item.vertical, &text)?;
    if let Some(place) = field.places.get(network.settings.description_pieces) {
        text = text.chars().take(place.start).collect();
        field = network.text.read(&item.vertical, &text)?;
    }
    let name = DESCRIPTION.to_owned();
    Ok((!field.places.is_empty()).then_some(TextInput { name, text, field, features: None }))
}

/// The text without the places where the title stands in it, whatever its capitals and spaces.
fn without(text: &str, title: &str) -> String {
    let (words, title) = (FoldedText::of(text), FoldedText::of(title).words);
    if title.is_empty() {
        return text.to_owned();
    }
    let mut repeats: Vec<Range<usize>> = Vec::new();
    for (from, run) in words.words.windows(title.len()).enumerate() {
        let (start, end) = words.range(from, from + title.len());
        if run == title && repeats.last().is_none_or(|last| last.end <= start) {
            repeats.push(start..end);
        }
    }
    let kept = |place: &usize| !repeats.iter().any(|repeat| repeat.contains(place));
    text.chars().enumerate().filter(|(place, _)| kept(place)).map(|(_, c)| c).collect()
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn a_repeated_title_is_taken_out() {
        let title = "Slim Jeans, blue";
        assert_eq!(without("SLIM  jeans, Blue Made for walks.", title).trim(), "Made for walks.");
        assert_eq!(without("Our slim jeans, blue as the sea", title), "Our  as the sea");
        assert_eq!(without("Slim jeans in green", title), "Slim jeans in green");
        assert_eq!(without("slim jeans, blue", title).trim(), "");
        assert_eq!(without("text", ""), "text");
    }
}
