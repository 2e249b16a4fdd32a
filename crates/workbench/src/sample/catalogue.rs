//! From products to items: titles, descriptions, lists of facts, what the seller claims, what is true.

use std::collections::BTreeSet;

use swingtag_catalogue::{Annotation, AttributeKind, Field, Item, Span, Vertical, VerticalKind};

use super::chance::Chance;
use super::draw;
use super::noise::Noise;
use super::product::Product;
use super::text::Text;
use super::vocabulary::Vocabulary;

/// How often a seller's value is planted against the text.
const CONFLICTS: f64 = 0.08;
/// How often an item belongs to the part that nobody may train on.
const HOLDOUT: f64 = 0.2;

/// What becomes of one vertical's file.
pub(super) struct Shelf {
    pub(super) vertical: Vertical,
    pub(super) items: Vec<(Item, Annotation)>,
    pub(super) photos: Vec<(String, Vec<u8>)>,
    pub(super) conflicts: Vec<(String, String)>,
}

/// Fills a shelf.
pub(super) fn stock(vocabulary: &Vocabulary, chance: &mut Chance) -> Shelf {
    let vertical = vocabulary.vertical();
    let mut shelf = Shelf { vertical, items: Vec::new(), photos: Vec::new(), conflicts: Vec::new() };
    let mut groups = 0;
    while shelf.items.len() < vocabulary.count {
        groups += 1;
        let product = Product::draw(vocabulary, chance);
        let products = vocabulary.kind == VerticalKind::Products;
        let size = if products { 1 + chance.weighted(&[0.62, 0.26, 0.12]) } else { 1 };
        let split = chance.hit(HOLDOUT).then(|| "test".to_owned());
        let words = chance.bits();
        for member in 0..size {
            let one = if member == 0 { product.clone() } else { product.sibling(chance) };
            // Mostly the same sentences with another size in them, as shops do it.
            let mut wording = Chance::new(if chance.hit(0.7) { words } else { chance.bits() });
            let mut place = Place { vocabulary, shelf: &mut shelf, chance };
            let Some((mut item, gold)) = place.item(&one, &mut wording) else { continue };
            item.group = (size > 1).then(|| format!("{}-G{groups:03}", vocabulary.code));
            item.split.clone_from(&split);
            shelf.items.push((item, gold));
        }
    }
    shelf
}

struct Place<'a> {
    vocabulary: &'a Vocabulary,
    shelf: &'a mut Shelf,
    chance: &'a mut Chance,
}

