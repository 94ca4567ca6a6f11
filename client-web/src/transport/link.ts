import { close_codes } from "./close_codes";
import type { Timers } from "./timers";
import type { WakeSignals } from "./wake";

/** What the link needs of a WebSocket; a test passes its own. */
export interface SocketLike {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
  onerror: (() => void) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

/**
 * What a person is told. `connected` also covers the first two seconds of a silence, so that a hiccup does not flicker;
 * whether something can be sent this instant is `Link.is_open`.
 */
export type LinkState = "connected" | "reconnecting" | "lost" | "session_ended" | "stopped";

export interface LinkStatus {
  readonly state: LinkState;
  /** Device time of the next attempt while there is no socket, for "Nuovo tentativo tra 4 secondi". */
  readonly next_attempt_at?: number;
  /** Device time of the last frame received: the hour of the data that the page shows. */
  readonly heard_at?: number;
}

/** Waiting times in milliseconds (screens 4.1 and 4.4). */
export interface LinkTimes {
  readonly reconnecting_after: number;
  readonly lost_after: number;
  readonly probe_every: number;
  readonly first_retry: number;
  readonly longest_retry: number;
  /** A timer that fires this late means that the device slept. */
  readonly sleep_jump: number;
}

export const link_times: LinkTimes = {
  reconnecting_after: 2_000,
  lost_after: 8_000,
  probe_every: 15_000,
  first_retry: 500,
  longest_retry: 30_000,
  sleep_jump: 5_000,
};

export interface LinkOptions {
  readonly open_socket: () => SocketLike;
  readonly timers: Timers;
  readonly wake?: WakeSignals;
  readonly times?: Partial<LinkTimes>;
  /** The socket is open and nothing was sent yet. */
  readonly on_open: () => void;
  readonly on_text: (text: string) => void;
  readonly on_status: (status: LinkStatus) => void;
  /** The socket is gone; whatever was not answered must be sent again after the next `on_open`. */
  readonly on_down: (code: number) => void;
  /** Asks the layer above to send something that will be answered. */
  readonly on_probe: () => void;
  /** An attempt failed before it opened: the server may have refused the session. */
  readonly on_attempt_failed?: () => void;
}

/**
 * One WebSocket that comes back by itself. It knows nothing of what the texts say: the layer above calls
 * `expect_answer` after sending what will be answered, and any received frame counts as a sign of life.
 */
export class Link {
  private readonly times: LinkTimes;
  private socket: SocketLike | undefined;
  private open = false;
  private running = false;
  private failures = 0;
  /** Since when nothing was heard although something should have been: what the person is told rests on it. */
  private silent_since: number | undefined;
  /** The same for the present socket alone: when it is given up rests on it. */
  private socket_silent_since: number | undefined;
  private heard_at: number | undefined;
  private next_attempt_at: number | undefined;
  private cancel_attempt: (() => void) | undefined;
  private cancel_tick: (() => void) | undefined;
  private stop_wake: (() => void) | undefined;
  private last_tick = 0;
  private last_sign = 0;
  private state: LinkState = "stopped";
  private shown_attempt_at: number | undefined;

  constructor(private readonly options: LinkOptions) {
    this.times = { ...link_times, ...options.times };
  }

  /** Whether a text can be handed to the socket this instant. */
  get is_open(): boolean {
    return this.open;
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    this.failures = 0;
    this.silent_since = this.options.timers.now();
    this.last_tick = this.silent_since;
    this.stop_wake = this.options.wake?.(() => this.wake());
    this.show("connected");
    this.attempt();
    this.tick_later();
  }

  /** Ends the connection for good, or until `start`. */
  stop(state: "stopped" | "session_ended" = "stopped"): void {
    if (!this.running) return;
    this.running = false;
    this.cancel_attempt?.();
    this.cancel_tick?.();
    this.stop_wake?.();
    this.drop_socket();
    this.next_attempt_at = undefined;
    this.show(state);
  }

  /** Hands a text to the socket; false when there is none open. */
  send(text: string): boolean {
    if (!this.open || !this.socket) return false;
    this.socket.send(text);
    return true;
  }

  /** Starts the measure of silence, unless it already runs. */
  expect_answer(): void {
    this.silent_since ??= this.options.timers.now();
    this.socket_silent_since ??= this.options.timers.now();
  }

  /** "Riprova ora". */
  retry_now(): void {
    if (!this.running || this.open) return;
    this.cancel_attempt?.();
    this.drop_socket();
    this.attempt();
  }

  /** Drops the socket and comes back at once, for instance to join under another mandate. */
  renew(): void {
    if (!this.running) return;
    this.drop_socket();
    this.cancel_attempt?.();
    this.attempt();
  }

  /** The device may have slept: ask at once instead of waiting for a timer. */
  wake(): void {
    if (!this.running) return;
    if (this.open) this.probe();
    else this.retry_now();
  }

