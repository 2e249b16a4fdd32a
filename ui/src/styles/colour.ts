/** Colour sums for tests: hexadecimal and OKLCH to linear sRGB, and contrast as WCAG 2 defines it. */

/** Linear sRGB with alpha, 0 to 1. */
export interface Colour {
  rgb: [number, number, number];
  alpha: number;
}

export function fromHex(hex: string): Colour {
  const digits = hex.length <= 5 ? [...hex.slice(1)].map((digit) => digit + digit).join("") : hex.slice(1);
  const at = (index: number) => Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16) / 255;
  return { rgb: [linear(at(0)), linear(at(1)), linear(at(2))], alpha: digits.length > 6 ? at(3) : 1 };
}

/** Björn Ottosson, “A perceptual color space for image processing”, 2020; outside of sRGB it is clipped. */
export function fromOklch(lightness: number, chroma: number, hue: number): Colour {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return {
    rgb: [
      clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
      clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
      clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
    ],
    alpha: 1,
  };
}

/** A translucent colour on an opaque one, blended as browsers do, in gamma-encoded sRGB. */
export function over(top: Colour, below: Colour): Colour {
  const blend = (index: 0 | 1 | 2) =>
    linear(encoded(top.rgb[index]) * top.alpha + encoded(below.rgb[index]) * (1 - top.alpha));
  return { rgb: [blend(0), blend(1), blend(2)], alpha: 1 };
}

export function contrast(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const luminance = ({ rgb: [r, g, b] }: Colour): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

const linear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

const encoded = (value: number): number =>
  value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
