import { useTranslation } from "react-i18next";
import { ReasonDialog } from "../../parts/reason_dialog";

/** The chair's reasons to a bench that dissents; the outcome stands from there on. */
export function AnswerDissentDialog({ vote, on_close }: { vote: string; on_close: () => void }) {
  const { t } = useTranslation();
  return <ReasonDialog title={t("outcome_page.answer_title")} words={t("outcome_page.answer_words")} act={t("outcome_page.answer")} not_done={t("outcome_page.not_answered")} method="answer_dissent" params={{ vote }} field="answer" label={t("outcome_page.answer_label")} shortest={80} too_short={t("outcome_page.answer_short")} longest={4_000} lines={5} on_close={on_close} />;
}
