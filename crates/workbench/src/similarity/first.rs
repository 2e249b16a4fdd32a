//! Which two verticals are compared where nobody has named both.
//!
//! The one with fewest labels borrows, products before queries, whose words are few. It borrows from the vertical
//! of its kind that asks for most of the same attributes, and of such from the one with most labels.

use std::cmp::Reverse;

use swingtag_catalogue::{ItemStatus, Schema, Vertical, VerticalKind};
use swingtag_store::VerticalCount;

use crate::view::SimilarityQuery;

/// Donor and borrower; none where there is only one vertical.
pub(super) fn chosen(
    query: &SimilarityQuery,
    counts: &[VerticalCount],
    schema: &Schema,
) -> Option<(String, String)> {
    let borrower = query.borrower.clone().or_else(|| fewest(query.donor.as_deref(), counts, schema))?;
    let donor = query.donor.clone().or_else(|| nearest(&borrower, counts, schema))?;
    Some((donor, borrower))
}

/// Finished items.
pub(super) fn done(count: &VerticalCount) -> u64 {
    count.of(ItemStatus::Done)
}

/// The vertical with fewest labels, but some, beside the one that lends.
fn fewest(donor: Option<&str>, counts: &[VerticalCount], schema: &Schema) -> Option<String> {
    let of_queries = |count: &VerticalCount| {
        schema.vertical(&count.vertical).is_some_and(|vertical| vertical.kind == VerticalKind::Queries)
    };
    let others = counts.iter().filter(|count| donor != Some(count.vertical.as_str()));
    let first = others.min_by_key(|count| (done(count) == 0, of_queries(count), done(count)));
    first.map(|count| count.vertical.clone())
}

/// The vertical that has most in common with the borrower.
fn nearest(borrower: &str, counts: &[VerticalCount], schema: &Schema) -> Option<String> {
    let own = schema.vertical(borrower);
    let others = counts.iter().filter(|count| count.vertical != borrower);
    let nearest = others.min_by_key(|count| {
        let other = schema.vertical(&count.vertical);
        let alike = own.zip(other).map(|(own, other)| (own.kind == other.kind, shared(own, other)));
        Reverse((alike, done(count)))
    });
    nearest.map(|count| count.vertical.clone())
}

/// Attributes of the same name.
fn shared(own: &Vertical, other: &Vertical) -> usize {
    own.attributes.iter().filter(|attribute| other.attribute(&attribute.name).is_some()).count()
}

#[cfg(test)]
mod tests {
    use swingtag_catalogue::Attribute;

    use super::*;

    fn vertical(name: &str, kind: VerticalKind, attributes: &[&str]) -> Vertical {
        let attribute = |name: &&str| Attribute { name: (*name).to_owned(), ..Attribute::default() };
        let attributes = attributes.iter().map(attribute).collect();
        Vertical { name: name.to_owned(), kind, attributes, ..Vertical::default() }
    }

    fn count(vertical: &str, done: u64) -> VerticalCount {
        VerticalCount {
            id: None,
            vertical: vertical.to_owned(),
            by_status: [10, 0, done, 0, 0],
            holdout: [0; 5],
        }
    }

    #[test]
    fn few_labels_borrow_from_what_asks_for_the_same() {
        let products = VerticalKind::Products;
        let schema = Schema {
            verticals: vec![
                vertical("Lamps", products, &["Brand", "Power"]),
                vertical("Boots", products, &["Brand", "Material", "Size"]),
                vertical("Jeans", products, &["Brand", "Material", "Size", "Fit"]),
                vertical("Searches", VerticalKind::Queries, &["Brand", "Material", "Size", "Fit"]),
                vertical("Hats", products, &["Brand"]),
            ],
        };
        let counts = [("Lamps", 90), ("Boots", 40), ("Jeans", 7), ("Searches", 3), ("Hats", 0)];
        let counts = counts.map(|(name, done)| count(name, done));
        let pair = |query: &SimilarityQuery| chosen(query, &counts, &schema).unwrap();
        assert_eq!(pair(&SimilarityQuery::default()), ("Boots".to_owned(), "Jeans".to_owned()));
        let lent = SimilarityQuery { donor: Some("Jeans".to_owned()), borrower: None };
        assert_eq!(pair(&lent), ("Jeans".to_owned(), "Boots".to_owned()));
        assert_eq!(chosen(&SimilarityQuery::default(), &counts[..1], &schema), None);
    }
}
