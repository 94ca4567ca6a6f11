import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { DateField } from "../../parts/date_field";
import { number_text } from "../../parts/time_text";
import { WebRefusal } from "../../rpc/web_api";
import { useSession, useTavolo } from "../../store/hooks";
import { differences_address } from "../differences/differences_address";
import { rome_instant } from "../regia/rome_instant";
import { Link, useGo } from "../router";
import { address_of, type Stood } from "./past_object";

/** How long the slider rests before the past it points at is asked for. */
const rest_ms = 350;

interface PastBarProps {
  readonly size: number;
  readonly inner: string;
  readonly object: string | undefined;
  readonly past: Stood | undefined;
  /** What was asked last could not be had, so that nobody knows where a step leads. */
  readonly failed: boolean;
  /** Told before the address changes: whether it goes back in time. */
  readonly on_direction: (earlier: boolean) => void;
}

/** Time: a slider over the entries, steps from change to change, a day and an hour. */
export function PastBar({ size, inner, object, past, failed, on_direction }: PastBarProps) {
  const { t, i18n } = useTranslation();
  const { session } = useTavolo();
  const go = useGo();
  const id = useId();
  const n = (value: number) => number_text(value, i18n.language);
  const most = Math.max(past?.record_size ?? 0, session.entities.size, size);
  const [pointed, set_pointed] = useState<number>();
  const [step, set_step] = useState<"previous" | "next">();
  const shown = pointed ?? size;
  const to = (at: number) => {
    set_pointed(undefined);
    if (at === size) return;
    on_direction(at < size);
    go(address_of(at, inner), { replace: true, stay: true });
  };
  useEffect(() => {
    if (pointed === undefined) return;
    const waiting = setTimeout(() => to(pointed), rest_ms);
    return () => clearTimeout(waiting);
    // `to` follows from what is listed.
  }, [pointed, size]);
  // A step asked for while the last one is on its way is taken from where that one leads.
  useEffect(() => {
    if (failed) set_step(undefined);
    if (step === undefined || failed || past?.asked !== size || past.about !== object) return;
    set_step(undefined);
    const at = past[step];
    if (at !== undefined) to(at);
  }, [step, past, failed, size, object]);
  const why_locked = (direction: "previous" | "next") => {
    if (failed) return t("past.steps_locked");
    return past && past[direction] === undefined ? t(direction === "previous" ? "past.none_before" : "past.none_after") : undefined;
  };
  return (
    <section className="past-bar" aria-labelledby={`${id}-title`}>
      <div className="bounded">
        <div className="section-head">
          <h2 id={`${id}-title`} className="card-title">
            {t("past.name")}
          </h2>
          <p className="small page-links">
            <Link to={`/registro/${size - 1}`}>{t("past.entry", { n: n(size - 1) })}</Link>
            <Link to={`${differences_address}?da=${size}`}>{t("differences.since_then")}</Link>
            <Link to={inner}>{t("past.today")}</Link>
          </p>
        </div>
        <div className="past-slider">
          <label htmlFor={`${id}-slider`}>{t("past.slider")}</label>
          <output htmlFor={`${id}-slider`} className="figures">
            {t("past.position", { n: n(shown - 1), most: n(most - 1) })}
          </output>
          <input
            id={`${id}-slider`}
            type="range"
            min={1}
            max={most}
            value={shown}
            aria-valuetext={t("past.position", { n: n(shown - 1), most: n(most - 1) })}
            onChange={(event) => set_pointed(Number(event.target.value))}
          />
        </div>
        <div className="past-steps">
          <div className="button-row">
            <Button tone="outline" dense icon="chevron-left" locked={why_locked("previous")} onClick={() => set_step("previous")}>
              {t(object === undefined ? "past.previous" : "past.previous_of_thing")}
            </Button>
            <Button tone="outline" dense icon="chevron-right" locked={why_locked("next")} onClick={() => set_step("next")}>
              {t(object === undefined ? "past.next" : "past.next_of_thing")}
            </Button>
          </div>
          <ByHour id={id} on_found={to} />
        </div>
      </div>
    </section>
  );
}

/** "Com'era il … alle …" */
function ByHour({ id, on_found }: { id: string; on_found: (size: number) => void }) {
  const { t, i18n } = useTranslation();
  const { session } = useTavolo();
  const table = useSession((state) => state.session?.table.slug ?? "");
  const acting = useSession((state) => state.acting?.acting ?? "");
  const [day, set_day] = useState("");
  const [hour, set_hour] = useState("23:59");
  const [state, set_state] = useState<{ readonly asking?: boolean; readonly incomplete?: boolean; readonly refused?: WebRefusal }>({});
  const find = () => {
    set_state({ asking: true });
    session.api.past(table, acting, { at: rome_instant(day, hour) }).then(
      ({ size }) => {
        set_state({});
        on_found(size);
      },
      (error: unknown) => set_state({ refused: error instanceof WebRefusal ? error : new WebRefusal(0, "no_network", {}) }),
    );
  };
  const before_all = state.refused?.status === 404;
  const refused_id = state.refused && `${id}-refused`;
  return (
    <form
      className="past-hour"
      onSubmit={(event) => {
        event.preventDefault();
        if (day !== "" && hour !== "") find();
        else set_state({ incomplete: true });
      }}
    >
      <DateField id={`${id}-day`} type="date" label={t("past.day")} value={day} error={state.incomplete && day === "" ? t("past.day_needed") : undefined} described_by={refused_id} on_change={set_day} />
      <DateField id={`${id}-hour`} type="time" label={t("past.hour")} value={hour} error={state.incomplete && hour === "" ? t("past.hour_needed") : undefined} described_by={refused_id} on_change={set_hour} />
      <Button tone="outline" type="submit" sending={state.asking ?? false}>
        {t("past.show")}
      </Button>
      {state.refused && (
        <p id={refused_id} className="field-error" role="alert">
          {before_all ? t("past.before_all") : (state.refused.words(i18n.language) ?? t("past.failed"))}
        </p>
      )}
    </form>
  );
}
