//! MessagePack, as far as a DocBin uses it: written into a buffer, read as places in one.
//!
//! Nothing is allocated by a declared length. Values and their depth are counted, since a byte of
//! input may become a value of many.

use std::ops::Range;

/// Values of a file that are accepted.
const VALUES: usize = 8_000_000;
/// Values within values that are accepted.
const DEPTH: usize = 32;

/// A value; texts and bytes are places in what was read.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Nil,
    Bool(bool),
    Int(i128),
    Float(f64),
    Text(Range<usize>),
    Bytes(Range<usize>),
    List(Vec<Value>),
    Map(Vec<(Value, Value)>),
}

impl Value {
    /// The value of a key that is a text.
    pub(super) fn get<'a>(&'a self, key: &str, bytes: &[u8]) -> Option<&'a Self> {
        let Self::Map(pairs) = self else { return None };
        let is_key = |name: &Self| matches!(name, Self::Text(at) if &bytes[at.clone()] == key.as_bytes());
        pairs.iter().find(|(name, _)| is_key(name)).map(|(_, value)| value)
    }

    /// The values of a list.
    pub(super) fn list(&self) -> Option<&[Self]> {
        if let Self::List(list) = self { Some(list) } else { None }
    }

    /// Place of a text or of bytes.
    pub(super) fn place(&self) -> Option<Range<usize>> {
        if let Self::Text(at) | Self::Bytes(at) = self { Some(at.clone()) } else { None }
    }
}

/// Reads the value at the beginning of `at` in `bytes`; `None` when it is damaged or beyond a limit.
pub(super) fn unpack(bytes: &[u8], at: Range<usize>) -> Option<Value> {
    let mut reader = Reader { bytes: bytes.get(..at.end)?, at: at.start, values: 0 };
    reader.value(0)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    values: usize,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Option<Value> {
        self.values += 1;
        if self.values > VALUES || depth > DEPTH {
            return None;
        }
        let mark = self.number(1)? as u8;
        Some(match mark {
            0x00..=0x7f => Value::Int(i128::from(mark)),
            0x80..=0x8f => self.map(usize::from(mark & 0x0f), depth)?,
            0x90..=0x9f => self.array(usize::from(mark & 0x0f), depth)?,
            0xa0..=0xbf => Value::Text(self.take(usize::from(mark & 0x1f))?),
            0xc0 => Value::Nil,
            0xc2 | 0xc3 => Value::Bool(mark == 0xc3),
            0xc4..=0xc6 => Value::Bytes(self.counted(1 << (mark - 0xc4))?),
            0xca => Value::Float(f64::from(f32::from_bits(self.number(4)? as u32))),
            0xcb => Value::Float(f64::from_bits(self.number(8)?)),
            0xcc..=0xcf => Value::Int(i128::from(self.number(1 << (mark - 0xcc))?)),
            0xd0..=0xd3 => self.signed(1 << (mark - 0xd0))?,
            0xd9..=0xdb => Value::Text(self.counted(1 << (mark - 0xd9))?),
            0xdc | 0xdd => {
                let length = self.number(2 << (mark - 0xdc))? as usize;
                self.array(length, depth)?
            }
            0xde | 0xdf => {
                let length = self.number(2 << (mark - 0xde))? as usize;
                self.map(length, depth)?
            }
            0xe0..=0xff => Value::Int(i128::from(mark as i8)),
            // Extensions have no place in a DocBin.
            _ => return None,
        })
    }

    fn take(&mut self, length: usize) -> Option<Range<usize>> {
        let end = self.at.checked_add(length).filter(|end| *end <= self.bytes.len())?;
        let taken = self.at..end;
        self.at = end;
        Some(taken)
    }

    /// A whole number of some bytes, the greatest first.
    fn number(&mut self, bytes: usize) -> Option<u64> {
        let at = self.take(bytes)?;
        Some(self.bytes[at].iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }

    fn signed(&mut self, bytes: usize) -> Option<Value> {
        let shift = 64 - 8 * bytes as u32;
        let number = (self.number(bytes)? << shift) as i64 >> shift;
        Some(Value::Int(i128::from(number)))
    }

    fn counted(&mut self, bytes: usize) -> Option<Range<usize>> {
        let length = self.number(bytes)?;
        self.take(usize::try_from(length).ok()?)
    }

    fn array(&mut self, length: usize, depth: usize) -> Option<Value> {
        (0..length).map(|_| self.value(depth + 1)).collect::<Option<_>>().map(Value::List)
    }

    fn map(&mut self, length: usize, depth: usize) -> Option<Value> {
        let pair = |_| Some((self.value(depth + 1)?, self.value(depth + 1)?));
        (0..length).map(pair).collect::<Option<_>>().map(Value::Map)
    }
}

/// Begins a map of so many pairs.
pub(super) fn push_map(out: &mut Vec<u8>, pairs: usize) {
    push_head(out, pairs, [0x80, 0xde, 0xdf], 15);
}

/// Begins a list of so many values.
pub(super) fn push_list(out: &mut Vec<u8>, values: usize) {
    push_head(out, values, [0x90, 0xdc, 0xdd], 15);
}

fn push_head(out: &mut Vec<u8>, length: usize, [small, two, four]: [u8; 3], most: usize) {
    if length <= most {
        out.push(small | length as u8);
    } else if let Ok(length) = u16::try_from(length) {
        out.push(two);
        out.extend(length.to_be_bytes());
    } else {
        out.push(four);
        out.extend((length as u32).to_be_bytes());
    }
}

/// Writes a text.
pub(super) fn push_text(out: &mut Vec<u8>, text: &str) {
    out.push(0xdb);
    out.extend((text.len() as u32).to_be_bytes());
    out.extend(text.as_bytes());
}

/// Writes bytes.
pub(super) fn push_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(0xc6);
    out.extend((bytes.len() as u32).to_be_bytes());
    out.extend(bytes);
}

/// Writes a whole number.
pub(super) fn push_number(out: &mut Vec<u8>, number: u64) {
    out.push(0xcf);
    out.extend(number.to_be_bytes());
}

/// Writes a fraction.
pub(super) fn push_float(out: &mut Vec<u8>, number: f64) {
    out.push(0xcb);
    out.extend(number.to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut out = Vec::new();
        push_map(&mut out, 3);
        push_text(&mut out, "list");
        push_list(&mut out, 40);
        (0..40).for_each(|n| push_number(&mut out, n));
        push_text(&mut out, "bytes");
        push_bytes(&mut out, &[7; 300]);
        push_text(&mut out, "float");
        push_float(&mut out, -0.5);
        let value = unpack(&out, 0..out.len()).unwrap();
        assert_eq!(value.get("list", &out).unwrap().list().unwrap()[39], Value::Int(39));
        assert_eq!(value.get("bytes", &out).unwrap().place().unwrap().len(), 300);
        assert_eq!(value.get("float", &out), Some(&Value::Float(-0.5)));
        for end in 0..out.len() {
            assert_eq!(unpack(&out, 0..end), None, "cut at {end}");
        }
    }

    #[test]
    fn giant_counts_and_deep_nests_are_refused_without_room_for_them() {
        assert_eq!(unpack(&[0xdd, 0xff, 0xff, 0xff, 0xff], 0..5), None);
        assert_eq!(unpack(&[0xc6, 0xff, 0xff, 0xff, 0xff, 1], 0..6), None);
        let deep = [0x91; 1000];
        assert_eq!(unpack(&deep, 0..1000), None);
        assert_eq!(unpack(&[0xd0, 0xff], 0..2), Some(Value::Int(-1)));
    }
}
