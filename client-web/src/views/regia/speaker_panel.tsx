import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeptFocus } from "../../parts/keep_focus";
import { Dialog } from "../../parts/dialog";
import { DialogActs } from "../../parts/dialog_acts";
import { Field, length_of } from "../../parts/field";
import { OrganisationName } from "../../parts/organisation_name";
import { ReasonDialog } from "../../parts/reason_dialog";
import { RefusalCard } from "../../parts/refusal_card";
import { SelectField } from "../../parts/select_field";
import { minutes_text, SpeechClock, speech_left } from "../../parts/speech_clock";
import type { Floor, FloorKind, Sitting, Speaker } from "../../protocol/types";
import { useTavolo } from "../../store/hooks";
import type { LiveSitting } from "../../store/sittings";
import { useCommand } from "../../store/use_command";
import { OwnActButton } from "./desk_acts";

/** How long a speech that was ended early can be given back with one press. */
const give_back_ms = 10_000;

/** Who speaks, the clock, and what the desk may do with it. */
export function SpeakerPanel({ live }: { live: LiveSitting }) {
  const { t } = useTranslation();
  const { sitting, floor } = live;
  const speaker = floor?.speaker;
  const ended = useEndedEarly(speaker);
  const kept = useKeptFocus(`${speaker?.request ?? ""}/${speaker?.running_since ?? ""}/${ended?.request ?? ""}`);
  const [open, set_open] = useState<"take" | "time">();
  if (!floor) return null;
  return (
    <section className="card-plain dense regia-speaker" aria-labelledby="regia-speaker" {...kept.around}>
      <h2 id="regia-speaker" className={speaker ? "small speaker-kind" : "card-title"} ref={kept.target} tabIndex={-1}>
        {speaker ? t("floor.has_it") : t("floor.speaker")}
      </h2>
      {speaker ? (
        <>
          <div className="speaker-line">
            <div>
              <h3 className="speaker-name">
                <OrganisationName id={speaker.organisation} />
              </h3>
              <p className="small muted">{t("floor.kind_and_time", { kind: t(`floor_kind.${speaker.kind}`), time: minutes_text(speaker.seconds) })}</p>
            </div>
            <SpeechClock speaker={speaker} warning_seconds={floor.warning_seconds} />
          </div>
          <div className="row-acts">
            {speaker.running_since === undefined ? (
              <OwnActButton method="resume_floor" params={{ sitting: sitting.id }} others="chair" dense not_done={t("floor.not_resumed")}>
                {t("floor.resume")}
              </OwnActButton>
            ) : (
              <OwnActButton method="pause_floor" params={{ sitting: sitting.id }} others="chair" dense not_done={t("floor.not_paused")}>
                {t("floor.pause")}
              </OwnActButton>
            )}
            <OwnActButton method="set_speaking_time" others="chair" dense on_press={() => set_open("time")} not_done={t("floor.not_set")}>
              {t("floor.more_for_all")}
            </OwnActButton>
            <OwnActButton method="end_floor" params={{ sitting: sitting.id, request: speaker.request }} others="chair" dense not_done={t("floor.not_ended")}>
              {t("floor.end")}
            </OwnActButton>
            <OwnActButton method="warn_speaker" others="chair" tone="danger" dense on_press={() => set_open("take")} not_done={t("floor.not_ended")}>
              {t("floor.take")}
            </OwnActButton>
          </div>
        </>
      ) : (
        <p className="muted">{t("floor.nobody")}</p>
      )}
      {ended && !speaker && <GiveBack sitting={sitting} ended={ended} />}
      {open === "take" && speaker && (
        <ReasonDialog title={t("floor.take_title")} words={t("regia.on_minutes")} act={t("floor.take")} danger not_done={t("floor.not_ended")} method="end_floor" params={{ sitting: sitting.id, request: speaker.request }} on_close={() => set_open(undefined)} />
      )}
      {open === "time" && speaker && <SpeakingTimeDialog sitting={sitting} speaker={speaker} floor={floor} on_close={() => set_open(undefined)} />}
    </section>
  );
}

/** The speech that just ended before its time, for ten seconds. */
function useEndedEarly(speaker: Speaker | undefined): Speaker | undefined {
  const { session } = useTavolo();
  const last = useRef<Speaker>(undefined);
  const [ended, set_ended] = useState<Speaker>();
  useEffect(() => {
    const before = last.current;
    last.current = speaker;
    if (speaker) {
      set_ended(undefined);
      return;
    }
    if (!before || speech_left(before, session.clock.now()).left_ms <= 0) return;
    set_ended(before);
    const id = setTimeout(() => set_ended(undefined), give_back_ms);
    return () => clearTimeout(id);
  }, [session, speaker]);
  return ended;
}

/** "Ridai la parola": the speech goes on with the time that it had left. */
function GiveBack({ sitting, ended }: { sitting: Sitting; ended: Speaker }) {
  const { t } = useTranslation();
  return (
    <div className="row-acts give-back">
      <p className="small">
        {t("floor.ended_early")} <OrganisationName id={ended.organisation} mark={false} />
      </p>
      <OwnActButton method="resume_floor" params={{ sitting: sitting.id }} others="chair" dense icon="restore" not_done={t("floor.not_resumed")}>
        {t("floor.give_back")}
      </OwnActButton>
    </div>
  );
}

/** Equal for all who speak in that way, the speech under way included. */
function SpeakingTimeDialog({ sitting, speaker, floor, on_close }: { sitting: Sitting; speaker: Speaker; floor: Floor; on_close: () => void }) {
  const { t } = useTranslation();
  const command = useCommand();
  const now_of = (kind: string) => floor.times.find((time) => time.kind === kind)?.seconds ?? 0;
  const [kind, set_kind] = useState<string>(speaker.kind);
  const [seconds, set_seconds] = useState(String(now_of(speaker.kind) + 60));
  const [reason, set_reason] = useState("");
  const [tried, set_tried] = useState(false);
  const wrong = !Number.isInteger(Number(seconds)) || Number(seconds) <= 0;
  const no_reason = length_of(reason.trim()) < 3;
  const send = async () => {
    set_tried(true);
    if (wrong || no_reason) return;
    if (await command.send("set_speaking_time", { sitting: sitting.id, kind: kind as FloorKind, seconds: Number(seconds), reason })) on_close();
  };
  return (
    <Dialog title={t("floor.time_title")} on_close={on_close}>
      <p>{t("floor.time_words")}</p>
      <SelectField
        label={t("floor.kind")}
        value={kind}
        options={floor.times.map((time) => ({ value: time.kind, label: t("floor.kind_and_time", { kind: t(`floor_kind.${time.kind}`), time: minutes_text(time.seconds) }) }))}
        on_change={(next) => {
          set_kind(next);
          set_seconds(String(now_of(next) + 60));
        }}
      />
      <Field label={t("floor.seconds")} value={seconds} on_change={set_seconds} error={tried && wrong ? t("floor.seconds_wrong") : undefined} />
      <Field label={t("reason.label")} value={reason} on_change={set_reason} lines={2} max={2_000} error={tried && no_reason ? t("reason.missing") : undefined} hint={t("regia.on_minutes")} />
      {command.state === "refused" && command.error && <RefusalCard fact={t("floor.not_set")} error={command.error} />}
      <DialogActs on_close={on_close} sending={command.state === "sending"} onClick={() => void send()}>
        {t("floor.set_time")}
      </DialogActs>
    </Dialog>
  );
}
