//! Guesses what columns mean from their names and first values.

use std::collections::HashSet;

use super::{Column, Mapping};

const ID: &[&str] = &[
    "id",
    "itemid",
    "productid",
    "externalid",
    "sku",
    "itemsku",
    "productsku",
    "articleno",
    "articlenumber",
    "artikelnummer",
    "artnr",
    "asin",
];
const VERTICAL: &[&str] = &[
    "vertical",
    "category",
    "producttype",
    "categoryname",
    "productcategory",
    "categorypath",
    "articletype",
    "kategorie",
    "warengruppe",
];
const TITLE: &[&str] = &[
    "title",
    "name",
    "producttitle",
    "productname",
    "itemtitle",
    "itemname",
    "titel",
    "bezeichnung",
    "artikelname",
    "query",
    "text",
];
const DESCRIPTION: &[&str] = &[
    "description",
    "productdescription",
    "longdescription",
    "longdesc",
    "desc",
    "beschreibung",
    "body",
    "details",
    "bodyhtml",
];
const IMAGES: &[&str] = &[
    "images",
    "image",
    "photo",
    "photos",
    "imagepath",
    "imagepaths",
    "picture",
    "pictures",
    "filename",
    "imageurl",
    "imageurls",
    "imagelink",
    "imagelinks",
];
const GROUP: &[&str] = &[
    "group",
    "groupid",
    "parentid",
    "productgroup",
    "parentsku",
    "parentasin",
    "clusterid",
    "styleid",
    "stylecode",
];
const SPLIT: &[&str] = &["split", "partition", "fold"];

/// Rows among which a header is looked for.
const HEADER_WITHIN: usize = 6;

/// Average characters from which a column is a text to be labelled rather than a value.
const LONG_TEXT: usize = 60;

/// The mapping that names and first values suggest. Each meaning is given to one column only;
/// what is left is a field when its texts are long, else a value the seller gives.
#[must_use]
pub fn guess_mapping(headers: &[String], sample: &[Vec<String>]) -> Mapping {
    if let Some(columns) = super::shops::shop(headers) {
        return Mapping { columns, header: true, above: 0 };
    }
    let mut columns: Vec<Option<Column>> = vec![None; headers.len()];
    for (column, names) in [
        (Column::Id, ID),
        (Column::Title, TITLE),
        (Column::Description, DESCRIPTION),
        (Column::Vertical, VERTICAL),
        (Column::Images, IMAGES),
        (Column::Group, GROUP),
        (Column::Split, SPLIT),
    ] {
        // The list is in order of preference: an `id` beats a `sku`.
        let free =
            |name: &&str| (0..headers.len()).find(|&n| columns[n].is_none() && plain(&headers[n]) == **name);
        if let Some(n) = names.iter().find_map(free).filter(|&n| fits(&column, n, sample)) {
            columns[n] = Some(column);
        }
    }
    if !columns.contains(&Some(Column::Title)) {
        let longest =
            (0..headers.len()).filter(|&n| columns[n].is_none()).max_by_key(|&n| average(n, sample));
        if let Some(n) = longest {
            columns[n] = Some(Column::Title);
        }
    }
    let columns = columns.into_iter().enumerate();
    let columns = columns.map(|(n, column)| column.unwrap_or_else(|| other(&headers[n], n, sample)));
    Mapping { columns: columns.collect(), header: true, above: 0 }
}

/// Whether the first of these rows names the columns: short, different, and no numbers.
#[must_use]
pub fn looks_like_header(rows: &[Vec<String>]) -> bool {
    let Some(first) = rows.first() else { return false };
    let known = [ID, VERTICAL, TITLE, DESCRIPTION, IMAGES, GROUP, SPLIT].concat();
    if first.iter().any(|cell| known.contains(&plain(cell).as_str())) {
        return true;
    }
    let named: Vec<&str> = first.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    let different = named.iter().collect::<HashSet<_>>().len() == named.len();
    let short = named.iter().all(|cell| cell.chars().count() <= 40 && cell.parse::<f64>().is_err());
    let below = rows
        .get(1)
        .is_some_and(|row| row.iter().any(|cell| cell.parse::<f64>().is_ok() || cell.chars().count() > 40));
    !named.is_empty() && different && short && below
}

