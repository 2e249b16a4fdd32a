import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { contrast, fromHex, fromOklch, over, type Colour } from "./colour";

type Theme = "light" | "dark";
type Tokens = Map<string, string>;

const sheet = (name: string) => readFileSync(new URL(`./${name}`, `file://${import.meta.dirname}/`), "utf8");
const tokens = sheet("tokens.css");
const slots = sheet("slots.css");

/** Custom properties of the block with exactly this selector. */
function block(css: string, selector: string): Tokens {
  const body = css.split(`\n${selector} {`)[1]?.split("\n}")[0] ?? "";
  return new Map(
    [...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? "", match[2] ?? ""]),
  );
}

const light = block(tokens, ":root");
const dark = new Map([...light, ...block(tokens, '[data-theme="dark"]')]);
const THEMES: [Theme, Tokens][] = [
  ["light", light],
  ["dark", dark],
];

const hex = (theme: Tokens, name: string): Colour => fromHex(theme.get(name) ?? "");

const SURFACES = ["--bg-chrome", "--bg-panel", "--bg-work", "--bg-raised"];
const STATES = ["--bg-selected", "--bg-hover", "--bg-active"];

/** Every surface as it is, and under selection, hover and press. */
function surfaces(theme: Tokens): [string, Colour][] {
  return SURFACES.flatMap((name): [string, Colour][] => {
    const plain = hex(theme, name);
    return [
      [name, plain],
      ...STATES.map((state): [string, Colour] => [`${state} on ${name}`, over(hex(theme, state), plain)]),
    ];
  });
}

function expectAll(least: number, pairs: [string, Colour, Colour][]) {
  const low = pairs.filter(([, one, other]) => contrast(one, other) < least);
  expect(low.map(([name, one, other]) => `${name}: ${contrast(one, other).toFixed(2)}`)).toEqual([]);
}

describe.each(THEMES)("contrast in the %s theme", (name, theme) => {
  it("of writing is at least 4.5 on every surface", () => {
    const writing = ["--text", "--text-2", "--text-3", "--ok", "--warn", "--bad"];
    const plain = surfaces(theme).filter(([surface]) => !surface.startsWith("--bg-active"));
    expectAll(
      4.5,
      plain.flatMap(([surface, below]) =>
        writing.map((token): [string, Colour, Colour] => [
          `${token} on ${surface}`,
          hex(theme, token),
          below,
        ]),
      ),
    );
  });

  it("of the numbers of a heat map is at least 4.5", () => {
    const numbers = ["--text-2", "--text-2", "--cell-2", "--cell-3", "--cell-4", "--cell-5"];
    expectAll(
      4.5,
      numbers.map((token, step): [string, Colour, Colour] => [
        `${token} on step ${step}`,
        hex(theme, token),
        hex(theme, `--seq-${step}`),
      ]),
    );
  });

  it("of badges, notices and filled controls is at least 4.5", () => {
    const pairs: [string, string][] = [
      ["--ok", "--ok-bg"],
      ["--warn", "--warn-bg"],
      ["--bad", "--bad-bg"],
      ["--text", "--bad-bg"],
      ["--text-2", "--bad-bg"],
      ["--text", "--warn-bg"],
      ["--on-ink", "--ink"],
      ["--on-accent", "--accent"],
    ];
    expectAll(
      4.5,
      pairs.map(([one, other]) => [`${one} on ${other}`, hex(theme, one), hex(theme, other)]),
    );
  });

  it("of a chosen row is at least 4.5 for what is written in it, and 3 for its edge", () => {
    const chosen = surfaces(theme).filter(([surface]) => surface.startsWith("--bg-selected"));
    const writing: [string, Colour, Colour][] = chosen.flatMap(([surface, below]) =>
      ["--text", "--text-2", "--text-3", "--ok", "--warn", "--bad"].map((token): [string, Colour, Colour] => [
        `${token} on ${surface}`,
        hex(theme, token),
        below,
      ]),
    );
    expect(writing.length).toBe(24);
    expectAll(4.5, writing);
    expectAll(
      3,
      chosen.map(([surface, below]) => [`--accent on ${surface}`, hex(theme, "--accent"), below]),
    );
  });

  it("of focus and of edges that must be seen alone is at least 3", () => {
    expectAll(
      3,
      surfaces(theme)
        .filter(([surface]) => SURFACES.includes(surface))
        .flatMap(([surface, below]) =>
          ["--accent", "--line-strong"].map((token): [string, Colour, Colour] => [
            `${token} on ${surface}`,
            hex(theme, token),
            below,
          ]),
        ),
    );
  });

  it("of all 39 attribute colours keeps words and lines readable", () => {
    const words: [string, Colour, Colour][] = [];
    const lines: [string, Colour, Colour][] = [];
    for (let slot = 0; slot < 39; slot++) {
      const { fill, tone, ink } = attributeColours(theme, name, slot);
      const work = hex(theme, "--bg-work");
      words.push([`ink of ${slot} on fill`, ink, fill], [`ink of ${slot}`, ink, work]);
      words.push([`words on fill ${slot}`, hex(theme, "--text"), fill]);
      lines.push([`line ${slot}`, tone, work], [`line ${slot} on fill`, tone, fill]);
    }
    expectAll(4.5, words);
    expectAll(3, lines);
  });
});

describe("compact rows", () => {
  const pixels = (theme: Tokens, name: string) => Number.parseFloat(theme.get(name) ?? "0");

  it("are closer than comfortable ones, and nothing to press is below 24 pixels", () => {
    const compact = block(tokens, '[data-density="compact"]');
    expect(compact.size).toBeGreaterThan(0);
    for (const name of compact.keys()) {
      expect(pixels(compact, name), name).toBeLessThan(pixels(light, name));
      expect(pixels(compact, name), name).toBeGreaterThanOrEqual(24);
    }
  });
});

function attributeColours(theme: Tokens, name: Theme, slot: number) {
  const tone = Math.floor(slot / 13);
  const own = block(slots, `.a${slot % 13}`);
  const role = new Map([
    ...theme,
    ...(tone > 0 ? block(slots, `.t${tone}`) : []),
    ...(tone > 0 && name === "dark" ? block(slots, `[data-theme="dark"] .t${tone}`) : []),
  ]);
  const number = (token: string) => Number(role.get(token));
  const hue = Number(own.get("--h"));
  const stagger = Number(own.get("--dl") ?? 0);
  return {
    fill: fromOklch(number("--a-fill-l"), number("--a-fill-c"), hue),
    tone: fromOklch(number("--a-line-l") + stagger, number("--a-line-c"), hue),
    ink: fromOklch(number("--a-ink-l"), number("--a-ink-c"), hue),
  };
}
