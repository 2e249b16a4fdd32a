import { beforeEach, describe, expect, it } from "vitest";
import { Fake, fakeTransport } from "$lib/bridge/fake";
import { makeItem } from "$lib/bridge/fake/items";
import { answerWith } from "$lib/bridge/transport";
import { guide, type Sight } from "./guide.svelte";
import { preferences } from "./preferences.svelte";

const first = makeItem(1);
const accepted = { ...first, spans: first.spans.map((span) => ({ ...span, state: "confirmed" as const })) };
const sight = (given: Partial<Sight> = {}): Sight => ({ focus: "a", item: first, canRedo: false, ...given });

beforeEach(() => {
  const settings = new URLSearchParams();
  answerWith(fakeTransport(settings, new Fake(settings)));
  preferences.set({ guideSeen: false });
  guide.leave();
});

describe("the guide", () => {
  it("goes on with what is really done, and is over for good", () => {
    guide.begin();
    const seen = [
      sight(),
      sight({ focus: "b" }),
      sight({ focus: "b", item: accepted }),
      sight({ item: makeItem(2) }),
      sight({ item: first, canRedo: true }),
    ].map((next) => (guide.look(next), guide.step));
    expect(seen).toEqual(["walk", "accept", "finish", "undo", null]);
    expect([guide.over, preferences.current.guideSeen]).toEqual([true, true]);
  });

  it("does not take another act for the one in turn", () => {
    guide.begin();
    [
      sight(),
      sight({ item: accepted }),
      sight({ item: makeItem(2), focus: "z" }),
      sight({ canRedo: true }),
    ].forEach((next) => guide.look(next));
    expect(guide.step).toBe("walk");
  });

  it("is sent away for good, and put off without that", () => {
    guide.begin();
    guide.leave();
    expect([guide.done, preferences.current.guideSeen]).toEqual([null, false]);
    guide.leave(true);
    expect(preferences.current.guideSeen).toBe(true);
  });

  it("sees nothing while nobody is shown round", () => {
    guide.look(sight());
    guide.look(sight({ focus: "b" }));
    expect(guide.done).toBeNull();
  });
});
