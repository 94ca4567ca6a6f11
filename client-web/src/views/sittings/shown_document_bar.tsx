import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Icon } from "../../parts/icon";
import type { Sitting } from "../../protocol/types";
import { useEntity } from "../../store/hooks";
import { document_address } from "../documents/document_lines";
import { useErased } from "../erasure/erased";

/** What everybody is to look at now, with the way to it; the file opens on press, never by itself. */
export function ShownDocumentBar({ sitting }: { sitting: Sitting }) {
  const { t } = useTranslation();
  const erased = useErased();
  const document = useEntity("document", sitting.shown_document);
  if (!document) return null;
  return (
    <section className="shown-document" aria-label={t("shown_document.region")}>
      <div className="bounded">
        <Icon name="files" />
        <p>
          <strong>{t("shown_document.now")}</strong> <span {...written(document.title)}>{document.title ?? erased(document.id)}</span>
        </p>
        {document.file !== undefined && (
          <a className="btn btn-outline-primary btn-dense" href={document_address(document)} target="_blank" rel="noreferrer">
            {t("shown_document.open")}
          </a>
        )}
      </div>
    </section>
  );
}
