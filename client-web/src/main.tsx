import { start } from "./start";
import { table_socket } from "./transport/link";
import { browser_wake } from "./transport/wake";

void start({
  fetch: (address, init) => fetch(address, init),
  open_socket: (table) => table_socket(table, location),
  storage: localStorage,
  tab_storage: sessionStorage,
  wake: browser_wake,
});
