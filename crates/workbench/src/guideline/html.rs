//! The page as HTML. Nothing in it runs and nothing is fetched, whatever the texts hold: they are escaped, and the
//! page forbids the rest.

use std::fmt::Write as _;

use swingtag_catalogue::{Attribute, Vertical};

use super::{Page, kind_words};

const HEAD: &str = r#"<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<style>
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 15px/1.5 system-ui, sans-serif; color: #222; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid #ccc; }
h3 { margin-bottom: .2rem; }
.about, .times { color: #595959; }
mark { background: #e4e4e4; border-bottom: 2px solid #595959; }
li { overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) {
  body { background: #1c1c1c; color: #eee; }
  .about, .times { color: #aaa; }
  mark { background: #3a3a3a; color: inherit; border-color: #aaa; }
}
</style>
"#;

/// The whole page.
pub(super) fn page(page: &Page<'_>) -> String {
    let title = escaped(&format!("Guideline: {}", page.project));
    let mut text = format!(
        "<!doctype html>\n<html lang=\"en\">\n{HEAD}<title>{title}</title>\n<h1 dir=\"auto\">{title}</h1>\n"
    );
    for vertical in &page.verticals {
        of_vertical(&mut text, page, vertical);
    }
    text.push_str("</html>\n");
    text
}

fn of_vertical(text: &mut String, page: &Page<'_>, vertical: &Vertical) {
    let _ = writeln!(text, "<h2 dir=\"auto\">{}</h2>", escaped(&vertical.name));
    if !vertical.intents.is_empty() {
        let intent = |name: &String| {
            let about = vertical.intent_about.get(name).map(|about| format!(": {}", escaped(about)));
            format!("<li dir=\"auto\"><b>{}</b>{}</li>\n", escaped(name), about.unwrap_or_default())
        };
        let intents: String = vertical.intents.iter().map(intent).collect();
        let _ = write!(text, "<h3>Intents</h3>\n<ul>\n{intents}</ul>\n");
    }
    vertical.attributes.iter().for_each(|attribute| of_attribute(text, page, vertical, attribute));
}

fn of_attribute(text: &mut String, page: &Page<'_>, vertical: &Vertical, attribute: &Attribute) {
    let _ = writeln!(text, "<h3 dir=\"auto\">{}</h3>", escaped(&attribute.name));
    let required = if attribute.required { "; every item shall have a value" } else { "" };
    let _ = writeln!(text, "<p class=\"about\">{}{required}</p>", kind_words(attribute.kind));
    if !attribute.description.is_empty() {
        let _ = writeln!(text, "<p dir=\"auto\">{}</p>", escaped(&attribute.description));
    }
    if !attribute.values.is_empty() {
        let value = |value: &String| {
            let other =
                attribute.synonyms.get(value).map(|words| format!(", also {}", escaped(&words.join(", "))));
            format!("<li dir=\"auto\">{}{}</li>\n", escaped(value), other.unwrap_or_default())
        };
        let values: String = attribute.values.iter().map(value).collect();
        let _ = write!(text, "<p>Values</p>\n<ul>\n{values}</ul>\n");
    }
    let examples = page.examples.get(&vertical.name, &attribute.name);
    if examples.is_empty() {
        return;
    }
    text.push_str("<p>Examples</p>\n<ul>\n");
    for example in examples {
        let [before, words, after] =
            [&example.before, &example.words, &example.after].map(|part| escaped(part));
        let times = example.times;
        let _ = writeln!(
            text,
            "<li dir=\"auto\">{before}<mark>{words}</mark>{after} <span class=\"times\">{times} ×</span></li>"
        );
    }
    text.push_str("</ul>\n");
}

/// A text as text. Control characters are left out: some are none in HTML.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}
