import { WebApi, type Fetch } from "./rpc/web_api";
import { Preferences } from "./store/preferences";
import { Announcer } from "./store/announcer";
import type { Tavolo } from "./store/hooks";
import type { LastSeenShelf } from "./store/own_device";
import { TableSession } from "./store/table_session";
import type { AppUpdate } from "./store/app_update";
import type { KeptText } from "./rpc/outbox";
import type { SocketLike } from "./transport/link";
import { real_timers, type Timers } from "./transport/timers";
import type { WakeSignals } from "./transport/wake";

export interface Surroundings {
  readonly fetch: Fetch;
  readonly open_socket: (table: string) => SocketLike;
  readonly open_http?: (table: string) => SocketLike;
  readonly storage: KeptText;
  readonly last_seen?: LastSeenShelf;
  readonly tab_storage: KeptText;
  readonly app_update?: AppUpdate;
  readonly timers?: Timers;
  readonly wake?: WakeSignals;
}

/** Puts the layers together; the program passes the browser, a test its own. */
export function make_tavolo(around: Surroundings): Tavolo {
  const timers = around.timers ?? real_timers;
  const session = new TableSession({
    api: new WebApi(around.fetch),
    open_socket: around.open_socket,
    ...(around.open_http ? { open_http: around.open_http } : {}),
    timers,
    storage: around.storage,
    ...(around.last_seen ? { last_seen: around.last_seen } : {}),
    tab_storage: around.tab_storage,
    ...(around.wake ? { wake: around.wake } : {}),
  });
  return { session, announcer: new Announcer(timers), preferences: new Preferences(around.storage), ...(around.app_update ? { app_update: around.app_update } : {}) };
}
