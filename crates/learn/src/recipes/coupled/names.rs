//! Labels as character k-grams of their attributes' names (paper 2, the vectors `v`).

use std::collections::BTreeMap;

use super::tags::VerticalTags;

/// The k-grams of every tag of every vertical, numbered by text. The prefix of a tag is one gram more;
/// “outside” is nothing but its prefix.
pub(super) fn label_grams(tags: &VerticalTags, size: usize) -> Vec<Vec<usize>> {
    let texts: Vec<Vec<String>> = (0..tags.names().len())
        .flat_map(|vertical| {
            let set = tags.of(vertical);
            (0..set.tags()).map(move |tag| match set.attribute(tag) {
                None => vec!["O".to_owned()],
                Some(name) => {
                    let prefix = if tag % 2 == 1 { "B" } else { "I" };
                    std::iter::once(prefix.to_owned()).chain(grams(name, size)).collect()
                }
            })
        })
        .collect();
    let sorted: BTreeMap<&String, ()> = texts.iter().flatten().map(|gram| (gram, ())).collect();
    let number: BTreeMap<&String, usize> = sorted.into_keys().zip(0..).collect();
    texts.iter().map(|grams| grams.iter().map(|gram| number[gram]).collect()).collect()
}

/// The k-grams of a name in lower case with a mark at both ends; a short name is one gram.
pub(crate) fn grams(name: &str, size: usize) -> Vec<String> {
    let letters: Vec<char> =
        std::iter::once('<').chain(name.chars().flat_map(char::to_lowercase)).chain(['>']).collect();
    letters.windows(size.clamp(1, letters.len())).map(|gram| gram.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::grams;

    #[test]
    fn a_name_is_cut_into_runs_of_letters() {
        assert_eq!(grams("Size", 3), ["<si", "siz", "ize", "ze>"]);
        assert_eq!(grams("Ø", 5), ["<ø>"]);
    }
}
