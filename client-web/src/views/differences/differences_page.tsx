import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { LoadMore } from "../../parts/load_more";
import { RefusalCard } from "../../parts/refusal_card";
import { Skeleton } from "../../parts/skeleton";
import { date_text, hour_text, number_text } from "../../parts/time_text";
import type { Difference, DifferenceCount, PastDifferences } from "../../protocol/session";
import { WebRefusal, type HistoryForm } from "../../rpc/web_api";
import { useSession, useTavolo } from "../../store/hooks";
import { keep_comparison, last_comparison } from "../../store/last_comparison";
import { useSavedFile } from "../../store/use_saved_file";
import { AuditFrame } from "../audit/audit_frame";
import { past_address } from "../past/past_object";
import { Link, useGo, usePlace } from "../router";
import { differences_address } from "./differences_address";
import { DifferenceCard } from "./difference_card";
import { MomentsForm, type MomentText } from "./moments_form";

/** So many of a group are shown until more are asked for. */
const a_page = 20;
const kinds: readonly Difference["kind"][] = ["added", "changed", "ended", "erased", "gone"];

/** What differs between two moments of the table; the address holds them, so that it can be handed on. */
export function DifferencesPage() {
  const { t } = useTranslation();
  const go = useGo();
  const { search } = usePlace();
  const table = useSession((state) => state.session?.table.slug ?? "");
  const words = new URLSearchParams(search);
  const from = words.get("da") ?? undefined;
  const to = words.get("a") ?? "";
  const [last] = useState(() => last_comparison(table));
  const { found, failed, asking, again } = useDifferences(from, to);
  const compare = (begin: MomentText, end: MomentText) => {
    const next = new URLSearchParams({ da: begin, ...(end === "" ? {} : { a: end }) }).toString();
    if (next === words.toString()) again();
    else go(`${differences_address}?${next}`, { stay: true });
  };
  return (
    <AuditFrame tab="differences" lead={t("differences.lead")}>
      <MomentsForm key={`${from ?? ""} ${to}`} from={from} to={to} last={last} asking={asking} on_compare={compare} />
      {asking && !found && <Skeleton words={t("differences.loading")} cards={3} />}
      {failed && <RefusalCard level={2} fact={t("differences.not_made")} error={failed.as_shown()} {...(failed.status === 404 ? { remedy: t("differences.before_all") } : {})} />}
      {found && <Found found={found} />}
    </AuditFrame>
  );
}

function Found({ found }: { found: PastDifferences }) {
  const { t, i18n } = useTranslation();
  const n = (value: number) => number_text(value, i18n.language);
  const day = (at: string) => date_text(at, i18n.language);
  const hour = (at: string) => hour_text(at, i18n.language);
  const { from, to, items } = found;
  return (
    <>
      <p className="differences-between">
        {t("differences.between", { from_day: day(from.at), from_hour: hour(from.at), from: n(from.size - 1), to_day: day(to.at), to_hour: hour(to.at), to: n(to.size - 1) })}{" "}
        <strong role="status">{items.length === 0 ? t("differences.none") : t("differences.total", { count: items.length, n: n(items.length) })}</strong>
      </p>
      <p className="small page-links">
        <Link to={`${past_address}/${from.size}`}>{t("differences.table_then")}</Link> <Link to={`${past_address}/${to.size}`}>{t("differences.table_after")}</Link>
      </p>
      {items.length > 0 && (
        <>
          <nav aria-label={t("differences.counts")}>
            <ul className="plain difference-counts">
              {found.counts.map((count) => (
                <Counts key={count.group} count={count} />
              ))}
            </ul>
          </nav>
          {found.counts.map(({ group }) => (
            <Group key={group} group={group} found={found} />
          ))}
        </>
      )}
      <FileOf found={found} />
    </>
  );
}

function Counts({ count }: { count: DifferenceCount }) {
  const { t, i18n } = useTranslation();
  return (
    <li>
      <a href={`#gruppo-${count.group}`}>{t(`differences.group.${count.group}`)}</a>{" "}
      <span className="small muted">
        {kinds
          .filter((kind) => count[kind] > 0)
          .map((kind) => t(`differences.count.${kind}`, { n: number_text(count[kind], i18n.language) }))
          .join(", ")}
      </span>
    </li>
  );
}

function Group({ group, found }: { group: Difference["group"]; found: PastDifferences }) {
  const { t } = useTranslation();
  const [shown, set_shown] = useState(a_page);
  const items = found.items.filter((one) => one.group === group);
  return (
    <section aria-labelledby={`gruppo-${group}`} className="difference-group">
      <h2 id={`gruppo-${group}`} tabIndex={-1}>
        {t(`differences.group.${group}`)}
      </h2>
      <ul className="plain stack">
        {items.slice(0, shown).map((one) => (
          <DifferenceCard key={one.id} one={one} between={found} />
        ))}
      </ul>
      {items.length > shown && <LoadMore label={t("differences.more")} loading={false} on_press={() => set_shown((before) => before + a_page)} />}
    </section>
  );
}

const forms: readonly HistoryForm[] = ["csv", "jsonl"];

/** The same two sizes as a file. */
function FileOf({ found }: { found: PastDifferences }) {
  const { t } = useTranslation();
  const { session } = useTavolo();
  const id = useId();
  const table = useSession((state) => state.session?.table.slug ?? "");
  const acting = useSession((state) => state.acting?.acting ?? "");
  const { asking, failed, save } = useSavedFile((form: HistoryForm) => session.api.differences_file(table, form, { acting, from: String(found.from.size), to: String(found.to.size) }));
  return (
    <section className="card-plain dense export-card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="card-title">
        {t("differences.file")}
      </h2>
      <p className="small muted">{t("differences.same_reader")}</p>
      <p className="button-row">
        {forms.map((form) => (
          <Button key={form} tone="outline" dense icon="download" sending={asking === form} onClick={() => void save(form)}>
            {t(`differences.${form}`)}
          </Button>
        ))}
      </p>
      {failed && <RefusalCard fact={t("differences.file_failed")} error={failed} />}
    </section>
  );
}

interface Asked {
  readonly found?: PastDifferences;
  readonly failed?: WebRefusal;
}

function useDifferences(from: MomentText | undefined, to: MomentText) {
  const { session } = useTavolo();
  const table = useSession((state) => state.session?.table.slug ?? "");
  const acting = useSession((state) => state.acting?.acting ?? "");
  const [turn, set_turn] = useState(0);
  const [asking, set_asking] = useState(false);
  const [held, set_held] = useState<Asked>({});
  useEffect(() => {
    if (from === undefined) return set_held({});
    let here = true;
    const answered = (answer: Asked) => {
      if (!here) return;
      set_asking(false);
      set_held(answer);
    };
    set_asking(true);
    session.api.differences(table, { acting, from, ...(to === "" ? {} : { to }) }).then(
      (found) => {
        if (to === "") keep_comparison(table, found.to.size);
        answered({ found });
      },
      (error: unknown) => answered({ failed: error instanceof WebRefusal ? error : new WebRefusal(0, "no_network", {}) }),
    );
    return () => {
      here = false;
    };
  }, [session, table, acting, from, to, turn]);
  return { found: held.found, failed: held.failed, asking, again: () => set_turn((n) => n + 1) };
}
