/** How well the line of an attribute colour stands out on the page, computed from the colour tokens of both themes. */
import { contrast, fromHex, fromOklch } from "../../../styles/colour";
import slots from "../../../styles/slots.css?raw";
import tokens from "../../../styles/tokens.css?raw";

type Tokens = Map<string, string>;
const HUES = 13;

/** Custom properties of the block with exactly this selector. */
function block(css: string, selector: string): Tokens {
  const body = css.split(`\n${selector} {`)[1]?.split("\n}")[0] ?? "";
  return new Map(
    [...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? "", match[2] ?? ""]),
  );
}

const light = block(tokens, ":root");
const dark = new Map([...light, ...block(tokens, '[data-theme="dark"]')]);

function lineContrast(theme: Tokens, slot: number, tones: string[]): number {
  const isGrey = slot >= 3 * HUES;
  const own = isGrey ? block(slots, ".grey") : block(slots, `.a${slot % HUES}`);
  const all = new Map([...theme, ...own, ...tones.flatMap((selector) => [...block(slots, selector)])]);
  const number = (token: string) => Number(all.get(token) ?? 0);
  const line = fromOklch(number("--a-line-l") + number("--dl"), number("--a-line-c"), number("--h"));
  return contrast(line, fromHex(all.get("--bg-work") ?? ""));
}

export interface Contrasts {
  light: number;
  dark: number;
}

export function contrastsOf(slot: number): Contrasts {
  const tone = Math.floor(slot / HUES);
  const tones = tone > 0 && tone < 3 ? [`.t${tone}`] : [];
  const dimmed = tones.flatMap((selector) => [selector, `[data-theme="dark"] ${selector}`]);
  return { light: lineContrast(light, slot, tones), dark: lineContrast(dark, slot, dimmed) };
}
