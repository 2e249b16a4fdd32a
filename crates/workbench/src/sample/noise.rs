//! What happens to catalogue text between keyboards, spreadsheets and feeds.

use super::chance::Chance;
use super::text::Text;

/// How much goes wrong; each a probability, per word or per text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Noise {
    /// A slip of the fingers, per word of five letters or more.
    pub(super) slip: f64,
    /// A second space, per space.
    pub(super) space: f64,
    /// A missing space after a full stop, comma or colon, per place.
    pub(super) glue: f64,
    /// Everything in capitals, per text.
    pub(super) shout: f64,
}

impl Noise {
    /// A title in a feed.
    pub(super) const TITLE: Self = Self { slip: 0.012, space: 0.02, glue: 0.02, shout: 0.08 };
    /// A description.
    pub(super) const DESCRIPTION: Self = Self { slip: 0.012, space: 0.008, glue: 0.03, shout: 0.0 };
    /// A search box, on a telephone.
    pub(super) const QUERY: Self = Self { slip: 0.05, space: 0.01, glue: 0.0, shout: 0.02 };

    /// Roughens a text; its marks stay on the same words.
    pub(super) fn roughen(self, text: &mut Text, chance: &mut Chance) {
        // From the end, so that places found earlier stay where they are.
        for at in (0..text.len()).rev() {
            match text.chars()[at] {
                ' ' if chance.hit(self.space) => text.insert(at + 1, ' '),
                ' ' if at > 0 && ends_phrase(text.chars()[at - 1]) && chance.hit(self.glue) => {
                    text.remove(at)
                }
                _ if is_word_start(text, at) && chance.hit(self.slip) => slip(text, at, chance),
                _ => {}
            }
        }
        if chance.hit(self.shout) {
            text.shout();
        }
    }
}

fn ends_phrase(c: char) -> bool {
    matches!(c, '.' | ',' | ':' | ';')
}

/// Whether a word of at least five ASCII letters begins here.
fn is_word_start(text: &Text, at: usize) -> bool {
    let letter = |c: &char| c.is_ascii_alphabetic();
    let chars = text.chars();
    (at == 0 || !chars[at - 1].is_alphanumeric()) && chars[at..].iter().take_while(|c| letter(c)).count() >= 5
}

/// One slip inside the word, never on its first letter, as typing goes.
fn slip(text: &mut Text, word: usize, chance: &mut Chance) {
    let at = word + 1 + chance.below(3);
    match chance.below(3) {
        0 => text.swap(at),
        1 => text.remove(at),
        _ => text.insert(at, text.chars()[at]),
    }
}
