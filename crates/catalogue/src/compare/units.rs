//! Units behind numbers: their spellings, what they measure, and how much of it one is.

/// A unit as a multiple of the base of what it measures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Unit {
    measures: Measure,
    pub(super) factor: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    Length,
    Weight,
    Volume,
    Data,
    Power,
    Charge,
    Frequency,
    Time,
}

impl Unit {
    /// Whether numbers in both can be compared.
    pub(super) fn fits(self, other: Self) -> bool {
        self.measures == other.measures
    }

    /// The unit of a spelling in lower case; none for other words.
    pub(super) fn of(spelling: &str) -> Option<Self> {
        use Measure::{Charge, Data, Frequency, Length, Power, Time, Volume, Weight};
        let (measures, factor) = match spelling {
            "mm" | "millimeter" | "millimeters" | "millimetre" | "millimetres" => (Length, 1.0),
            "cm" | "centimeter" | "centimeters" | "centimetre" | "centimetres" | "سم" => (Length, 10.0),
            "m" | "meter" | "meters" | "metre" | "metres" => (Length, 1_000.0),
            "in" | "inch" | "inches" | "\"" | "''" => (Length, 25.4),
            "ft" | "foot" | "feet" | "'" => (Length, 304.8),
            "yd" | "yard" | "yards" => (Length, 914.4),
            "mg" | "milligram" | "milligrams" => (Weight, 0.001),
            "g" | "gr" | "gram" | "grams" | "gramme" | "grammes" => (Weight, 1.0),
            "kg" | "kgs" | "kilo" | "kilos" | "kilogram" | "kilograms" => (Weight, 1_000.0),
            "lb" | "lbs" | "pound" | "pounds" => (Weight, 453.592_37),
            "oz" | "ounce" | "ounces" => (Weight, 28.349_523_125),
            "ml" | "milliliter" | "milliliters" | "millilitre" | "millilitres" => (Volume, 1.0),
            "cl" | "centiliter" | "centiliters" | "centilitre" | "centilitres" => (Volume, 10.0),
            "l" | "liter" | "liters" | "litre" | "litres" => (Volume, 1_000.0),
            "fl oz" => (Volume, 29.573_529_562_5),
            "kb" | "kilobyte" | "kilobytes" => (Data, 1e-6),
            "mb" | "megabyte" | "megabytes" => (Data, 1e-3),
            "gb" | "gigabyte" | "gigabytes" => (Data, 1.0),
            "tb" | "terabyte" | "terabytes" => (Data, 1e3),
            "w" | "watt" | "watts" => (Power, 1.0),
            "kw" => (Power, 1_000.0),
            "mah" => (Charge, 1.0),
            "ah" => (Charge, 1_000.0),
            "hz" => (Frequency, 1.0),
            "khz" => (Frequency, 1e3),
            "mhz" => (Frequency, 1e6),
            "ghz" => (Frequency, 1e9),
            "month" | "months" => (Time, 1.0),
            "year" | "years" | "yr" | "yrs" => (Time, 12.0),
            _ => return None,
        };
        Some(Self { measures, factor })
    }
}
