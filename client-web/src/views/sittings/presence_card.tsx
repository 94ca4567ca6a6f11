import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Dialog } from "../../parts/dialog";
import { Icon } from "../../parts/icon";
import { useKeptFocus } from "../../parts/keep_focus";
import { RefusalCard } from "../../parts/refusal_card";
import { hour_text } from "../../parts/time_text";
import type { PresenceMode } from "../../protocol/types";
import { useConnected, useMay, useServerNow, useTavolo } from "../../store/hooks";
import { inside_since, last_exit, useOwnGrace, useOwnPresence, type Grace, type LiveSitting } from "../../store/sittings";
import { useCommand } from "../../store/use_command";
import { AbsencePart } from "./absence_part";

/** Whether my body is in, since when; the ways in and out. */
export function PresenceCard({ live }: { live: LiveSitting }) {
  const { t, i18n } = useTranslation();
  const may = useMay("check_in");
  const mine = useOwnPresence(live.attendance);
  const connected = useConnected();
  const grace = useOwnGrace(live.sitting, mine);
  const command = useCommand();
  const [leaving, set_leaving] = useState(false);
  const { announcer } = useTavolo();
  const kept = useKeptFocus(mine?.inside);
  if (!may || !mine) return null;
  const { sitting } = live;
  const since = inside_since(mine);
  const out = last_exit(mine);
  const ways: readonly PresenceMode[] = sitting.terms.mode === "in_person" ? ["in_person"] : sitting.terms.mode === "remote" ? ["remote"] : ["remote", "in_person"];
  const send = async (method: "check_in" | "leave_sitting", params: object) => {
    if (await command.send(method, { sitting: sitting.id, ...params })) announcer.say("polite", "presence", t(`announce.${method}`));
  };
  return (
    <section className="card-plain dense presence-card" aria-labelledby="presence-title" {...kept.around}>
      <h2 id="presence-title" className="card-title" ref={kept.target} tabIndex={-1}>
        {t("presence.title")}
      </h2>
      {mine.inside ? (
        <p>
          <strong className="presence-in">
            <Icon name="check-circle" /> {t("presence.inside", { hour: since === undefined ? "" : hour_text(since, i18n.language) })}
          </strong>{" "}
          <span className="muted">{t(`presence_mode.${mine.mode}`)}</span>
        </p>
      ) : (
        <p className={out?.went === "line_dropped" ? "presence-warn" : ""}>
          {out?.to === undefined ? t("presence.outside") : t(out.went === "line_dropped" ? "presence.dropped_at" : "presence.out_since", { hour: hour_text(out.to, i18n.language) })}
        </p>
      )}
      {grace ? <StillPresent grace={grace} /> : mine.inside && mine.mode === "remote" && !connected && <Warning words={t("presence.line_down")} />}
      <div className="button-row">
        {!mine.inside &&
          ways.map((mode, at) => (
            <Button key={mode} tone={at === 0 ? "primary" : "outline"} sending={command.state === "sending"} onClick={() => void send("check_in", { mode })}>
              {t(`presence.enter.${mode}`)}
            </Button>
          ))}
        {mine.inside && (
          <Button tone="outline" dense icon="logout" onClick={() => set_leaving(true)}>
            {t("presence.leave")}
          </Button>
        )}
      </div>
      {command.state === "refused" && command.error && <RefusalCard fact={t("presence.not_done")} error={command.error} />}
      <AbsencePart sitting={sitting} mine={mine} />
      {leaving && (
        <Dialog title={t("presence.leave_title")} on_close={() => set_leaving(false)}>
          <p>{t("presence.leave_words")}</p>
          <div className="button-row">
            <Button
              sending={command.state === "sending"}
              onClick={() => {
                set_leaving(false);
                void send("leave_sitting", {});
              }}
            >
              {t("presence.leave")}
            </Button>
            <Button tone="outline" onClick={() => set_leaving(false)}>
              {t("act.stay")}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

/** The line fell: how long the body is present all the same (screens 5.7). */
function StillPresent({ grace }: { grace: Grace }) {
  const { t, i18n } = useTranslation();
  const left = Math.ceil((grace.out_at - useServerNow(500)) / 1_000);
  if (left > 0) return <Warning words={t(grace.told ? "presence.still" : "presence.still_at_least", { count: left })} />;
  return <Warning words={t("presence.may_be_out", { hour: hour_text(grace.out_at, i18n.language) })} />;
}

function Warning({ words }: { words: string }) {
  return (
    <p className="presence-warn small">
      <Icon name="warning-circle" />
      {words}
    </p>
  );
}
