import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Icon } from "../../parts/icon";
import { OrganisationName } from "../../parts/organisation_name";
import { ReasonDialog } from "../../parts/reason_dialog";
import { RefusalCard } from "../../parts/refusal_card";
import { hour_text } from "../../parts/time_text";
import type { Attendance, PresenceLine, Sitting } from "../../protocol/types";
import { useMay } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { inside_since, is_coming, is_running, last_exit, type LiveSitting } from "../../store/sittings";
import { useCommand } from "../../store/use_command";
import { CorrectDialog } from "./correct_dialog";
import { OwnActButton } from "./desk_acts";

type Open = { readonly what: "correct" | "warn" | "remove"; readonly line: PresenceLine };

/** Every body with its presence, and what the desk may do about it: who dropped out first, in sight, the rest folded. */
export function BodyRows({ live, attendance, on_proxy }: { live: LiveSitting; attendance: Attendance; on_proxy: () => void }) {
  const { t } = useTranslation();
  const { sitting } = live;
  const [open, set_open] = useState<Open>();
  const inside = attendance.lines.filter((line) => line.inside);
  const dropped = attendance.lines.filter((line) => last_exit(line)?.went === "line_dropped");
  const outside = attendance.lines.filter((line) => !line.inside && !dropped.includes(line));
  const close = () => set_open(undefined);
  const rows = (lines: readonly PresenceLine[]) => (
    <ul className="plain body-rows">
      {lines.map((line) => (
        <BodyRow key={line.organisation} live={live} line={line} on_open={(what) => set_open({ what, line })} />
      ))}
    </ul>
  );
  return (
    <>
      {dropped.length > 0 && (
        <div className="body-group">
          <h3>
            <Icon name="warning-circle" /> {t("absence.dropped", { count: dropped.length })}
          </h3>
          {rows(dropped)}
        </div>
      )}
      <details>
        <summary>{t("presence.list_in", { count: inside.length })}</summary>
        {rows(inside)}
      </details>
      <details>
        <summary>{t("presence.list_out", { count: outside.length })}</summary>
        {rows(outside)}
      </details>
      <OwnActButton method="record_presence" others="secretary" tone="link" dense icon="file-signed" on_press={on_proxy} not_done={t("proxy.not_done")}>
        {t("proxy.record")}
      </OwnActButton>
      {open?.what === "correct" && <CorrectDialog sitting={sitting} line={open.line} on_close={close} />}
      {open?.what === "warn" && (
        <ReasonDialog title={t("regia.warn_title")} words={t("regia.on_minutes")} act={t("regia.warn")} not_done={t("regia.not_warned")} method="warn_speaker" params={{ sitting: sitting.id, organisation: open.line.organisation }} on_close={close}>
          <p>
            <OrganisationName id={open.line.organisation} strong />
          </p>
        </ReasonDialog>
      )}
      {open?.what === "remove" && (
        <ReasonDialog title={t("regia.remove_title")} words={t("regia.remove_words")} act={t("regia.remove")} danger not_done={t("regia.not_removed")} method="remove_from_sitting" params={{ sitting: sitting.id, organisation: open.line.organisation }} on_close={close}>
          <p>
            <OrganisationName id={open.line.organisation} strong />
          </p>
        </ReasonDialog>
      )}
    </>
  );
}

/** Told late, an absence is still noted until the minutes are approved. */
const takes_absences = (sitting: Sitting): boolean =>
  is_coming(sitting) || is_running(sitting) || ((sitting.state === "closed" || sitting.state === "deserted") && sitting.minutes !== "approved" && sitting.minutes !== "published");

function BodyRow({ live, line, on_open }: { live: LiveSitting; line: PresenceLine; on_open: (what: Open["what"]) => void }) {
  const { t, i18n } = useTranslation();
  const may_call = useMay("record_presence");
  const may_warn = useMay("warn_speaker");
  const may_remove = useMay("remove_from_sitting");
  const may_justify = useMayOn("justify_absence", "other");
  const command = useCommand();
  const { sitting } = live;
  const since = inside_since(line);
  const out = last_exit(line);
  const runs = is_running(sitting);
  return (
    <li>
      <div>
        <OrganisationName id={line.organisation} />
        <span className="smallest muted">
          {line.inside
            ? t("presence.row_in", { mode: t(`presence_mode.${line.mode}`), hour: since === undefined ? "" : hour_text(since, i18n.language) })
            : out?.to === undefined
              ? t("presence.row_never")
              : t("presence.row_out", { hour: hour_text(out.to, i18n.language), why: t(`presence_cause.${out.went ?? "left"}`) })}
          {line.justified && !line.inside && `, ${t("absence.justified")}`}
          {!line.voting && ` ${t("presence.no_vote")}`}
        </span>
        {line.proxy_to !== undefined && (
          <span className="smallest">
            {t("proxy.by")} <OrganisationName id={line.proxy_to} mark={false} />
          </span>
        )}
      </div>
      <div className="row-acts">
        {may_call && (
          <Button dense tone="outline" sending={command.state === "sending"} onClick={() => void command.send("record_presence", { sitting: sitting.id, organisation: line.organisation, inside: !line.inside, mode: line.inside ? line.mode : "in_person" })}>
            {t(line.inside ? "presence.mark_out" : "presence.mark_in")}
          </Button>
        )}
        {may_justify && !line.inside && takes_absences(sitting) && (
          <Button dense tone="link" onClick={() => void command.send("justify_absence", { sitting: sitting.id, organisation: line.organisation, withdrawn: line.justified })}>
            {t(line.justified ? "absence.unjustify" : "absence.justify")}
          </Button>
        )}
        {may_call && runs && (
          <Button dense tone="link" onClick={() => on_open("correct")}>
            {t("presence.correct")}
          </Button>
        )}
        {may_warn && runs && line.inside && (
          <Button dense tone="link" onClick={() => on_open("warn")}>
            {t("regia.warn")}
          </Button>
        )}
        {may_remove && runs && line.inside && (
          <Button dense tone="link" onClick={() => on_open("remove")}>
            {t("regia.remove")}
          </Button>
        )}
      </div>
      {command.state === "refused" && command.error && <RefusalCard fact={t("presence.not_recorded")} error={command.error} />}
    </li>
  );
}
