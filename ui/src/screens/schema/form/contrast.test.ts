import { describe, expect, it } from "vitest";
import { contrastsOf } from "./contrast";

describe("the contrast of a colour", () => {
  it("is measured on the page in both themes", () => {
    const { light, dark } = contrastsOf(10);
    expect(light).toBeCloseTo(6.7, 0);
    expect(dark).toBeCloseTo(5.4, 0);
  });

  it("is at least 3 for all, and differs by tone", () => {
    const all = Array.from({ length: 40 }, (_, slot) => contrastsOf(slot));
    expect(all.every(({ light, dark }) => light >= 3 && dark >= 3)).toBe(true);
    expect(contrastsOf(0).light).not.toBe(contrastsOf(13).light);
    expect(contrastsOf(13).dark).not.toBe(contrastsOf(26).dark);
  });
});
