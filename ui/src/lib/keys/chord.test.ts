import { describe, expect, it } from "vitest";
import { chordOf, type Press } from "./chord";

const press = (key: string, given: Partial<Press> = {}): string =>
  chordOf({ key, code: "", ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...given });

describe("chordOf", () => {
  it("names letters, arrows and signs", () => {
    expect(press("a")).toBe("a");
    expect(press("A", { shiftKey: true })).toBe("shift+a");
    expect(press("?", { shiftKey: true })).toBe("?");
    expect(press("ArrowLeft", { shiftKey: true, altKey: true })).toBe("alt+shift+left");
    expect(press("Z", { ctrlKey: true, shiftKey: true })).toBe("ctrl+shift+z");
    expect(press("z", { metaKey: true })).toBe("ctrl+z");
    expect(press(" ")).toBe("space");
  });

  it("goes by the place of the key under other alphabets", () => {
    expect(press("ф", { code: "KeyA" })).toBe("a");
    expect(press("ش", { code: "KeyA" })).toBe("a");
    expect(press("å", { code: "KeyA", altKey: true })).toBe("alt+a");
  });

  it("keeps the letters of other Latin keyboards", () => {
    expect(press("q", { code: "KeyA" })).toBe("q");
    expect(press("/", { code: "Digit7", shiftKey: true })).toBe("/");
  });

  it("knows the figure row where figures need Shift", () => {
    expect(press("é", { code: "Digit2" })).toBe("2");
  });
});
