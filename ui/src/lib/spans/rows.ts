/**
 * Hangs the tags of one line of text into rows so that none touches another.
 *
 * First the whole name, then the short one, then a lower row on a longer thread. It places what is there
 * and moves no words.
 */

/** One part of a span on one line, in pixels from the line's left edge. */
export interface Part {
  /** Left and right of its words. */
  left: number;
  right: number;
  /** 1 under the words, 2 and more a bracket in that row. */
  level: number;
  /** Widths of the tag with its whole and its short name; null where the tag hangs on an earlier line. */
  tag: { full: number; short: number } | null;
}

/** Where a tag ended up. `row` counts from 1; 0 means it found no room and is only counted. */
export interface Placed {
  row: number;
  left: number;
  width: number;
  short: boolean;
}

export interface Rules {
  /** Width of the line, beyond which no tag hangs. */
  width: number;
  /** Right-to-left text hangs its tags from the right end. */
  rtl: boolean;
  /** Rows that may be used. */
  rows: number;
}

type Tagged = Part & { tag: NonNullable<Part["tag"]> };
type Stretch = Pick<Placed, "left" | "width">;

/** Tags keep this distance from each other. */
const GAP = 4;

/** Places the tags of one line. */
export function placeTags(parts: Part[], rules: Rules): Map<Part, Placed> {
  const placed = new Map<Part, Placed>();
  const tagged = parts.filter((part): part is Tagged => part.tag !== null);
  tagged.sort((one, other) => along(one, rules) - along(other, rules));
  placeUnderWords(
    tagged.filter((part) => part.level === 1),
    rules,
    placed,
  );
  for (const part of tagged.filter((part) => part.level > 1)) {
    placed.set(part, lower(part, part.level, rules, placed, []));
  }
  const brackets = parts.filter((part) => part.level > 1);
  for (const part of tagged.filter((part) => !placed.has(part))) {
    const clear = lower(part, 2, rules, placed, brackets);
    placed.set(part, clear.row > 0 ? clear : lower(part, 2, rules, placed, []));
  }
  return placed;
}

/** Row 1, from the reading side on. Of three crowded tags the middle one hangs lower. */
function placeUnderWords(parts: Tagged[], rules: Rules, placed: Map<Part, Placed>): void {
  let droppedBefore = false;
  parts.forEach((part, position) => {
    const next = parts[position + 1];
    const free = [false, true]
      .map((short) => ({ ...hang(part, short, rules), row: 1, short }))
      .filter((place) => isFree(place, inRow(placed, 1)));
    const apart = free.find((place) => next === undefined || isFree(place, [hang(next, true, rules)]));
    const chosen = apart ?? (droppedBefore ? free.at(-1) : undefined);
    droppedBefore = chosen === undefined;
    if (chosen) placed.set(part, chosen);
  });
}

/** The first row from `from` on where a tag fits, without crossing the given brackets. */
function lower(
  part: Tagged,
  from: number,
  rules: Rules,
  placed: Map<Part, Placed>,
  brackets: Part[],
): Placed {
  for (let row = from; row <= rules.rows; row++) {
    const lines = brackets
      .filter((bracket) => bracket.level === row)
      .map(({ left, right }) => ({ left, width: right - left }));
    for (const short of [false, true]) {
      const place = { ...hang(part, short, rules), row, short };
      if (isFree(place, [...inRow(placed, row), ...lines])) return place;
    }
  }
  return { ...hang(part, true, rules), row: 0, short: true };
}

function hang(part: Tagged, short: boolean, rules: Rules): Stretch {
  const width = short ? part.tag.short : part.tag.full;
  const wanted = rules.rtl ? part.right - width : part.left;
  return { left: Math.max(0, Math.min(wanted, rules.width - width)), width };
}

const along = (part: Part, rules: Rules): number => (rules.rtl ? -part.right : part.left);

const inRow = (placed: Map<Part, Placed>, row: number): Placed[] =>
  [...placed.values()].filter((place) => place.row === row);

const isFree = (place: Stretch, others: Stretch[]): boolean =>
  others.every(
    (other) => place.left >= other.left + other.width + GAP || place.left + place.width + GAP <= other.left,
  );
