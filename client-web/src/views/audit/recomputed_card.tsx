import { useTranslation } from "react-i18next";
import { public_address } from "../../i18n/language";
import { Chip, type ChipTone } from "../../parts/chip";
import { compact_date_text, number_text, second_text } from "../../parts/time_text";
import type { RecomputedLine, RecomputedRule, RecomputedValue, RecomputedVerdict } from "../../protocol/types";
import { useEntity } from "../../store/hooks";
import { ObjectLink } from "../object_link";
import { Link } from "../router";

export const verdict_tones: Record<RecomputedVerdict, ChipTone> = { agrees: "ok", differs: "error", not_recomputed: "warn", not_in_minutes: "outline" };

/** What is read first of a line; the others stand folded, unless they differ. */
const first: readonly RecomputedValue["figure"][] = ["outcome", "votes_for", "votes_against", "present", "quorum_needed", "quorum_reached", "answered", "winners", "objections"];
const is_first = (value: RecomputedValue): boolean => value.differs || (value.bench === undefined && value.option === undefined && first.includes(value.figure));

/** One vote, poll, consensus or quorum in its three versions. */
export function RecomputedCard({ line }: { line: RecomputedLine }) {
  const { t, i18n } = useTranslation();
  const n = (number: number) => number_text(number, i18n.language);
  const of_quorum = line.object === line.sitting;
  const in_minutes = line.minutes?.out === true;
  return (
    <li className="card-plain dense recomputed-line">
      <div className="recomputed-head">
        <h3>
          {t(`audit.recomputed.kind.${line.kind}`)}
          {!of_quorum && (
            <>
              {": "}
              <ObjectLink id={line.object} label={line.label} />
            </>
          )}
        </h3>
        <Chip tone={verdict_tones[line.verdict]}>{t(`audit.recomputed.verdict.${line.verdict}`)}</Chip>
      </div>
      {line.reason !== undefined && <p>{t(`audit.recomputed.reason.${line.reason}`)}</p>}
      {line.faults.length > 0 && (
        <ul className="plain recomputed-faults">
          {line.faults.map((one) => (
            <li key={`${one.fault}/${one.entry}`}>
              <Link to={`/registro/${one.entry}`}>{t("audit.recomputed.fault_at", { n: n(one.entry), what: t(`audit.recomputed.fault.${one.fault}`) })}</Link>
            </li>
          ))}
        </ul>
      )}
      {line.figures.length > 0 && <Figures values={line.figures.filter(is_first)} in_minutes={in_minutes} />}
      {line.figures.some((value) => !is_first(value)) && (
        <details>
          <summary>{t("audit.recomputed.all_figures")}</summary>
          <Figures values={line.figures} in_minutes={in_minutes} />
        </details>
      )}
      <p className="small">
        {line.declared_at !== undefined && t("audit.recomputed.declared_on", { day: compact_date_text(line.declared_at, i18n.language), hour: second_text(line.declared_at, i18n.language) })} {line.rule && <Rule rule={line.rule} />}
      </p>
      {line.repeats !== undefined && (
        <p className="small">
          {t("audit.recomputed.repeats")} <ObjectLink id={line.repeats} />
        </p>
      )}
      <p className="small">
        {t("audit.recomputed.entries")}{" "}
        {line.entries.map((entry) => (
          <Link key={entry} to={`/registro/${entry}`} className="entry-number">
            {n(entry)}
          </Link>
        ))}
      </p>
      <MinutesWords line={line} />
    </li>
  );
}

function Rule({ rule }: { rule: RecomputedRule }) {
  const { t } = useTranslation();
  const majority = rule.majority;
  const words = [
    t("audit.regulation_n", { n: rule.regulation.slice("regulation-".length) }).replace(/^./, (letter) => letter.toUpperCase()) + ".",
    rule.quorum && t(rule.quorum.strict ? "audit.recomputed.rule_quorum.more" : "audit.recomputed.rule_quorum.least", { num: rule.quorum.num, den: rule.quorum.den }),
    majority && (majority.kind === "simple" ? t("majority.simple") : t(`majority.qualified_${majority.base}`, { num: majority.num, den: majority.den })),
    rule.institutions_required && t("audit.recomputed.rule_institutions"),
    rule.each_bench && t("audit.recomputed.rule_each_bench"),
  ];
  return <span>{words.filter(Boolean).join(" ")}</span>;
}

