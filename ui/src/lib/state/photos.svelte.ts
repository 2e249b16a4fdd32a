/** How the photo is looked at: which part of it, how near, and which regions lie over it. */
import type { RegionsView } from "$lib/bridge";
import { item } from "./item.svelte";
import { preferences } from "./preferences.svelte";
import { clampView, WHOLE, zoomAt, type PhotoPlace } from "$lib/domain/photo-place";

const NEAR = 2.5;
/** Part of the visible picture that an arrow moves by. */
const STEP = 0.2;

class Photos {
  place = $state.raw<PhotoPlace>(WHOLE);
  zoomed = $derived(this.place.scale > 1);

  shown = $derived(item.view?.photos[item.photo] ?? item.view?.photos[0] ?? null);
  /** Some photo of the item has regions that the model kept. */
  hasRegions = $derived(item.view?.photos.some(({ regions }) => regions !== null) ?? false);

  /** Which value's regions are shown: its place among the words that have some; none for the whole answer. */
  value = $state<number | null>(null);
  words = $derived(this.shown?.regions?.words ?? []);
  valueShown = $derived(this.value === null ? null : (this.words[this.value] ?? null));
  /** What lies over the photo. */
  regions: RegionsView | null = $derived.by(() => {
    const regions = this.shown?.regions ?? null;
    return regions && this.valueShown ? { ...regions, shares: this.valueShown.shares } : regions;
  });

  /** Another photo or item: all of it. */
  reset() {
    this.place = WHOLE;
  }

  /** Another item: what the photo gave to the whole answer. */
  begin() {
    this.reset();
    this.value = null;
  }

  /** Regions of the next value, and after the last one those of the whole answer. */
  nextValue() {
    const next = this.value === null ? 0 : this.value + 1;
    this.value = next < this.words.length ? next : null;
    preferences.set({ regions: true });
  }

  turn(by: 1 | -1) {
    const last = (item.view?.photos.length ?? 1) - 1;
    this.show(Math.max(0, Math.min(last, item.photo + by)));
  }

  show(index: number) {
    if (index !== item.photo) this.reset();
    item.photo = index;
  }

  toggleZoom() {
    this.place = this.zoomed ? WHOLE : zoomAt(WHOLE, NEAR, 0.5, 0.5);
  }

  /** Nearer or farther, while the point under the pointer stays; both parts of the plate, 0 to 1. */
  zoomBy(factor: number, x: number, y: number) {
    this.place = zoomAt(this.place, this.place.scale * factor, x, y);
  }

  /** Moves the picture by parts of the plate. */
  pan(x: number, y: number) {
    this.place = clampView({ ...this.place, x: this.place.x + x, y: this.place.y + y });
  }

  /** An arrow looks further in its direction. */
  look(towards: "left" | "right" | "up" | "down") {
    const by = { left: [1, 0], right: [-1, 0], up: [0, 1], down: [0, -1] }[towards];
    this.pan((by[0] ?? 0) * STEP, (by[1] ?? 0) * STEP);
  }

  toggleRegions() {
    preferences.set({ regions: !preferences.current.regions });
  }
}

export const photos = new Photos();
