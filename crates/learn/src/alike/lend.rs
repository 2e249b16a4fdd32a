//! Labels of one vertical as examples of another: copies of the donor's items in which the spans of lent
//! attributes carry the borrower's names.
//!
//! A copy must not teach that the other words of the item are nothing: a brand of the donor would be one of
//! the borrower as well. A label that is not lent is therefore cut out of the copy's text with its words, and
//! texts without a lent label are left out altogether. What remains and carries no label in the donor is
//! taken to carry none for the borrower. Photos, seller's values and whole-item values stay behind, and the
//! items themselves are never changed.

use std::collections::{BTreeMap, BTreeSet};

use swingtag_catalogue::{Annotation, Field, Item, Span};

use crate::rank::plain;
use crate::recipe::Labelled;

/// The borrower's names for each lent attribute of the donor.
pub type Renamed = BTreeMap<String, BTreeSet<String>>;

/// A copy of a donor's item.
#[derive(Clone, Debug, PartialEq)]
pub struct Lent {
    /// The copy, of the borrower's vertical.
    pub copy: Labelled,
    /// The donor's title as titles are compared.
    title: String,
}

/// A donor's item as an example of the borrower; none where it has no label of a lent attribute.
#[must_use]
pub fn lent(example: &Labelled, borrower: &str, renamed: &Renamed) -> Option<Lent> {
    let of_field = |field: &Field| {
        let spans = || example.gold.spans.iter().filter(|span| span.field == field.name);
        let (lent, kept_back): (Vec<_>, Vec<_>) =
            spans().partition(|span| renamed.contains_key(&span.attribute));
        (!lent.is_empty()).then(|| cut(field, &lent, &kept_back, renamed))
    };
    let (fields, spans): (Vec<Field>, Vec<Vec<Span>>) =
        example.item.fields.iter().filter_map(of_field).unzip();
    let item = Item {
        id: format!("{} lent to {borrower}", example.item.id),
        vertical: borrower.to_owned(),
        fields,
        group: example.item.group.clone(),
        ..Item::default()
    };
    let gold = Annotation { spans: spans.into_iter().flatten().collect(), ..Annotation::default() };
    let title = plain(example.item.title());
    (!gold.spans.is_empty()).then_some(Lent { copy: Labelled { item, gold }, title })
}

/// The field without the words of labels that are kept back, and the lent spans where they now stand.
fn cut(field: &Field, lent: &[&Span], kept_back: &[&Span], renamed: &Renamed) -> (Field, Vec<Span>) {
    let inside =
        |spans: &[&Span], place: usize| spans.iter().any(|span| (span.start..span.end).contains(&place));
    let stays = |place: usize| inside(lent, place) || !inside(kept_back, place);
    let (mut text, mut moved) = (String::new(), vec![0]);
    for (place, letter) in field.text.chars().enumerate() {
        let last = moved[place];
        moved.push(last + usize::from(stays(place)));
        if stays(place) {
            text.push(letter);
        }
    }
    let place = |old: usize| moved.get(old).or(moved.last()).copied().unwrap_or_default();
    let spans = lent.iter().flat_map(|span| {
        let names = renamed.get(&span.attribute).into_iter().flatten();
        names.map(|name| Span::new(&field.name, place(span.start), place(span.end), name))
    });
    let spans = spans.filter(|span| span.start < span.end).collect();
    (Field { name: field.name.clone(), text }, spans)
}

/// The copies that may teach what is measured on unseen items: those of other products with other titles.
pub fn apart<'l>(
    lent: impl IntoIterator<Item = &'l Lent>,
    unseen: &[Labelled],
) -> impl Iterator<Item = &'l Lent> {
    let titles: BTreeSet<String> = unseen.iter().map(|example| plain(example.item.title())).collect();
    let groups: BTreeSet<String> = unseen.iter().filter_map(|example| example.item.group.clone()).collect();
    lent.into_iter().filter(move |one| {
        let grouped = one.copy.item.group.as_ref().is_some_and(|group| groups.contains(group));
        !grouped && !titles.contains(&one.title)
    })
}
