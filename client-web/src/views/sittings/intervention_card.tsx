import { useState } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Button } from "../../parts/button";
import { DraftFound, Field, length_of } from "../../parts/field";
import { OrganisationName } from "../../parts/organisation_name";
import { RefusalCard } from "../../parts/refusal_card";
import { hour_text } from "../../parts/time_text";
import type { AgendaItem } from "../../protocol/types";
import { useDraft, useMay } from "../../store/hooks";
import type { LiveSitting } from "../../store/sittings";
import { useCommand } from "../../store/use_command";
import { EraseButton } from "../erasure/erase_button";
import { useErased } from "../erasure/erased";

/** What was said or filed in writing on the item, and the field to do so. */
export function InterventionCard({ live, item, on_acted }: { live: LiveSitting; item: AgendaItem; on_acted: () => void }) {
  const { t, i18n } = useTranslation();
  const erased = useErased();
  const may = useMay("file_intervention");
  const lines = (live.interventions?.lines ?? []).filter((line) => line.item === item.entry.id);
  if (!may && lines.length === 0) return null;
  return (
    <section id="file-intervention" className="card-plain" aria-labelledby="interventions-title">
      <h2 id="interventions-title" className="card-title">
        {t("intervention.title")}
      </h2>
      {lines.length > 0 && (
        <ul className="plain intervention-lines">
          {lines.map((line) => (
            <li key={line.id}>
              <p className="small">
                <OrganisationName id={line.organisation} strong /> <span className="muted">{hour_text(line.at, i18n.language)}</span>
              </p>
              <p className="verbatim" {...written(line.text)}>
                {line.text ?? erased(line.id)}
              </p>
              {line.text !== undefined && <EraseButton targets={[{ kind: "texts", object: line.id }]} />}
            </li>
          ))}
        </ul>
      )}
      {may && <InterventionForm key={item.entry.id} sitting={live.sitting.id} item={item.entry.id} on_acted={on_acted} />}
    </section>
  );
}

function InterventionForm({ sitting, item, on_acted }: { sitting: string; item: string; on_acted: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  const draft = useDraft<{ text: string }>(`intervention:${item}`, { text: "" });
  const [tried, set_tried] = useState(false);
  const { text } = draft.fields;
  const too_short = length_of(text.trim()) < 3;
  const send = async () => {
    set_tried(true);
    if (too_short) return;
    if (!(await command.send("file_intervention", { sitting, item, text }, { draft: draft.key }))) return;
    set_tried(false);
    on_acted();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {draft.found_at !== undefined && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
      <Field
        label={t("intervention.text")}
        value={text}
        on_change={(next) => draft.set({ text: next })}
        lines={3}
        max={4_000}
        kept_at={draft.kept_at}
        error={tried && too_short ? t("intervention.missing") : undefined}
        hint={t("intervention.hint")}
      />
      {command.state === "refused" && command.error && <RefusalCard fact={t("intervention.not_filed")} error={command.error} />}
      <div className="button-row">
        <Button type="submit" tone="outline" icon="note" sending={command.state === "sending"}>
          {t("intervention.file")}
        </Button>
        {command.state === "recorded" && <span className="small recorded-word">{t("intervention.filed")}</span>}
      </div>
    </form>
  );
}
