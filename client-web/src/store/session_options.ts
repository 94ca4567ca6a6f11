import type { KeptText } from "../rpc/outbox";
import type { WebApi } from "../rpc/web_api";
import type { SocketLike } from "../transport/link";
import type { Timers } from "../transport/timers";
import type { WakeSignals } from "../transport/wake";
import type { LastSeenShelf } from "./own_device";

/** What a `TableSession` is given of the world: lines, clocks and shelves. */
export interface TableSessionOptions {
  readonly api: WebApi;
  readonly open_socket: (table: string) => SocketLike;
  /** The same line by HTTP alone, for where no WebSocket gets through; absent: there is only the WebSocket. */
  readonly open_http?: (table: string) => SocketLike;
  readonly timers: Timers;
  /** Survives the browser: drafts, commands that wait, the checkpoint seen. */
  readonly storage: KeptText;
  /** Where what was last seen is kept on a device of one's own; absent: nowhere. */
  readonly last_seen?: LastSeenShelf;
  /** Lives as long as the tab: the mandate chosen here. */
  readonly tab_storage: KeptText;
  readonly wake?: WakeSignals;
}
