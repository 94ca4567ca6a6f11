import type { ChipTone } from "../../parts/chip";
import type { NoticeOutcome } from "../../protocol/types";

export const outcome_tones: Record<NoticeOutcome, ChipTone> = { queued: "outline", accepted: "info", delivered: "ok", failed: "error" };
