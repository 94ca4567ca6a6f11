import type { Look, RecordWitness } from "./proof/record_witness";
import type { SessionState } from "./session_state";

/** A look that takes so long keeps back nothing that waits: as one without a proof. */
export const look_patience_ms = 10_000;

/** What goes in and what falls away of the state. */
type Change = readonly [Partial<SessionState>, (keyof SessionState)[]];

/** The record shown is the one that this device knows. */
export function is_fine(look: Look): boolean {
  return look.state === "first" || look.state === "same" || look.state === "grown";
}

/** What a look at the record changes on a page; a look that proves nothing takes no alarm away. */
export function after_look(look: Look, witness: RecordWitness, table: string): Change {
  const looked = look.state;
  if (look.state === "succeeded") return [{ looked, succession: look.succession }, ["rewritten"]];
  if (look.state === "forked") return [{ looked, rewritten: { seen: witness.read(table), detail: look.evidence } }, ["succession"]];
  return [{ looked }, is_fine(look) ? ["rewritten", "succession"] : []];
}
