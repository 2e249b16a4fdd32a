//! Pairs on a small shop: what training learns from, and what trying a pair says.

use swingtag_learn::Silent;
use swingtag_store::AttributeName;

use super::*;
use crate::similarity::testing::shop;
use crate::view::PairQuery;

fn clasp() -> PairQuery {
    let text = str::to_owned;
    PairQuery {
        donor: text("Chain"),
        lent: text("Clasp"),
        borrower: text("Mangalsutra"),
        attribute: text("Hook"),
    }
}

fn request(donor: &str, borrower: &str) -> BorrowEffectRequest {
    BorrowEffectRequest {
        donor: AttributeName::new("Chain", donor),
        borrower: AttributeName::new("Mangalsutra", borrower),
        recipe: Some("dictionary".to_owned()),
        seed: 1,
    }
}

#[test]
fn a_pair_that_is_on_adds_copies_of_the_donors_items_and_none_of_the_holdout() {
    let (_folder, shop) = shop();
    let before = shop.examples().unwrap();
    assert!(shop.borrowed(&before).unwrap().is_empty());
    shop.set_borrow(&clasp(), true).unwrap();
    let mut after = shop.examples().unwrap();
    after.borrowed = shop.borrowed(&after).unwrap();
    let chains = after.train.iter().filter(|one| one.item.vertical == "Chain").count();
    assert_eq!(after.borrowed.len(), chains);
    assert!(after.holdout.iter().any(|one| one.item.vertical == "Chain"));
    let copy = &after.borrowed[0].copy;
    assert!(copy.gold.spans.iter().all(|span| span.attribute == "Hook"), "{copy:?}");
    assert_ne!(before.data_hash(), after.data_hash());
    let own = after.train.len();
    assert_eq!(after.learnt().len(), own + chains);
    after.only(&["Chain".to_owned()]);
    assert!(after.borrowed.is_empty(), "the borrower is not trained");
}

#[test]
fn what_a_pair_does_is_measured_kept_and_the_same_again() {
    let (_folder, shop) = shop();
    let effect = shop.borrow_effect(&request("Clasp", "Hook"), &Silent).unwrap();
    assert!(effect.with > effect.without, "{effect:?}");
    assert!(
        effect.interval.0 <= effect.with - effect.without
            && effect.with - effect.without <= effect.interval.1
    );
    assert!(effect.lent > 0 && effect.items > 2 && effect.labels > 2);
    assert_eq!(shop.borrow_effect(&request("Clasp", "Hook"), &Silent).unwrap(), effect);
    let kept = shop.store().borrows().unwrap().remove(0);
    assert!(!kept.on, "trying switches nothing on");
    assert_eq!(kept_effect(kept.effect), Some(effect));
}

#[test]
fn next_to_nothing_is_not_measured() {
    let (_folder, shop) = shop();
    let refused = |donor, borrower| shop.borrow_effect(&request(donor, borrower), &Silent).unwrap_err();
    assert!(refused("Clasp", "Wear").message.contains("labelled in 0 items"));
    assert!(refused("Plating", "Hook").message.contains("no labels to lend"));
}

/// Real titles: every Coffee item and the first 40 of Tea. Takes minutes, so it is run by hand.
#[test]
#[ignore = "measures for minutes; run it with --ignored --nocapture"]
fn same_named_attributes_of_coffee_lend_to_tea() {
    let file =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/oa_mine/items.jsonl");
    let Ok(text) = std::fs::read_to_string(file) else { return };
    let of = |vertical: &str| {
        let wanted = format!("\"vertical\": \"{vertical}\"");
        text.lines().filter(move |line| line.contains(&wanted)).map(str::to_owned).collect::<Vec<_>>()
    };
    let lines = of("Coffee").into_iter().chain(of("Tea").into_iter().take(40)).collect::<Vec<_>>();
    let (_folder, shop) = crate::similarity::testing::imported(&lines);
    for recipe in ["dictionary", "auto"] {
        for attribute in ["Brand", "Flavor", "Item form", "Net content", "Pack size", "Specialty"] {
            let name = |vertical: &str| AttributeName::new(vertical, attribute);
            let (donor, borrower) = (name("Coffee"), name("Tea"));
            let request = BorrowEffectRequest { donor, borrower, recipe: Some(recipe.to_owned()), seed: 1 };
            match shop.borrow_effect(&request, &Silent) {
                Ok(effect) => eprintln!("{recipe} {attribute}: {effect:?}"),
                Err(error) => eprintln!("{recipe} {attribute}: {error}"),
            }
        }
    }
}
