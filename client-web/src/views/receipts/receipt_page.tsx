import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Breadcrumb } from "../../parts/breadcrumb";
import { Button } from "../../parts/button";
import { ProofState } from "../../parts/proof_state";
import { Skeleton } from "../../parts/skeleton";
import { number_text, second_text } from "../../parts/time_text";
import type { EntryDetail } from "../../protocol/types";
import { useSession, useTavolo } from "../../store/hooks";
import { read_note } from "../../store/proof/note";
import { check_receipt, type ProofText, type ReceiptCheck } from "../../store/proof/receipt_check";
import { proof_file, receipt_name, save_file, save_receipt } from "../../store/receipts";
import { useQuery } from "../../store/use_command";
import { EventSentence } from "../event_sentence";
import { later_steps } from "../record/proof_steps";
import { useEntryState } from "../record/use_entry_state";
import { Link } from "../router";
import { useTitle } from "../use_title";
import { known_of } from "./check_page";
import { CheckResult } from "./check_result";
import { ReceiptSheet } from "./receipt_sheet";

/** One receipt: for paper, for a file, and checked at once by this browser. Where this device kept it, also without network. */
export function ReceiptPage({ index: index_text }: { index: string }) {
  const { t, i18n } = useTranslation();
  const { session } = useTavolo();
  const index = /^\d{1,15}$/.test(index_text) ? Number(index_text) : -1;
  const table = useSession((state) => state.session?.table.slug ?? "");
  const { value: entry, failed } = useQuery<EntryDetail>("get_entry", { index });
  const kept = useMemo(() => session.receipts.read(table, index, session.witness.origin(table)), [session, table, index]);
  const given = useMemo(() => proof_of(index, entry, kept?.entries[0] && { ...kept.entries[0], checkpoint: kept.checkpoint }), [index, entry, kept]);
  const [checked, set_checked] = useState<ReceiptCheck>();
  useEffect(() => {
    let here = true;
    const origin = read_note(given?.checkpoint ?? "")?.origin ?? "";
    if (given) void check_receipt(given, known_of(session, origin)).then((done) => here && set_checked(done));
    return () => {
      here = false;
    };
  }, [given, session]);
  const title = t("own_receipts.one", { n: number_text(index, i18n.language) });
  useTitle(title);
  if (!given) {
    return (
      <div className="bounded page">
        <h1>{title}</h1>
        {failed ? <p>{t("record.entry_failed")}</p> : <Skeleton words={t("record.entry_loading")} cards={1} />}
      </div>
    );
  }
  return (
    <div className="bounded page receipt-check">
      <Breadcrumb links={[<Link key="all" to="/ricevute">{t("own_receipts.title")}</Link>]} here={title} />
      <ReceiptSheet title={title} heading={entry ? <EventSentence told={entry.line} brief={false} /> : title} index={index} checked={checked}>
        <div className="button-row">
          <Button icon="download" onClick={() => save_file(`${receipt_name(table, index)}.tlog-proof`, proof_file(index, given.proof, given.checkpoint, given.leaf), "text/plain")}>
            {t("own_receipts.save_proof")}
          </Button>
          {kept && (
            <Button tone="outline" icon="download" onClick={() => save_receipt(table, kept)}>
              {t("own_receipts.save_receipt")}
            </Button>
          )}
          <Button tone="outline" icon="print" onClick={() => window.print()}>
            {t("own_receipts.print")}
          </Button>
        </div>
        <p className="small muted">{t(kept ? "own_receipts.with_texts" : "own_receipts.without_texts")}</p>
      </ReceiptSheet>
      {entry && <ReceiptProof at={entry.line.ts} index={index} size={entry.tree_size} />}
      <div aria-live="polite">{checked && <CheckResult checked={checked} />}</div>
    </div>
  );
}

/** Registrata, co-firmata, marcata temporalmente: how far the entry has come, as the server says it. */
function ReceiptProof({ at, index, size }: { at: string; index: number; size: number }) {
  const { t, i18n } = useTranslation();
  const state = useEntryState(index);
  const recorded = { name: t("proof.recorded"), words: t("record.in_tree_of", { n: number_text(size, i18n.language) }), at: second_text(at, i18n.language) };
  return (
    <section className="card-plain" aria-labelledby="receipt-proof">
      <h2 id="receipt-proof" className="card-title">
        {t("proof.label")}
      </h2>
      <ProofState steps={[recorded, ...later_steps(state, t, i18n.language)]} />
      <p className="smallest muted">{t("own_receipts.said_by_server")}</p>
    </section>
  );
}

/** The proof under the newest checkpoint, with one's own texts where this device has them; else the receipt as it was given. */
function proof_of(index: number, entry: EntryDetail | undefined, kept: ProofText | undefined): ProofText | undefined {
  if (!entry) return kept;
  return { leaf: entry.leaf, index, proof: entry.inclusion_proof, checkpoint: entry.checkpoint, disclosures: kept?.disclosures ?? [] };
}
