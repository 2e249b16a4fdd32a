//! The page of a guideline: every attribute with its examples, whatever the texts hold, and nothing in it that runs.

use proptest::prelude::*;
use swingtag_catalogue::{Annotation, Attribute, Field, Item, ItemStatus, Span};
use swingtag_store::{ImportSource, NewItem, Store};

use super::*;

const HOSTILE: &str = "<script>alert(1)</script> [x](javascript:alert(1)) `a` *b* www.a.b \"'";

/// A project whose names and texts hold markup, with labels on the first words of some items.
fn project(folder: &Path, text: &str) -> Workbench {
    let named = |name: &str| Attribute {
        name: name.to_owned(),
        description: text.to_owned(),
        values: vec![text.to_owned()],
        required: true,
        ..Attribute::default()
    };
    let vertical = Vertical {
        name: "Desks".to_owned(),
        attributes: vec![named("Brand"), named(text)],
        ..Vertical::default()
    };
    let path = folder.join("p.swingtag");
    let store = Store::create(&path, text, &Schema { verticals: vec![vertical] }).unwrap();
    let new = |number: usize| {
        let fields = vec![Field { name: "title".to_owned(), text: format!("Acme{number} {text}") }];
        let item = Item { id: format!("i{number}"), vertical: "Desks".to_owned(), fields, ..Item::default() };
        let spans = vec![Span::new("title", 0, 5, "Brand")];
        let annotation = Some(Annotation { spans, ..Annotation::default() });
        NewItem { item, annotation, status: ItemStatus::Done, ..NewItem::default() }
    };
    let items: Vec<NewItem> = [1, 2, 2, 2, 3]
        .into_iter()
        .enumerate()
        .map(|(at, n)| {
            let mut item = new(n);
            item.item.id = format!("i{at}");
            item
        })
        .collect();
    store.import_chunk(&ImportSource { name: "f".to_owned(), hash: "0".to_owned() }, &items).unwrap();
    drop(store);
    Workbench::open(&path, swingtag_store::Access::Read).unwrap()
}

fn written(text: &str, name: &str) -> (String, GuidelineReport) {
    let folder = tempfile::tempdir().unwrap();
    let workbench = project(folder.path(), text);
    let request = GuidelineRequest { out: folder.path().join(name), vertical: None, examples: 2 };
    let report = workbench.guideline(&request).unwrap();
    (std::fs::read_to_string(&request.out).unwrap(), report)
}

#[test]
fn a_page_has_every_attribute_with_its_most_frequent_examples() {
    let (html, report) = written("walnut", "g.html");
    assert_eq!((report.verticals, report.attributes, report.examples), (1, 2, 2));
    assert!(html.contains("<mark>Acme2</mark> walnut <span class=\"times\">3 ×</span>"), "{html}");
    assert!(html.find("Acme2") < html.find("Acme1") && !html.contains("Acme3"), "{html}");
    assert!(html.contains("every item shall have a value"));
    let (markdown, _) = written("walnut", "g.md");
    assert!(markdown.contains("- <mark>Acme2</mark> walnut (3 ×)"), "{markdown}");
}

#[test]
fn what_is_no_page_or_no_vertical_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = project(folder.path(), "walnut");
    let of = |out: &str, vertical: Option<&str>| GuidelineRequest {
        out: folder.path().join(out),
        vertical: vertical.map(str::to_owned),
        examples: 1,
    };
    assert_eq!(workbench.guideline(&of("g.pdf", None)).unwrap_err().code, "usage");
    assert_eq!(workbench.guideline(&of("g.md", Some("Lamps"))).unwrap_err().code, "unknown");
    assert!(!folder.path().join("g.md").exists());
}

#[test]
fn markup_of_a_project_stays_text() {
    let (html, _) = written(HOSTILE, "g.html");
    assert!(!html.contains("<script") && html.contains("&lt;script&gt;"), "{html}");
    assert!(html.contains("default-src 'none'"));
    let (markdown, _) = written(HOSTILE, "g.md");
    assert!(!markdown.contains("<script") && !markdown.contains("](") && !markdown.contains("javascript:"));
    assert!(!markdown.contains("www.a"), "no address becomes a link");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// The only tags are those of the page.
    #[test]
    fn no_text_opens_a_tag(text in "[^\\p{C}]{1,30}") {
        prop_assume!(!text.trim().is_empty() && text.trim() == text);
        let known = ["!doctype", "html", "meta", "style", "title", "h1", "h2", "h3", "p", "ul", "li", "mark", "span", "b"];
        let (html, _) = written(&text, "g.html");
        for tag in html.split('<').skip(1) {
            let name: String =
                tag.trim_start_matches('/').chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '!').collect();
            prop_assert!(known.contains(&name.as_str()), "{name}: {html}");
        }
    }
}
