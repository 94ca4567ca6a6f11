import { useEffect, useId, useRef, useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Field } from "../../parts/field";
import { Notice } from "../../parts/notice";
import { short_day_text } from "../../parts/time_text";
import { useTavolo } from "../../store/hooks";
import { read_note } from "../../store/proof/note";
import { check_receipt, read_proof_text, type Known, type ProofText, type ReceiptCheck } from "../../store/proof/receipt_check";
import type { TableSession } from "../../store/table_session";
import { useTitle } from "../use_title";
import { CheckResult } from "./check_result";

/** Longest receipt that is read, in characters: one of hundreds of entries is far shorter. */
const longest = 4_000_000;

const slug_of = (origin: string): string => origin.slice(origin.lastIndexOf("/") + 1);

/** What this device knows of a log by itself. */
export function known_of(session: TableSession, origin: string): Known {
  const key = session.witness.keys.read(origin);
  const table = slug_of(origin);
  // A size and root without a signature do not say of which log they are.
  const seen = session.witness.read_of(table, origin) ?? (session.witness.read(table) ? undefined : session.checkpoints.read(table));
  return { key_from: "device", ...(key ? { vkey: key.vkey, ...(key.before ? { before: key.before } : {}) } : {}), ...(seen ? { seen } : {}) };
}

/** Bytes of an entry that were handed in by themselves, for a `.tlog-proof` that does not carry them. */
function is_leaf(text: string): boolean {
  try {
    const value = JSON.parse(text) as Record<string, unknown>;
    return typeof value["seq"] === "number" && typeof value["log"] === "string";
  } catch {
    return false;
  }
}

/**
 * Checks any receipt in this browser, without asking a server anything: for whoever holds one, signed in or not, with or
 * without network.
 */
export function CheckPage() {
  const { t, i18n } = useTranslation();
  const { session } = useTavolo();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [given, set_given] = useState<readonly ProofText[]>([]);
  const [leaf, set_leaf] = useState<string>();
  const [pasted, set_pasted] = useState("");
  const [unread, set_unread] = useState(false);
  const [over, set_over] = useState(false);
  const [vkey, set_vkey] = useState("");
  const [checked, set_checked] = useState<readonly ReceiptCheck[]>([]);
  useTitle(t("receipt_check.title"));

  const [first] = given;
  const origin = first && read_note(first.checkpoint)?.origin;
  const known_key = origin === undefined ? undefined : session.witness.keys.read(origin);

  useEffect(() => {
    let here = true;
    const with_key = vkey.trim() === "" ? {} : ({ vkey, before: [], key_from: "person" } as const);
    const ask = async () => {
      const done = await Promise.all(
        given.map((one) => {
          const from = read_note(one.checkpoint)?.origin ?? "";
          return check_receipt(one.leaf === undefined && leaf !== undefined ? { ...one, leaf } : one, { ...known_of(session, from), ...with_key });
        }),
      );
      if (!here) return;
      set_checked(done.filter((one) => one !== undefined));
      if (done.some((one) => one === undefined)) set_unread(true);
    };
    void ask();
    return () => {
      here = false;
    };
  }, [given, leaf, vkey, session]);

  const take = (text: string) => {
    if (is_leaf(text)) {
      set_leaf(text.trim());
      return;
    }
    const read = text.length > longest ? undefined : read_proof_text(text);
    set_unread(!read);
    set_given(read ?? []);
    if (!read) set_checked([]);
  };
  const take_files = async (files: readonly File[]) => {
    for (const file of files) take(file.size > longest ? "" : await file.text());
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    set_over(false);
    void take_files([...event.dataTransfer.files]);
  };

  return (
    <div className="bounded page receipt-check">
      <div>
        <h1>{t("receipt_check.title")}</h1>
        <p>{t("receipt_check.lead")}</p>
      </div>
      <div
        className={`receipt-drop ${over ? "over" : ""}`}
        onDragOver={(event) => {
          event.preventDefault();
          set_over(true);
        }}
        onDragLeave={() => set_over(false)}
        onDrop={dropped}
      >
        <p id={`${id}-drop`}>{t("receipt_check.drop")}</p>
        <input ref={input} id={`${id}-file`} className="visually-hidden" tabIndex={-1} type="file" multiple accept=".json,.tlog-proof,text/plain,application/json" aria-label={t("receipt_check.choose")} onChange={(event) => void take_files([...(event.target.files ?? [])])} />
        <div className="button-row">
          <Button tone="outline" icon="upload" onClick={() => input.current?.click()}>
            {t("receipt_check.choose")}
          </Button>
        </div>
        <Field
          label={t("receipt_check.paste")}
          lines={4}
          value={pasted}
          on_change={(text) => {
            set_pasted(text);
            // Who copies a text by hand often leaves its last line break behind.
            if (text.trim() !== "") take(text.endsWith("\n") ? text : `${text}\n`);
            else set_unread(false);
          }}
          error={unread ? t("receipt_check.unread") : undefined}
        />
      </div>
      <Field
        label={t("receipt_check.key")}
        label_note={t("receipt_check.key_note")}
        value={vkey}
        on_change={set_vkey}
        hint={known_key ? t("receipt_check.key_known", { day: short_day_text(known_key.at, i18n.language) }) : t("receipt_check.key_unknown")}
      />
      <div aria-live="polite">
        {checked.map((one) => (
          <CheckResult key={one.index} checked={one} />
        ))}
      </div>
      <Notice>{t("receipt_check.guarantee")}</Notice>
    </div>
  );
}
