import { AppUpdate } from "./store/app_update";
import { start } from "./start";
import type { Fetch } from "./rpc/web_api";
import { indexed_shelf } from "./store/indexed_shelf";
import { table_line_by_http } from "./transport/http_socket";
import { table_socket } from "./transport/link";
import { real_timers } from "./transport/timers";
import { browser_wake } from "./transport/wake";

const ask: Fetch = (address, init) => fetch(address, init);

declare const __WIRE__: string;
const last_seen = indexed_shelf(__WIRE__);
const app_update = new AppUpdate(navigator.serviceWorker, () => location.reload());
// After the page itself: the files of the shell are not to compete with what is on screen.
addEventListener("load", () => void app_update.begin());

void start({
  fetch: ask,
  open_socket: (table) => table_socket(table, location),
  open_http: (table) => table_line_by_http(table, ask, real_timers),
  storage: localStorage,
  ...(last_seen ? { last_seen } : {}),
  app_update,
  tab_storage: sessionStorage,
  wake: browser_wake,
});
