import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Notice } from "../../parts/notice";
import { OrganisationName } from "../../parts/organisation_name";
import { ReasonDialog } from "../../parts/reason_dialog";
import { ScanLink } from "../../parts/scan_link";
import type { OwnPosition, Vote } from "../../protocol/types";
import { useMayOn } from "../../store/may";

/**
 * What another did for the body: a position that the secretary recorded, which it can contest, or that the holder of its
 * proxy cast; and a position that waits for the act that ratifies it.
 */
export function RecordedBy({ vote, position }: { vote: Vote; position: OwnPosition }) {
  const { t } = useTranslation();
  const may_contest = useMayOn("contest_recorded_position", "own");
  const may_ratify = useMayOn("ratify_position", "own");
  const [open, set_open] = useState<"contest" | "ratify">();
  const close = () => set_open(undefined);
  const standing = vote.to_ratify.find((line) => line.organisation === position.organisation);
  return (
    <>
      {position.channel !== undefined && (
        <Notice
          {...(position.contested ? { tone: "warn" as const } : {})}
          icon="note"
          acts={
            may_contest && !position.contested && vote.acts.includes("contest") ? (
              <Button dense tone="outline" onClick={() => set_open("contest")}>
                {t("vote.contest")}
              </Button>
            ) : undefined
          }
        >
          {position.channel === "proxy" ? (
            <>
              {t("vote.cast_by_proxy")} {position.holder !== undefined && <OrganisationName id={position.holder} />}
            </>
          ) : (
            t("vote.recorded_by_secretary", { how: t(`position_channel.${position.channel}`).toLowerCase() })
          )}{" "}
          {position.contested && t("vote.contested")}
          {position.scan && <ScanLink ballot={vote.id} organisation={position.organisation} />}
        </Notice>
      )}
      {position.subject_to_ratification && (
        <Notice
          tone={standing?.ratified ? "ok" : "warn"}
          icon="file-signed"
          acts={
            may_ratify && !standing?.ratified && !standing?.lapsed && vote.acts.includes("ratify") ? (
              <Button dense tone="outline" onClick={() => set_open("ratify")}>
                {t("vote.ratify")}
              </Button>
            ) : undefined
          }
        >
          {standing?.ratified ? t("vote.ratified") : standing?.lapsed ? t("vote.lapsed") : t("vote.to_ratify")}
        </Notice>
      )}
      {open === "contest" && <ReasonDialog title={t("vote.contest_title")} words={t("vote.contest_words")} act={t("vote.contest")} not_done={t("vote.not_contested")} method="contest_recorded_position" params={{ vote: vote.id }} on_close={close} />}
      {open === "ratify" && <ReasonDialog title={t("vote.ratify")} words={t("vote.ratify_words")} act={t("vote.ratify")} not_done={t("vote.not_ratified")} method="ratify_position" params={{ vote: vote.id }} field="act" label={t("vote.ratify_act")} lines={1} longest={300} on_close={close} />}
    </>
  );
}
