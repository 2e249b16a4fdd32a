//! A long text through windows that overlap by half; each piece belongs to the window where it has
//! most context. Which pieces a window shows and which belong to it depends on two numbers alone.

use std::ops::Range;

/// A window over the pieces of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    /// Pieces that it shows.
    pub(crate) shown: Range<usize>,
    /// Pieces that belong to it; every piece belongs to one window.
    pub(crate) owned: Range<usize>,
}

/// Windows over `count` pieces with `room` for each; none for a text without pieces.
pub(crate) fn windows(count: usize, room: usize) -> Vec<Window> {
    if count == 0 {
        return Vec::new();
    }
    let stride = (room / 2).max(1);
    let steps = count.saturating_sub(room).div_ceil(stride);
    let start = |step: usize| (step * stride).min(count.saturating_sub(room));
    // Between two windows the border lies in the middle of what both show.
    let border = |step: usize| (start(step) + start(step - 1) + room) / 2;
    (0..=steps)
        .map(|step| {
            let from = if step == 0 { 0 } else { border(step) };
            let to = if step == steps { count } else { border(step + 1) };
            Window { shown: start(step)..(start(step) + room).min(count), owned: from..to }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Window, windows};

    proptest! {
        #[test]
        fn every_piece_is_scored_once_where_it_is_shown(count in 0_usize..3000, room in 2_usize..300) {
            let all = windows(count, room);
            let mut next = 0;
            for Window { shown, owned } in &all {
                prop_assert_eq!(owned.start, next);
                prop_assert!(shown.start <= owned.start && owned.end <= shown.end && shown.len() <= room);
                prop_assert!(!owned.is_empty());
                next = owned.end;
            }
            prop_assert_eq!(next, count);
        }
    }

    #[test]
    fn a_piece_far_from_the_ends_sees_a_quarter_window_on_both_sides() {
        for Window { shown, owned } in windows(2000, 200) {
            assert!(shown.start == 0 || owned.start - shown.start >= 50);
            assert!(shown.end == 2000 || shown.end - owned.end >= 50);
        }
    }
}
