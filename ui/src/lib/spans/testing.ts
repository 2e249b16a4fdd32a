/** Spans and items for tests. */
import type { ItemView, SpanView } from "$lib/bridge";

export function aSpan(start: number, end: number, given: Partial<SpanView> = {}): SpanView {
  return {
    field: "title",
    start,
    end,
    attribute: "Colour",
    state: "predicted",
    unasked: false,
    confidence: 50,
    low: false,
    candidates: [],
    ...given,
  };
}

export function anItem(spans: SpanView[], given: Partial<ItemView> = {}): ItemView {
  return {
    id: 1,
    externalId: "X-1",
    vertical: "Shoes",
    status: "new",
    fields: [
      {
        name: "title",
        text: "red shoe with laces",
        words: [
          [0, 3],
          [4, 8],
          [9, 13],
          [14, 19],
        ],
      },
      { name: "description", text: "soft", words: [[0, 4]] },
    ],
    photos: [],
    spans,
    seller: [],
    values: [],
    intents: [],
    reason: null,
    note: "",
    model: null,
    ...given,
  };
}
