import type { You, CapacityView, Permission, SessionView } from "../protocol/session";
import type { LineInGrace } from "../protocol/types";
import type { Refusal } from "../rpc/refusal";
import type { Carrier } from "../transport/carrier";
import type { LinkStatus } from "../transport/link";
import type { Look } from "./proof/record_witness";
import type { Succession } from "./proof/succession";
import type { SeenCheckpoint } from "./seen_checkpoint";

/**
 * Where a person stands: `starting` asks who is signed in, `unreachable` could not ask, `choosing` has no mandate
 * chosen yet, `joining` waits for the first snapshot, `joined` shows the table (also while the line is down).
 */
export type SessionPhase = "starting" | "unreachable" | "signed_out" | "choosing" | "joining" | "joined";

/** The server's history is not the one this device has seen: acts are suspended, reading stays possible. */
export interface RewrittenRecord {
  readonly seen: SeenCheckpoint | undefined;
  readonly detail: unknown;
}

export interface SessionState {
  readonly phase: SessionPhase;
  readonly session?: SessionView;
  /** The chosen mandate or office, as the session lists it. */
  readonly acting?: CapacityView;
  /** The same as the join confirmed it. */
  readonly you?: You;
  readonly may: readonly Permission[];
  readonly link: LinkStatus;
  /** How the line travels: `http` is slower to tell what is new, and otherwise the same. */
  readonly carrier: Carrier;
  /** The session ended while a page was open: a dialog asks to sign in again, the page stays. */
  readonly expired: boolean;
  /** What is shown was kept on this device, as it stood then (server time in milliseconds); absent once the table answered. */
  readonly seen_at?: number;
  /** The table as it stood after so many entries, to be read alone; absent: the table as it is. */
  readonly past?: number;
  /** Server announced a restart. */
  readonly closing: boolean;
  readonly rewritten?: RewrittenRecord;
  /** The table goes on in another log than the one this device knows; absent once a person has compared and gone over. */
  readonly succession?: Succession;
  /** What this device found by itself when it last returned to the record; absent before. */
  readonly looked?: Look["state"];
  /** Why the table could not be joined under this mandate. */
  readonly join_refused?: Refusal;
  /** Bodies that take part from afar and whose line fell, as the server tells this reader: all for the desk, else the own one. */
  readonly lines: readonly LineInGrace[];
  /** Commands of an earlier page that were refused after all. */
  readonly orphan_refusals: readonly Refusal[];
}

export const first_state: SessionState = {
  phase: "starting",
  may: [],
  link: { state: "stopped" },
  carrier: "web_socket",
  expired: false,
  closing: false,
  lines: [],
  orphan_refusals: [],
};

/** Nothing may be done until a person has cleared up what the record is. */
export function suspended({ rewritten, succession }: SessionState): boolean {
  return rewritten !== undefined || succession !== undefined;
}

/** Mandates under which one can enter now. */
export function usable(capacity: CapacityView): boolean {
  return capacity.status === "valid";
}

/** A substitute that would have to take over before acting (decision 28). */
export function must_take_over(capacity: CapacityView): boolean {
  return capacity.capacity === "substitute" && capacity.active === false;
}

/** Whether the join allows a method, to any object or at least to those of the own body. */
export function allows(may: readonly Permission[], method: string): boolean {
  return may.some((permission) => permission.action === method);
}
