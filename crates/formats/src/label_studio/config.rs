//! The labelling configuration that shows the tasks of an export.

use std::collections::BTreeMap;

/// Texts and labels of tasks, in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shown {
    fields: Vec<(String, String)>,
    labels: Vec<String>,
    known: BTreeMap<String, ()>,
}

/// Name of the photos of a task; no field has it.
pub(super) const PHOTOS: &str = "photos";

/// Colours of labels, one after the other.
const COLOURS: [&str; 10] = [
    "#4e79a7", "#f28e2b", "#59a14f", "#e15759", "#76b7b2", "#edc948", "#b07aa1", "#ff9da7", "#9c755f",
    "#bab0ac",
];

impl Shown {
    /// The name of a field in the configuration, which only holds letters, figures and `_`. No two
    /// fields share one.
    pub(super) fn field(&mut self, field: &str) -> String {
        if let Some((_, name)) = self.fields.iter().find(|(known, _)| known == field) {
            return name.clone();
        }
        let plain: String = field.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        let taken = |name: &str| name == PHOTOS || self.fields.iter().any(|(_, known)| known == name);
        let blank = plain.trim_matches('_').is_empty() || plain.starts_with(|c: char| c.is_ascii_digit());
        let plain = if blank { format!("text_{plain}") } else { plain };
        let numbered = (2..).map(|n| format!("{plain}_{n}"));
        let name = std::iter::once(plain.clone()).chain(numbered).find(|name| !taken(name));
        let name = name.unwrap_or(plain);
        self.fields.push((field.to_owned(), name.clone()));
        name
    }

    /// Takes a label in.
    pub(crate) fn label(&mut self, label: &str) {
        if self.known.insert(label.to_owned(), ()).is_none() {
            self.labels.push(label.to_owned());
        }
    }
}

/// The configuration as XML.
pub(crate) fn config(shown: &Shown, photos: bool) -> String {
    let mut xml = "<View>\n".to_owned();
    if photos {
        xml.push_str(&format!("  <Image name=\"{PHOTOS}\" valueList=\"${PHOTOS}\"/>\n"));
    }
    for (field, name) in &shown.fields {
        xml.push_str(&format!("  <Header value=\"{}\"/>\n", escaped(field)));
        xml.push_str(&format!("  <Labels name=\"label-{name}\" toName=\"{name}\">\n"));
        for (label, colour) in shown.labels.iter().zip(COLOURS.iter().cycle()) {
            let label = escaped(label);
            xml.push_str(&format!("    <Label value=\"{label}\" background=\"{colour}\"/>\n"));
        }
        xml.push_str(&format!("  </Labels>\n  <Text name=\"{name}\" value=\"${name}\"/>\n"));
    }
    xml.push_str("</View>\n");
    xml
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML has no way to write other control characters.
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_have_names_of_their_own_and_labels_are_escaped() {
        let mut shown = Shown::default();
        let names = ["title", "care tips", "care-tips", "3d", "色"].map(|field| shown.field(field));
        assert_eq!(names, ["title", "care_tips", "care_tips_2", "text_3d", "text__"]);
        assert_eq!(shown.field("care-tips"), "care_tips_2");
        shown.label("<b> & \"c\"");
        shown.label("<b> & \"c\"");
        let xml = config(&shown, false);
        assert_eq!(xml.matches("&lt;b&gt; &amp; &quot;c&quot;").count(), 5);
        assert!(xml.contains("<Text name=\"care_tips_2\" value=\"$care_tips_2\"/>"), "{xml}");
    }
}
