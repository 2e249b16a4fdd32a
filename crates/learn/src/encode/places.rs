//! Places over pieces: no two share a code point, and none ends inside a character as people see it.

use swingtag_catalogue::segment::{Segmentation, words};

use super::sequence::Place;

/// Of several pieces of one character only the first is tagged; a piece that begins inside the place
/// before it gives that part up, and one without a code point is not tagged.
pub(super) fn part(places: &mut Vec<Place>) {
    let mut reached = 0;
    places.retain_mut(|place| {
        place.start = place.start.max(reached);
        reached = reached.max(place.end);
        place.start < place.end
    });
}

/// Gives accents, joiners and other code points that a tokenizer dropped to the place of the character
/// that they belong to.
pub(super) fn complete(places: &mut [Place], text: &str) {
    let mut characters = words(text, Segmentation::Characters).into_iter().peekable();
    for number in 0..places.len() {
        let next = places.get(number + 1).map_or(usize::MAX, |place| place.start);
        let place = &mut places[number];
        while characters.next_if(|(_, end)| *end < place.end).is_some() {}
        if let Some((start, end)) = characters.peek()
            && *start < place.end
        {
            place.end = place.end.max((*end).min(next));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(ranges: &[(usize, usize)]) -> Vec<Place> {
        ranges.iter().map(|(start, end)| Place { start: *start, end: *end, window: 0, row: 0 }).collect()
    }

    #[test]
    fn shared_code_points_go_to_the_first_and_nothing_is_left_empty() {
        let mut all = places(&[(0, 1), (0, 1), (0, 3), (3, 3), (3, 4)]);
        part(&mut all);
        assert_eq!(all, places(&[(0, 1), (1, 3), (3, 4)]));
    }

    #[test]
    fn an_accent_belongs_to_its_letter_unless_it_is_a_piece_itself() {
        let text = "e\u{301}a\u{308} x\u{fe0f}";
        let mut all = places(&[(0, 1), (2, 3), (5, 6)]);
        complete(&mut all, text);
        assert_eq!(all, places(&[(0, 2), (2, 4), (5, 7)]));
        let mut apart = places(&[(0, 1), (1, 2), (2, 4)]);
        complete(&mut apart, text);
        assert_eq!(apart, places(&[(0, 1), (1, 2), (2, 4)]));
    }
}
