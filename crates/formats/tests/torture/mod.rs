//! Items that have broken other tools: emoji, combining marks, right-to-left, glued tokens, labels
//! that overlap, nest, touch, are white space only or lie inside a word, and very long texts.

use serde_json::json;
use swingtag_catalogue::{Annotation, Field, Item, ItemStatus, Span};

/// An item with what was said about it.
pub(crate) type Labelled = (Item, Annotation, ItemStatus);

/// An item of some fields and spans as `(field, start, end, attribute)`.
pub(crate) fn labelled(id: &str, fields: &[(&str, &str)], spans: &[(&str, usize, usize, &str)]) -> Labelled {
    let field = |(name, text): &(&str, &str)| Field { name: (*name).to_owned(), text: (*text).to_owned() };
    let fields = fields.iter().map(field).collect();
    let item = Item { id: id.to_owned(), vertical: "Tea & more".to_owned(), fields, ..Item::default() };
    let spans: Vec<Span> =
        spans.iter().map(|&(field, start, end, attribute)| Span::new(field, start, end, attribute)).collect();
    assert!(spans.iter().all(|span| span.check(&item).is_ok()), "{id}");
    (item, Annotation { spans, ..Annotation::default() }, ItemStatus::Done)
}

/// The set.
pub(crate) fn torture() -> Vec<Labelled> {
    let long = "Grüner Tee 🍵 20 bags, ".repeat(240);
    let mut rich = labelled(
        "rich",
        &[("title", "Vivo desk 🪑"), ("care tips", "Wipe.\nDry.")],
        &[("title", 0, 4, "Brand"), ("care tips", 0, 9, "Care")],
    );
    rich.0.photos = vec!["a/1.jpg".to_owned()];
    rich.0.group = Some("g1".to_owned());
    rich.0.split = Some("train".to_owned());
    rich.0.seller.insert("Brand".to_owned(), vec!["Vivo".to_owned()]);
    rich.0.extra.insert("price".to_owned(), json!({"eur": [1.5, null]}));
    rich.1.values.insert("Colour".to_owned(), vec!["=white".to_owned(), "a|b".to_owned()]);
    rich.1.absent.insert("Size".to_owned());
    rich.1.normalized.insert("Colour".to_owned(), vec!["White".to_owned()]);
    rich.1.intents = vec!["buy".to_owned()];
    rich.1.rejected = vec![Span::new("title", 5, 9, "Brand")];
    rich.1.note = "see \"photo\"".to_owned();
    rich.1.spans[0].unasked = true;
    vec![
        labelled(
            "emoji",
            &[("title", "👩🏽‍🚀 suit 🇩🇪 red 👖")],
            &[
                ("title", 0, 4, "Person"),
                ("title", 5, 9, "Type"),
                ("title", 13, 16, "Colour"),
                ("title", 17, 18, "Type"),
            ],
        ),
        labelled(
            "combining",
            &[("title", "cafe\u{301} n\u{303}andu\u{301} ﬁne")],
            &[("title", 0, 5, "Brand"), ("title", 0, 4, "Part of a character"), ("title", 6, 13, "Bird")],
        ),
        labelled(
            "right to left",
            &[("title", "חולצה כחולה XL قميص أحمر\u{200f}")],
            &[("title", 6, 11, "Colour"), ("title", 12, 14, "Size"), ("title", 20, 24, "Colour")],
        ),
        labelled(
            "glued",
            &[("title", "Kundennummer2785708 26W34L")],
            &[("title", 12, 19, "Number"), ("title", 20, 22, "Waist"), ("title", 23, 25, "Length")],
        ),
        labelled(
            "overlaps",
            &[("title", "36 x 22 inch desk")],
            &[
                ("title", 0, 12, "Size"),
                ("title", 0, 2, "Width"),
                ("title", 5, 7, "Depth"),
                ("title", 0, 12, "Same place"),
                ("title", 8, 17, "Across"),
            ],
        ),
        labelled(
            "adjacent",
            &[("title", "redblue red  blue")],
            &[
                ("title", 0, 3, "Colour"),
                ("title", 3, 7, "Colour"),
                ("title", 8, 11, "Colour"),
                ("title", 13, 17, "Colour"),
            ],
        ),
        labelled(
            "white space",
            &[("title", "  a\tb\u{a0}c \u{3000}d\r\n e  ")],
            &[("title", 0, 2, "Blank"), ("title", 1, 4, "Edges"), ("title", 2, 16, "All")],
        ),
        labelled(
            "scripts",
            &[("title", "烏龍茶 300克 緑茶ほうじ茶 ชาเขียว")],
            &[
                ("title", 0, 2, "Type"),
                ("title", 4, 8, "Weight"),
                ("title", 11, 15, "Type"),
                ("title", 16, 18, "Type"),
            ],
        ),
        labelled(
            "=formula",
            &[("title", "=1+1 @sum -3 \"quoted\" a,b;c|d\n'x")],
            &[("title", 0, 4, "=Attr")],
        ),
        labelled("nothing", &[("title", "nothing to mark"), ("empty", "")], &[]),
        labelled(
            "long",
            &[("title", &long)],
            &[("title", 0, 10, "Type"), ("title", 11, 12, "Sign"), ("title", 5049, 5057, "Number")],
        ),
        rich,
    ]
}
