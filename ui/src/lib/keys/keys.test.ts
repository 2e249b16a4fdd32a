import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Fake, fakeTransport } from "$lib/bridge/fake";
import { answerWith } from "$lib/bridge/transport";
import { preferences } from "$lib/state/preferences.svelte";
import type { Binding } from "./binding";
import { ALL } from "./bindings";
import { clashOf, placeOf } from "./clash";
import { chordsOf, isTyped, labelKey, ownChord } from "./force";
import { printChord, shownOf } from "./print";
import { giveKey, isChanged, resetAllKeys, resetKeys, swapKeys } from "./remap";

const by = (id: string): Binding => ALL.find((binding) => binding.id === id)!;
const [accept, skip, arrows] = [by("annotate.accept"), by("annotate.skip"), by("annotate.select-words")];

beforeEach(() => {
  const settings = new URLSearchParams();
  answerWith(fakeTransport(settings, new Fake(settings)));
});

afterEach(() => {
  resetAllKeys();
  preferences.set({ altLetters: false });
});

describe("the bindings", () => {
  it("give every chord one meaning in one place", () => {
    const clashes = ALL.flatMap((binding) =>
      binding.chords
        .filter((chord, at) => clashOf(binding, at, chord, ALL))
        .map((chord) => `${binding.id}: ${chord}`),
    );
    expect(clashes).toEqual([]);
  });

  it("have names of their own", () => {
    expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length);
  });
});

describe("another key", () => {
  it("works instead of the old one and is printed", () => {
    giveKey(accept, 0, "s");
    expect(ownChord(accept, "s")).toBe("a");
    expect(ownChord(accept, "a")).toBeNull();
    expect(shownOf(accept)).toEqual(["S"]);
    expect(shownOf(skip)).toEqual(["Space"]);
  });

  it("tells a binding with several keys which of them was meant", () => {
    giveKey(arrows, 1, "ctrl+right");
    expect(ownChord(arrows, "ctrl+right")).toBe("shift+right");
    expect(ownChord(arrows, "shift+left")).toBe("shift+left");
    expect(shownOf(arrows)).toEqual(["⇧", "←", "Ctrl", "→"]);
  });

  it("is refused where another binding has it, and only there", () => {
    expect(clashOf(accept, 0, "x", ALL)).toMatchObject({ with: { id: "annotate.reject" } });
    expect(clashOf(accept, 0, "ctrl+k", ALL)).toMatchObject({ with: { id: "go-or-run" } });
    expect(clashOf(accept, 0, "q", ALL)).toMatchObject({ kept: "This key labels words." });
    expect(clashOf(accept, 0, "ctrl+c", ALL)).toMatchObject({ kept: "The system uses this key." });
    expect(clashOf(accept, 0, "a", ALL)).toBeNull();
    const elsewhere = { ...accept, id: "elsewhere", place: "Another screen" };
    expect(clashOf(elsewhere, 0, "x", ALL)).toBeNull();
  });

  it("follows what was changed before", () => {
    giveKey(accept, 0, "s");
    expect(clashOf(skip, 0, "s", ALL)).toMatchObject({ with: { id: "annotate.accept" } });
    expect(clashOf(skip, 0, "a", ALL)).toBeNull();
  });

  it("can change places with the one that has it", () => {
    swapKeys(accept, 0, by("annotate.reject"), 0);
    expect([chordsOf(accept), chordsOf(by("annotate.reject"))]).toEqual([["x"], ["a"]]);
    swapKeys(accept, 0, by("annotate.reject"), 0);
    expect(preferences.current.keys).toEqual({});
  });

  it("is given back one by one or all together", () => {
    giveKey(accept, 0, "s");
    giveKey(skip, 0, "f9");
    resetKeys(accept);
    expect([isChanged(accept), isChanged(skip)]).toEqual([false, true]);
    resetAllKeys();
    expect(chordsOf(skip)).toEqual(["space"]);
  });
});

describe("Alt with every letter", () => {
  it("moves letters and leaves all other keys", () => {
    preferences.set({ altLetters: true });
    expect(chordsOf(accept)).toEqual(["alt+a"]);
    expect(chordsOf(by("annotate.accept-all-that-are-not-unsure"))).toEqual(["alt+shift+a"]);
    expect(chordsOf(skip)).toEqual(["space"]);
    expect(shownOf(accept)).toEqual(["Alt", "A"]);
    expect([labelKey("q"), labelKey("alt+q"), labelKey("3"), labelKey("alt+3")]).toEqual([
      null,
      "q",
      "3",
      null,
    ]);
  });

  it("gives no chord two meanings", () => {
    preferences.set({ altLetters: true });
    const seen = new Map<string, string>();
    for (const binding of ALL) {
      for (const chord of chordsOf(binding)) {
        const key = `${placeOf(binding)} ${chord}`;
        expect(seen.get(key) ?? binding.id, key).toBe(binding.id);
        seen.set(key, binding.id);
      }
    }
  });
});

describe("printed keys", () => {
  it("name signs, arrows and modifiers", () => {
    expect(printChord("ctrl+shift+z")).toEqual(["Ctrl", "⇧", "Z"]);
    expect(printChord("ctrl++")).toEqual(["Ctrl", "+"]);
    expect(printChord("alt+left")).toEqual(["Alt", "←"]);
    expect(printChord("f6")).toEqual(["F6"]);
  });

  it("agree with the chords that nobody has changed", () => {
    const odd = ALL.filter(({ chords, shown }) => {
      const printed = chords.map(printChord);
      return !printed.some((keys) => keys.every((key) => shown.includes(key)));
    });
    expect(odd.map(({ id }) => id)).toEqual([]);
  });
});

describe("chords that write", () => {
  it("are told from those that a field leaves alone", () => {
    expect(["a", "shift+a", "space", "enter", "?"].every(isTyped)).toBe(true);
    expect(["ctrl+enter", "alt+a", "f6", "esc"].some(isTyped)).toBe(false);
  });
});
