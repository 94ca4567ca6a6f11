import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Field } from "../../parts/field";
import { RefusalCard } from "../../parts/refusal_card";
import type { HistoryForm } from "../../rpc/web_api";
import { useSession, useTavolo } from "../../store/hooks";
import { useSavedFile } from "../../store/use_saved_file";
import { useEntryFilters } from "./entry_filters";

const forms: readonly HistoryForm[] = ["csv", "jsonl"];

/** What the filters show, as a file: every entry that fits, with what this reader may read of it. */
export function ExportCard() {
  const { t } = useTranslation();
  const { session } = useTavolo();
  const id = useId();
  const { params } = useEntryFilters();
  const table = useSession((state) => state.session?.table.slug ?? "");
  const acting = useSession((state) => state.acting?.acting ?? "");
  const [text, set_text] = useState("");
  const { actor, ...others } = params;
  const { asking, failed, save } = useSavedFile((form: HistoryForm) => session.api.history(table, form, { acting, ...actor, ...others, ...(text.trim() === "" ? {} : { text: text.trim() }) }));
  return (
    <section className="card-plain dense export-card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="card-title">
        {t("history_export.title")}
      </h2>
      <p className="small muted">{t("history_export.words")}</p>
      <Field label={t("history_export.text")} label_note={t("history_export.text_note")} value={text} on_change={set_text} max={200} />
      <p className="button-row">
        {forms.map((form) => (
          <Button key={form} tone="outline" dense icon="download" sending={asking === form} onClick={() => void save(form)}>
            {t(`history_export.${form}`)}
          </Button>
        ))}
      </p>
      {failed && <RefusalCard fact={t("history_export.not_made")} error={failed} />}
    </section>
  );
}
