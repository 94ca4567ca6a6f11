import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import type { ErasureTarget } from "../../protocol/types";
import { useTavolo } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { ErasureDialog } from "./erasure_dialog";

/** A target; of texts also what they are called, where those of several things are offered. */
export type NamedTarget = ErasureTarget & { readonly label?: string | undefined };

/** For who may apply an order of erasure; nobody else sees it. */
export function EraseButton({ targets, of }: { targets: readonly NamedTarget[]; of?: string | undefined }) {
  const { t } = useTranslation();
  const { announcer } = useTavolo();
  const may = useMayOn("apply_redaction", "none");
  const offered = may && targets.length > 0;
  const [open, set_open] = useState(false);
  const [erased, set_erased] = useState(0);
  // What is erased may take this button away with it, before the answer or after.
  const home = useRef<HTMLElement | null>(null);
  const erasing = useRef(false);
  const go_home = useCallback(() => {
    erasing.current = false;
    announcer.say("polite", "erasure", t("erasure.done"));
    const place = home.current?.isConnected === true ? home.current : document.querySelector<HTMLElement>("main");
    const head = place?.querySelector<HTMLElement>("h1, h2, h3, h4") ?? place;
    if (!head) return;
    if (!head.hasAttribute("tabindex")) head.tabIndex = -1;
    head.focus();
  }, [announcer, t]);
  const go = useRef(go_home);
  go.current = go_home;
  useEffect(
    () => () => {
      // After the dialog has given the focus back to an opener that is going.
      if (erasing.current) setTimeout(() => go.current(), 0);
    },
    [],
  );
  // An effect, since what lies behind a dialog takes no focus until the dialog is gone.
  useEffect(() => {
    if (erased > 0) go.current();
  }, [erased]);
  // Nothing is left to erase: the dialog went with the button, before its answer came.
  useEffect(() => {
    if (!offered && erasing.current) go.current();
  }, [offered]);
  if (!offered) return null;
  const show = (button: Element) => {
    // Not the article or line itself: it may be another one afterwards, and take the focus along.
    home.current = button.closest<HTMLElement>("section, main");
    set_open(true);
  };
  const close = (done: boolean) => {
    set_open(false);
    if (done && erasing.current) set_erased((n) => n + 1);
    else erasing.current = false;
  };
  return (
    <>
      <Button dense tone="link" onClick={(event) => show(event.currentTarget)}>
        {t("erasure.open")} {of !== undefined && <span className="visually-hidden">{of}</span>}
      </Button>
      {open && <ErasureDialog targets={targets} on_sending={(sending) => (erasing.current = sending)} on_close={close} />}
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
