// The vocabulary and the views by the names that the screens use; all made from ../schemas (see generated.ts).
import type { ActionFields, PlanNode, Proposal, VoteTerms } from "./generated";

export type * from "./generated";

/** "<kind>-<n>". */
export type ObjectRef = string;
export type Cursor = string;
/** The alternatives are told apart by `kind`. */
export type NodeFields = PlanNode["fields"];
export type Localisation = ActionFields["where"];
export type Patch = NonNullable<Proposal["patch"]>;
export type VoteSubject = VoteTerms["subject"];
export type Majority = VoteTerms["majority"];
