import { day_of, hour_text } from "../../parts/time_text";

/** The instant of a day and an hour in Europe/Rome, by the browser's own table of that zone. */
export function rome_instant(day: string, time: string): string {
  const as_utc = Date.parse(`${day}T${time}:00.000Z`);
  // What Rome's clock shows at that moment differs from what was asked by its offset; taken off, it is the moment.
  const shown = (at: number) => Date.parse(`${day_of(at)}T${hour_text(at, "it")}:00.000Z`);
  let at = as_utc - (shown(as_utc) - as_utc);
  at -= shown(at) - as_utc;
  return new Date(at).toISOString();
}
