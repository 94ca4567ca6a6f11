import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import type { ErasureTarget } from "../../protocol/types";
import { useMayOn } from "../../store/may";
import { ErasureDialog } from "./erasure_dialog";

/** For who may apply an order of erasure; nobody else sees it. */
export function EraseButton({ targets, of }: { targets: readonly ErasureTarget[]; of?: string }) {
  const { t } = useTranslation();
  const may = useMayOn("apply_redaction", "none");
  const [open, set_open] = useState(false);
  if (!may || targets.length === 0) return null;
  return (
    <>
      <Button dense tone="link" onClick={() => set_open(true)}>
        {t("erasure.open")} {of !== undefined && <span className="visually-hidden">{of}</span>}
      </Button>
      {open && <ErasureDialog targets={targets} on_close={() => set_open(false)} />}
    </>
  );
}

const held = ["mandate", "appointment"];
const written_things = ["comment", "proposal", "node", "vote", "poll", "sitting", "agenda_item", "intervention", "objection", "document", "organisation", "redaction", "mandate"];
const kind_of = (object: string) => object.slice(0, object.lastIndexOf("-"));

/** What an order can name of the thing that an entry speaks of. */
export function targets_of(line: { readonly object: string; readonly event: string; readonly organisation?: string | undefined }): readonly ErasureTarget[] {
  const kind = kind_of(line.object);
  const all: ErasureTarget[] = [];
  if (line.event.startsWith("position.") && line.organisation !== undefined) all.push({ kind: "statements", object: line.object, organisation: line.organisation });
  if (held.includes(kind)) all.push({ kind: "person", object: line.object });
  if (written_things.includes(kind)) all.push({ kind: "texts", object: line.object }, { kind: "reasons", object: line.object });
  return all;
}
