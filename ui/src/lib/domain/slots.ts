/** Colour slots: thirteen hues in three tones; every further slot is grey. */
const HUES = 13;
const TONES = 3;

/** Classes that give an element its attribute colours; see styles/slots.css. */
export function slotClass(slot: number): string {
  if (slot < 0 || slot >= HUES * TONES) return "at grey";
  const tone = Math.floor(slot / HUES);
  return `at a${slot % HUES}${tone > 0 ? ` t${tone}` : ""}`;
}