impl Place<'_> {
    fn item(&mut self, product: &Product<'_>, wording: &mut Chance) -> Option<(Item, Annotation)> {
        let id = format!("{}-{:04}", self.vocabulary.code, self.shelf.items.len() + 1);
        let mut item = Item { id, vertical: self.vocabulary.name.clone(), ..Item::default() };
        let mut gold = Annotation::default();
        if self.vocabulary.kind == VerticalKind::Queries {
            let (query, intent) = self.query(product, wording)?;
            gold.intents = vec![intent];
            put("title", query, &mut item, &mut gold);
        } else {
            put("title", self.title(product, wording)?, &mut item, &mut gold);
            self.describe(product, wording, &mut item, &mut gold);
            self.choose_values(product, &mut gold);
            self.claim(product, &mut item, &gold);
            self.photograph(product, &mut item);
        }
        gold.absent = self.absent(&gold);
        Some((item, gold))
    }

    fn title(&mut self, product: &Product<'_>, wording: &mut Chance) -> Option<Text> {
        let mut text = one_of(&self.vocabulary.titles, product, wording)?;
        if wording.hit(0.8) {
            text.capitalise();
        }
        if self.chance.hit(0.03) {
            let mut with = Text::default();
            with.push(if self.chance.hit(0.5) { "✨ " } else { "【NEW】 " });
            with.append(&text);
            text = with;
        }
        Noise::TITLE.roughen(&mut text, self.chance);
        Some(text)
    }

    fn query(&mut self, product: &Product<'_>, wording: &mut Chance) -> Option<(Text, String)> {
        let weights: Vec<f64> = self.vocabulary.intents.iter().map(|intent| intent.weight).collect();
        let intent = self.vocabulary.intents.get(wording.weighted(&weights))?;
        let mut text = one_of(&intent.say, product, wording)?;
        Noise::QUERY.roughen(&mut text, self.chance);
        Some((text, intent.name.clone()))
    }

    fn describe(
        &mut self,
        product: &Product<'_>,
        wording: &mut Chance,
        item: &mut Item,
        gold: &mut Annotation,
    ) {
        let Vocabulary { sentences, facts, fillers, separator, .. } = self.vocabulary;
        // Nothing, short, ordinary, long, glued facts, sentences followed by facts.
        let kind = wording.weighted(&[0.13, 0.2, 0.3, 0.1, 0.15, 0.12]);
        let mut text = Text::default();
        let (said, filled) = [(0, 0), (2, 0), (4, 1), (9, 5), (0, 0), (3, 1)][kind];
        join(&mut text, &say_some(sentences, said, product, wording), separator);
        for filler in wording.some(fillers, filled) {
            text.push(separator);
            text.push(filler);
        }
        if kind >= 4 {
            let between = *wording.pick(&["", " ", "\n", " | ", "\n• ", "\n✅ "]).unwrap_or(&"");
            let count = 4 + wording.below(5);
            let lines = say_some(facts, count, product, wording);
            text.push(if kind == 5 { "\n" } else { "" });
            join(&mut text, &lines, between);
        }
        if text.len() > 0 {
            Noise::DESCRIPTION.roughen(&mut text, self.chance);
            put("description", text, item, gold);
        }
        if wording.hit(0.15) {
            let mut bullets = Text::default();
            join(&mut bullets, &say_some(facts, 3, product, wording), "\n");
            if bullets.len() > 0 {
                put("bullets", bullets, item, gold);
            }
        }
    }

    /// What is true of the whole item, whether the text says it or only the photo shows it.
    fn choose_values(&self, product: &Product<'_>, gold: &mut Annotation) {
        for (slot, is) in product.stated() {
            let Some(name) = &slot.attribute else { continue };
            let chosen = self.shelf.vertical.attribute(name).is_some_and(|a| a.kind != AttributeKind::Span);
            if chosen {
                gold.values.insert(name.clone(), vec![is.to_owned()]);
            }
            if gold.spans.iter().any(|span| span.attribute == *name) {
                gold.normalized.insert(name.clone(), vec![is.to_owned()]);
            }
        }
    }

    /// What the seller says; now and then something that the text contradicts.
    fn claim(&mut self, product: &Product<'_>, item: &mut Item, gold: &Annotation) {
        for (slot, is) in product.stated() {
            let Some(name) = slot.attribute.as_ref().filter(|_| self.chance.hit(slot.seller)) else {
                continue;
            };
            let said = if self.chance.hit(0.1) { is.to_lowercase() } else { is.to_owned() };
            item.seller.insert(name.clone(), vec![said]);
        }
        if !self.chance.hit(CONFLICTS) {
            return;
        }
        let marked = |name: &str| gold.spans.iter().any(|span| span.attribute == name);
        let open: Vec<_> = product
            .stated()
            .filter(|(slot, _)| slot.seller >= 0.3)
            .filter_map(|(slot, _)| slot.attribute.as_ref().map(|name| (slot, name)))
            .filter(|(_, name)| marked(name))
            .collect();
        let Some((slot, name)) = self.chance.pick(&open) else { return };
        if let Some(wrong) = product.mistake(slot, self.chance) {
            item.seller.insert((*name).clone(), vec![wrong]);
            self.shelf.conflicts.push((item.id.clone(), (*name).clone()));
        }
    }

    fn photograph(&mut self, product: &Product<'_>, item: &mut Item) {
        let count = self.chance.weighted(&[0.12, 0.74, 0.1, 0.04]);
        for view in 0..count {
            let Some(bytes) = draw::photo(&self.vocabulary.code, product, view, self.chance) else {
                continue;
            };
            let path = format!("images/{}-{}.jpg", item.id.to_lowercase(), view + 1);
            item.photos.push(path.clone());
            self.shelf.photos.push((path, bytes));
        }
    }

    fn absent(&self, gold: &Annotation) -> BTreeSet<String> {
        let there = |name: &str| {
            gold.values.contains_key(name) || gold.spans.iter().any(|span| span.attribute == name)
        };
        let names = self.shelf.vertical.attributes.iter().map(|attribute| &attribute.name);
        names.filter(|name| !there(name)).cloned().collect()
    }
}

/// A pattern that suits the product, in words.
fn one_of(patterns: &[String], product: &Product<'_>, wording: &mut Chance) -> Option<Text> {
    let order = wording.some(patterns, patterns.len());
    order.into_iter().find_map(|pattern| product.say(pattern, wording))
}

fn say_some(patterns: &[String], count: usize, product: &Product<'_>, wording: &mut Chance) -> Vec<Text> {
    let order = wording.some(patterns, patterns.len());
    let mut texts = Vec::new();
    for pattern in order {
        if texts.len() == count {
            break;
        }
        texts.extend(product.say(pattern, wording).map(|mut text| {
            text.capitalise();
            text
        }));
    }
    texts
}

fn join(text: &mut Text, parts: &[Text], separator: &str) {
    for part in parts {
        if text.len() > 0 {
            text.push(separator);
        }
        text.append(part);
    }
}

fn put(field: &str, text: Text, item: &mut Item, gold: &mut Annotation) {
    item.fields.push(Field { name: field.to_owned(), text: text.string() });
    let mut marks: Vec<Span> = text
        .marks()
        .iter()
        .map(|(start, end, attribute)| Span::new(field, *start, *end, attribute))
        .collect();
    marks.sort();
    marks.dedup();
    gold.spans.extend(marks);
}
