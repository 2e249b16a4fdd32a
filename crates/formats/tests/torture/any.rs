//! Any item over any text.

use proptest::prelude::*;
use swingtag_catalogue::{ItemStatus, Span};

use crate::torture::{Labelled, labelled};

/// An item with everything that can be said about one.
pub(crate) fn any_labelled() -> impl Strategy<Value = Labelled> {
    let text =
        || prop_oneof![any::<String>(), "[a1#:. \u{301}香👩🏽\u{200d}\u{feff}\u{85}\t\n\r\"\\\\-]{0,40}"];
    let places = proptest::collection::vec((any::<bool>(), 0_usize..40, 1_usize..9, 0_usize..3), 0..10);
    let status = prop_oneof![Just(ItemStatus::Done), Just(ItemStatus::New), Just(ItemStatus::Skipped)];
    (text(), text(), places, status, any::<[bool; 4]>()).prop_map(|(title, other, places, status, with)| {
        // NUL is refused everywhere, and an item needs a text.
        let (title, other) = (format!("x{title}").replace('\0', ""), other.replace('\0', ""));
        let (mut item, mut said, _) = labelled("any", &[("title", &title), ("care tips", &other)], &[]);
        let names = ["A", "B c", "<B>_c\""];
        let span = |(first, start, long, n): (bool, usize, usize, usize)| {
            Span::new(["title", "care tips"][usize::from(first)], start, start + long, names[n])
        };
        said.spans = places.into_iter().map(span).filter(|span| span.check(&item).is_ok()).collect();
        said.spans.sort();
        said.spans.dedup_by(|a, b| a.key() == b.key());
        if with[0] {
            item.group = Some(other.clone());
            said.note.clone_from(&title);
        }
        if with[1] {
            said.values.insert(title.trim().to_owned(), vec![other.clone()]);
        }
        if with[2] {
            item.split = Some("test".to_owned());
            said.absent.insert("Size".to_owned());
        }
        if let Some(first) = said.spans.first_mut().filter(|_| with[3]) {
            first.ambiguous = true;
        }
        let status = if said.is_empty() { status } else { ItemStatus::Done };
        (item, said, status)
    })
}
