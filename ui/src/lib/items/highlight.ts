/**
 * Where a text holds the words of a search, as the search index sees it: without regard to case and accents,
 * from the beginning of a word, and anywhere in scripts that are written without spaces.
 */
export interface Piece {
  text: string;
  hit: boolean;
}

interface Folded {
  text: string;
  /** For every unit of the folded text where it came from, `[start, end)` in the text itself. */
  from: number[];
  to: number[];
}

const WORD = /[\p{L}\p{N}]/u;
/** Thai to Myanmar, Khmer, kana and Han: as in the index. */
const SPACELESS =
  /[\u0E00-\u109F\u1780-\u17FF\u3040-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFF66-\uFF9F\u{20000}-\u{3FFFF}]/u;

const foldSign = (sign: string): string =>
  sign
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase();

function fold(text: string): Folded {
  const folded: Folded = { text: "", from: [], to: [] };
  let at = 0;
  for (const sign of text) {
    const plain = foldSign(sign);
    const end = at + sign.length;
    // An accent of its own belongs to the sign before it.
    if (plain === "" && folded.to.length > 0) folded.to[folded.to.length - 1] = end;
    for (let unit = 0; unit < plain.length; unit++) {
      folded.from.push(at);
      folded.to.push(end);
    }
    folded.text += plain;
    at = end;
  }
  return folded;
}

/** The words of a search, folded; signs between letters part words as in the index. */
const termsOf = (search: string): string[] => fold(search).text.match(/[\p{L}\p{N}]+/gu) ?? [];

function hits(folded: Folded, term: string): [number, number][] {
  const found: [number, number][] = [];
  for (let at = folded.text.indexOf(term); at >= 0; at = folded.text.indexOf(term, at + 1)) {
    const before = [...folded.text.slice(Math.max(0, at - 2), at)].at(-1) ?? "";
    const startsWord = !WORD.test(before) || SPACELESS.test(before) || SPACELESS.test(term);
    const [start, end] = [folded.from[at], folded.to[at + term.length - 1]];
    if (startsWord && start !== undefined && end !== undefined) found.push([start, end]);
  }
  return found;
}

/** Sorted stretches, those that touch or have only white space between them joined. */
function joined(stretches: [number, number][], text: string): [number, number][] {
  const result: [number, number][] = [];
  for (const [start, end] of stretches.toSorted((one, other) => one[0] - other[0])) {
    const last = result.at(-1);
    if (last && (start <= last[1] || text.slice(last[1], start).trim() === ""))
      last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

/** The text in pieces, those that were searched for marked. */
export function pieces(text: string, search: string): Piece[] {
  const terms = termsOf(search);
  if (terms.length === 0) return [{ text, hit: false }];
  const folded = fold(text);
  const result: Piece[] = [];
  let at = 0;
  for (const [start, end] of joined(
    terms.flatMap((term) => hits(folded, term)),
    text,
  )) {
    if (start > at) result.push({ text: text.slice(at, start), hit: false });
    result.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < text.length) result.push({ text: text.slice(at), hit: false });
  return result;
}
