import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { useKeptFocus } from "../../parts/keep_focus";
import { RefusalCard } from "../../parts/refusal_card";
import type { FiledDocument, Sitting } from "../../protocol/types";
import { useAgendaDocuments } from "../../store/documents";
import { useMay } from "../../store/hooks";
import { is_running } from "../../store/sittings";
import { useCommand } from "../../store/use_command";
import { useErased } from "../erasure/erased";

/** The documents of the sitting and of the proposals on its agenda: one of them may be what everybody looks at. */
export function DocumentsPanel({ sitting }: { sitting: Sitting }) {
  const { t } = useTranslation();
  const documents = useAgendaDocuments(sitting);
  const may = useMay("show_document");
  const kept = useKeptFocus(sitting.shown_document);
  if (!may || !is_running(sitting)) return null;
  return (
    <section className="card-plain dense regia-documents" aria-labelledby="regia-documents" {...kept.around}>
      <h2 id="regia-documents" className="card-title" ref={kept.target} tabIndex={-1}>
        {t("shown_document.title")}
      </h2>
      <p className="small muted">{t(documents.length === 0 ? "shown_document.none" : "shown_document.words")}</p>
      <ul className="plain body-rows">
        {documents.map((document) => (
          <DocumentRow key={document.id} sitting={sitting} document={document} />
        ))}
      </ul>
    </section>
  );
}

function DocumentRow({ sitting, document }: { sitting: Sitting; document: FiledDocument }) {
  const { t } = useTranslation();
  const erased = useErased();
  const command = useCommand();
  const shown = sitting.shown_document === document.id;
  const title = document.title ?? erased(document.id);
  return (
    <li>
      <div>
        <span {...written(document.title)}>{title}</span> {shown && <Chip tone="info">{t("shown_document.shown")}</Chip>} {document.reach === "members" && <Chip tone="outline">{t("documents.members_only")}</Chip>}
      </div>
      <div className="row-acts">
        <Button dense tone="outline" sending={command.state === "sending"} onClick={() => void command.send("show_document", { sitting: sitting.id, ...(shown ? {} : { document: document.id }) })}>
          {t(shown ? "shown_document.hide" : "shown_document.show")} <span className="visually-hidden">{title}</span>
        </Button>
      </div>
      {command.state === "refused" && command.error && <RefusalCard fact={t(shown ? "shown_document.not_hidden" : "shown_document.not_shown")} error={command.error} />}
    </li>
  );
}
