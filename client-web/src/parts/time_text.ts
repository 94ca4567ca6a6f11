import type { TFunction } from "i18next";

/** Dates, hours and numbers in words (screens 7): "mercoledì 10 marzo, ore 10:00"; exact seconds only for records. */

const zone = "Europe/Rome";
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(language.startsWith("en") ? "en-GB" : "it-IT", { timeZone: zone, hourCycle: "h23", ...options });
    formats.set(key, made);
  }
  return made;
}

export type TimeLike = string | number;

function moment(at: TimeLike): Date {
  // A local date has no hour; noon keeps its day in every zone that matters here.
  return new Date(typeof at === "string" && /^\d{4}-\d{2}-\d{2}$/.test(at) ? `${at}T12:00:00Z` : at);
}

/** "mercoledì 10 marzo" */
export const day_text = (at: TimeLike, language: string): string =>
  format(language, { weekday: "long", day: "numeric", month: "long" }).format(moment(at));

/** "10 marzo" */
export const short_day_text = (at: TimeLike, language: string): string =>
  format(language, { day: "numeric", month: "long" }).format(moment(at));

/** "10 marzo 2027" */
export const date_text = (at: TimeLike, language: string): string =>
  format(language, { day: "numeric", month: "long", year: "numeric" }).format(moment(at));

/** "10.03.2027" */
export const compact_date_text = (at: TimeLike, language: string): string =>
  format(language, { day: "2-digit", month: "2-digit", year: "numeric" }).format(moment(at)).replaceAll("/", ".");

/** "10:00" */
export const hour_text = (at: TimeLike, language: string): string =>
  format(language, { hour: "2-digit", minute: "2-digit" }).format(moment(at));

/** "12:08:07", for records */
export const second_text = (at: TimeLike, language: string): string =>
  format(language, { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(moment(at));

/** The day in Europe/Rome, "2027-03-10", for comparison. */
export const day_of = (at: TimeLike): string => format("sv", { year: "numeric", month: "2-digit", day: "2-digit" }).format(moment(at)).split("/").reverse().join("-");

const day_ms = 86_400_000;

export type Moment = "today" | "yesterday" | "tomorrow" | "other";

/** How a day stands to the present one. */
export function moment_of(at: TimeLike, now: number): Moment {
  const day = day_of(at);
  if (day === day_of(now)) return "today";
  if (day === day_of(now - day_ms)) return "yesterday";
  if (day === day_of(now + day_ms)) return "tomorrow";
  return "other";
}

type Translate = TFunction;

/** "oggi, 09:31", "ieri, 16:10", "1 marzo, 17:20", with the year when it is another. */
export function when_text(at: TimeLike, now: number, language: string, t: Translate): string {
  const hour = hour_text(at, language);
  const kind = moment_of(at, now);
  if (kind !== "other") return t(`time.${kind}_at`, { hour });
  const same_year = day_of(at).slice(0, 4) === day_of(now).slice(0, 4);
  return t("time.day_at", { day: same_year ? short_day_text(at, language) : date_text(at, language), hour });
}

/** "09:31" today, "ieri", "01.03" before: the narrow column of the activity list. */
export function brief_when_text(at: TimeLike, now: number, language: string, t: Translate): string {
  const kind = moment_of(at, now);
  if (kind === "today") return hour_text(at, language);
  if (kind === "yesterday") return t("time.yesterday");
  return format(language, { day: "2-digit", month: "2-digit" }).format(moment(at)).replace("/", ".");
}

/** "04:12", "1:04:12" */
export function countdown_text(left_ms: number): string {
  const seconds = Math.ceil(left_ms / 1_000);
  const two = (n: number) => String(n).padStart(2, "0");
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`;
}

/** "2 giorni e 3 ore", "5 ore" */
export function long_left_text(left_ms: number, t: Translate): string {
  const hours = Math.floor(left_ms / 3_600_000);
  const days = Math.floor(hours / 24);
  if (days === 0) return t("time.hours", { count: hours });
  if (hours % 24 === 0 || days > 6) return t("time.days", { count: days });
  return t("time.days_and_hours", { days: t("time.days", { count: days }), hours: t("time.hours", { count: hours % 24 }) });
}

/** "1.842" */
export const number_text = (n: number, language: string): string =>
  new Intl.NumberFormat(language.startsWith("en") ? "en-GB" : "it-IT", { useGrouping: "always" }).format(n);
