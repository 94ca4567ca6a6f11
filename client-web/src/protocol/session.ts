import type { Bench, Capacity, Instant, LocalDate, MandateStatus, ObjectRef, Role, Standing } from "./types";

/** Answers of the few HTTP routes (sign-in, session, invitations) and of `table.join`. */

export interface Account {
  readonly id: string;
  readonly email: string;
}

/** One way in which the signed-in person may act: a mandate for a body, or an office of the table. */
export interface CapacityView {
  /** What `table.join` is told: "mandate-5" or "appointment-2". */
  readonly acting: ObjectRef;
  readonly capacity: Capacity;
  readonly status: MandateStatus;
  readonly valid_from: LocalDate;
  /** Last day. */
  readonly valid_to?: LocalDate;
  /** Of an office. */
  readonly role?: Role;
  // Of a mandate.
  readonly organisation?: ObjectRef;
  readonly organisation_name?: string;
  readonly bench?: Bench;
  readonly standing?: Standing;
  readonly voting?: boolean;
  readonly demonstration?: boolean;
  /** It acts for the body now (decision 28). */
  readonly active?: boolean;
  /** Another person does. */
  readonly active_holder_is_other?: boolean;
}

export interface TableSummary {
  readonly slug: string;
  readonly name: string;
  readonly ambito: string;
  readonly demonstration: boolean;
}

export interface SessionView {
  readonly account: Account;
  readonly table: TableSummary;
  readonly capacities: readonly CapacityView[];
  /** Decision 38: served without encryption on a local network; said on every screen. */
  readonly insecure_lan: boolean;
}

export interface InvitationView {
  readonly organisation_name?: string;
  readonly capacity: Capacity;
  readonly email: string;
  readonly expires_at: Instant;
  readonly table: TableSummary;
}

/** The role that permissions are asked for: `standby_` when another person acts for the body now. */
export type ActingRole =
  | "citizen"
  | "observer"
  | "delegate"
  | "substitute"
  | "standby_delegate"
  | "standby_substitute"
  | "legal_representative"
  | "suspended"
  | "chair"
  | "deputy_chair"
  | "secretary"
  | "auditor"
  | "system";

/** "This reader may send this method" to things of the own body, of others, or that belong to nobody. */
export interface Permission {
  readonly action: string;
  readonly relation: "none" | "own" | "other";
}

export interface You {
  readonly acting: ObjectRef;
  readonly role: ActingRole;
  readonly capacity: Capacity;
  readonly organisation?: ObjectRef;
  /** One's own name. */
  readonly person_label?: string;
}

export interface WireEntity {
  readonly type: string;
  readonly id: string;
  readonly seq: number;
  readonly value: unknown;
}

export interface WireRemoval {
  readonly type: string;
  readonly id: string;
}

/** Notification `table.changed`. */
export interface TableChanged {
  /** Size of the record after this change. */
  readonly seq: number;
  readonly changed: readonly WireEntity[];
  readonly removed: readonly WireRemoval[];
  /** Root of the tree of that size, hexadecimal. */
  readonly root?: string;
}

export interface JoinAnswer {
  readonly you: You;
  readonly may: readonly Permission[];
  readonly audiences_hash: string;
  readonly seq: number;
  readonly root: string;
  /** The server's hour, for the clocks. */
  readonly now: Instant;
  /** True: `entities` is everything, and what was held is void; false: it is what changed since `since`. */
  readonly fresh: boolean;
  readonly entities: readonly WireEntity[];
  readonly removed: readonly WireRemoval[];
}

export interface ReceiptEntry {
  readonly index: number;
  /** Its exact bytes. */
  readonly leaf: string;
  /** Base64, leaf sibling first. */
  readonly proof: readonly string[];
  /** Each base64url of [salt, name, value]. */
  readonly disclosures: readonly string[];
}

export interface Receipt {
  /** Signed note (tlog-checkpoint) of the tree that holds the entries. */
  readonly checkpoint: string;
  readonly entries: readonly ReceiptEntry[];
}

/** What every accepted command answers. */
export interface CommandAnswer {
  readonly seq: number;
  readonly receipt: Receipt;
  readonly created?: ObjectRef;
}
