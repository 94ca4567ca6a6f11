/** Money on the wire is in cents (decision 2). */
export const euro_text = (cents: number, language: string): string =>
  new Intl.NumberFormat(language.startsWith("en") ? "en-GB" : "it-IT", { style: "currency", currency: "EUR", maximumFractionDigits: cents % 100 === 0 ? 0 : 2, useGrouping: "always" }).format(cents / 100);

/** "12.500", "12.500,50", "12500" as cents; undefined for what is no sum of money. */
export function read_euro(typed: string): number | undefined {
  const text = typed.replace(/[\s€]/g, "");
  const found = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/.exec(text);
  if (!found) return undefined;
  const whole = Number((found[1] ?? "").replaceAll(".", ""));
  const cents = Number((found[2] ?? "").padEnd(2, "0") || "0");
  const sum = whole * 100 + cents;
  return Number.isSafeInteger(sum) ? sum : undefined;
}
