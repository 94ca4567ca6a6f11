import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Notice } from "../../parts/notice";
import { ReasonDialog } from "../../parts/reason_dialog";
import { ScanLink } from "../../parts/scan_link";
import type { OwnPollAnswer, Poll } from "../../protocol/types";
import { useMayOn } from "../../store/may";

/** An answer that the secretary recorded for the body, which it can contest; its own replaces it. */
export function RecordedAnswer({ poll, answer }: { poll: Poll; answer: OwnPollAnswer }) {
  const { t } = useTranslation();
  const may_contest = useMayOn("contest_recorded_answer", "none");
  const [asked, set_asked] = useState(false);
  if (answer.channel === undefined) return null;
  return (
    <>
      <Notice
        {...(answer.contested ? { tone: "warn" as const } : {})}
        icon="note"
        acts={
          may_contest && !answer.contested && poll.acts.includes("contest") ? (
            <Button dense tone="outline" onClick={() => set_asked(true)}>
              {t("vote.contest")}
            </Button>
          ) : undefined
        }
      >
        {t("poll.recorded_by_secretary", { how: t(`position_channel.${answer.channel}`).toLowerCase() })} {answer.contested && t("vote.contested")}
        {answer.scan && <ScanLink ballot={poll.id} organisation={answer.organisation} />}
      </Notice>
      {asked && <ReasonDialog title={t("poll.contest_title")} words={t("poll.contest_words")} act={t("vote.contest")} not_done={t("vote.not_contested")} method="contest_recorded_answer" params={{ poll: poll.id }} on_close={() => set_asked(false)} />}
    </>
  );
}
