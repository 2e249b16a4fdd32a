import { describe, expect, it } from "vitest";
import { adviceBase, arrow, duration, madeAt, savedBase, signed, spread, untilHoldoutText } from "./words";

describe("intervals", () => {
  it("that lie evenly are told by their half, others by their ends", () => {
    expect(spread({ value: 86.4, low: 85.5, high: 87.3 })).toBe("± 0.9");
    expect(spread({ value: 98.4, low: 97.2, high: 99.2 })).toBe("97.2 to 99.2");
    expect(spread({ value: 86.4, low: 86.4, high: 86.4 })).toBe("");
  });

  it("of advice say when there may be no end", () => {
    const advice = { items: 120, low: 95, high: 160, minutes: null, why: "fitted on v5–v12" };
    expect(adviceBase(advice)).toBe("95 to 160, fitted on v5–v12");
    expect(adviceBase({ ...advice, high: null, why: "" })).toBe("95 or more, maybe never");
    expect(adviceBase({ ...advice, low: null, why: "off: too few versions" })).toBe("off: too few versions");
  });

  it("of what was saved may lie below zero", () => {
    const saved = { items: 5, low: -40, high: 52, minutes: -3, f1: 80, why: "3 models" };
    expect(savedBase(saved)).toBe("−40 to 52 · 3 models");
    expect(signed(-1284)).toBe("−1\u202f284");
  });
});

describe("changes and times", () => {
  it("have a glyph beside the number, and none where nothing changed", () => {
    expect([arrow(1.24), arrow(-0.3), arrow(0.04)]).toEqual(["▲ 1.2", "▼ 0.3", "0.0"]);
  });

  it("are told in the unit that people would use", () => {
    expect([duration(0.2), duration(40), duration(124), duration(356)]).toEqual([
      "about 1 min",
      "about 40 min",
      "about 2 h",
      "about 6 h",
    ]);
    expect(duration(150)).toBe("about 2.5 h");
  });

  it("name the day, and today by its hour", () => {
    const now = new Date(2026, 10, 22, 15, 0).getTime();
    expect(madeAt(new Date(2026, 10, 22, 13, 40).getTime(), now)).toBe("today 13:40");
    expect(madeAt(new Date(2026, 10, 18, 9, 0).getTime(), now)).toBe("18 Nov");
    expect(madeAt(new Date(2025, 10, 18, 9, 0).getTime(), now)).toBe("18 Nov 2025");
  });

  it("count one item as one", () => {
    expect(untilHoldoutText(1)).toBe("1 more labelled item until a holdout is set apart");
    expect(untilHoldoutText(24)).toBe("24 more labelled items until a holdout is set apart");
  });
});
