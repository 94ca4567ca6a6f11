import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Fact } from "../../parts/fact";
import { HashText } from "../../parts/proof_state";
import { QrCode } from "../../parts/qr_code";
import { compact_date_text, number_text, second_text } from "../../parts/time_text";
import type { ReceiptCheck } from "../../store/proof/receipt_check";

interface ReceiptSheetProps {
  readonly title: string;
  /** What was done, in words. */
  readonly heading: ReactNode;
  readonly index: number;
  readonly checked: ReceiptCheck | undefined;
  /** Facts beside those of every receipt. */
  readonly facts?: ReactNode;
  /** What can be done with it. */
  readonly children: ReactNode;
}

/** A receipt for the screen and for paper: what, when, in which log under which number, with the entry's hash as a code. */
export function ReceiptSheet({ title, heading, index, checked, facts, children }: ReceiptSheetProps) {
  const { t, i18n } = useTranslation();
  return (
    <article className="card-plain receipt-sheet" aria-labelledby="receipt-title">
      <div>
        <p className="small muted">{title}</p>
        <h1 id="receipt-title">{heading}</h1>
        {checked && (
          <dl className="entry-facts">
            <Fact name={t("own_receipts.at")}>{checked.entry && `${compact_date_text(checked.entry.ts, i18n.language)}, ${second_text(checked.entry.ts, i18n.language)}`}</Fact>
            <Fact name={t("own_receipts.index")}>{number_text(index, i18n.language)}</Fact>
            <Fact name={t("receipt_check.log")}>{checked.origin}</Fact>
            {facts}
            <Fact name={t("record.hash")}>{checked.leaf_hash !== undefined && <HashText hash={checked.leaf_hash} />}</Fact>
            <Fact name={t("record.root_of", { n: number_text(checked.size, i18n.language) })}>
              <HashText hash={checked.root} />
            </Fact>
          </dl>
        )}
      </div>
      {checked?.leaf_hash !== undefined && (
        <figure>
          <QrCode text={checked.leaf_hash.toUpperCase()} label={t("own_receipts.qr")} />
          <figcaption>{t("own_receipts.qr_words")}</figcaption>
        </figure>
      )}
      <div className="wide">{children}</div>
    </article>
  );
}
