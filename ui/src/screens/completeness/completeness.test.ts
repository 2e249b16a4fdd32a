import { cleanup, render, waitFor } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import { Fake, fakeTransport } from "$lib/bridge/fake";
import { answerWith } from "$lib/bridge/transport";
import { completeness } from "$lib/state/completeness.svelte";
import { shell } from "$lib/state/shell.svelte";
import CompletenessSheet from "./CompletenessSheet.svelte";
import { MARGIN, path, points } from "./plot";
import { percent, saidOf } from "./words";

const day = (date: string, share: number | null, items = 10) => ({ date, share, items });

afterEach(() => {
  cleanup();
  completeness.views = null;
  shell.close();
});

describe("the course over days", () => {
  const days = [day("2026-11-01", null, 0), day("2026-11-02", 0.25), day("2026-11-12", 0.75)];

  it("is drawn between the first and the last day with items, by time and not by place", () => {
    const drawn = points([...days, day("2026-11-22", 1)], 200, 100);
    expect(drawn.map(({ date }) => date)).toEqual(["2026-11-02", "2026-11-12", "2026-11-22"]);
    const [first, middle, last] = drawn.map(({ x }) => x);
    expect([first, last]).toEqual([MARGIN.left, 200 - MARGIN.right]);
    expect(middle).toBeCloseTo(((first ?? 0) + (last ?? 0)) / 2);
    expect(drawn[0]?.y).toBeGreaterThan(drawn[2]?.y ?? 0);
  });

  it("has a place for one day alone, and none without items", () => {
    expect(points([day("2026-11-02", 0.5)], 200, 100)).toHaveLength(1);
    expect(points([day("2026-11-02", null)], 200, 100)).toEqual([]);
    expect(path([])).toBe("");
  });

  it("is said in words", () => {
    expect(saidOf(day("2026-11-02", 0.256, 1200))).toContain("2 Nov 2026: 25.6 % of the required values, 1");
    expect(percent(null)).toBe("–");
  });
});

describe("the sheet", () => {
  it("says what holds a vertical back, and has the figures of the picture in a table", async () => {
    const settings = new URLSearchParams();
    answerWith(fakeTransport(settings, new Fake(settings)));
    await completeness.ask("Shoes");
    render(CompletenessSheet);
    await waitFor(() =>
      expect(document.querySelector("li.back")?.textContent).toContain("holds it back most"),
    );
    const chart = document.querySelector<HTMLElement>("[aria-roledescription='chart']");
    chart?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    await waitFor(() => expect(document.querySelectorAll("tbody tr")).toHaveLength(24));
    expect(document.querySelector("tbody tr:last-child")?.textContent).toContain("22 Nov 2026");
  });
});
