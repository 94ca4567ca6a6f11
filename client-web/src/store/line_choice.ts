import { WebRefusal } from "../rpc/web_api";
import { CarrierChoice, type Carrier } from "../transport/carrier";
import type { TableSessionOptions } from "./session_options";

/** What carried last, in the tab's storage, so that a reload behind the same proxy does not wait for a WebSocket again. */
const carrier_key = "tavolo:carrier";

/** The lines to a table: a WebSocket, else HTTP where there is one. */
export function line_choice(
  { api, open_socket, open_http, tab_storage, timers }: TableSessionOptions,
  table: string,
  told: { readonly on_carrier: (carrier: Carrier) => void; readonly on_better: () => void },
): CarrierChoice {
  const web_socket = () => open_socket(table);
  return new CarrierChoice({
    web_socket,
    http: open_http ? () => open_http(table) : web_socket,
    timers,
    reachable: () => api.session().then(() => true, (error: unknown) => error instanceof WebRefusal && error.status > 0),
    ...(open_http && tab_storage.getItem(carrier_key) === "http" ? { begin_with: "http" as const } : {}),
    on_carrier: (carrier) => {
      if (open_http === undefined) return;
      if (carrier === "http") tab_storage.setItem(carrier_key, carrier);
      else tab_storage.removeItem(carrier_key);
      told.on_carrier(carrier);
    },
    on_better: told.on_better,
  });
}
