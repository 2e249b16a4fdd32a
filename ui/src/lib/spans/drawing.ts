/** What is drawn over one text: for every line its outlines, brackets and tags. Pure; the layout measures. */
import type { SpanView } from "$lib/bridge";
import type { Box, TextLayout } from "$lib/text/layout";
import { keyOf } from "./identity";
import { levels } from "./levels";
import { placeTags, type Part, type Placed } from "./rows";

/** A part of a span on one line. */
export interface DrawnPart extends Part {
  key: string;
  span: SpanView;
  boxes: Box[];
  /** The span goes on before this line, or after it: drawn open there. */
  openBefore: boolean;
  openAfter: boolean;
}

export interface DrawnTag extends Placed {
  key: string;
  span: SpanView;
  /** Of its words: 1 under them, 2 and more as a bracket. */
  level: number;
  /** Pixels from the line's left edge where its thread hangs. */
  thread: number;
}

export interface DrawnLine {
  parts: DrawnPart[];
  tags: DrawnTag[];
  /** Rows that the line needs below its words. */
  rows: number;
  /** Spans for which there was no room. */
  hidden: number;
}

export interface Look {
  width: number;
  rtl: boolean;
  /** Rows that may be used, 4 unless all are asked for. */
  rows: number;
  /** Width of a tag with a span's whole or short name. */
  tagWidth(span: SpanView, short: boolean): number;
}

/** How far outlines reach beyond the words. */
const REACH = 2;

/** The drawing of a text with `count` lines. */
export function draw(spans: SpanView[], count: number, layout: TextLayout, look: Look): DrawnLine[] {
  const level = levels(spans);
  const byLine: DrawnPart[][] = Array.from({ length: count }, () => []);
  for (const span of spans) {
    const lines = layout.boxes(span.start, span.end);
    lines.forEach(({ line, boxes }, index) => {
      const first = boxes[0];
      const last = boxes.at(-1);
      if (!first || !last) return;
      const tag = index === 0 ? { full: look.tagWidth(span, false), short: look.tagWidth(span, true) } : null;
      byLine[line]?.push({
        key: keyOf(span),
        span,
        boxes,
        level: level.get(span) ?? 1,
        left: first.left - REACH,
        right: last.right + REACH,
        openBefore: index > 0,
        openAfter: index < lines.length - 1,
        tag,
      });
    });
  }
  return byLine.map((parts) => hangTags(parts, look));
}

function hangTags(parts: DrawnPart[], look: Look): DrawnLine {
  const placed = placeTags(parts, look);
  const tags = parts.flatMap((part) => {
    const place = placed.get(part);
    if (!place || place.row === 0) return [];
    const thread = look.rtl ? part.right - 6.5 : part.left + 6.5;
    return [
      {
        ...place,
        key: part.key,
        span: part.span,
        level: part.level,
        thread: clamp(thread, part.left, part.right - 1),
      },
    ];
  });
  const shown = parts.filter((part) => part.level <= look.rows);
  const brackets = shown.map((part) => part.level).filter((level) => level > 1);
  const rows = Math.max(0, ...tags.map((tag) => tag.row), ...brackets);
  return { parts: shown, tags, rows, hidden: [...placed.values()].filter((place) => place.row === 0).length };
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));
