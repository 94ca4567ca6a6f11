import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { useKeptFocus } from "../../parts/keep_focus";
import { Notice } from "../../parts/notice";
import { ReasonDialog } from "../../parts/reason_dialog";
import { RefusalCard } from "../../parts/refusal_card";
import { useAll, useSession } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { useCommand } from "../../store/use_command";

/** At the desk of a sitting the deputy reads who presides, and takes the chair there when its line falls. */
export function DeputyNotice() {
  const { t } = useTranslation();
  const capacity = useSession((state) => state.acting?.capacity);
  const presides = useAll("appointment").some((one) => !one.ended && one.presides && one.role === "deputy_chair");
  const may_take = useMayOn("take_chair", "none");
  const may_hand_back = useMayOn("hand_back_chair", "none");
  const back = useCommand();
  const [taking, set_taking] = useState(false);
  const kept = useKeptFocus<HTMLDivElement>(`${String(presides)}/${String(taking)}`);
  if (capacity !== "deputy_chair") return null;
  const act = presides
    ? may_hand_back && (
        <Button dense tone="outline" sending={back.state === "sending"} onClick={() => void back.send("hand_back_chair", {})}>
          {t("appointments.hand_back")}
        </Button>
      )
    : may_take && (
        <Button dense onClick={() => set_taking(true)}>
          {t("appointments.take_chair")}
        </Button>
      );
  return (
    <div className="deputy-notice" role="group" aria-label={t("actor.deputy_chair")} ref={kept.target} tabIndex={-1} {...kept.around}>
      <Notice acts={act || undefined}>{t(presides ? "regia.deputy_presides" : "regia.deputy_waits")}</Notice>
      {back.state === "refused" && back.error && <RefusalCard fact={t("appointments.not_handed_back")} error={back.error} />}
      {taking && <ReasonDialog title={t("appointments.take_title")} words={t("appointments.take_words")} act={t("appointments.take_chair")} not_done={t("appointments.not_taken")} method="take_chair" params={{}} on_close={() => set_taking(false)} />}
    </div>
  );
}
