import type { Bench, Capacity, Instant, LocalDate, MandateStatus, ObjectRef, Standing } from "./types";

/** Answers of the few HTTP routes (sign-in, session, invitations) and of `table.join`. */

export interface Account {
  readonly id: string;
  readonly email?: string;
}

/** One way in which the signed-in person may act: a mandate for a body, or an office of the table. */
export interface CapacityView {
  /** What `table.join` is told: "mandate-5" or "appointment-2". */
  readonly as: ObjectRef;
  readonly capacity: Capacity;
  readonly organisation?: ObjectRef;
  readonly organisation_name?: string;
  readonly demonstration?: boolean;
  readonly bench?: Bench;
  readonly standing?: Standing;
  readonly voting?: boolean;
  readonly valid_from: LocalDate;
  readonly valid_to?: LocalDate;
  readonly status: MandateStatus;
  /** Of a mandate: it acts for the body now (decision 28). */
  readonly active?: boolean;
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
}

/** "This reader may send this method": to any object, or only to those of the own body. */
export interface Permission {
  readonly method: string;
  readonly relation?: string;
}

export interface ActingAs {
  readonly as: ObjectRef;
  readonly capacity: Capacity;
  readonly organisation?: ObjectRef;
  readonly active?: boolean;
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

export interface TableChanged {
  /** Size of the record after this change. */
  readonly seq: number;
  readonly changed: readonly WireEntity[];
  readonly removed: readonly WireRemoval[];
  /** Root of the tree of that size, hexadecimal, where the server sends it. */
  readonly root?: string;
}

export interface JoinAnswer {
  readonly you: ActingAs;
  readonly may: readonly Permission[];
  readonly audiences_hash: string;
  readonly seq: number;
  readonly root?: string;
  /** The server's hour, for the clocks. */
  readonly now: Instant;
  /** True: `snapshot` holds all; false: `changed` and `removed` since what was asked. */
  readonly fresh: boolean;
  readonly snapshot?: readonly WireEntity[];
  readonly changed?: readonly WireEntity[];
  readonly removed?: readonly WireRemoval[];
}

export interface ReceiptEntry {
  readonly index: number;
  readonly leaf: string;
  readonly proof: readonly string[];
  readonly disclosures: Readonly<Record<string, unknown>>;
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
