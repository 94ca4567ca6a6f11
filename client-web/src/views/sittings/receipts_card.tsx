import { useId, useRef, useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { Icon } from "../../parts/icon";
import { OrganisationName } from "../../parts/organisation_name";
import type { ReceiptFiled } from "../../protocol/session";
import { WebRefusal } from "../../rpc/web_api";
import { useEntity, useTavolo } from "../../store/hooks";
import { outcome_tones } from "./delivery_tones";
import { useSittingName } from "./sitting_words";

interface Result {
  readonly name: string;
  readonly filed?: ReceiptFiled;
  readonly why?: string;
}

/** Receipts of certified mail and reports of non-delivery: each file is read by the server and filed with its body. */
export function ReceiptsCard({ sitting }: { sitting: string }) {
  const { t, i18n } = useTranslation();
  const { session, announcer } = useTavolo();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, set_over] = useState(false);
  const [left, set_left] = useState(0);
  const [results, set_results] = useState<readonly Result[]>([]);
  const file_one = async (file: File): Promise<Result> => {
    try {
      return { name: file.name, filed: await session.api.file_receipt(file) };
    } catch (error) {
      const why = error instanceof WebRefusal ? (error.status === 0 ? t("refusal.reason.not_connected") : error.status === 413 ? t("receipts.too_large") : error.words(i18n.language)) : undefined;
      return { name: file.name, why: why ?? t("receipts.failed") };
    }
  };
  /** One after the other: the order of the list is the order of the files. */
  const file_all = async (files: readonly File[]) => {
    if (files.length === 0) return;
    set_results([]);
    const done: Result[] = [];
    for (const file of files) {
      set_left(files.length - done.length);
      done.push(await file_one(file));
      set_results([...done]);
    }
    set_left(0);
    if (input.current) input.current.value = "";
    const filed = done.filter((one) => one.filed).length;
    announcer.say("polite", "receipts", t("receipts.summary", { count: filed, of: done.length }));
  };
  const on_drop = (event: DragEvent) => {
    event.preventDefault();
    set_over(false);
    if (left === 0) void file_all([...event.dataTransfer.files]);
  };
  return (
    <section className="card-plain dense stack receipts-card" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className="card-title">
        {t("receipts.title")}
      </h3>
      <p className="small">{t("receipts.words")}</p>
      <div
        className={over ? "drop-zone is-over" : "drop-zone"}
        onDragOver={(event) => {
          event.preventDefault();
          set_over(true);
        }}
        onDragLeave={() => set_over(false)}
        onDrop={on_drop}
      >
        <p className="small muted" aria-hidden="true">
          <Icon name="upload" /> {t("receipts.drop")}
        </p>
        <input ref={input} id={`${id}-files`} className="visually-hidden" tabIndex={-1} type="file" multiple accept=".eml,message/rfc822" aria-label={t("receipts.files")} onChange={(event) => void file_all([...(event.target.files ?? [])])} />
        <Button tone="outline" sending={left > 0} onClick={() => input.current?.click()}>
          {t("receipts.choose")}
        </Button>
      </div>
      {left > 0 && <p className="small muted">{t("receipts.left", { count: left })}</p>}
      {results.length > 0 && (
        <ul className="plain receipt-results" aria-label={t("receipts.results")}>
          {results.map((result, at) => (
            <li key={`${at}/${result.name}`}>
              <span className="smallest muted">{result.name}</span>
              {result.filed ? <Filed filed={result.filed} sitting={sitting} /> : <p className="field-error">{t("receipts.not_filed", { why: result.why })}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Filed({ filed, sitting }: { filed: ReceiptFiled; sitting: string }) {
  const { t } = useTranslation();
  const other = useEntity("sitting", filed.sitting === sitting ? undefined : filed.sitting);
  const name_of = useSittingName();
  return (
    <p className="chips">
      <OrganisationName id={filed.organisation} />
      <Chip tone={outcome_tones[filed.outcome]}>{t(`notice_outcome.${filed.outcome}`)}</Chip>
      {other !== undefined && <span className="small">{t("receipts.of_other", { sitting: name_of(other) })}</span>}
      {filed.former_call && <span className="small">{t("receipts.of_former_call")}</span>}
    </p>
  );
}
