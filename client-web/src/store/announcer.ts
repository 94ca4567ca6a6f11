import type { Timers } from "../transport/timers";

export type Politeness = "polite" | "assertive";

export interface Announcement {
  readonly politeness: Politeness;
  readonly text: string;
  /** Grows with each announcement, so that the same words are read again. */
  readonly serial: number;
}

interface Queued {
  readonly kind: string;
  readonly politeness: Politeness;
  readonly text: string;
}

/** Shortest time between two announcements, and between two of a kind that is told seldom. */
const gap_ms = 1_000;
export const seldom_ms = 15_000;

/**
 * What screen readers are told (screens 4.2): two regions that outlast routes, at most one announcement a second, the
 * newest of a kind replacing the older, assertive before polite.
 */
export class Announcer {
  private queue: Queued[] = [];
  private last_at = -Infinity;
  private readonly delayed = new Map<string, Queued>();
  private readonly last_of_kind = new Map<string, number>();
  private waiting = false;
  private serial = 0;
  private current: Announcement | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly timers: Timers) {}

  readonly snapshot = (): Announcement | undefined => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /**
   * @param kind of what is told, for instance "turnout:vote-3"
   * @param every_ms at most one of the kind in this time; the newest is told when it has passed
   */
  say(politeness: Politeness, kind: string, text: string, every_ms = 0): void {
    const queued = { kind, politeness, text };
    if (this.delayed.has(kind)) {
      this.delayed.set(kind, queued);
      return;
    }
    const wait = (this.last_of_kind.get(kind) ?? -Infinity) + every_ms - this.timers.now();
    if (wait > 0) {
      this.delayed.set(kind, queued);
      this.timers.after(wait, () => {
        const newest = this.delayed.get(kind);
        this.delayed.delete(kind);
        if (newest) this.push(newest);
      });
      return;
    }
    this.push(queued);
  }

  private push(queued: Queued): void {
    this.queue = [...this.queue.filter((other) => other.kind !== queued.kind), queued];
    this.pump();
  }

  private pump(): void {
    if (this.waiting || this.queue.length === 0) return;
    const wait = this.last_at + gap_ms - this.timers.now();
    if (wait > 0) {
      this.waiting = true;
      this.timers.after(wait, () => {
        this.waiting = false;
        this.pump();
      });
      return;
    }
    const at = Math.max(0, this.queue.findIndex((queued) => queued.politeness === "assertive"));
    const [next] = this.queue.splice(at, 1);
    if (!next) return;
    this.last_at = this.timers.now();
    this.last_of_kind.set(next.kind, this.last_at);
    this.current = { politeness: next.politeness, text: next.text, serial: ++this.serial };
    for (const listener of this.listeners) listener();
    this.pump();
  }
}
