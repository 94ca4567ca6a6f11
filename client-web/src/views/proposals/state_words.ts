import type { ChipTone } from "../../parts/chip";
import type { ProposalState } from "../../protocol/types";

const tones: Record<ProposalState, ChipTone> = {
  submitted: "outline",
  to_be_cured: "warn",
  inadmissible: "error",
  admissible: "ok",
  in_discussion: "info",
  positions_open: "info",
  positions_closed: "ok",
  replied: "ok",
  withdrawn: "muted",
};

/** Colour beside the word of a state, never instead of it. */
export const state_tone = (state: ProposalState): ChipTone => tones[state];

const signs: Record<ProposalState, string> = {
  submitted: "clock",
  to_be_cured: "warning-circle",
  inadmissible: "close-circle",
  admissible: "check-circle",
  in_discussion: "comment",
  positions_open: "unlocked",
  positions_closed: "check-circle",
  replied: "comment",
  withdrawn: "minus",
};

export const state_icon = (state: ProposalState): string => signs[state];
