import type { SocketLike } from "./link";
import type { Timers } from "./timers";

/** How texts travel: a WebSocket, or HTTP requests where none gets through. */
export type Carrier = "web_socket" | "http";

export interface CarrierTimes {
  /** Attempts at a WebSocket that heard nothing before HTTP is tried. */
  readonly failures: number;
  /** A socket given up by its owner counts as failed when it had this long (ms) and heard nothing. */
  readonly patience: number;
  /** First and longest wait (ms) between trials of a WebSocket while HTTP carries. */
  readonly first_trial: number;
  readonly longest_trial: number;
}

export const carrier_times: CarrierTimes = { failures: 2, patience: 5_000, first_trial: 60_000, longest_trial: 600_000 };

export interface CarrierChoiceOptions {
  readonly web_socket: () => SocketLike;
  readonly http: () => SocketLike;
  readonly timers: Timers;
  readonly times?: Partial<CarrierTimes>;
  /** Whether the server answers by HTTP now: without that, a WebSocket that fails says nothing of what gets through. */
  readonly reachable?: () => Promise<boolean>;
  /** HTTP carried in this tab before: begin with it, and look soon whether a WebSocket gets through. */
  readonly begin_with?: Carrier;
  /** What carries now changed, after it was heard from. */
  readonly on_carrier: (carrier: Carrier) => void;
  /** A WebSocket gets through again: open anew. */
  readonly on_better: () => void;
}

const trial_text = '{"jsonrpc":"2.0","id":0,"method":"ping","params":{}}';

/**
 * Chooses the carrier of each new socket of a `Link`. A WebSocket as long as one gets through; after some that heard
 * nothing while the server did answer by HTTP, HTTP; while HTTP carries, a WebSocket is tried beside it from time to time. When HTTP is not heard from either,
 * the server is away, and the WebSocket has its turn again.
 */
export class CarrierChoice {
  private readonly times: CarrierTimes;
  private failures = 0;
  private carrier: Carrier = "web_socket";
  private cancel_trial: (() => void) | undefined;
  private trial: SocketLike | undefined;
  private next_trial_ms: number;
  private stopped = false;
  private heard_count = 0;

  constructor(private readonly options: CarrierChoiceOptions) {
    this.times = { ...carrier_times, ...options.times };
    this.next_trial_ms = this.times.first_trial;
    if (options.begin_with === "http") {
      this.failures = this.times.failures;
      this.next_trial_ms = Math.min(this.next_trial_ms, this.times.patience);
    }
  }

  open(): SocketLike {
    this.stopped = false;
    const by_http = this.failures >= this.times.failures;
    return new Watched(
      by_http ? this.options.http() : this.options.web_socket(),
      this.options.timers,
      () => this.heard_by(by_http ? "http" : "web_socket"),
      (waited_ms) => {
        if (by_http) this.failures = 0;
        else if (waited_ms === undefined || waited_ms >= this.times.patience) this.web_socket_failed();
      },
    );
  }

  /** No more trials; the link is stopped. */
  stop(): void {
    this.stopped = true;
    this.end_trial();
  }

  private web_socket_failed(): void {
    const { reachable } = this.options;
    if (!reachable) {
      this.failures += 1;
      return;
    }
    const before = this.heard_count;
    void reachable().then((answers) => {
      if (before !== this.heard_count) return;
      this.failures = answers ? this.failures + 1 : 0;
    });
  }

  private heard_by(carrier: Carrier): void {
    this.heard_count += 1;
    if (carrier === "web_socket") {
      this.failures = 0;
      this.end_trial();
      this.next_trial_ms = this.times.first_trial;
    } else if (!this.cancel_trial && !this.trial) this.trial_later();
    if (carrier === this.carrier) return;
    this.carrier = carrier;
    this.options.on_carrier(carrier);
  }

  private trial_later(): void {
    if (this.stopped) return;
    this.cancel_trial = this.options.timers.after(this.next_trial_ms, () => this.try_web_socket());
    this.next_trial_ms = Math.min(this.times.longest_trial, Math.max(this.times.first_trial, this.next_trial_ms * 2));
  }

  /** Opening is not enough: some proxies let the handshake pass and nothing after it. */
  private try_web_socket(): void {
    this.end_trial();
    const socket = this.options.web_socket();
    this.trial = socket;
    const failed = () => {
      if (socket !== this.trial) return;
      this.end_trial();
      this.trial_later();
    };
    this.cancel_trial = this.options.timers.after(this.times.patience, failed);
    socket.onerror = () => {};
    socket.onclose = failed;
    socket.onopen = () => socket.send(trial_text);
    socket.onmessage = () => {
      if (socket !== this.trial) return;
      this.end_trial();
      this.failures = 0;
      this.options.on_better();
    };
  }

  private end_trial(): void {
    this.cancel_trial?.();
    this.cancel_trial = undefined;
    const socket = this.trial;
    this.trial = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
    try {
      socket.close();
    } catch {
      // Never open: forgotten all the same.
    }
  }
}

/** A socket that tells whether anything was ever heard on it. */
class Watched implements SocketLike {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  private heard = false;
  private done = false;
  private readonly since: number;

  /** @param on_failed it ended unheard; `waited_ms` when its owner gave it up */
  constructor(
    private readonly inner: SocketLike,
    private readonly timers: Timers,
    on_heard: () => void,
    private readonly on_failed: (waited_ms: number | undefined) => void,
  ) {
    this.since = timers.now();
    inner.onopen = () => this.onopen?.();
    inner.onerror = () => this.onerror?.();
    inner.onmessage = (event) => {
      if (!this.heard) {
        this.heard = true;
        on_heard();
      }
      this.onmessage?.(event);
    };
    inner.onclose = (event) => {
      this.over(undefined);
      this.onclose?.(event);
    };
  }

  send(text: string): void {
    this.inner.send(text);
  }

  close(code?: number, reason?: string): void {
    this.over(this.timers.now() - this.since);
    this.inner.onopen = this.inner.onmessage = this.inner.onclose = this.inner.onerror = null;
    this.inner.close(code, reason);
  }

  private over(waited_ms: number | undefined): void {
    if (this.done) return;
    this.done = true;
    if (!this.heard) this.on_failed(waited_ms);
  }
}
