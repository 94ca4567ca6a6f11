import { useTranslation } from "react-i18next";
import { ReasonDialog } from "../../parts/reason_dialog";
import type { AgendaItem, Sitting } from "../../protocol/types";

/** The text that the chair reads, and on which objections are asked for. */
export function ConsensusDialog({ sitting, item, on_close }: { sitting: Sitting; item: AgendaItem; on_close: () => void }) {
  const { t } = useTranslation();
  return (
    <ReasonDialog
      title={t("decision.ask_title")}
      words={t("decision.ask_words")}
      act={t("decision.ask")}
      not_done={t("decision.not_asked")}
      method="ask_consensus"
      params={{ sitting: sitting.id, item: item.entry.id }}
      field="text"
      label={t("decision.text")}
      shortest={10}
      longest={4_000}
      lines={5}
      too_short={t("decision.text_short")}
      on_close={on_close}
    />
  );
}
