/** The steps of an import, and what a person says about it. */
export const STEPS = ["file", "columns", "photos", "import"] as const;
export type Step = (typeof STEPS)[number];
export type Filter = "all" | "errors" | "warnings";

/** How a file is written, as far as somebody has said so. */
export interface Reading {
  format: string | null;
  encoding: string | null;
  delimiter: string | null;
  header: boolean | null;
  sheet: string | null;
}

/** What is imported, and what becomes of it. */
export interface Settings {
  vertical: string;
  images: string;
  photosByName: boolean;
  predictions: boolean;
  leaveKnown: boolean;
  skipSameText: boolean;
  strict: boolean;
  remember: boolean;
}

export const READING: Reading = { format: null, encoding: null, delimiter: null, header: null, sheet: null };
export const SETTINGS: Settings = {
  vertical: "",
  images: "",
  photosByName: false,
  predictions: false,
  leaveKnown: false,
  skipSameText: false,
  strict: false,
  remember: true,
};
