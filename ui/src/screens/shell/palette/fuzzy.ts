/** How well something fits what was typed: every word of it must be found, best at the beginning of a word. */

/** Positions of the letters that were found, and a figure that is higher the better they fit. */
export interface Match {
  score: number;
  at: number[];
}

const AT_START = 100;
const AT_WORD = 60;
const INSIDE = 30;
const SCATTERED = 5;

export function match(typed: string, text: string): Match | null {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const folded = fold(text);
  const found: Match = { score: 0, at: [] };
  for (const word of words) {
    const one = matchWord(word, folded);
    if (!one) return null;
    found.score += one.score;
    found.at.push(...one.at);
  }
  // Of two that fit alike the shorter one says less that was not asked for.
  return { score: found.score - text.length / 100, at: found.at };
}

/** Lower case without accents; one unit for each unit of the text, so that positions stay. */
function fold(text: string): string {
  return [...text]
    .map((letter) => {
      const plain = letter.toLocaleLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "");
      return plain.length === letter.length ? plain : letter;
    })
    .join("");
}

function matchWord(word: string, text: string): Match | null {
  const places = [...text.matchAll(new RegExp(escaped(word), "g"))].map((found) => found.index);
  const best = places.find((place) => startsWord(text, place)) ?? places[0];
  if (best === undefined) return scattered(word, text);
  const at = Array.from({ length: word.length }, (_, index) => best + index);
  return { score: best === 0 ? AT_START : startsWord(text, best) ? AT_WORD : INSIDE, at };
}

/** The letters in order, with gaps; the first of them begins a word. */
function scattered(word: string, text: string): Match | null {
  if (word.length < 2) return null;
  for (
    let start = text.indexOf(word.charAt(0));
    start >= 0;
    start = text.indexOf(word.charAt(0), start + 1)
  ) {
    const at = startsWord(text, start) ? follow(word, text, start) : null;
    if (at) return { score: SCATTERED - (at.at(-1)! - start) / text.length, at };
  }
  return null;
}

function follow(word: string, text: string, start: number): number[] | null {
  const at: number[] = [];
  let from = start;
  for (const letter of word) {
    const next = text.indexOf(letter, from);
    if (next < 0) return null;
    at.push(next);
    from = next + 1;
  }
  return at;
}

const startsWord = (text: string, place: number): boolean =>
  place === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(place - 1));

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
