import { useTranslation } from "react-i18next";
import type { QuorumView } from "../protocol/types";
import { ChangedValue } from "./changed_value";
import { Chip } from "./chip";
import { Icon } from "./icon";
import { hour_text, number_text } from "./time_text";

export interface QuorumMeterProps {
  readonly quorum: QuorumView;
  /** Both marks with their words beneath, as at the desk; else the mark of the present call alone. */
  readonly marks?: boolean;
  readonly heading?: "h2" | "h3" | "p";
}

const share = (n: number, of: number) => `${of > 0 ? Math.min(100, (100 * n) / of) : 0}%`;

/** "Numero legale presente: 17 su 48": the number that is needed as a mark, the margin in words (screens 5.8). */
export function QuorumMeter({ quorum, marks = false, heading = "h2" }: QuorumMeterProps) {
  const { t, i18n } = useTranslation();
  const n = (value: number) => number_text(value, i18n.language);
  const Heading = heading;
  const head = quorum.lost_at !== undefined ? t("quorum.lost_at", { hour: hour_text(quorum.lost_at, i18n.language) }) : quorum.reached ? t("quorum.present") : t("quorum.absent");
  const tight = quorum.margin <= 1;
  const missing = [
    ...(quorum.institutions_present ? [] : [t("quorum.no_institutions")]),
    ...quorum.missing_benches.map((bench) => t("quorum.no_bench", { bench: t(`bench.${bench}`) })),
  ];
  return (
    <div className={`quorum-meter ${quorum.lost_at !== undefined ? "lost" : ""}`}>
      <div className="quorum-head">
        <Heading className="card-title">
          {head}
          <span className="visually-hidden">: </span>
        </Heading>
        <p className="quorum-count">
          <strong>
            <ChangedValue value={n(quorum.present)} />
          </strong>{" "}
          {t("quorum.of", { of: n(quorum.of) })}
        </p>
        {marks && (
          <Chip tone={quorum.margin < 0 ? "error" : tight ? "warn" : "ok"} icon={tight ? "warning-circle" : "check"}>
            <MarginWords margin={quorum.margin} />
          </Chip>
        )}
      </div>
      <div
        className={`quorum-bar ${tight ? "tight" : ""}`}
        role="meter"
        aria-label={t("quorum.meter")}
        aria-valuemin={0}
        aria-valuemax={quorum.of}
        aria-valuenow={quorum.present}
        aria-valuetext={t("quorum.meter_words", { n: n(quorum.present), of: n(quorum.of), needed: n(quorum.needed) })}
      >
        <span className="quorum-fill" style={{ width: share(quorum.present, quorum.of) }} />
        {(marks ? [quorum.needed_second, quorum.needed_first] : [quorum.needed]).map((needed, at) => (
          <span key={at} className={`quorum-mark ${needed === quorum.needed ? "counts" : ""}`} style={{ left: share(needed, quorum.of) }} />
        ))}
      </div>
      {marks ? (
        <p className="quorum-words smallest">
          <span>{t("quorum.second_mark", { n: n(quorum.needed_second) })}</span>
          <span>{t("quorum.first_mark", { n: n(quorum.needed_first) })}</span>
        </p>
      ) : (
        <p className="small muted">
          {t(`quorum.needs_${quorum.call}`, { n: n(quorum.needed) })} <MarginWords margin={quorum.margin} />
        </p>
      )}
      {missing.length > 0 && (
        <p className="small quorum-missing">
          <Icon name="warning-circle" />
          <span>{missing.join(" ")}</span>
        </p>
      )}
    </div>
  );
}

/** "1 oltre la soglia": never a bare difference. */
export function MarginWords({ margin }: { margin: number }) {
  const { t } = useTranslation();
  if (margin > 0) return <>{t("quorum.over", { count: margin })}</>;
  if (margin === 0) return <>{t("quorum.exact")}</>;
  return <>{t("quorum.short", { count: -margin })}</>;
}