function MinutesWords({ line }: { line: RecomputedLine }) {
  const { t, i18n } = useTranslation();
  const sitting = useEntity("sitting", line.sitting);
  const minutes = line.minutes;
  if (!minutes) return line.sitting === undefined ? <p className="small muted">{t("audit.recomputed.outside_minutes")}</p> : null;
  const number = sitting?.number;
  return (
    <p className="small">
      {t(`audit.recomputed.minutes_state.${minutes.state}`)}{" "}
      {minutes.out && number !== undefined && <a href={`${public_address(`/verbali/${number}`, i18n.language)}#sezione-${minutes.section}`}>{t("audit.recomputed.minutes_link", { n: minutes.section })}</a>}
      {minutes.entry !== undefined && (
        <>
          {" "}
          <span className="nowrap">
            {t("audit.recomputed.minutes_entry")} <Link to={`/registro/${minutes.entry}`}>{number_text(minutes.entry, i18n.language)}</Link>
          </span>
        </>
      )}
    </p>
  );
}

function Figures({ values, in_minutes }: { values: readonly RecomputedValue[]; in_minutes: boolean }) {
  const { t } = useTranslation();
  return (
    <table className="data-table stacking recomputed-figures">
      <caption className="visually-hidden">{t("audit.recomputed.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("audit.recomputed.figure_label")}</th>
          <th scope="col">{t("audit.recomputed.declared")}</th>
          <th scope="col">{t("audit.recomputed.recomputed")}</th>
          {in_minutes && <th scope="col">{t("audit.recomputed.minutes")}</th>}
        </tr>
      </thead>
      <tbody>
        {values.map((value) => (
          <tr key={`${value.figure}/${value.bench ?? ""}/${value.option ?? 0}`} className={value.differs ? "differs" : ""}>
            <th scope="row">
              <FigureName value={value} />
              {value.differs && (
                <>
                  {" "}
                  <Chip tone="error">{t("audit.recomputed.verdict.differs")}</Chip>
                </>
              )}
            </th>
            <Said value={value} said={value.declared} by={t("audit.recomputed.declared")} />
            <Said value={value} said={value.recomputed} by={t("audit.recomputed.recomputed")} />
            {in_minutes && <Said value={value} said={value.minutes} by={t("audit.recomputed.minutes")} />}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FigureName({ value }: { value: RecomputedValue }) {
  const { t } = useTranslation();
  const words = [t(`audit.recomputed.figure.${value.figure}`), value.option === undefined ? undefined : t("audit.recomputed.option", { n: value.option }), value.bench === undefined ? undefined : t(`bench.${value.bench}`)];
  return <>{words.filter((word) => word !== undefined).join(", ")}</>;
}

function Said({ value, said, by }: { value: RecomputedValue; said: string | undefined; by: string }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <td data-label={by} className={said === undefined ? "muted" : "figures"}>
      {said === undefined ? t("audit.recomputed.not_stated") : value.figure === "bodies" ? <code title={said}>{said.slice(0, 8)}</code> : words(value.figure, said)}
    </td>
  );
}

/** What the wire says of a figure, in words. */
function useWords() {
  const { t, i18n } = useTranslation();
  return (figure: RecomputedValue["figure"], said: string): string => {
    if (figure === "outcome") return t(`outcome.${said}`);
    if (figure === "call") return t(`audit.recomputed.call.${said}`);
    if (figure === "until") return `${compact_date_text(said, i18n.language)}, ${second_text(said, i18n.language)}`;
    if (figure === "pending") return said === "none" ? t("audit.recomputed.none") : said.split(" ").map((cause) => t(`audit.recomputed.pending.${cause}`)).join(", ");
    if (said === "true" || said === "false") return t(said === "true" ? "record.yes" : "record.no");
    return /^\d+$/.test(said) ? number_text(Number(said), i18n.language) : said;
  };
}
