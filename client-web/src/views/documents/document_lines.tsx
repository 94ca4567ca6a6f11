import { useState } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { Icon } from "../../parts/icon";
import { OrganisationName } from "../../parts/organisation_name";
import { ReasonDialog } from "../../parts/reason_dialog";
import { number_text, when_text } from "../../parts/time_text";
import type { FiledDocument, Sitting } from "../../protocol/types";
import { useServerNow } from "../../store/hooks";
import { useMayOn, useRelation } from "../../store/may";
import { numbers_of } from "../../store/sittings";
import { useErased } from "../erasure/erased";
import { EraseButton } from "../erasure/erase_button";

const kilobyte = 1_000;
const digits_shown = 12;

/** Where a document's file is. */
export const document_address = (document: FiledDocument): string => `/documenti/${document.id}`;

export function DocumentLines({ documents, sitting }: { documents: readonly FiledDocument[]; sitting?: Sitting }) {
  const { t } = useTranslation();
  if (documents.length === 0) return <p className="muted">{t("documents.none")}</p>;
  const numbers = sitting && numbers_of(sitting.agenda);
  return (
    <ul className="plain document-lines">
      {documents.map((document) => (
        <DocumentLine key={document.id} document={document} number={document.item === undefined ? undefined : numbers?.get(document.item)} />
      ))}
    </ul>
  );
}

function DocumentLine({ document, number }: { document: FiledDocument; number: string | undefined }) {
  const { t, i18n } = useTranslation();
  const erased = useErased();
  const now = useServerNow(60_000);
  const may_withdraw = useMayOn("withdraw_document", useRelation(document.organisation));
  const [withdrawing, set_withdrawing] = useState(false);
  const { file } = document;
  const gone = document.withdrawn_at !== undefined;
  const title = document.title ?? erased(document.id);
  return (
    <li className={gone ? "withdrawn" : undefined}>
      <p>
        {gone || file === undefined ? (
          <span {...written(document.title)}>{title}</span>
        ) : (
          <a className="document-link" href={document_address(document)} download={file.name} {...written(document.title)}>
            <Icon name="download" />
            <span>{title}</span>
          </a>
        )}
      </p>
      <p className="smallest muted document-facts">
        {number !== undefined && <span>{t("documents.of_item", { number })}</span>}
        {file !== undefined && <span>{t("documents.kind_and_size", { kind: t(`document_media.${file.media}`), size: number_text(Math.max(1, Math.round(file.size / kilobyte)), i18n.language) })}</span>}
        <span>
          {document.organisation === undefined ? t("documents.by_secretary") : <OrganisationName id={document.organisation} />} {when_text(document.filed_at, now, i18n.language, t)}
        </span>
        {document.late && <Chip tone="warn">{t("documents.late")}</Chip>}
        {document.reach === "members" && <Chip tone="outline">{t("documents.members_only")}</Chip>}
        {gone && <Chip tone="error">{t("documents.withdrawn")}</Chip>}
      </p>
      {file !== undefined && <Digest sha256={file.sha256} />}
      {document.withdrawal_reason !== undefined && (
        <p className="small verbatim" {...written(document.withdrawal_reason)}>
          {document.withdrawal_reason}
        </p>
      )}
      {may_withdraw && !gone && (
        <Button dense tone="link" onClick={() => set_withdrawing(true)}>
          {t("documents.withdraw")} <span className="visually-hidden">{title}</span>
        </Button>
      )}
      {file !== undefined && <EraseButton targets={[{ kind: "texts", object: document.id }]} of={title} />}
      {withdrawing && (
        <ReasonDialog title={t("documents.withdraw_title")} words={t("documents.withdraw_words")} act={t("documents.withdraw")} danger not_done={t("documents.not_withdrawn")} method="withdraw_document" params={{ document: document.id }} on_close={() => set_withdrawing(false)} />
      )}
    </li>
  );
}

/** Short on screen, whole when copied and for who hears it. */
function Digest({ sha256 }: { sha256: string }) {
  const { t } = useTranslation();
  const [copied, set_copied] = useState(false);
  return (
    <p className="smallest document-digest">
      SHA-256 <code title={sha256}>{sha256.slice(0, digits_shown)}…</code>{" "}
      <button type="button" className="text-button underlined" onClick={() => void navigator.clipboard.writeText(sha256).then(() => set_copied(true))}>
        {t(copied ? "documents.copied" : "documents.copy")}
      </button>
    </p>
  );
}
