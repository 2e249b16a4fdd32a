//! What one product is, and how its properties are put into words.

use std::collections::BTreeMap;

use super::chance::Chance;
use super::pattern::{Manner, Node, parse};
use super::text::Text;
use super::vocabulary::{Slot, Vocabulary};

/// How often a `[…]` part is said where it could be.
const PERHAPS: f64 = 0.55;

/// The properties of one product, by slot.
#[derive(Clone, Debug)]
pub(super) struct Product<'a> {
    vocabulary: &'a Vocabulary,
    facts: BTreeMap<&'a str, Fact>,
}

/// A property: its proper form, and how it may be said.
#[derive(Clone, Debug, PartialEq)]
struct Fact {
    is: String,
    say: Vec<String>,
    bare: String,
}

impl<'a> Product<'a> {
    /// A product by chance.
    pub(super) fn draw(vocabulary: &'a Vocabulary, chance: &mut Chance) -> Self {
        let mut product = Self { vocabulary, facts: BTreeMap::new() };
        for slot in &vocabulary.slots {
            if chance.hit(slot.chance) && product.fits(slot) {
                product.facts.insert(&slot.name, Fact::draw(slot, chance));
            }
        }
        product
    }

    /// The same product in another size or colour.
    pub(super) fn sibling(&self, chance: &mut Chance) -> Self {
        let mut other = self.clone();
        for slot in self.vocabulary.slots.iter().filter(|slot| slot.vary) {
            if !self.fits(slot) {
                continue;
            }
            if let Some(fact) = other.facts.get_mut(slot.name.as_str()) {
                *fact = Fact::draw(slot, chance);
            }
        }
        other
    }

    /// The proper form of a property; empty when the product lacks it.
    pub(super) fn is(&self, slot: &str) -> &str {
        self.facts.get(slot).map_or("", |fact| fact.is.as_str())
    }

    /// A property's number; `otherwise` when there is none.
    pub(super) fn number(&self, slot: &str, otherwise: f64) -> f64 {
        self.facts.get(slot).and_then(|fact| fact.bare.parse().ok()).unwrap_or(otherwise)
    }

    /// Slot and proper form of every property that belongs to an attribute.
    pub(super) fn stated(&self) -> impl Iterator<Item = (&'a Slot, &str)> {
        let asked = |slot: &&Slot| slot.attribute.is_some() && self.fits(slot);
        let stated = self.vocabulary.slots.iter().filter(asked);
        stated.filter_map(|slot| self.facts.get(slot.name.as_str()).map(|fact| (slot, fact.is.as_str())))
    }

    /// Puts a pattern into words; `None` when the product lacks something it speaks of.
    pub(super) fn say(&self, pattern: &str, chance: &mut Chance) -> Option<Text> {
        let mut text = Text::default();
        self.write(&parse(pattern), &mut text, chance).then_some(text)
    }

    fn write(&self, nodes: &[Node], text: &mut Text, chance: &mut Chance) -> bool {
        nodes.iter().all(|node| self.write_node(node, text, chance))
    }

    fn write_node(&self, node: &Node, text: &mut Text, chance: &mut Chance) -> bool {
        match node {
            Node::Words(words) => text.push(words),
            Node::Slot(name, manner) => return self.write_slot(name, *manner, text, chance),
            Node::Either(ways) => {
                return chance.pick(ways).is_some_and(|way| self.write(way, text, chance));
            }
            Node::Perhaps(inner) => {
                let point = text.point();
                if !chance.hit(PERHAPS) || !self.write(inner, text, chance) {
                    text.back_to(point);
                }
            }
            Node::Marked(attribute, inner) => {
                let start = text.len();
                if !self.write(inner, text, chance) {
                    return false;
                }
                text.mark_from(start, attribute);
            }
        }
        true
    }

    fn write_slot(&self, name: &str, manner: Manner, text: &mut Text, chance: &mut Chance) -> bool {
        let Some(slot) = self.slot(name) else { return false };
        if manner == Manner::Other {
            return self.write_other(slot, text, chance);
        }
        let Some(fact) = self.facts.get(name) else { return false };
        let start = text.len();
        let said = match manner {
            Manner::Bare => &fact.bare,
            _ => chance.pick(&fact.say).unwrap_or(&fact.is),
        };
        if !self.write(&parse(said), text, chance) {
            return false;
        }
        if let Some(attribute) = &slot.attribute {
            text.mark_from(start, attribute);
        }
        true
    }

    /// Words for a value that this product does not have, without marks.
    fn write_other(&self, slot: &Slot, text: &mut Text, chance: &mut Chance) -> bool {
        for _ in 0..8 {
            let fact = Fact::draw(slot, chance);
            let Some(said) = chance.pick(&fact.say).filter(|_| fact.is != self.is(&slot.name)) else {
                continue;
            };
            let mut words = Text::default();
            if self.write(&parse(said), &mut words, chance) {
                text.push(&words.string());
                return true;
            }
        }
        false
    }

    /// Another proper form than the product's own, as a mistaken seller would state it.
    pub(super) fn mistake(&self, slot: &Slot, chance: &mut Chance) -> Option<String> {
        (0..8).map(|_| Fact::draw(slot, chance).is).find(|is| is != self.is(&slot.name))
    }

    /// The slot of a name that suits this product; the file may give one for each kind of product.
    fn slot(&self, name: &str) -> Option<&'a Slot> {
        self.vocabulary.slots.iter().find(|slot| slot.name == name && self.fits(slot))
    }

    fn fits(&self, slot: &Slot) -> bool {
        slot.when.iter().all(|(name, values)| values.iter().any(|value| value == self.is(name)))
    }
}

impl Fact {
    fn draw(slot: &Slot, chance: &mut Chance) -> Self {
        if !slot.code.is_empty() {
            let code = made_up(&slot.code, chance);
            return Self { say: vec![code.clone()], bare: code.clone(), is: code };
        }
        if let Some(&number) = chance.pick(&slot.numbers) {
            let fill = |form: &str| fill(form, number, slot.factor);
            return Self {
                is: fill(&slot.is),
                say: slot.say.iter().map(|form| fill(form)).collect(),
                bare: plain(number),
            };
        }
        let weights: Vec<f64> = slot.values.iter().map(|value| value.weight).collect();
        let Some(value) = slot.values.get(chance.weighted(&weights)) else {
            return Self { is: String::new(), say: Vec::new(), bare: String::new() };
        };
        let say = if value.say.is_empty() { vec![value.is.clone()] } else { value.say.clone() };
        Self { is: value.is.clone(), say, bare: value.is.clone() }
    }
}

fn made_up(code: &str, chance: &mut Chance) -> String {
    let letters: Vec<char> = "ABCDEFGHKLMNPRSTVWXZ".chars().collect();
    let one = |c| match c {
        '@' => letters[chance.below(letters.len())],
        '#' => char::from(b'0' + chance.below(10) as u8),
        other => other,
    };
    code.chars().map(one).collect()
}

fn fill(form: &str, number: f64, factor: f64) -> String {
    let scaled = number * factor;
    let scaled = if scaled >= 20.0 { scaled.round() } else { (scaled * 10.0).round() / 10.0 };
    form.replace("{n}", &plain(number)).replace("{m}", &plain(scaled))
}

fn plain(number: f64) -> String {
    format!("{number}")
}
