//! Product tables of shop systems, told by their columns: Shopify and WooCommerce.
//!
//! Attributes stand in pairs of columns, one with the name and one with the value. Photos are
//! addresses there, and nothing is fetched, so they are kept as texts.

use super::Column;

/// What the columns of a shop's table mean; none for any other table.
pub(super) fn shop(headers: &[String]) -> Option<Vec<Column>> {
    let has = |name: &str| headers.iter().any(|header| header.trim() == name);
    let names_attributes = || {
        let mut columns = headers.iter().map(|header| woocommerce(header.trim()));
        columns.any(|column| matches!(column, Column::AttributeName(_)))
    };
    let column = if has("Handle") && has("Title") && (has("Body (HTML)") || has("Option1 Name")) {
        shopify
    } else if has("Name") && has("Categories") && (names_attributes() || has("Visibility in catalog")) {
        woocommerce
    } else {
        return None;
    };
    Some(headers.iter().map(|header| column(header.trim())).collect())
}

fn shopify(header: &str) -> Column {
    let option = |ending: &str| header.strip_prefix("Option")?.strip_suffix(ending)?.parse().ok();
    match header {
        "Handle" => Column::Id,
        "Title" => Column::Title,
        "Body (HTML)" => Column::Description,
        "Product Category" => Column::Vertical,
        "Vendor" | "Type" => Column::Seller(header.to_owned()),
        _ => match (option(" Name"), option(" Value")) {
            (Some(number), _) => Column::AttributeName(number),
            (_, Some(number)) => Column::AttributeValue(number),
            _ => Column::Keep(header.to_owned()),
        },
    }
}

fn woocommerce(header: &str) -> Column {
    let attribute = |ending: &str| header.strip_prefix("Attribute ")?.strip_suffix(ending)?.parse().ok();
    match header {
        "ID" => Column::Id,
        "Name" => Column::Title,
        "Description" => Column::Description,
        "Short description" => Column::Field("short description".to_owned()),
        "Categories" => Column::Vertical,
        "Parent" => Column::Group,
        "Brands" => Column::Seller("Brand".to_owned()),
        _ => match (attribute(" name"), attribute(" value(s)")) {
            (Some(number), _) => Column::AttributeName(number),
            (_, Some(number)) => Column::AttributeValue(number),
            _ => Column::Keep(header.to_owned()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shops_are_told_by_their_columns() {
        let headers = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        let columns =
            shop(&headers(&["Handle", "Title", "Body (HTML)", "Option1 Name", "Option1 Value", "Image Src"]));
        let kept = Column::Keep("Image Src".to_owned());
        let (name, value) = (Column::AttributeName(1), Column::AttributeValue(1));
        assert_eq!(columns.unwrap(), [Column::Id, Column::Title, Column::Description, name, value, kept]);
        let columns =
            shop(&headers(&["ID", "Name", "Categories", "Attribute 12 name", "Attribute 12 value(s)"]));
        let (name, value) = (Column::AttributeName(12), Column::AttributeValue(12));
        assert_eq!(columns.unwrap(), [Column::Id, Column::Title, Column::Vertical, name, value]);
        assert_eq!(shop(&headers(&["Title", "Name", "Handle"])), None);
    }
}
