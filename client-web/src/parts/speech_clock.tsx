import { useTranslation } from "react-i18next";
import type { Speaker } from "../protocol/types";
import { useServerNow } from "../store/hooks";
import { countdown_text } from "./time_text";

export interface SpeechLeft {
  /** Below zero once the time is over: the floor is not taken by the clock. */
  readonly left_ms: number;
  readonly whole_ms: number;
  readonly paused: boolean;
}

/** What the clock of a speech needs. */
export type SpeechTime = Pick<Speaker, "seconds" | "spoken_ms" | "ends_at">;

/** The time left of a speech: the server's `ends_at` against the server's hour, or what stood when it was paused. */
export function speech_left(speaker: SpeechTime, now: number): SpeechLeft {
  const whole_ms = speaker.seconds * 1_000;
  if (speaker.ends_at === undefined) return { left_ms: whole_ms - speaker.spoken_ms, whole_ms, paused: true };
  return { left_ms: Date.parse(speaker.ends_at) - now, whole_ms, paused: false };
}

export function useSpeechLeft(speaker: SpeechTime, every_ms = 500): SpeechLeft {
  return speech_left(speaker, useServerNow(every_ms));
}

/** The running clock of who speaks, with its bar; amber with words when little is left, and no blinking. */
export function SpeechClock({ speaker, warning_seconds, every_ms = 500 }: { speaker: Speaker; warning_seconds: number; every_ms?: number }) {
  const { t } = useTranslation();
  const { left_ms, whole_ms, paused } = useSpeechLeft(speaker, every_ms);
  const over = left_ms <= 0;
  const last = !over && left_ms <= warning_seconds * 1_000;
  const used = Math.min(100, Math.max(0, whole_ms > 0 ? (100 * (whole_ms - left_ms)) / whole_ms : 0));
  return (
    <div className={`speech-clock ${over ? "over" : last ? "last" : ""}`}>
      <span role="timer" aria-live="off" className="speech-figure">
        {over ? t("speech.over") : countdown_text(left_ms)}
      </span>
      {paused && <span className="speech-note">{t("speech.paused")}</span>}
      {last && !paused && <span className="speech-note">{t("speech.last", { count: warning_seconds })}</span>}
      <span className="speech-bar" aria-hidden="true">
        <span style={{ width: `${used}%` }} />
      </span>
    </div>
  );
}

/** "5:00" of a kind of speech. */
export const minutes_text = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
