import type { Predecessor } from "../../protocol/types";
import type { SeenCheckpoint } from "../seen_checkpoint";
import type { ShownLog } from "./key_chain";
import type { Witnessed } from "./record_witness";
import { citation, type ClosedLog } from "./succession_chain";

/**
 * How the end that the successor cites stands to what this device has seen of the closed log: `same` entries, `beyond` it (the
 * successor does not carry on what was seen after it), `before` it (only the closed log's own entries can show more).
 */
export type Comparison = "same" | "beyond" | "before";

/** A log that says of itself that it goes on from the one this device knows. Nothing of it is believed until a person has compared. */
export interface Succession {
  /** The closed log. */
  readonly origin: string;
  /** The key that this device knew of it. */
  readonly vkey?: string;
  readonly kept: Witnessed;
  /** The furthest that this device has seen of it, signed or not. */
  readonly seen: SeenCheckpoint;
  readonly cited: { readonly size: number; readonly root: string };
  readonly successor: { readonly origin: string; readonly vkey: string; readonly checkpoint: string };
  readonly comparison: Comparison;
  /** This browser has computed from the closed log's public files that what was seen and what is cited are of one history. */
  readonly one_history?: boolean;
  /** Logs between the closed one and the shown one, each closed as well; oldest first, absent where there are none. */
  readonly through?: readonly ClosedLog[];
  /** The short name under which this device kept the closed log, where the table has another one now. */
  readonly kept_as?: string;
}

/** What this device remembers of a log that it has left: where it ended, and which one it left it for. */
export interface Ended {
  readonly cited: { readonly size: number; readonly root: string };
  readonly successor: { readonly origin: string; readonly vkey: string };
  readonly through?: readonly ClosedLog[];
  /** Device time at which a person went over. */
  readonly at: number;
}

/** What a log says it goes on from, if that is the log of `origin`. */
export function cited_end({ succeeds }: ShownLog, origin: string): Predecessor | undefined {
  const cited = citation(succeeds);
  return cited?.origin === origin ? cited : undefined;
}

/** Undefined where the log had another root at the cited size: that is a fork. */
export function compare_end(seen: readonly SeenCheckpoint[], cited: Predecessor): Comparison | undefined {
  if (seen.some(({ size, root }) => size === cited.size && root !== cited.root)) return undefined;
  const furthest = Math.max(...seen.map(({ size }) => size));
  return furthest === cited.size ? "same" : furthest > cited.size ? "beyond" : "before";
}

export function furthest_of(seen: readonly [SeenCheckpoint, ...SeenCheckpoint[]]): SeenCheckpoint {
  const { size, root, at } = seen.reduce((most, one) => (one.size > most.size ? one : most));
  return { size, root, at };
}
