import { start } from "./start";
import type { Fetch } from "./rpc/web_api";
import { table_line_by_http } from "./transport/http_socket";
import { table_socket } from "./transport/link";
import { real_timers } from "./transport/timers";
import { browser_wake } from "./transport/wake";

const ask: Fetch = (address, init) => fetch(address, init);

void start({
  fetch: ask,
  open_socket: (table) => table_socket(table, location),
  open_http: (table) => table_line_by_http(table, ask, real_timers),
  storage: localStorage,
  tab_storage: sessionStorage,
  wake: browser_wake,
});
