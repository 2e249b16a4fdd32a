/** Sizes of files, in the units that systems show: “91 MB”, “1.1 GB”. */
export function megabytes(bytes: number): string {
  const mega = bytes / 1e6;
  if (mega >= 1000) return `${(mega / 1000).toFixed(1)} GB`;
  return mega >= 1 ? `${Math.round(mega)} MB` : `${Math.ceil(bytes / 1000)} kB`;
}
