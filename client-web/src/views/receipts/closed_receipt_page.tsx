import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Breadcrumb } from "../../parts/breadcrumb";
import { Button } from "../../parts/button";
import { EmptyState } from "../../parts/empty_state";
import { Fact } from "../../parts/fact";
import { Notice } from "../../parts/notice";
import { number_text } from "../../parts/time_text";
import type { Receipt } from "../../protocol/session";
import { useTavolo } from "../../store/hooks";
import { check_receipt, type ReceiptCheck } from "../../store/proof/receipt_check";
import { open_closed } from "../../store/proof/succession_chain";
import { proof_file, receipt_name, save_file, save_receipt } from "../../store/receipts";
import { FieldValue } from "../record/field_value";
import { Link } from "../router";
import { useTitle } from "../use_title";
import { known_of } from "./check_page";
import { CheckResult } from "./check_result";
import { StandingChip, WhyAside } from "./closed_receipts";
import { act_words, useClosedLog, useTableSlug, with_marked_ids, words_of } from "./closed_words";
import { ReceiptSheet } from "./receipt_sheet";

/** One receipt of a log that the table has left: all of it is from this device, but for the closed log's public files where they are served. */
export function ClosedReceiptPage({ origin, index: index_text }: { origin: string; index: string }) {
  const { t, i18n } = useTranslation();
  const { session } = useTavolo();
  const table = useTableSlug();
  const index = /^\d{1,15}$/.test(index_text) ? Number(index_text) : -1;
  const receipt = useMemo(() => session.receipts.read_of(table, origin, index), [session, table, origin, index]);
  const title = t("closed_receipts.one", { n: number_text(index, i18n.language) });
  useTitle(title);
  if (!receipt) {
    return (
      <div className="bounded page">
        <EmptyState level={1} title={t("closed_receipts.none")} act={<Link to="/ricevute">{t("own_receipts.title")}</Link>}>
          <p>{t("closed_receipts.none_words")}</p>
        </EmptyState>
      </div>
    );
  }
  return <Kept receipt={receipt} origin={origin} index={index} title={title} />;
}

function Kept({ receipt, origin, index, title }: { receipt: Receipt; origin: string; index: number; title: string }) {
  const { t } = useTranslation();
  const table = useTableSlug();
  const log = useClosedLog(origin);
  const words = useMemo(() => words_of(receipt), [receipt]);
  const checked = useChecked(receipt, origin, log.end?.size, log.end?.root);
  const [entry] = receipt.entries;
  return (
    <div className="bounded page receipt-check">
      <Breadcrumb links={[<Link key="all" to="/ricevute">{t("own_receipts.title")}</Link>]} here={title} />
      <Notice>
        <WhyAside log={log} /> {t("closed_receipts.still_proves")}
        {log.end && index >= log.end.size && <> {t("closed_receipts.do_again")}</>}
      </Notice>
      <ReceiptSheet
        title={title}
        heading={words ? act_words(t, words.type) : t("closed_receipts.unread")}
        index={index}
        checked={checked}
        facts={
          <>
            {log.end && (
              <Fact name={t("closed_receipts.standing")}>
                <StandingChip index={index} log={log} />
              </Fact>
            )}
            {words?.texts.map(([name, value]) => (
              <Fact key={name} name={t(`entry_field.${name}`, { defaultValue: name })}>
                <FieldValue json={with_marked_ids(value, (id) => t("closed_receipts.id", { id }))} />
              </Fact>
            ))}
          </>
        }
      >
        <div className="button-row">
          <Button icon="download" onClick={() => save_receipt(table, receipt, origin)}>
            {t("own_receipts.save_receipt")}
          </Button>
          <Button
            tone="outline"
            icon="download"
            onClick={() => entry && save_file(`${receipt_name(table, index, origin)}.tlog-proof`, proof_file(index, entry.proof, receipt.checkpoint, entry.leaf), "text/plain")}
          >
            {t("own_receipts.save_proof")}
          </Button>
          <Button tone="outline" icon="print" onClick={() => window.print()}>
            {t("own_receipts.print")}
          </Button>
        </div>
        <p className="small muted">{t("own_receipts.with_texts")}</p>
        <p className="small muted">{t("closed_receipts.save_it")}</p>
      </ReceiptSheet>
      <div aria-live="polite">{checked ? <CheckResult checked={checked} /> : undefined}</div>
      <p className="small muted">{t("closed_receipts.not_here")}</p>
    </div>
  );
}

/** Checked with what this device knows of that log: its key, what it had seen, its end, and its public files where they are served. */
function useChecked(receipt: Receipt, origin: string, size: number | undefined, root: string | undefined): ReceiptCheck | undefined {
  const { session } = useTavolo();
  const [checked, set_checked] = useState<ReceiptCheck>();
  useEffect(() => {
    let here = true;
    const [entry] = receipt.entries;
    const end = size === undefined || root === undefined ? {} : { end: { size, root } };
    const closed = { ...end, open: () => open_closed(session.api, origin) };
    if (entry) void check_receipt({ ...entry, checkpoint: receipt.checkpoint }, { ...known_of(session, origin), closed }).then((done) => here && set_checked(done));
    return () => {
      here = false;
    };
  }, [session, receipt, origin, size, root]);
  return checked;
}
