import type { KeptText } from "../rpc/outbox";

/** What a person prefers on this device, of no table and no account: kept at sign-out, and nothing private. */
export type Preference = "language" | "search_key" | "text_mode";

const key_of = (name: Preference): string => `tavolo:${name}`;

/** A full or forbidden storage forgets at the next reload, and nothing else. */
export class Preferences {
  constructor(private readonly storage: KeptText) {}

  read(name: Preference): string | null {
    try {
      return this.storage.getItem(key_of(name));
    } catch {
      return null;
    }
  }

  keep(name: Preference, value: string): void {
    try {
      this.storage.setItem(key_of(name), value);
    } catch {
      // Holds for this page then.
    }
  }
}
