import { useTranslation } from "react-i18next";
import type { OutcomeView, Vote, VoteResult } from "../../protocol/types";
import { useEntity } from "../../store/hooks";
import { RecountFrame } from "./recount_frame";

/** "Questo esito si può ricalcolare": declared against recounted from the entries, and one word. */
export function RecountCard({ vote, outcome, at_once = false }: { vote: Vote; outcome: OutcomeView; at_once?: boolean }) {
  const { t } = useTranslation();
  const ballot = useEntity("ballot", vote.id);
  const rows: readonly (readonly [string, (result: VoteResult) => string])[] = [
    [t("recount.row.for_against"), (result) => `${result.votes_for}, ${result.votes_against}`],
    [t("recount.row.present"), (result) => `${result.present}, ${result.quorum_needed}`],
    [t("recount.row.outcome"), (result) => t(`outcome.${result.outcome}`)],
  ];
  return <RecountFrame id={vote.id} title={t("recount.title")} words={t("recount.words", { count: ballot?.answered ?? 0 })} declared_index={outcome.declared_index} method="recount_vote" params={{ vote: vote.id }} rows={rows} at_once={at_once} />;
}
