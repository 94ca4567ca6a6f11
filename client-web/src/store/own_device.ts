import type { CapacityView, Permission, SessionView, WireEntity, You } from "../protocol/session";
import type { Comment } from "../protocol/types";
import type { KeptText } from "../rpc/outbox";
import type { Timers } from "../transport/timers";
import type { SessionState } from "./session_state";

/** What a reader held when it was last written down: enough to read on without network, and to resume the join. */
export interface LastSeen {
  readonly session: SessionView;
  readonly acting: CapacityView;
  readonly you: You;
  readonly may: readonly Permission[];
  readonly size: number;
  readonly audiences_hash: string;
  readonly root?: string;
  readonly entities: readonly WireEntity[];
  readonly threads: readonly Thread[];
  /** Time of the server, in milliseconds since 1970. */
  readonly at: number;
}

/** Nothing where the table is not there, or only as it was last seen. */
export function last_seen_of({ session, acting, you, may, phase, seen_at }: SessionState, held: Omit<LastSeen, "session" | "acting" | "you" | "may">): LastSeen | undefined {
  return session && acting && you && phase === "joined" && seen_at === undefined ? { session, acting, you, may, ...held } : undefined;
}

/** The part of a thread of comments that was read. */
export interface Thread {
  readonly subject: string;
  readonly items: readonly Comment[];
}

/** The one place on this device where a table is kept; there is at most one. */
export interface LastSeenShelf {
  read(): Promise<LastSeen | undefined>;
  keep(seen: LastSeen): Promise<void>;
  clear(): Promise<void>;
}

const owner_key = "tavolo:own_device";
/** From a change to its being written down: what changes often is written once. */
const calm_ms = 2_000;

/**
 * Keeps what was last seen, only on a device that its person has said to be their own at sign-in. Elsewhere nothing of
 * the table is ever written down.
 */
export class OwnDevice {
  private waiting = false;

  constructor(
    private readonly storage: KeptText,
    private readonly shelf: LastSeenShelf | undefined,
    private readonly timers: Timers,
  ) {}

  /** Whether this device can keep anything at all. */
  get can_keep(): boolean {
    return this.shelf !== undefined;
  }

  belongs_to(account: string): boolean {
    return this.can_keep && this.storage.getItem(owner_key) === account;
  }

  /** Said at sign-in; without it what another left is let go. */
  async set_owner(account: string | undefined): Promise<void> {
    if (account === undefined || !this.can_keep) return this.forget();
    if (!this.belongs_to(account)) await this.forget();
    this.storage.setItem(owner_key, account);
  }

  /** Writes down soon what `make` gives then; nothing for one whose device it is not. */
  keep_soon(account: string, make: () => LastSeen | undefined): void {
    if (this.waiting || !this.belongs_to(account)) return;
    this.waiting = true;
    this.timers.after(calm_ms, () => {
      this.waiting = false;
      const seen = make();
      if (!seen || !this.belongs_to(account)) return;
      this.shelf?.keep(seen).catch(() => {
        // A full or forbidden storage: there is nothing to read without network then.
      });
    });
  }

  async last_seen(): Promise<LastSeen | undefined> {
    try {
      const seen = await this.shelf?.read();
      return seen && this.belongs_to(seen.session.account.id) ? seen : undefined;
    } catch {
      return undefined;
    }
  }

  async forget(): Promise<void> {
    this.storage.removeItem(owner_key);
    await this.let_go();
  }

  /** What was last seen alone: the device stays its person's own. */
  async let_go(): Promise<void> {
    try {
      await this.shelf?.clear();
    } catch {
      // Nothing could be kept either.
    }
  }
}

const private_prefixes = ["tavolo:draft:", "tavolo:outbox:", "tavolo:receipt:", "tavolo:receipts:"];

/**
 * Removes what a person wrote and did from a storage of the browser. What stays is of nobody: the language, the layout of
 * comparisons, and the size and root of the record seen, which are evidence.
 */
export function forget_private(storage: KeptText): void {
  for (const key of keys_of(storage)) if (private_prefixes.some((prefix) => key.startsWith(prefix))) storage.removeItem(key);
}

/** Removes commands of anybody that wait for a table; drafts stay, for one is cleared only by the server's word. */
export function forget_waiting(storage: KeptText, table: string): void {
  for (const key of keys_of(storage)) if (key.startsWith(`tavolo:outbox:${table}/`)) storage.removeItem(key);
}

/** Texts of this person that wait on this device: drafts of theirs and commands without an answer. */
export function waiting_texts(storage: KeptText, account: string): number {
  const of_account = `/${encodeURIComponent(account)}/`;
  return keys_of(storage).filter((key) => (key.startsWith("tavolo:draft:") || key.startsWith("tavolo:outbox:")) && key.includes(of_account)).length;
}

/** What is kept under which names; none where the storage does not tell. */
export function keys_of(storage: KeptText): string[] {
  const keys: string[] = [];
  for (let at = 0; at < (storage.length ?? 0); at++) {
    const key = storage.key?.(at);
    if (typeof key === "string") keys.push(key);
  }
  return keys;
}
