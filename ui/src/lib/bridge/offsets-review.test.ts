import { describe, expect, it } from "vitest";
import { DISPUTED } from "./fake/review-texts";
import { align } from "./fake/review-align";
import type { Pick } from "./index";
import { pickToCodePoints, reviewToUtf16 } from "./offsets-review";

const raw = DISPUTED.map((sample, at) => align(at + 1, sample, new Map(), new Set()));

describe("offsets of an item to settle", () => {
  it("lead to the same words on both sides", () => {
    for (const before of raw) {
      const after = reviewToUtf16(before);
      const textOf = (field: string | null) => before.fields.find(({ name }) => name === field)?.text ?? "";
      before.lanes.forEach((lane, at) =>
        lane.spans.forEach((span, index) => {
          const moved = after.lanes[at]?.spans[index];
          const words = [...textOf(span.field)].slice(span.start, span.end).join("");
          expect(textOf(span.field).slice(moved?.start, moved?.end)).toBe(words);
        }),
      );
      for (const difference of after.differences)
        expect(textOf(difference.field).slice(difference.start, difference.end)).toBe(difference.words);
    }
  });

  it("come back as they were with a pick", () => {
    for (const before of raw) {
      const after = reviewToUtf16(before);
      after.lanes.forEach((lane, at) => {
        const spans = lane.spans.map(({ field, start, end, attribute }) => ({
          field,
          start,
          end,
          attribute,
        }));
        const pick = pickToCodePoints(before.fields, { kind: "own", spans, values: [], absent: false });
        const known = before.lanes[at]?.spans.map(({ field, start, end, attribute }) => ({
          field,
          start,
          end,
          attribute,
        }));
        expect(pick).toMatchObject({ spans: known });
      });
    }
  });

  it("leave whole-item differences and other picks alone", () => {
    const whole = raw.flatMap(({ differences }) => differences).find(({ field }) => field === null);
    const arabic = raw.find(({ differences }) => whole && differences.includes(whole));
    expect(arabic && reviewToUtf16(arabic).differences.find(({ field }) => field === null)).toEqual(whole);
    const pick: Pick = { kind: "lane", lane: 1 };
    expect(pickToCodePoints([], pick)).toBe(pick);
  });
});
