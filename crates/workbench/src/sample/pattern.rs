//! Sentence patterns: `{slot}`, `{one|another}`, `[left out at times]`, `<Attribute|marked words>`.
//!
//! `{slot.bare}` is the number without its unit, `{slot.other}` some other value, unmarked because it does
//! not speak of this product. A part whose slot the product lacks is left out when it stands in `[…]`,
//! and makes the whole pattern unfit otherwise.

/// A parsed pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// Words as they are.
    Words(String),
    /// A slot of the vertical, and how to say it.
    Slot(String, Manner),
    /// One of several.
    Either(Vec<Vec<Node>>),
    /// There at times.
    Perhaps(Vec<Node>),
    /// Marked with an attribute.
    Marked(String, Vec<Node>),
}

/// How a slot is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// One of its spellings, marked.
    Full,
    /// The number alone, marked.
    Bare,
    /// Another value, unmarked.
    Other,
}

/// Reads a pattern. Every text is a pattern: an unclosed bracket ends with the text.
pub(super) fn parse(pattern: &str) -> Vec<Node> {
    let chars: Vec<char> = pattern.chars().collect();
    Reader { chars: &chars, at: 0 }.nodes(&[])
}

struct Reader<'a> {
    chars: &'a [char],
    at: usize,
}

impl Reader<'_> {
    fn nodes(&mut self, ends: &[char]) -> Vec<Node> {
        let (mut nodes, mut words) = (Vec::new(), String::new());
        while let Some(&c) = self.chars.get(self.at) {
            if ends.contains(&c) {
                break;
            }
            self.at += 1;
            let node = match c {
                '{' => self.braces(),
                '[' => Node::Perhaps(self.until(']')),
                '<' => self.marked(),
                _ => {
                    words.push(c);
                    continue;
                }
            };
            if !words.is_empty() {
                nodes.push(Node::Words(std::mem::take(&mut words)));
            }
            nodes.push(node);
        }
        if !words.is_empty() {
            nodes.push(Node::Words(words));
        }
        nodes
    }

    fn until(&mut self, end: char) -> Vec<Node> {
        let nodes = self.nodes(&[end]);
        self.at += 1;
        nodes
    }

    fn braces(&mut self) -> Node {
        let mut ways = vec![self.nodes(&['|', '}'])];
        while self.chars.get(self.at) == Some(&'|') {
            self.at += 1;
            ways.push(self.nodes(&['|', '}']));
        }
        self.at += 1;
        match ways.as_slice() {
            [only] => match only.as_slice() {
                [Node::Words(name)] => slot(name),
                _ => Node::Either(ways),
            },
            _ => Node::Either(ways),
        }
    }

    fn marked(&mut self) -> Node {
        let start = self.at;
        while self.chars.get(self.at).is_some_and(|&c| c != '|') {
            self.at += 1;
        }
        let attribute = self.chars[start..self.at].iter().collect();
        self.at += 1;
        Node::Marked(attribute, self.until('>'))
    }
}

fn slot(name: &str) -> Node {
    match name.split_once('.') {
        Some((name, "bare")) => Node::Slot(name.to_owned(), Manner::Bare),
        Some((name, "other")) => Node::Slot(name.to_owned(), Manner::Other),
        _ => Node::Slot(name.to_owned(), Manner::Full),
    }
}
