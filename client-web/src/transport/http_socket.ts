import { close_codes } from "./close_codes";
import type { SocketLike } from "./link";
import type { Timers } from "./timers";

/** What is asked of `fetch`; a test passes its own. */
export type HttpAsk = (address: string, init: RequestInit) => Promise<Response>;

export interface HttpSocketOptions {
  readonly fetch: HttpAsk;
  readonly timers: Timers;
  /** `/api/tables/<slug>` */
  readonly base: string;
  /** How long a poll may stay without an answer before the connection counts as dead (deploy/docs/http.md). */
  readonly poll_limit_ms?: number;
}

/** Codes of RFC 6455 by which the layer above tells why the line ended. */
const going_away = 1001;
const broken = 1006;
const too_big = 1009;

/**
 * A table's line by HTTP alone (deploy/docs/http.md), with the face of a WebSocket: each text that is sent is a POST, and
 * changes come by a long poll. It ends as a WebSocket would, with the same codes; nothing above knows the difference.
 */
export class HttpSocket implements SocketLike {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: (() => void) | null = null;

  private line: string | undefined;
  private since = 0;
  private ended = false;
  private readonly aborter = new AbortController();
  /** Acts go one after the other, so that their order is that of the person; what is only asked does not wait. */
  private acts: Promise<void> = Promise.resolve();

  constructor(private readonly options: HttpSocketOptions) {
    queueMicrotask(() => {
      if (!this.ended) this.onopen?.();
    });
  }

  send(text: string): void {
    if (this.ended) return;
    if (is_act(text)) this.acts = this.acts.then(() => this.post(text));
    else void this.post(text);
  }

  close(): void {
    this.ended = true;
    this.aborter.abort();
  }

  private async post(text: string): Promise<void> {
    if (this.ended) return;
    const address = `${this.options.base}/rpc${this.line === undefined ? "" : `?line=${this.line}`}`;
    try {
      const response = await this.options.fetch(address, {
        method: "POST",
        body: text,
        headers: { "content-type": "application/json", accept: "application/json" },
        ...this.common(),
      });
      const answer = await response.text();
      if (this.ended) return;
      if (response.status !== 200) return this.end(close_code_of(response.status, answer));
      const line = response.headers.get("tavolo-line");
      this.tell(answer);
      if (line !== null && !this.ended) this.follow(line, seq_of(answer) ?? 0);
    } catch {
      this.end(broken);
    }
  }

  /** A join was accepted: from here on, what changed after it. */
  private follow(line: string, since: number): void {
    const polls = this.line !== undefined;
    this.line = line;
    this.since = since;
    if (!polls) void this.poll_on();
  }

  private async poll_on(): Promise<void> {
    while (!this.ended) {
      try {
        if (!(await this.poll())) return;
      } catch {
        return this.end(broken);
      }
    }
  }

  /** One poll; false when it was the last. */
  private async poll(): Promise<boolean> {
    const stop = new AbortController();
    const stop_with_all = () => stop.abort();
    this.aborter.signal.addEventListener("abort", stop_with_all);
    const cancel_limit = this.options.timers.after(this.options.poll_limit_ms ?? 35_000, () => stop.abort());
    try {
      const asked = this.line;
      const response = await this.options.fetch(`${this.options.base}/changes?line=${asked}&since=${this.since}`, {
        method: "GET",
        headers: { accept: "application/json" },
        ...this.common(),
        signal: stop.signal,
      });
      const answer = await response.text();
      if (this.ended) return false;
      if (asked !== this.line || response.status === 204) return true;
      if (response.status === 429) {
        await this.pause(1_000);
        return true;
      }
      if (response.status !== 200) {
        this.end(close_code_of(response.status, answer));
        return false;
      }
      this.since = Math.max(this.since, seq_of(answer) ?? 0);
      this.tell(answer);
      // "The server stops": it says so once, and would say it at each poll.
      if (seq_of(answer) === undefined) await this.pause(1_000);
      return true;
    } finally {
      cancel_limit();
      this.aborter.signal.removeEventListener("abort", stop_with_all);
    }
  }

  private common(): RequestInit {
    return { credentials: "same-origin", cache: "no-store", signal: this.aborter.signal };
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.options.timers.after(ms, resolve));
  }

  private tell(text: string): void {
    if (!this.ended) this.onmessage?.({ data: text });
  }

  private end(code: number): void {
    if (this.ended) return;
    this.ended = true;
    this.aborter.abort();
    this.onclose?.({ code, reason: "" });
  }
}

const is_act = (text: string): boolean => text.includes('"command_id":');

/** `seq` of the answer to a join or of a notification of changes. */
function seq_of(text: string): number | undefined {
  try {
    const frame = JSON.parse(text) as { result?: { seq?: unknown }; params?: { seq?: unknown } };
    const seq = frame.result?.seq ?? frame.params?.seq;
    return typeof seq === "number" ? seq : undefined;
  } catch {
    return undefined;
  }
}

function close_code_of(status: number, body: string): number {
  if (status === 401) return close_codes.session_ended;
  if (status === 410 && body.includes('"audiences_changed"')) return close_codes.audiences_changed;
  if (status === 413) return too_big;
  return status === 410 || status === 503 ? going_away : broken;
}

/** The line of a table on the host that served the page, by HTTP. */
export function table_line_by_http(table: string, fetch: HttpAsk, timers: Timers): SocketLike {
  return new HttpSocket({ fetch, timers, base: `/api/tables/${encodeURIComponent(table)}` });
}
