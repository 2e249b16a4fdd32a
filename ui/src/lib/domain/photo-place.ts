/**
 * Which part of a picture is seen on its plate. Lengths are parts of the plate: `x` and `y` say how far the
 * upper left corner of the enlarged plate lies from that of the plate, so they are 0 or less.
 */
export interface PhotoPlace {
  scale: number;
  x: number;
  y: number;
}

export const WHOLE: PhotoPlace = { scale: 1, x: 0, y: 0 };

const NEAREST = 6;

/** Keeps the plate filled: nothing beyond the edges of the picture comes into view. */
export function clampView({ scale, x, y }: PhotoPlace): PhotoPlace {
  const most = scale - 1;
  const within = (value: number) => Math.min(0, Math.max(-most, value)) || 0;
  return { scale, x: within(x), y: within(y) };
}

/** Another scale, while the picture under a point of the plate stays where it is. */
export function zoomAt(from: PhotoPlace, scale: number, x: number, y: number): PhotoPlace {
  const wanted = Math.min(NEAREST, Math.max(1, scale));
  const grown = wanted / from.scale;
  return clampView({ scale: wanted, x: x - (x - from.x) * grown, y: y - (y - from.y) * grown });
}

export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where a picture stands on a plate: whole, in the middle, never larger than it is. */
export function fit(width: number, height: number, plateWidth: number, plateHeight: number): Frame {
  const scale = Math.min(1, plateWidth / Math.max(1, width), plateHeight / Math.max(1, height));
  const [across, down] = [width * scale, height * scale];
  return { left: (plateWidth - across) / 2, top: (plateHeight - down) / 2, width: across, height: down };
}

/** Sides are asked for in steps, so that a window that grows by a little does not ask anew. */
const SIDE_STEP = 64;

/**
 * Pixels a side that a photo needs where it is shown whole on a plate, on a screen with `ratio` pixels to a
 * length; null for all it has.
 */
export function neededSide(
  photo: { width: number; height: number },
  plateWidth: number,
  plateHeight: number,
  ratio: number,
): number | null {
  const { width, height } = fit(photo.width, photo.height, plateWidth, plateHeight);
  const side = Math.ceil((Math.max(width, height, 1) * ratio) / SIDE_STEP) * SIDE_STEP;
  return side < Math.max(photo.width, photo.height) ? side : null;
}

/** The part of a frame that a model looked at: the square in the middle, or all of it. */
export function seen(frame: Frame, middle: number | null): Frame {
  if (middle === null) return frame;
  const side = Math.min(frame.width, frame.height) * middle;
  return {
    left: frame.left + (frame.width - side) / 2,
    top: frame.top + (frame.height - side) / 2,
    width: side,
    height: side,
  };
}

export interface Cell {
  /** Strength against the strongest, 0 to 1. */
  heat: number;
  /** 1 to 3 for the strongest three. */
  rank: number | null;
}

const RANKS = 3;

/** Regions as they are drawn. What gave nothing is not ranked. */
export function cells(shares: number[]): Cell[] {
  const most = Math.max(...shares);
  const order = shares
    .map((_, index) => index)
    .toSorted((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0) || a - b);
  const ranks = new Map(order.slice(0, RANKS).map((index, rank) => [index, rank + 1]));
  return shares.map((share, index) => ({
    heat: most > 0 ? share / most : 0,
    rank: share > 0 ? (ranks.get(index) ?? null) : null,
  }));
}
