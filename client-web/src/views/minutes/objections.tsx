import { useState } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { OrganisationName } from "../../parts/organisation_name";
import { ReasonDialog } from "../../parts/reason_dialog";
import { date_text } from "../../parts/time_text";
import type { Minutes, ObjectionLine, Sitting } from "../../protocol/types";
import { useMay } from "../../store/hooks";
import { EraseButton } from "../erasure/erase_button";
import { useErased } from "../erasure/erased";

type Open = { readonly what: "object" } | { readonly what: "accept" | "refuse"; readonly line: ObjectionLine };

/** What bodies object to the text, and the answers; about the text, not opinions on what was decided. */
export function Objections({ sitting, minutes }: { sitting: Sitting; minutes: Minutes }) {
  const { t, i18n } = useTranslation();
  const erased = useErased();
  const may_object = useMay("object_to_minutes");
  const may_answer = useMay("answer_objection");
  const [open, set_open] = useState<Open>();
  const close = () => set_open(undefined);
  if (minutes.objections.length === 0 && (minutes.state !== "objections" || !may_object)) return null;
  return (
    <section aria-labelledby="objections">
      <h2 id="objections" className="section-head">
        {t("objection.title")}
      </h2>
      {minutes.objections.length === 0 && <p className="muted">{t("objection.none")}</p>}
      <ul className="plain stack">
        {minutes.objections.map((line) => (
          <li key={line.id} className="card-plain dense">
            <p className="small">
              <OrganisationName id={line.organisation} strong /> <span className="muted">{date_text(line.at, i18n.language)}</span>{" "}
              {line.accepted !== undefined && <Chip tone={line.accepted ? "ok" : "muted"}>{t(line.accepted ? "objection.accepted" : "objection.refused")}</Chip>}
            </p>
            <p className="verbatim" {...written(line.text)}>
              {line.text ?? erased(line.id)}
            </p>
            {line.text !== undefined && <EraseButton targets={[{ kind: "texts", object: line.id }]} />}
            {line.answer !== undefined && (
              <p className="small">
                {t("objection.answer")} <span {...written(line.answer)}>{line.answer}</span>
              </p>
            )}
            {may_answer && line.accepted === undefined && (
              <div className="row-acts">
                <Button dense onClick={() => set_open({ what: "accept", line })}>
                  {t("objection.accept")}
                </Button>
                <Button dense tone="outline" onClick={() => set_open({ what: "refuse", line })}>
                  {t("objection.refuse")}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {may_object && minutes.state === "objections" && (
        <div className="button-row">
          <Button tone="outline" icon="note" onClick={() => set_open({ what: "object" })}>
            {t("objection.act")}
          </Button>
        </div>
      )}
      {open?.what === "object" && <ReasonDialog title={t("objection.act")} words={t("objection.words")} act={t("objection.act")} not_done={t("objection.not_done")} method="object_to_minutes" params={{ sitting: sitting.id }} field="text" label={t("objection.text")} shortest={10} longest={4_000} too_short={t("decision.text_short")} lines={5} on_close={close} />}
      {open && open.what !== "object" && (
        <ReasonDialog
          title={t(open.what === "accept" ? "objection.accept" : "objection.refuse")}
          act={t(open.what === "accept" ? "objection.accept" : "objection.refuse")}
          not_done={t("objection.not_answered")}
          method="answer_objection"
          params={{ sitting: sitting.id, objection: open.line.id, accepted: open.what === "accept" }}
          on_close={close}
        />
      )}
    </section>
  );
}
