/** Whether the names of verticals stand side by side: a few, and not too long together. */
const MOST = 5;
const MOST_LETTERS = 56;

export const fitSideBySide = (names: string[]): boolean =>
  names.length <= MOST && names.reduce((letters, name) => letters + [...name].length, 0) <= MOST_LETTERS;
