/** How long the record was when two moments of a table were last compared on this device, up to the present one. */
const key_of = (table: string): string => `tavolo:compared:${encodeURIComponent(table)}`;

export function last_comparison(table: string): number | undefined {
  try {
    const size = Number(localStorage.getItem(key_of(table)) ?? 0);
    return Number.isSafeInteger(size) && size > 0 ? size : undefined;
  } catch {
    return undefined;
  }
}

export function keep_comparison(table: string, size: number): void {
  try {
    localStorage.setItem(key_of(table), String(size));
  } catch {
    // Without storage it is not remembered.
  }
}
