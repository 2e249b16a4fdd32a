import { describe, expect, it } from "vitest";
import { Fake } from "$lib/bridge/fake";
import { TakenBack } from "./taken-back";

const fake = new Fake(new URLSearchParams());
const [first, second, third] = ["a", "b", "c"].map((note) => ({ ...fake.item(1), note })) as [
  ReturnType<Fake["item"]>,
  ReturnType<Fake["item"]>,
  ReturnType<Fake["item"]>,
];

describe("what undo will bring back", () => {
  it("is the item before each act, the last one first", () => {
    const back = new TakenBack();
    back.keep(first, second, 4);
    back.keep(second, third, 5);
    expect(back.next(5)).toBe(second);
    back.drop(6);
    expect(back.next(6)).toBe(first);
    back.drop(7);
    expect(back.next(7)).toBeNull();
  });

  it("is not known once something else was done", () => {
    const back = new TakenBack();
    back.keep(first, second, 4);
    expect(back.next(5)).toBeNull();
    expect(back.next(4)).toBeNull();
  });

  it("does not reach back beyond what something else came after", () => {
    const back = new TakenBack();
    back.keep(first, second, 4);
    back.keep(second, third, 6);
    back.drop(7);
    expect(back.next(7)).toBeNull();
  });

  it("is not known of an act that changed nothing", () => {
    const back = new TakenBack();
    back.keep(first, second, 4);
    back.keep(second, second, 5);
    expect(back.next(5)).toBeNull();
  });
});
