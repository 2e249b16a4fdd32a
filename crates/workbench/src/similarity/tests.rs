//! The Similarity screen on a small shop.

use swingtag_learn::Silent;

use super::testing::shop;
use super::*;
use crate::view::{EvidenceKind, PairQuery, SimilarityQuery, SimilarityView};

fn pair(lent: &str, attribute: &str) -> PairQuery {
    let text = str::to_owned;
    PairQuery {
        donor: text("Chain"),
        lent: text(lent),
        borrower: text("Mangalsutra"),
        attribute: text(attribute),
    }
}

fn score(view: &SimilarityView, kind: EvidenceKind, row: usize, column: usize) -> Option<f32> {
    let layer = view.layers.iter().find(|layer| layer.evidence == kind).unwrap();
    layer.scores[row * view.columns.len() + column]
}

#[test]
fn the_map_has_every_kind_and_knows_what_it_does_not_know() {
    let (_folder, shop) = shop();
    let view = shop.similarity_view(&SimilarityQuery::default()).unwrap();
    assert_eq!((view.donor.as_deref(), view.borrower.as_deref()), (Some("Chain"), Some("Mangalsutra")));
    assert_eq!(view.layers.len(), 5, "no attention without a coupled model");
    assert!(score(&view, EvidenceKind::Values, 1, 1) > score(&view, EvidenceKind::Values, 1, 0));
    assert_eq!(score(&view, EvidenceKind::Values, 1, 2), None);
    assert!(score(&view, EvidenceKind::All, 1, 2).is_some(), "the name is known");
    let offered: Vec<(u32, u32)> = view.pairs.iter().map(|pair| (pair.row, pair.column)).collect();
    assert!(offered.contains(&(0, 0)) && offered.contains(&(1, 1)), "{offered:?}");
    assert!(view.pairs.iter().all(|pair| !pair.on && pair.effect.is_none()));
}

#[test]
fn a_pair_shows_labels_of_both_sides_and_values_in_common_first() {
    let (_folder, shop) = shop();
    shop.set_borrow(&pair("Clasp", "Hook"), true).unwrap();
    let view = shop.similarity_pair(&pair("Clasp", "Hook")).unwrap();
    assert!(view.on && view.effect.is_none() && view.cannot_try.is_none());
    assert!(view.values[0].both && view.donor.labels > view.borrower.labels);
    let line = &view.donor.examples[0];
    assert!(
        line.before.contains("with secure") && view.donor.examples.iter().all(|line| !line.words.is_empty())
    );
    let words: std::collections::BTreeSet<_> = view.donor.examples.iter().map(|line| &line.words).collect();
    assert_eq!(words.len(), view.donor.examples.len(), "each with another value");
    let nothing = shop.similarity_pair(&pair("Clasp", "Wear")).unwrap();
    assert!(nothing.cannot_try.is_some_and(|why| why.contains("Wear has 0 labels")));
    assert!(shop.similarity_pair(&pair("Clasp", "Hok")).is_err());
}

#[test]
fn the_command_line_reads_the_same_scores() {
    let (_folder, shop) = shop();
    let request = SimilarityRequest {
        verticals: ("Mangalsutra".to_owned(), "Chain".to_owned()),
        evidence: EvidenceKind::Values,
        settings: swingtag_learn::Settings::new(),
        seed: 1,
        out: None,
    };
    let report = shop.similarity(&request, &Silent).unwrap();
    assert_eq!(report.attributes.0, ["Fineness", "Hook", "Wear"]);
    assert_eq!(report.onwards[1][1], report.back[1][1]);
    assert_eq!(report.onwards[2], [None, None, None]);
}

#[test]
fn one_vertical_twice_is_refused_and_one_alone_shows_nothing() {
    let (_folder, shop) = shop();
    let same = SimilarityQuery { donor: Some("Chain".to_owned()), borrower: Some("Chain".to_owned()) };
    assert!(shop.similarity_view(&same).unwrap_err().message.contains("itself"));
    let folder = tempfile::tempdir().unwrap();
    let project =
        crate::NewProject { path: folder.path().join("p.swingtag"), ..crate::NewProject::default() };
    let view =
        crate::Workbench::create(&project).unwrap().similarity_view(&SimilarityQuery::default()).unwrap();
    assert!(view.donor.is_none() && view.rows.is_empty());
}
