import { useCallback } from "react";
import type { ErasureKind } from "../protocol/types";
import { useAll } from "./hooks";

/** The number on record of the newest order that took the texts, or what `kind` says, of one of these things. */
export function useErasedBy(): (objects: readonly string[], kind: ErasureKind) => number | undefined {
  const redactions = useAll("redaction");
  return useCallback(
    (objects, kind) => {
      let newest: number | undefined;
      for (const redaction of redactions) {
        const reaches = redaction.targets.some((target) => objects.includes(target.object) && (target.kind === kind || (target.kind === "person" && kind !== "statements")));
        if (reaches && (newest === undefined || redaction.entry > newest)) newest = redaction.entry;
      }
      return newest;
    },
    [redactions],
  );
}
