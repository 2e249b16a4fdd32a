//! What agrees, what does not, and what must hold for any values.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::plain::plain;
use super::{Agreement, Synonyms, compare, judge, values};

fn list(values: &[&str]) -> Vec<String> {
    values.iter().map(|&value| value.to_owned()).collect()
}

fn of(seller: &[&str], text: &[&str]) -> Agreement {
    compare(&list(seller), &list(text), &Synonyms::default())
}

fn partly(missing: &[&str]) -> Agreement {
    Agreement::Partly { missing: list(missing) }
}

#[test]
fn spelling_does_not_matter() {
    for (seller, text) in [
        ("36 in", "36″"),
        ("36\"", "36 inches"),
        ("36''", "36-inch"),
        ("6'", "6 ft"),
        ("3-Year Warranty ", "3-year  warranty"),
        ("0,65 L", "0.65L"),
        ("1,500 ml", "1.5 l"),
        ("1\u{202f}284 g", "1284g"),
        ("5 1/2 in", "5½″"),
        ("1/2 inch", "½\""),
        ("２６．５ｃｍ", "26.5 cm"),
        ("Black Beads", "black bead"),
        ("T-shirt", "tshirt"),
        ("25.4–50.2 in", "25.4″ to 50.2″"),
        ("140×70 cm", "140 cm x 70 cm"),
        ("1 TB", "1000 GB"),
        ("300 Gigabytes", "300GB"),
        ("314S36132", "314S-36132"),
        ("487795001", "487795-001"),
        ("2 kg", "2000 g"),
        ("16 oz", "1 lb"),
        ("12 fl oz", "12 fl. oz"),
        ("12 months", "1 year"),
        ("100% Cotton", "100 % cotton"),
        ("36", "36 in"),
        ("١٢٠ سم", "120 cm"),
        ("—", "–"),
    ] {
        assert_eq!(of(&[seller], &[text]), Agreement::Agrees, "{seller} and {text}");
    }
}

#[test]
fn rounding_and_converting_is_told_apart() {
    for (seller, text) in [
        ("25–50 in", "25.4″ to 50.2″"),
        ("36 in", "91 cm"),
        ("60 kg", "132 lbs"),
        ("1 TB", "1024 GB"),
        ("0.65 l", "22 fl oz"),
    ] {
        assert_eq!(of(&[seller], &[text]), Agreement::Rounded, "{seller} and {text}");
    }
}

#[test]
fn what_does_not_meet_is_a_conflict() {
    for (seller, text) in [
        ("Navy", "black"),
        ("36 in", "36 cm"),
        ("1 kg", "1.4 kg"),
        ("26.5", "27"),
        ("-20", "20"),
        ("25–50 in", "20–45 in"),
        ("2 kg", "2 l"),
        ("メンズ", "レディース"),
    ] {
        assert_eq!(of(&[seller], &[text]), Agreement::Conflict, "{seller} and {text}");
    }
}

#[test]
fn values_meet_in_part() {
    assert_eq!(of(&["Steel", "MDF"], &["steel", "particle board"]), partly(&["MDF"]));
    assert_eq!(of(&["matte black"], &["black"]), partly(&["matte black"]));
    // The text only says it more exactly.
    assert_eq!(of(&["leather"], &["faux leather"]), partly(&[]));
    assert_eq!(of(&["36″"], &["36″ × 22″"]), partly(&[]));
    assert_eq!(of(&["キャンバス"], &["キャンバス生地"]), partly(&[]));
    assert_eq!(of(&["38/40"], &["40"]), partly(&["38/40"]));
}

#[test]
fn one_side_may_be_silent() {
    assert_eq!(of(&[], &["132 lbs"]), Agreement::OnlyText);
    assert_eq!(of(&["132 lbs"], &[" "]), Agreement::OnlySeller);
    assert_eq!(of(&[""], &[]), Agreement::Agrees);
}

#[test]
fn the_text_may_say_more_values() {
    assert_eq!(of(&["black"], &["Black", "matte black", "white"]), Agreement::Agrees);
}

