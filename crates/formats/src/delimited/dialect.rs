//! Which delimiter a table uses.

/// The delimiter under which the first rows have the same number of cells, and most of them.
pub(super) fn delimiter(start: &[u8]) -> u8 {
    let mut best = (0, b',');
    for delimiter in [b',', b';', b'\t', b'|'] {
        let widths = widths(start, delimiter);
        let Some(&width) = widths.first().filter(|&&width| width > 1) else { continue };
        let alike = widths.iter().filter(|&&other| other == width).count();
        // Alike rows count before width: a comma in every second title must not win.
        let score = alike * 1000 / widths.len() * 100 + width.min(99);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

/// Cells of the first rows; the last row is left out, since it may be cut off.
fn widths(start: &[u8], delimiter: u8) -> Vec<usize> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(start);
    let mut widths: Vec<usize> = reader.byte_records().take(21).flatten().map(|row| row.len()).collect();
    if widths.len() > 1 {
        widths.pop();
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_the_one_that_makes_rows_alike() {
        assert_eq!(delimiter(b"id;title\n1;red, blue\n2;green\n3;a, b, c\n"), b';');
        assert_eq!(delimiter(b"id\ttitle\n1\tred, blue\n2\tgreen\n"), b'\t');
        assert_eq!(delimiter(b"id,title\n1,\"a;b;c\"\n2,\"a;b\"\n"), b',');
        assert_eq!(delimiter(b"only\none\n"), b',');
    }
}
