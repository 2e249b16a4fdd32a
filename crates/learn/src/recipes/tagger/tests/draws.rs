//! What a model says under dropout, and the vectors of titles: both depend on the item alone.

use super::*;
use crate::acquire::{TitleEncoder, information_of};

#[test]
fn the_dropouts_of_an_item_depend_on_that_item_alone() {
    let bench = Bench::new();
    for settings in [&QUICK[..], &FROZEN[..]] {
        let artefact = bench.train(BERT_CRF, settings, 2);
        let resources = bench.resources(2);
        let tagger = BERT_CRF.open(&artefact, &resources).unwrap();
        let mut items = unseen();
        let draws = tagger.draws(&items, 4, &Silent).unwrap().unwrap();
        let alone = tagger.draws(&items[3..4], 4, &Silent).unwrap().unwrap();
        assert_eq!(alone[0], draws[3]);
        items.reverse();
        assert_eq!(tagger.draws(&items, 4, &Silent).unwrap().unwrap()[items.len() - 4], draws[3]);
        for drawn in &draws {
            assert_eq!((drawn.marginals.len(), drawn.tags), (4, 5));
            for row in drawn.marginals.iter().flat_map(|marginals| marginals.chunks(5)) {
                assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-4);
            }
            assert_ne!(drawn.marginals[0], drawn.marginals[1], "something was left out");
        }
        let information = information_of(tagger.as_ref(), &items, &Silent).unwrap().unwrap();
        assert!(information.iter().all(|known| known.is_some_and(|known| known >= 0.0)));
    }
}

#[test]
fn an_item_without_words_has_no_information() {
    let bench = Bench::new();
    let artefact = bench.train(BERT_SOFTMAX, &FROZEN, 1);
    let resources = bench.resources(1);
    let tagger = BERT_SOFTMAX.open(&artefact, &resources).unwrap();
    let empty = Item { vertical: "jeans".to_owned(), ..Item::default() };
    assert_eq!(information_of(tagger.as_ref(), &[empty], &Silent).unwrap(), Some(vec![None]));
}

#[test]
fn the_certainty_of_an_item_has_a_margin_and_an_entropy() {
    let bench = Bench::new();
    let artefact = bench.train(BERT_CRF, &FROZEN, 1);
    let resources = bench.resources(1);
    for said in BERT_CRF.open(&artefact, &resources).unwrap().predict(&unseen(), &Silent).unwrap() {
        let (margin, entropy) = (said.certainty.margin.unwrap(), said.certainty.entropy.unwrap());
        assert!((0.0..=1.0).contains(&margin) && (0.0..=5_f64.ln()).contains(&entropy), "{margin} {entropy}");
    }
}

#[test]
fn the_vector_of_a_title_is_kept_and_the_same_alone_and_among_others() {
    let bench = Bench::new();
    let resources = bench.resources(2);
    let titles = ["new red jeans", "gold chain 10 cm", "", "new red jeans"];
    let read = || TitleEncoder::open(&resources).unwrap().unwrap().vectors(&titles, &Silent).unwrap();
    let vectors = read();
    assert_eq!((vectors.rows(), vectors.row(0)), (4, vectors.row(3)));
    assert!(vectors.row(2).iter().all(|x| *x == 0.0) && vectors.row(0) != vectors.row(1));
    assert_eq!(bench.memory.0.lock().unwrap().len(), 3);
    assert_eq!(read(), vectors);
    let alone = TitleEncoder::open(&resources).unwrap().unwrap().vectors(&titles[1..2], &Silent).unwrap();
    assert_eq!(alone.row(0), vectors.row(1));
    assert!(TitleEncoder::open(&Resources::bare(&bench.memory)).unwrap().is_none());
}
