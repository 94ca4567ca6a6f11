import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../parts/field";
import { Icon } from "../../parts/icon";
import { useSession } from "../../store/hooks";
import { usePlace } from "../router";

/** The words of the filters in the address, as the server calls them. */
const names: Readonly<Record<string, string>> = { oggetto: "object", passo: "type", dal: "from", al: "to" };

/** What the filters show, as a file: every entry that fits, with what this reader may read of it. */
export function ExportCard() {
  const { t } = useTranslation();
  const id = useId();
  const { search } = usePlace();
  const table = useSession((state) => state.session?.table.slug ?? "");
  const acting = useSession((state) => state.acting?.acting ?? "");
  const [text, set_text] = useState("");
  const words = new URLSearchParams({ acting });
  for (const [name, value] of new URLSearchParams(search)) {
    if (name === "chi") words.set(value.startsWith("organisation-") ? "organisation" : "capacity", value);
    const called = names[name];
    if (called !== undefined) words.set(called, value);
  }
  if (text.trim() !== "") words.set("text", text.trim());
  const address = (ending: string) => `/api/tables/${encodeURIComponent(table)}/history.${ending}?${words.toString()}`;
  return (
    <section className="card-plain dense export-card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="card-title">
        {t("history_export.title")}
      </h2>
      <p className="small muted">{t("history_export.words")}</p>
      <Field label={t("history_export.text")} label_note={t("history_export.text_note")} value={text} on_change={set_text} max={200} />
      <p className="button-row">
        <a className="btn btn-outline-primary btn-dense" href={address("csv")} download>
          <Icon name="download" />
          <span>{t("history_export.csv")}</span>
        </a>
        <a className="btn btn-outline-primary btn-dense" href={address("jsonl")} download>
          <Icon name="download" />
          <span>{t("history_export.jsonl")}</span>
        </a>
      </p>
    </section>
  );
}
