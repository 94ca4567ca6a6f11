import type { ChipTone } from "../../parts/chip";
import type { Outcome } from "../../protocol/types";

const tones: Record<Outcome, ChipTone> = {
  approved_unanimously: "ok",
  approved_by_majority: "ok",
  approved_with_reservations: "ok",
  not_approved: "error",
  tie_not_approved: "warn",
  no_structural_quorum: "warn",
};

/** Tie and missing quorum have a head of their own, amber (screens 5.6). */
export const outcome_tone = (outcome: Outcome): ChipTone => tones[outcome];
