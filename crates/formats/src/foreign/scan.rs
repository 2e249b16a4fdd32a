//! Values of a JSON list, cut out by their brackets without being parsed.

use std::io::{self, BufRead};

use super::Step;

/// Cuts values out of a source into one buffer that is used again and again.
pub(crate) struct Values<R> {
    source: R,
    value: Vec<u8>,
    limit: usize,
    /// Line on which the value begins, and line that was reached.
    line: u64,
    reached: u64,
    bytes: u64,
    /// The list is that of a key; what follows it is no value.
    is_keyed: bool,
    ended: bool,
}

/// Where the scan is inside a value.
#[derive(Default)]
struct Place {
    /// Brackets that are open.
    depth: usize,
    in_text: bool,
    escaped: bool,
    /// A value that is no object and no list.
    is_bare: bool,
}

impl<R: BufRead> Values<R> {
    pub(crate) fn new(source: R, limit: usize) -> Self {
        Self {
            source,
            value: Vec::new(),
            limit,
            line: 0,
            reached: 1,
            bytes: 0,
            is_keyed: false,
            ended: false,
        }
    }

    pub(crate) fn value(&self) -> &[u8] {
        self.value.trim_ascii_end()
    }

    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Goes into the list: past the first `[`, or, in an object, past the `[` of the first of these
    /// keys. Without such a key, to the end.
    pub(crate) fn enter(&mut self, keys: &[&str]) -> io::Result<()> {
        let is_list = self.skip_space()? != Some(b'{');
        let (mut text, mut is_key, mut place) = (Vec::new(), false, Place::default());
        while !is_list && let Some(byte) = self.next()? {
            if place.in_text {
                place.step(byte);
                // Keys are short; what is longer is none.
                if place.in_text && text.len() < 64 {
                    text.push(byte);
                }
                is_key = !place.in_text && keys.iter().any(|key| key.as_bytes() == text);
                continue;
            }
            match byte {
                b'"' => text.clear(),
                b'[' if is_key => {
                    self.is_keyed = true;
                    return Ok(());
                }
                b':' | b' ' | b'\t' | b'\r' | b'\n' => continue,
                _ => is_key = false,
            }
            place.step(byte);
        }
        Ok(())
    }

    /// Goes to the next value. Brackets and commas between values are passed over.
    pub(crate) fn advance(&mut self) -> io::Result<Step> {
        self.value.clear();
        let first = self.skip_between()?;
        self.ended |= first == Some(b']');
        let Some(first) = first.filter(|_| !self.ended) else { return Ok(Step::End) };
        self.line = self.reached;
        let mut place = Place { is_bare: first != b'{', ..Place::default() };
        let mut is_long = false;
        loop {
            let chunk = self.source.fill_buf()?;
            if chunk.is_empty() {
                break;
            }
            let (taken, ended) = place.until_end(chunk);
            if self.value.len() + taken > self.limit {
                is_long = true;
                self.value = Vec::new();
            } else if !is_long {
                self.value.extend_from_slice(&chunk[..taken]);
            }
            self.take(taken);
            if ended {
                break;
            }
        }
        Ok(if is_long { Step::TooLong } else { Step::Value })
    }

    fn skip_between(&mut self) -> io::Result<Option<u8>> {
        let is_keyed = self.is_keyed;
        let between = |byte| matches!(byte, b',' | b'[') || (byte == b']' && !is_keyed);
        self.skip(|byte| byte.is_ascii_whitespace() || between(byte))
    }

    fn skip_space(&mut self) -> io::Result<Option<u8>> {
        self.skip(|byte| byte.is_ascii_whitespace())
    }

    fn skip(&mut self, passed: impl Fn(u8) -> bool) -> io::Result<Option<u8>> {
        loop {
            let chunk = self.source.fill_buf()?;
            if chunk.is_empty() {
                return Ok(None);
            }
            let found = chunk.iter().position(|&byte| !passed(byte));
            let (taken, byte) = found.map_or((chunk.len(), None), |at| (at, Some(chunk[at])));
            self.take(taken);
            if byte.is_some() {
                return Ok(byte);
            }
        }
    }

    fn next(&mut self) -> io::Result<Option<u8>> {
        let byte = self.source.fill_buf()?.first().copied();
        if byte.is_some() {
            self.take(1);
        }
        Ok(byte)
    }

    fn take(&mut self, bytes: usize) {
        let chunk = self.source.fill_buf().unwrap_or_default();
        self.reached += memchr::memchr_iter(b'\n', &chunk[..bytes.min(chunk.len())]).count() as u64;
        self.bytes += bytes as u64;
        self.source.consume(bytes);
    }
}

impl Place {
    /// How much of a chunk belongs to the value, and whether it ends there.
    fn until_end(&mut self, chunk: &[u8]) -> (usize, bool) {
        for (at, &byte) in chunk.iter().enumerate() {
            if self.is_bare && !self.in_text && matches!(byte, b',' | b'\n' | b']') {
                return (at, true);
            }
            self.step(byte);
            if !self.is_bare && self.depth == 0 && !self.in_text {
                return (at + 1, true);
            }
        }
        (chunk.len(), false)
    }

    fn step(&mut self, byte: u8) {
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' if self.in_text => self.escaped = true,
            b'"' => self.in_text = !self.in_text,
            b'{' | b'[' if !self.in_text => self.depth += 1,
            b'}' | b']' if !self.in_text => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str, keys: &[&str], limit: usize) -> Vec<(u64, String)> {
        // Two bytes at a time, so that every seam is met.
        let source = io::BufReader::with_capacity(2, text.as_bytes());
        let mut values = Values::new(source, limit);
        values.enter(keys).unwrap();
        let mut all = Vec::new();
        loop {
            match values.advance().unwrap() {
                Step::End => return all,
                Step::TooLong => all.push((values.line(), "long".to_owned())),
                Step::Value => {
                    all.push((values.line(), String::from_utf8(values.value().to_vec()).unwrap()));
                }
            }
        }
    }

    #[test]
    fn a_list_is_cut_into_its_values() {
        let text = "[\n {\"a\": \"}]\\\"\", \"b\": [{}]},\n{\"c\":\n1} , 7, \"x,y\", {\"open\": 1";
        let found = all(text, &[], 100);
        let expected = [
            (2, "{\"a\": \"}]\\\"\", \"b\": [{}]}"),
            (3, "{\"c\":\n1}"),
            (4, "7"),
            (4, "\"x,y\""),
            (4, "{\"open\": 1"),
        ];
        assert_eq!(found, expected.map(|(line, value)| (line, value.to_owned())));
    }

    #[test]
    fn a_value_beyond_the_limit_is_passed_over() {
        let text = format!("[{{\"a\":\"{}\"}}, {{\"b\":1}}]", "x".repeat(1000));
        assert_eq!(all(&text, &[], 50), [(1, "long".to_owned()), (1, "{\"b\":1}".to_owned())]);
    }

    #[test]
    fn the_list_of_an_object_is_found_by_its_key() {
        let text =
            "{\"version\": \"data\", \"more\": {\"x\": \"data: [1]\"}, \"data\" :\n [{\"a\":1}, {\"a\":2}]}";
        assert_eq!(all(text, &["data"], 99).len(), 2);
        assert_eq!(all(text, &["items"], 99), []);
    }
}
