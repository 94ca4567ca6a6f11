import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Breadcrumb } from "../../parts/breadcrumb";
import { Button } from "../../parts/button";
import { DateField } from "../../parts/date_field";
import { DraftFound, Field, length_of } from "../../parts/field";
import { Notice } from "../../parts/notice";
import { RefusalCard } from "../../parts/refusal_card";
import { number_text } from "../../parts/time_text";
import { useDraft, useMay } from "../../store/hooks";
import { useCommand } from "../../store/use_command";
import { ObjectLink } from "../object_link";
import { Link, useGo, usePlace } from "../router";
import { useTitle } from "../use_title";

const shortest_title = 5;
export const shortest_text = 20;
export const longest_text = 4_000;
const reference = /^[a-z_]{2,32}-[1-9]\d{0,14}$/;

/** An auditor files a finding: about an entry, a thing, both, or the table at large. */
export function NewFindingPage() {
  const { t, i18n } = useTranslation();
  const { search } = usePlace();
  const go = useGo();
  const may_file = useMay("file_finding");
  const words = new URLSearchParams(search);
  const object = words.get("oggetto") ?? "";
  const entry = words.get("voce") ?? "";
  const about = { ...(reference.test(object) ? { subject: object } : {}), ...(/^\d{1,15}$/.test(entry) ? { entry: Number(entry) } : {}) };
  const command = useCommand();
  const draft = useDraft(`finding:${object}:${entry}`, { title: "", text: "", answer_by: "" });
  const [tried, set_tried] = useState(false);
  const { title, text, answer_by } = draft.fields;
  const short = { title: length_of(title.trim()) < shortest_title, text: length_of(text.trim()) < shortest_text, day: answer_by === "" };
  useTitle(t("audit.file"));
  const send = async () => {
    set_tried(true);
    if (short.title || short.text || short.day) return;
    if (await command.send("file_finding", { ...about, title, text, answer_by }, { draft: draft.key })) go("/revisione");
  };
  return (
    <div className="bounded page">
      <Breadcrumb links={[<Link key="all" to="/revisione">{t("audit.tab.findings")}</Link>]} here={t("audit.file")} />
      <h1>{t("audit.file")}</h1>
      {!may_file ? (
        <Notice>{t("audit.only_auditors")}</Notice>
      ) : (
        <form
          className="card-plain finding-form"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <p>
            {about.subject !== undefined ? (
              <>
                {t("audit.about")} <ObjectLink id={about.subject} />
              </>
            ) : (
              t("audit.about_table")
            )}
            {about.entry !== undefined && <>, {t("audit.about_entry", { n: number_text(about.entry, i18n.language) })}</>}.
          </p>
          {draft.found_at !== undefined && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
          <Field label={t("audit.title_label")} value={title} max={200} on_change={(next) => draft.set({ ...draft.fields, title: next })} error={tried && short.title ? t("audit.title_missing") : undefined} />
          <Field label={t("audit.text_label")} value={text} lines={8} max={longest_text} on_change={(next) => draft.set({ ...draft.fields, text: next })} error={tried && short.text ? t("audit.text_missing") : undefined} hint={t("personal_data_note")} kept_at={draft.kept_at} />
          <DateField id="finding-day" type="date" label={t("audit.answer_by")} value={answer_by} error={tried && short.day ? t("audit.day_missing") : undefined} on_change={(next) => draft.set({ ...draft.fields, answer_by: next })} />
          <Notice>{t("audit.who_reads")}</Notice>
          {command.state === "refused" && command.error && <RefusalCard fact={t("audit.not_filed")} error={command.error} />}
          <div className="button-row">
            <Button tone="primary" sending={command.state === "sending"} type="submit">
              {t("audit.file_act")}
            </Button>
            <Link to="/revisione" className="btn btn-outline-primary">
              {t("act.cancel")}
            </Link>
          </div>
        </form>
      )}
    </div>
  );
}
