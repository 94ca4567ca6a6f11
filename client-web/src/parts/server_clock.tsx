import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useServerNow, useTavolo } from "../store/hooks";
import { countdown_text, long_left_text } from "./time_text";

/**
 * The time left until an instant, by the server's clock. Below 60 s the figure turns amber and says so, once.
 * @param name of what closes, for the announcement
 */
export function ServerClock({ until, name }: { until: string; name: string }) {
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
