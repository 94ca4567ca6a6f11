import type { PastTable } from "../protocol/session";
import type { KeptText } from "../rpc/outbox";
import type { Timers } from "../transport/timers";
import { useSession } from "./hooks";
import { TableSession } from "./table_session";

/** Time stands still in the past, and nothing is due there. */
const still: Timers = { now: () => 0, after: () => () => {}, random: () => 0 };

const forgetful: KeptText = { getItem: () => null, setItem: () => {}, removeItem: () => {} };

/** A session in which the table is read as it stood. */
export function past_session(past: PastTable, present: TableSession): TableSession {
  const session = new TableSession({
    api: present.api,
    open_socket: () => {
      throw new Error("there is no line to the past");
    },
    timers: still,
    storage: forgetful,
    tab_storage: forgetful,
  });
  session.show_past(past, present);
  return session;
}

/** How many entries the table that is shown rests on, where it is not the present one. */
export function usePast(): number | undefined {
  return useSession((state) => state.past);
}