#[test]
fn synonyms_stand_for_the_value_of_the_list() {
    let values = BTreeMap::from([
        ("Black".to_owned(), list(&["ブラック", "jet black", "noir"])),
        ("Two tier".to_owned(), list(&["dual platform", "2-tier"])),
    ]);
    let synonyms = Synonyms::of(&values);
    let of = |seller: &str, text: &str| compare(&list(&[seller]), &list(&[text]), &synonyms);
    assert_eq!(of("Black", "ブラック"), Agreement::Agrees);
    assert_eq!(of("Noir", "Jet  black"), Agreement::Agrees);
    assert_eq!(of("2 tiers", "dual platforms"), Agreement::Agrees);
    assert_eq!(of("matte black", "matte noir"), Agreement::Agrees);
    assert_eq!(of("White", "noir"), Agreement::Conflict);
}

#[test]
fn article_numbers_are_compared_to_the_last_figure() {
    for (seller, text) in [
        ("4006381333931", "4006381333932"),
        ("00340063813339310001", "00340063813339310002"),
        (&*"9".repeat(400), "1"),
    ] {
        assert_eq!(of(&[seller], &[text]), Agreement::Conflict);
        assert_eq!(of(&[seller], &[seller]), Agreement::Agrees);
    }
}

/// Values like those of catalogues, and any others.
fn any_value() -> impl Strategy<Value = String> {
    let number = (0u32..400, 0u32..3).prop_map(|(n, places)| match places {
        0 => n.to_string(),
        1 => format!("{}.{}", n / 10, n % 10),
        _ => format!("{},{}", n / 10, n % 10),
    });
    let unit = prop::sample::select(vec!["", " in", "″", "cm", " mm", " lbs", "kg", " l", " GB", "-year"]);
    let word = prop::sample::select(vec!["black", "Matte", "steel", "boxes", "ブラック", "noir", "board"]);
    prop_oneof![
        (number.clone(), unit.clone()).prop_map(|(n, u)| format!("{n}{u}")),
        (number.clone(), number, unit).prop_map(|(a, b, u)| format!("{a}–{b}{u}")),
        prop::collection::vec(word, 1..3).prop_map(|words| words.join(" ")),
        any::<String>(),
    ]
}

fn any_values() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(any_value(), 0..4)
}

/// The answer with its missing values in one order.
fn sorted(mut agreement: Agreement) -> Agreement {
    if let Agreement::Partly { missing } = &mut agreement {
        missing.sort();
    }
    agreement
}

fn synonyms() -> Synonyms {
    Synonyms::of(&BTreeMap::from([("Black".to_owned(), list(&["noir", "ブラック"]))]))
}

proptest! {
    #[test]
    fn what_is_said_twice_agrees(values in any_values()) {
        prop_assert_eq!(compare(&values, &values, &synonyms()), Agreement::Agrees);
    }

    #[test]
    fn reading_finds_equal_what_is_written_alike(said in any_values()) {
        let loud: Vec<String> =
            said.iter().map(|v| if v.is_ascii() { v.to_ascii_uppercase() } else { v.clone() }).collect();
        let (said, loud) = (values(&said, &synonyms()), values(&loud, &synonyms()));
        prop_assert!(said.is_empty() || judge(&said, &loud) == Agreement::Agrees);
    }

    #[test]
    fn plain_letters_are_spelled_as_among_others(value in "[ -~]{0,12}") {
        let among = plain(&format!("{value} é"));
        prop_assert_eq!(&among[..among.len() - 2], plain(&value));
    }

    #[test]
    fn order_plays_no_part(
        (seller, shuffled) in any_values().prop_flat_map(|v| (Just(v.clone()), Just(v).prop_shuffle())),
        (text, mixed) in any_values().prop_flat_map(|v| (Just(v.clone()), Just(v).prop_shuffle())),
    ) {
        let synonyms = synonyms();
        let one = sorted(compare(&seller, &text, &synonyms));
        prop_assert_eq!(one, sorted(compare(&shuffled, &mixed, &synonyms)));
    }

    #[test]
    fn a_conflict_is_one_from_both_sides(seller in any_values(), text in any_values()) {
        let synonyms = synonyms();
        let one = compare(&seller, &text, &synonyms) == Agreement::Conflict;
        prop_assert_eq!(one, compare(&text, &seller, &synonyms) == Agreement::Conflict);
    }

    #[test]
    fn case_and_space_play_no_part(value in "[a-zA-Z0-9 ]{1,12}", text in any_values()) {
        let synonyms = synonyms();
        let loud = format!("  {}\t", value.to_uppercase());
        let one = compare(std::slice::from_ref(&value), &text, &synonyms);
        let same = std::mem::discriminant(&one)
            == std::mem::discriminant(&compare(&[loud], &text, &synonyms));
        prop_assert!(same, "{value:?} {text:?}");
    }
}
