import { useState } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Button } from "../../parts/button";
import { Notice } from "../../parts/notice";
import { date_text, hour_text } from "../../parts/time_text";
import type { OutcomeView, Vote } from "../../protocol/types";
import { useMayOn } from "../../store/may";
import { AnswerDissentDialog } from "./answer_dissent_dialog";

/** Why an outcome does not stand yet, and the chair's reasons to a bench that dissents. */
export function PendingOutcome({ vote, outcome }: { vote: Vote; outcome: OutcomeView }) {
  const { t, i18n } = useTranslation();
  const may_answer = useMayOn("answer_dissent", "none");
  const [answering, set_answering] = useState(false);
  const at = outcome.answered_at;
  return (
    <>
      {outcome.pending.length > 0 && (
        <Notice
          tone="warn"
          icon="clock"
          acts={
            may_answer && vote.acts.includes("answer_dissent") ? (
              <Button dense onClick={() => set_answering(true)}>
                {t("outcome_page.answer")}
              </Button>
            ) : undefined
          }
        >
          <strong>{t("outcome_page.provisional")}</strong> {outcome.pending.map((cause) => t(`outcome_page.pending.${cause}`)).join(" ")}{" "}
          {outcome.ratify_by !== undefined && t("outcome_page.ratify_by", { day: date_text(outcome.ratify_by, i18n.language) })}
        </Notice>
      )}
      {outcome.answer !== undefined && (
        <section className="card-plain dense" aria-label={t("outcome_page.answered")}>
          <p className="small muted">
            {t("outcome_page.answered")}
            {at !== undefined && `, ${date_text(at, i18n.language)}, ${hour_text(at, i18n.language)}`}
          </p>
          <p className="verbatim" {...written(outcome.answer)}>
            {outcome.answer}
          </p>
        </section>
      )}
      {answering && <AnswerDissentDialog vote={vote.id} on_close={() => set_answering(false)} />}
    </>
  );
}
