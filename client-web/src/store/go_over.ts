import { Refusal } from "../rpc/refusal";
import type { KeptText } from "../rpc/outbox";
import { forget_waiting } from "./own_device";
import type { Followed } from "./proof/record_witness";
import type { Succession } from "./proof/succession";
import type { TableSession } from "./table_session";

/**
 * Takes this device from a closed log of a table to the one that goes on from it. What is evidence of the closed one is set
 * aside; what was written for it and waits is not sent to the other. Where another window has done so already, what this
 * device keeps is of the other log: only what waits in this window is given up.
 */
export function go_over(session: TableSession, storage: KeptText, table: string, succession: Succession): Followed {
  const followed = session.witness.follow(table, succession);
  if (followed === "no_room") return followed;
  session.outbox?.give_up(new Refusal({ code: "record_rewritten" }));
  if (followed === "already") return followed;
  const { kept_as = table, origin } = succession;
  session.checkpoints.forget(kept_as);
  session.receipts.set_aside(table, origin, kept_as);
  forget_waiting(storage, kept_as);
  void session.device.let_go();
  return followed;
}
