import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { RadioGroup } from "../../parts/choice_group";
import { Icon } from "../../parts/icon";
import { useKeptFocus } from "../../parts/keep_focus";
import { RefusalCard } from "../../parts/refusal_card";
import { minutes_text } from "../../parts/speech_clock";
import type { FloorKind } from "../../protocol/types";
import { useMay, useSession, useTavolo } from "../../store/hooks";
import type { LiveSitting } from "../../store/sittings";
import { useCommand } from "../../store/use_command";

const speeches: readonly FloorKind[] = ["intervention", "reply", "vote_statement"];
const others: readonly { readonly kind: FloorKind; readonly icon: string }[] = [
  { kind: "point_of_order", icon: "horn" },
  { kind: "fact", icon: "user" },
];

/** My request: its place in the queue and why; else the one button that asks for the floor. */
export function OwnRequestCard({ live, on_acted }: { live: LiveSitting; on_acted: () => void }) {
  const { t } = useTranslation();
  const own = useSession((state) => state.acting?.organisation);
  const may = useMay("request_floor");
  const command = useCommand();
  const [kind, set_kind] = useState<FloorKind>("intervention");
  const { announcer } = useTavolo();
  const kept = useKeptFocus(live.floor?.queue.find((line) => line.organisation === own)?.request);
  if (!may || !live.floor || live.sitting.state !== "open") return null;
  const { queue, times } = live.floor;
  const seconds_of = (one: FloorKind) => times.find((time) => time.kind === one)?.seconds ?? 0;
  const at = queue.findIndex((line) => line.organisation === own);
  const line = queue[at];
  const send = async (method: string, params: object) => {
    if (!(await command.send(method, { sitting: live.sitting.id, ...params }))) return;
    announcer.say("polite", "floor_request", t(method === "withdraw_floor" ? "announce.floor_withdrawn" : "announce.floor_asked"));
    on_acted();
  };
  const sending = command.state === "sending";
  return (
    <>
      <section className="card-plain own-request" aria-labelledby="own-request" {...kept.around}>
        {line ? (
          <div className="own-request-line">
            <div>
              <p className="small muted">{t("floor.yours")}</p>
              <h2 id="own-request" ref={kept.target} tabIndex={-1}>{at === 0 ? t(live.floor.speaker ? "floor.next_is_you" : "floor.first_is_you") : t(`floor.place_words.${at + 1}`, { defaultValue: t("floor.place", { n: at + 1 }) })}</h2>
              <p className="small">
                {t("floor.kind_and_time", { kind: t(`floor_kind.${line.kind}`), time: minutes_text(seconds_of(line.kind)) })}. {t(`queue_reason.${line.why}`)} {t("floor.we_tell")}
              </p>
            </div>
            <Button tone="outline" sending={sending} onClick={() => void send("withdraw_floor", { request: line.request })}>
              {t("floor.withdraw")}
            </Button>
          </div>
        ) : (
          <>
            <h2 id="own-request" className="card-title" ref={kept.target} tabIndex={-1}>
              {t("floor.ask_title")}
            </h2>
            <RadioGroup legend={t("floor.kind")} value={kind} dense options={speeches.map((value) => ({ value, label: t("floor.kind_and_time", { kind: t(`floor_kind.${value}`), time: minutes_text(seconds_of(value)) }) }))} on_change={(next) => set_kind(next as FloorKind)} />
            <div className="button-row">
              <Button icon="hearing" sending={sending} onClick={() => void send("request_floor", { kind })}>
                {t("floor.ask")}
              </Button>
            </div>
          </>
        )}
        {command.state === "refused" && command.error && <RefusalCard fact={t("floor.not_asked")} error={command.error} />}
      </section>
      <section className="card-plain" aria-labelledby="other-requests">
        <h2 id="other-requests" className="card-title">
          {t("floor.others")}
        </h2>
        <div className="other-requests">
          {others.map((other) => (
            <button key={other.kind} type="button" className="btn btn-outline-primary spread" onClick={() => !sending && void send("request_floor", { kind: other.kind })}>
              <span>{t(`floor_kind.${other.kind}`)}</span>
              <Icon name={other.icon} />
            </button>
          ))}
          <a className="btn btn-outline-primary spread" href="#file-intervention">
            <span>{t("intervention.title")}</span>
            <Icon name="note" />
          </a>
        </div>
        <p className="small muted">{t("floor.order_words", { time: minutes_text(seconds_of("point_of_order")) })}</p>
      </section>
    </>
  );
}
