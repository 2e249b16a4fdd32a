//! Which key sets which attribute. Keys that mean something else on Annotate are never given away.

use swingtag_catalogue::Attribute;

use super::is_marked;

/// Keys for labels in the order they are given out.
const KEYS: &str = "123456789qwrtyuopdf";

/// The key of each attribute: the schema's where it is a free label key, else the next free one for
/// attributes that are marked in text.
pub(crate) fn assign(attributes: &[Attribute]) -> Vec<Option<char>> {
    let mut keys: Vec<Option<char>> = Vec::with_capacity(attributes.len());
    for attribute in attributes {
        let wanted = attribute.key.map(|key| key.to_ascii_lowercase());
        let taken = keys.contains(&wanted);
        keys.push(wanted.filter(|key| !taken && KEYS.contains(*key)));
    }
    let free: Vec<char> = KEYS.chars().filter(|key| !keys.contains(&Some(*key))).collect();
    let mut free = free.into_iter();
    for (key, attribute) in keys.iter_mut().zip(attributes) {
        if key.is_none() && is_marked(attribute.kind) {
            *key = free.next();
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use swingtag_catalogue::AttributeKind;

    #[test]
    fn the_schema_comes_first_and_the_position_second() {
        let attribute = |key, kind| Attribute { key, kind, ..Attribute::default() };
        let (span, choice) = (AttributeKind::Span, AttributeKind::Choice);
        let keys = assign(&[
            attribute(None, span),
            attribute(Some('1'), span),
            attribute(Some('a'), span), // accepts a span on Annotate
            attribute(Some('1'), span),
            attribute(None, choice),
            attribute(Some('Q'), choice),
        ]);
        assert_eq!(keys, [Some('2'), Some('1'), Some('3'), Some('4'), None, Some('q')]);
    }

    #[test]
    fn attributes_beyond_the_keys_have_none() {
        let keys = assign(&vec![Attribute::default(); 25]);
        assert_eq!(keys.iter().flatten().count(), KEYS.len());
        assert_eq!(keys[24], None);
    }
}
