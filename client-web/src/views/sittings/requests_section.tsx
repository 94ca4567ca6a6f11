import { useState } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { Notice } from "../../parts/notice";
import { OrganisationName } from "../../parts/organisation_name";
import { ReasonDialog } from "../../parts/reason_dialog";
import { RefusalCard } from "../../parts/refusal_card";
import { date_text } from "../../parts/time_text";
import type { SittingRequestLine } from "../../protocol/types";
import { useAll, useMay } from "../../store/hooks";
import { useMayOn, useRelation } from "../../store/may";
import { useCommand } from "../../store/use_command";

/** The requests for a sitting or an item that nothing has met or ended, and whether the chair has to convene. */
export function RequestsSection() {
  const { t } = useTranslation();
  const [requests] = useAll("sitting_requests");
  const may_answer = useMay("decline_sitting_request");
  if (!requests || requests.lines.length === 0) return null;
  return (
    <section aria-labelledby="sitting-requests">
      <h2 id="sitting-requests" className="section-head">
        {t("sittings.requests")}
      </h2>
      {requests.due && (
        <Notice tone="warn" icon="warning-circle">
          {t("sittings.due")} {may_answer && t("sitting_request.due")}
        </Notice>
      )}
      <p className="small muted requests-count">
        {requests.bodies > 0 && t("sittings.asked_by", { count: requests.bodies, needed: requests.needed })} {requests.whole_benches.map((bench) => t("sittings.whole_bench", { bench: t(`bench.${bench}`) })).join(" ")}
        {may_answer && ` ${t("sitting_request.where")}`}
      </p>
      <ul className="plain card-plain dense request-lines">
        {requests.lines.map((line) => (
          <RequestLine key={line.request} line={line} due={requests.due} />
        ))}
      </ul>
    </section>
  );
}

/** `due`: so many ask for a sitting that it has to be convened; then no request for one is declined. */
function RequestLine({ line, due }: { line: SittingRequestLine; due: boolean }) {
  const { t, i18n } = useTranslation();
  const relation = useRelation(line.organisation);
  const may_withdraw = useMayOn("withdraw_sitting_request", relation) && relation === "own";
  const may_answer = useMay("decline_sitting_request");
  const [open, set_open] = useState<"withdraw" | "answer">();
  const close = () => set_open(undefined);
  return (
    <li>
      <p>
        <Chip tone="outline">{t(line.item_only ? "sittings.item_only" : "sittings.whole")}</Chip> <strong {...written(line.title)}>{line.title ?? t("erased")}</strong>
      </p>
      <p className="small" {...written(line.reason)}>
        {line.reason ?? t("erased")}
      </p>
      <p className="smallest muted">
        <OrganisationName id={line.organisation} />, {date_text(line.at, i18n.language)}
      </p>
      {(may_withdraw || (may_answer && (line.item_only || !due))) && (
        <div className="row-acts">
          {may_withdraw && (
            <Button dense tone="outline" onClick={() => set_open("withdraw")}>
              {t("sitting_request.withdraw")} <span className="visually-hidden">{line.title}</span>
            </Button>
          )}
          {may_answer && (line.item_only || !due) && (
            <Button dense tone="outline" onClick={() => set_open("answer")}>
              {t("sitting_request.answer")} <span className="visually-hidden">{line.title}</span>
            </Button>
          )}
        </div>
      )}
      {open === "withdraw" && <WithdrawDialog line={line} on_close={close} />}
      {open === "answer" && (
        <ReasonDialog title={t("sitting_request.answer_title")} words={t("sitting_request.answer_words")} act={t("sitting_request.decline")} not_done={t("sitting_request.not_declined")} method="decline_sitting_request" params={{ request: line.request }} on_close={close}>
          <p {...written(line.title)}>«{line.title ?? t("erased")}»</p>
        </ReasonDialog>
      )}
    </li>
  );
}

function WithdrawDialog({ line, on_close }: { line: SittingRequestLine; on_close: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  return (
    <Dialog title={t("sitting_request.withdraw_title")} on_close={on_close}>
      <p {...written(line.title)}>«{line.title ?? t("erased")}»</p>
      <p>{t("sitting_request.withdraw_words")}</p>
      {command.state === "refused" && command.error && <RefusalCard fact={t("sitting_request.not_withdrawn")} error={command.error} />}
      <DialogActs on_close={on_close} sending={command.state === "sending"} onClick={() => void command.send("withdraw_sitting_request", { request: line.request }).then((done) => done && on_close())}>
        {t("sitting_request.withdraw")}
      </DialogActs>
    </Dialog>
  );
}
