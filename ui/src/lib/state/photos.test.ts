import { beforeEach, describe, expect, it } from "vitest";
import { Fake, fakeTransport } from "$lib/bridge/fake";
import { answerWith } from "$lib/bridge/transport";
import { item } from "./item.svelte";
import { photos } from "./photos.svelte";
import { preferences } from "./preferences.svelte";

describe("regions of the photo", () => {
  beforeEach(async () => {
    const fake = new Fake(new URLSearchParams());
    answerWith(fakeTransport(fake.settings, fake));
    await item.show(1);
    photos.begin();
  });

  it("go from the whole answer through its values and back, and show themselves", () => {
    const whole = photos.regions?.shares;
    expect(photos.words.length).toBeGreaterThan(1);
    const seen = photos.words.map(() => {
      photos.nextValue();
      return [photos.valueShown?.words, photos.regions?.shares];
    });
    expect(seen).toEqual(photos.words.map(({ words, shares }) => [words, shares]));
    expect(preferences.current.regions).toBe(true);
    photos.nextValue();
    expect(photos.valueShown).toBeNull();
    expect(photos.regions?.shares).toEqual(whole);
  });

  it("keep the value on another photo and forget it with the item", () => {
    photos.nextValue();
    const first = photos.valueShown?.words;
    photos.turn(1);
    expect(photos.valueShown?.words).toBe(first);
    photos.begin();
    expect(photos.valueShown).toBeNull();
  });
});