  private attempt(): void {
    this.next_attempt_at = undefined;
    this.silent_since ??= this.options.timers.now();
    this.socket_silent_since = this.options.timers.now();
    const socket = this.options.open_socket();
    this.socket = socket;
    let opened = false;
    socket.onopen = () => {
      if (socket !== this.socket) return;
      opened = true;
      this.open = true;
      this.socket_silent_since = this.options.timers.now();
      this.options.on_open();
    };
    socket.onmessage = (event) => {
      if (socket !== this.socket || typeof event.data !== "string") return;
      this.sign_of_life();
      this.options.on_text(event.data);
    };
    socket.onerror = () => {};
    socket.onclose = (event) => {
      if (socket !== this.socket) return;
      this.closed(event.code, opened);
    };
    this.update_state();
  }

  private sign_of_life(): void {
    const now = this.options.timers.now();
    this.failures = 0;
    this.silent_since = undefined;
    this.socket_silent_since = undefined;
    this.heard_at = now;
    this.last_sign = now;
    this.show("connected");
  }

  private closed(code: number, opened: boolean): void {
    this.socket = undefined;
    this.open = false;
    if (!this.running) return;
    this.silent_since ??= this.options.timers.now();
    this.options.on_down(code);
    if (code === close_codes.session_ended) {
      this.stop("session_ended");
      return;
    }
    if (!opened) this.options.on_attempt_failed?.();
    if (!this.running) return;
    const at_once = opened && (code === close_codes.audiences_changed || code === close_codes.slow_reader);
    this.attempt_later(at_once ? 0 : this.back_off());
  }

  private back_off(): number {
    const base = Math.min(this.times.longest_retry, this.times.first_retry * 2 ** this.failures);
    this.failures += 1;
    // Between a half and the whole, so that a room full of people does not come back in the same instant.
    return base * (0.5 + this.options.timers.random() / 2);
  }

  private attempt_later(delay_ms: number): void {
    this.next_attempt_at = this.options.timers.now() + delay_ms;
    this.cancel_attempt = this.options.timers.after(delay_ms, () => this.attempt());
    this.update_state();
  }

  private drop_socket(): void {
    const socket = this.socket;
    if (!socket) return;
    this.socket = undefined;
    const was_open = this.open;
    this.open = false;
    socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
    try {
      socket.close();
    } catch {
      // A socket that was never open may refuse to close; it is forgotten all the same.
    }
    if (was_open) this.options.on_down(1000);
  }

  private tick_later(): void {
    this.cancel_tick = this.options.timers.after(1_000, () => this.tick());
  }

  private tick(): void {
    if (!this.running) return;
    const now = this.options.timers.now();
    const slept = now - this.last_tick > this.times.sleep_jump;
    this.last_tick = now;
    if (slept) {
      // Time asleep is not silence of the server: measure from now.
      if (this.silent_since !== undefined) this.silent_since = now;
      if (this.socket_silent_since !== undefined) this.socket_silent_since = now;
      this.wake();
    } else if (this.open && this.silent_since === undefined && now - this.last_sign >= this.times.probe_every) {
      this.probe();
    }
    this.update_state();
    if (this.socket && this.socket_silent_since !== undefined && now - this.socket_silent_since >= this.times.lost_after) {
      // Opening for ever, or open for the browser and dead for us: only a new socket helps.
      this.drop_socket();
      this.attempt_later(this.back_off());
    }
    if (this.running) this.tick_later();
  }

  private probe(): void {
    this.options.on_probe();
    this.expect_answer();
  }

  private update_state(): void {
    if (!this.running) return;
    const since = this.silent_since;
    if (since === undefined) return this.show("connected");
    const silence = this.options.timers.now() - since;
    if (silence >= this.times.lost_after) this.show("lost");
    else if (silence >= this.times.reconnecting_after) this.show("reconnecting");
    else this.show(this.state === "lost" || this.state === "reconnecting" ? this.state : "connected");
  }

  private show(state: LinkState): void {
    if (state === this.state && this.next_attempt_at === this.shown_attempt_at) return;
    this.state = state;
    this.shown_attempt_at = this.next_attempt_at;
    this.options.on_status({
      state,
      ...(this.next_attempt_at !== undefined ? { next_attempt_at: this.next_attempt_at } : {}),
      ...(this.heard_at !== undefined ? { heard_at: this.heard_at } : {}),
    });
  }
}

/** Opens the real socket of a table on the host that served the page. */
export function table_socket(table: string, place: { protocol: string; host: string }): SocketLike {
  const scheme = place.protocol === "https:" ? "wss:" : "ws:";
  const address = `${scheme}//${place.host}/ws/tables/${encodeURIComponent(table)}`;
  return new WebSocket(address, "tavolo.v1") as unknown as SocketLike;
}
