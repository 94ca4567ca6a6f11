import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { useKeptFocus } from "../../parts/keep_focus";
import { OrganisationName } from "../../parts/organisation_name";
import { RefusalCard } from "../../parts/refusal_card";
import { minutes_text, SpeechClock } from "../../parts/speech_clock";
import { useSession } from "../../store/hooks";
import { text_mode_ms, type LiveSitting } from "../../store/sittings";
import { useCommand } from "../../store/use_command";

/** Who speaks, and the server's clock; to the speaker "Ho finito". */
export function SpeakerCard({ live, text_mode, on_acted }: { live: LiveSitting; text_mode: boolean; on_acted: () => void }) {
  const { t } = useTranslation();
  const own = useSession((state) => state.acting?.organisation);
  const command = useCommand();
  const speaker = live.floor?.speaker;
  const kept = useKeptFocus<HTMLElement>(speaker?.request);
  if (!speaker) {
    return (
      <section className="speaker-card quiet" aria-label={t("floor.speaker")} ref={kept.target} tabIndex={-1} {...kept.around}>
        <p>{t("floor.nobody")}</p>
      </section>
    );
  }
  const mine = speaker.organisation === own;
  const done = async () => {
    if (await command.send("end_floor", { sitting: live.sitting.id, request: speaker.request })) on_acted();
  };
  return (
    <section className={`speaker-card on-navy ${mine ? "mine" : ""}`} aria-label={t("floor.speaker")} ref={kept.target} tabIndex={-1} {...kept.around}>
      <div className="speaker-line">
        <div>
          <p className="small speaker-kind">{mine ? t("floor.you_have_it", { time: minutes_text(speaker.seconds) }) : t("floor.has_it")}</p>
          <h2>
            <OrganisationName id={speaker.organisation} mark={false} />
          </h2>
          <p className="small">{t("floor.kind_and_time", { kind: t(`floor_kind.${speaker.kind}`), time: minutes_text(speaker.seconds) })}</p>
        </div>
        <SpeechClock speaker={speaker} warning_seconds={live.floor?.warning_seconds ?? 15} every_ms={text_mode ? text_mode_ms : 500} />
      </div>
      {mine && (
        <div className="button-row">
          <Button className="btn-on-navy" sending={command.state === "sending"} onClick={() => void done()}>
            {t("floor.done")}
          </Button>
        </div>
      )}
      {command.state === "refused" && command.error && <RefusalCard fact={t("floor.not_ended")} error={command.error} />}
    </section>
  );
}
