import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useServerNow, useTavolo } from "../store/hooks";
import { usePast } from "../store/past";
import { countdown_text, day_text, hour_text, long_left_text } from "./time_text";

interface ServerClockProps {
  readonly until: string;
  /** Of what closes, for the announcement. */
  readonly name: string;
}

/** The time left until an instant, by the server's clock; in the past, where no time runs, the instant itself. */
export function ServerClock(props: ServerClockProps) {
  return usePast() === undefined ? <Running {...props} /> : <Instant at={props.until} />;
}

function Instant({ at }: { at: string }) {
  const { t, i18n } = useTranslation();
  return (
    <time className="server-clock" dateTime={at}>
      <span className="clock-words">{t("vote.at_day", { day: day_text(at, i18n.language), hour: hour_text(at, i18n.language) })}</span>
    </time>
  );
}

/** Below 60 s the figure turns amber and says so, once. */
function Running({ until, name }: ServerClockProps) {
  const { t } = useTranslation();
  const { announcer } = useTavolo();
  const left_ms = Math.max(0, Date.parse(until) - useServerNow());
  const last_minute = left_ms > 0 && left_ms <= 60_000;
  const told = useRef(false);
  useEffect(() => {
    if (last_minute && !told.current) {
      told.current = true;
      announcer.say("assertive", `last_minute:${name}`, t("clock.last_minute_of", { name }));
    }
  }, [announcer, last_minute, name, t]);
  const far = left_ms >= 100 * 60_000;
  return (
    <span className={`server-clock ${last_minute ? "last-minute" : ""}`} role="timer" aria-live="off">
      <span className={far ? "clock-words" : "clock-figure"}>{far ? long_left_text(left_ms, t) : countdown_text(left_ms)}</span>
      {last_minute && <span className="clock-note">{t("clock.last_minute")}</span>}
      {left_ms === 0 && <span className="clock-note">{t("clock.over")}</span>}
    </span>
  );
}