/// Whether the name of a column alone says what it means; else the meaning is a guess from its values.
#[must_use]
pub fn is_named(header: &str, column: &Column) -> bool {
    let names = match column {
        Column::Id => ID,
        Column::Vertical => VERTICAL,
        Column::Title => TITLE,
        Column::Description => DESCRIPTION,
        Column::Images => IMAGES,
        Column::Group => GROUP,
        Column::Split => SPLIT,
        _ => return false,
    };
    names.contains(&plain(header).as_str())
}

/// Rows above the one that names the columns: titles and merged cells fill less than half of a row. None
/// when no row below looks like a header.
pub(super) fn above_header(rows: &[Vec<String>]) -> usize {
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let widest = rows.iter().take(20).map(filled).max().unwrap_or_default();
    if widest < 3 {
        return 0;
    }
    let known = [ID, VERTICAL, TITLE, DESCRIPTION, IMAGES, GROUP, SPLIT].concat();
    let within = rows.len().min(HEADER_WITHIN);
    let full = |at: &usize| filled(&rows[*at]) * 2 >= widest;
    let names = |at: &usize| rows[*at].iter().any(|cell| known.contains(&plain(cell).as_str()));
    let found = (0..within).find(|at| full(at) && names(at)).or_else(|| (0..within).find(full));
    found.filter(|&at| looks_like_header(&rows[at..])).unwrap_or_default()
}

/// A name without case, white space and signs.
fn plain(header: &str) -> String {
    header.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn cells(n: usize, sample: &[Vec<String>]) -> impl Iterator<Item = &str> {
    sample.iter().filter_map(move |row| row.get(n)).map(String::as_str).filter(|cell| !cell.trim().is_empty())
}

/// An id must mostly be there and mostly differ: a few that do not are errors of their rows, but
/// a column of repeats is something else. The other meanings are taken by name alone.
fn fits(column: &Column, n: usize, sample: &[Vec<String>]) -> bool {
    let given = cells(n, sample).count();
    let different = cells(n, sample).collect::<HashSet<_>>().len();
    *column != Column::Id || sample.is_empty() || (given * 2 > sample.len() && different * 2 > given)
}

fn average(n: usize, sample: &[Vec<String>]) -> usize {
    let (count, total) = cells(n, sample).fold((0, 0), |(c, t), cell| (c + 1, t + cell.chars().count()));
    total.checked_div(count).unwrap_or_default()
}

fn other(header: &str, n: usize, sample: &[Vec<String>]) -> Column {
    if average(n, sample) >= LONG_TEXT {
        Column::Field(header.to_owned())
    } else {
        Column::Seller(header.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect()
    }

    #[test]
    fn names_decide_and_what_is_left_is_told_by_length() {
        let rows = table(&[&["Jeans", "7", "red", &"long text ".repeat(10), "a.jpg"]]);
        let headers = &table(&[&["Product Name", "SKU", "Colour", "Care", "Images"]])[0];
        let columns = guess_mapping(headers, &rows).columns;
        let seller = Column::Seller("Colour".to_owned());
        assert_eq!(
            columns,
            [Column::Title, Column::Id, seller, Column::Field("Care".to_owned()), Column::Images]
        );
    }

    #[test]
    fn an_id_column_that_repeats_is_no_id() {
        let rows = table(&[&["1", "a"], &["1", "b"]]);
        let headers = &table(&[&["id", "title"]])[0];
        assert_eq!(guess_mapping(headers, &rows).columns[0], Column::Seller("id".to_owned()));
    }

    #[test]
    fn a_header_below_titles_and_merged_cells_is_found() {
        let rows = table(&[
            &["Autumn prices", "", "", ""],
            &["Product", "", "Size", ""],
            &["SKU", "Title", "Width", "Depth"],
            &["1", "Desk", "60", "30"],
        ]);
        assert_eq!(above_header(&rows), 2);
        assert_eq!(above_header(&rows[2..]), 0);
        assert_eq!(above_header(&table(&[&["1", "red", "x"], &["2", "blue", "y"]])), 0);
    }

    #[test]
    fn a_header_is_told_from_a_row() {
        assert!(looks_like_header(&table(&[&["sku", "x"], &["1", "y"]])));
        assert!(looks_like_header(&table(&[&["Farbe", "Preis"], &["rot", "12.5"]])));
        assert!(!looks_like_header(&table(&[&["1", "red jeans"], &["2", "blue jeans"]])));
        assert!(!looks_like_header(&[]));
    }
}
