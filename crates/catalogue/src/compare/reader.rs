//! Reads numbers, their units, and what joins them to ranges and measures.

use super::number::Number;
use super::units::Unit;

/// Denominators of fractions as people measure with them; “38/40” is two sizes.
const DENOMINATORS: [f64; 8] = [2.0, 3.0, 4.0, 5.0, 8.0, 16.0, 32.0, 64.0];

/// Longest number that is counted with; what is longer is an article number, and a word.
const FIGURES: usize = 15;

/// A place in a plain value.
pub(super) struct Reader<'a> {
    chars: &'a [char],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(chars: &'a [char]) -> Self {
        Self { chars, at: 0 }
    }

    pub(super) fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    pub(super) fn skip(&mut self, count: usize) {
        self.at += count;
    }

    pub(super) fn take(&mut self, count: usize) -> String {
        let from = self.at;
        self.skip(count);
        self.chars.iter().skip(from).take(count).collect()
    }

    /// A digit, or a minus that belongs to one.
    pub(super) fn begins_number(&self) -> bool {
        let alone = self.at == 0 || self.chars.get(self.at - 1).is_some_and(|c| c.is_whitespace());
        let from = usize::from(alone && self.peek(0) == Some('-'));
        let figures = (from..).take_while(|&n| self.is_digit(n)).take(FIGURES + 1).count();
        (1..=FIGURES).contains(&figures)
    }

    /// Numbers that belong together: “36 x 22 in” is two, of which the last gives the unit.
    pub(super) fn measures(&mut self) -> Vec<Number> {
        let mut joined = vec![self.range()];
        while self.passes("x") || self.passes("*") {
            joined.push(self.range());
        }
        let mut unit = None;
        for number in joined.iter_mut().rev() {
            unit = number.unit.or(unit);
            number.unit = unit;
        }
        joined
    }

    fn range(&mut self) -> Number {
        let from = self.number();
        if self.passes("-") || self.passes("to") { from.to(self.number()) } else { from }
    }

    /// Goes past a sign or word if a digit comes after it.
    fn passes(&mut self, what: &str) -> bool {
        let start = self.spaces(0);
        let stands = what.chars().enumerate().all(|(n, c)| self.peek(start + n) == Some(c));
        let after = start + what.chars().count();
        let next = after + self.spaces(after);
        let passed = stands && self.is_digit(next);
        self.skip(if passed { next } else { 0 });
        passed
    }

    fn number(&mut self) -> Number {
        let below_zero = self.peek(0) == Some('-');
        self.skip(usize::from(below_zero));
        let digits = self.digits();
        let (mut amount, mut step) = amount(&digits);
        if let Some(bottom) = self.denominator(amount) {
            (amount, step) = (amount / bottom, 1.0 / bottom);
        } else if let Some((top, bottom)) = self.fraction() {
            (amount, step) = (amount + top / bottom, 1.0 / bottom);
        }
        let unit = self.unit();
        Number::new(if below_zero { -amount } else { amount }, step, unit)
    }

    /// Digits with the points and commas between them.
    fn digits(&mut self) -> String {
        let sign = |n| matches!(self.peek(n), Some('.' | ',')) && self.is_digit(n + 1);
        let length = (0..).take_while(|&n| self.is_digit(n) || sign(n)).count();
        self.take(length)
    }

    /// The “1/2” of “5 1/2”.
    fn fraction(&mut self) -> Option<(f64, f64)> {
        let (back, space) = (self.at, self.spaces(0));
        if space == 0 || !self.is_digit(space) {
            return None;
        }
        self.skip(space);
        let top = self.digits().parse().unwrap_or(0.0);
        let bottom = self.denominator(top);
        if bottom.is_none() {
            self.at = back;
        }
        Some((top, bottom?))
    }

    /// The “/2” of “1/2”.
    fn denominator(&mut self, top: f64) -> Option<f64> {
        let length = (1..).take_while(|&n| self.is_digit(n)).take(3).count();
        let figures: String = (1..=length).filter_map(|n| self.peek(n)).collect();
        let bottom = figures.parse().ok().filter(|_| self.peek(0) == Some('/'))?;
        let is_part = top > 0.0 && top < bottom && DENOMINATORS.contains(&bottom);
        self.skip(if is_part { length + 1 } else { 0 });
        is_part.then_some(bottom)
    }

    /// The unit behind a number, after at most one space or hyphen.
    fn unit(&mut self) -> Option<Unit> {
        let gap = usize::from(matches!(self.peek(0), Some(' ' | '-')));
        for spelling in ["fl oz", "fl. oz", "''", "\"", "'"] {
            if spelling.chars().enumerate().all(|(n, c)| self.peek(gap + n) == Some(c)) {
                self.skip(gap + spelling.chars().count());
                return Unit::of(spelling);
            }
        }
        let letter = |n: usize| self.peek(gap + n).filter(|c| c.is_alphabetic());
        let spelling: String =
            (0..).map_while(letter).take_while(|&c| c.is_ascii() || Self::is_arabic(c)).collect();
        let unit = Unit::of(&spelling)?;
        self.skip(gap + spelling.chars().count());
        Some(unit)
    }

    fn is_arabic(c: char) -> bool {
        matches!(c, '\u{600}'..='\u{6ff}')
    }

    fn is_digit(&self, ahead: usize) -> bool {
        self.peek(ahead).is_some_and(|c| c.is_ascii_digit())
    }

    fn spaces(&self, from: usize) -> usize {
        (from..).take_while(|&n| self.peek(n) == Some(' ')).count()
    }
}

/// A number and its smallest step. Of points and commas the last one is the decimal sign, unless it comes
/// more than once or is a comma before three figures: “1,500 ml”, but “0,650 l”.
fn amount(digits: &str) -> (f64, f64) {
    let decimal = digits.rfind(['.', ',']).filter(|&at| is_decimal(digits, at));
    let plain = |part: &str| part.chars().filter(char::is_ascii_digit).collect::<String>();
    let (whole, part) = match decimal {
        Some(at) => (plain(&digits[..at]), plain(&digits[at + 1..])),
        None => (plain(digits), String::new()),
    };
    let places = i32::try_from(part.len()).unwrap_or(i32::MAX);
    (format!("{whole}.{part}0").parse().unwrap_or(f64::INFINITY), 10f64.powi(-places))
}

fn is_decimal(digits: &str, at: usize) -> bool {
    let sign = &digits[at..=at];
    let once = digits.matches(sign).count() == 1;
    let groups = sign == "," && digits.len() - at == 4 && !digits.starts_with("0,") && !digits.contains('.');
    once && !groups
}
