import { read_incoming, type RpcRequest } from "../protocol/rpc";
import { from_rpc_error, NotConnected } from "./refusal";

/** What the caller needs of the transport below. */
export interface Line {
  readonly is_open: boolean;
  send(text: string): boolean;
  expect_answer(): void;
}

interface Waiting {
  readonly settle: (result: unknown) => void;
  readonly fail: (error: Error) => void;
}

export type OnNotification = (method: string, params: unknown) => void;

/**
 * Requests with ids over one line, and their answers as promises. A request in flight when the line drops fails with
 * `NotConnected`; whether it is sent again is the business of who sent it (see `Outbox`).
 */
export class Caller {
  private next_id = 1;
  private readonly waiting = new Map<number, Waiting>();

  constructor(
    private readonly line: Line,
    private readonly on_notification: OnNotification,
  ) {}

  /** @throws NotConnected, Refusal, ProtocolFault (as rejections) */
  call<Result>(method: string, params: object = {}): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const request: RpcRequest = { jsonrpc: "2.0", id: this.next_id++, method, params };
      if (!this.line.send(JSON.stringify(request))) {
        reject(new NotConnected());
        return;
      }
      this.waiting.set(request.id, { settle: (result) => resolve(result as Result), fail: reject });
      this.line.expect_answer();
    });
  }

  /** Feeds one frame; false when it is none of this protocol. */
  receive(text: string): boolean {
    const incoming = read_incoming(text);
    if (!incoming) return false;
    if (incoming.kind === "notification") {
      this.on_notification(incoming.method, incoming.params);
      return true;
    }
    if (incoming.id === undefined) return true;
    const waiting = this.waiting.get(incoming.id);
    this.waiting.delete(incoming.id);
    if (incoming.kind === "result") waiting?.settle(incoming.result);
    else waiting?.fail(from_rpc_error(incoming.error));
    return true;
  }

  /** The line is gone: what was not answered will not be. */
  line_down(): void {
    const lost = [...this.waiting.values()];
    this.waiting.clear();
    for (const waiting of lost) waiting.fail(new NotConnected());
  }
}
