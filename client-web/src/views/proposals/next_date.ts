import type { Proposal } from "../../protocol/types";

/** The next day that a proposer waits for, as the server has set it; undefined when no term runs. */
export function next_date(proposal: Proposal): { readonly what: "examine" | "cure" | "reply"; readonly on: string } | undefined {
  if (proposal.state === "submitted") return { what: "examine", on: proposal.examine_by };
  if (proposal.state === "to_be_cured" && proposal.admissibility?.cure_by !== undefined) return { what: "cure", on: proposal.admissibility.cure_by };
  if (proposal.state === "positions_closed" && proposal.reply_by !== undefined) return { what: "reply", on: proposal.reply_by };
  return undefined;
}
