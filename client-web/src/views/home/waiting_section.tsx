import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Icon } from "../../parts/icon";
import { day_text, hour_text, moment_of, number_text } from "../../parts/time_text";
import { WaitingCard } from "../../parts/waiting_card";
import type { Sitting, WaitingItem, WaitingKind } from "../../protocol/types";
import { useEntity, useServerNow, useTavolo } from "../../store/hooks";
import { useCycle, useWaiting } from "../../store/selectors";
import { finding_address } from "../audit/finding_address";
import { Link } from "../router";
import { sitting_address, useSittingName } from "../sittings/sitting_words";

const icons: Record<WaitingKind, string> = {
  vote_open: "check-circle",
  cosignature_asked: "files",
  cure_term: "note",
  proposal_to_examine: "files",
  proposal_to_reply_to: "comment",
  mandate_to_validate: "user",
  vote_to_open: "unlocked",
  sitting_convened: "calendar",
  sitting_under_way: "calendar",
  sitting_to_convene: "mail",
  sitting_requested: "calendar",
  proxy_to_cast: "check-circle",
  recorded_position: "note",
  ratification: "note",
  dissent_to_answer: "comment",
  poll_open: "check-circle",
  poll_to_open: "unlocked",
  recorded_answer: "note",
  minutes_to_approve: "note",
  finding_to_answer: "comment",
  finding_answered: "comment",
  objection_to_answer: "comment",
};

const about_minutes = (item: WaitingItem) => item.what === "minutes_to_approve" || item.what === "objection_to_answer";
const key_of = (item: WaitingItem) => `${item.what}/${item.object}`;

interface Done {
  readonly item: WaitingItem;
  readonly at: number;
}

/**
 * "Ti aspetta". A finished card stays for the visit as a line; a new one enters only while neither pointer nor focus is
 * in the section, else the head says "1 nuova" (screens 5.2).
 */
export function WaitingSection() {
  const { t, i18n } = useTranslation();
  const { session } = useTavolo();
  const now_waiting = useWaiting();
  const [shown, set_shown] = useState(now_waiting);
  const [done, set_done] = useState<readonly Done[]>([]);
  const [held_back, set_held_back] = useState(false);
  const section = useRef<HTMLElement>(null);
  const pointer = useRef(false);

  useEffect(() => {
    const keys = new Set(now_waiting.map(key_of));
    const finished = shown.filter((item) => !keys.has(key_of(item)));
    const known = new Set(shown.map(key_of));
    const has_new = now_waiting.some((item) => !known.has(key_of(item)));
    const in_use = pointer.current || section.current?.contains(document.activeElement) === true;
    if (finished.length > 0) {
      const at = session.clock.now();
      set_done((before) => [...before, ...finished.map((item) => ({ item, at }))]);
    }
    set_held_back(has_new && in_use);
    if (!has_new || !in_use) set_shown(now_waiting);
    else if (finished.length > 0) set_shown((before) => before.filter((item) => keys.has(key_of(item))));
    // Compared with what stands on screen at the moment of the change.
  }, [now_waiting]);

  const insert = () => {
    set_shown(now_waiting);
    set_held_back(false);
  };
  const new_count = now_waiting.length - now_waiting.filter((item) => shown.some((other) => key_of(other) === key_of(item))).length;
  return (
    <section
      id="waiting"
      ref={section}
      aria-labelledby="waiting-title"
      onPointerEnter={() => (pointer.current = true)}
      onPointerLeave={() => (pointer.current = false)}
    >
      <div className="section-head">
        <h2 id="waiting-title" className="with-count">
          {t("home.waiting")} {now_waiting.length > 0 && <span className="count-square">{now_waiting.length}</span>}
        </h2>
        {held_back && new_count > 0 && (
          <button type="button" className="text-button" onClick={insert}>
            {t("home.new_waiting", { count: new_count })}
          </button>
        )}
      </div>
      <div className="stack">
        {shown.map((item) => (
          <WaitingLine key={key_of(item)} item={item} />
        ))}
        {done.map(({ item, at }) => (
          <p key={`${key_of(item)}@${at}`} className="done-line">
            <Icon name="check" />
            {t("home.done_at", { what: item.label ?? t(`waiting.kind.${item.what}`), hour: hour_text(at, i18n.language) })}
          </p>
        ))}
        {shown.length === 0 && <NothingWaits />}
      </div>
    </section>
  );
}

function NothingWaits() {
  const { t, i18n } = useTranslation();
  const cycle = useCycle();
  const at = cycle?.phases.find((step) => step.state === "current");
  return (
    <p className="muted">
      {t("home.nothing_waits")}{" "}
      {at && t("home.next_date", { day: day_text(at.to, i18n.language), phase: t(`phase.name.${at.phase}`) })}
    </p>
  );
}

function WaitingLine({ item }: { item: WaitingItem }) {
  const { t, i18n } = useTranslation();
  const now = useServerNow(30_000);
  const proposal = useEntity("proposal", item.object.startsWith("proposal-") ? item.object : undefined);
  const ballot = useEntity("ballot", item.what === "vote_open" ? item.object : undefined);
  const sitting = useEntity("sitting", item.object.startsWith("sitting-") ? item.object : undefined);
  const sitting_name = useSittingName();
  const urgent = item.what === "vote_open" || item.what === "sitting_under_way" || (item.until !== undefined && Date.parse(item.until) - now < 86_400_000);
  const until =
    item.until === undefined
      ? undefined
      : item.what.startsWith("sitting_")
        ? t("waiting.sitting_at", { day: day_text(item.until, i18n.language), hour: hour_text(item.until, i18n.language) })
      : about_minutes(item)
        ? t("waiting.objections_until", { day: day_text(item.until, i18n.language), hour: hour_text(item.until, i18n.language) })
      : moment_of(item.until, now) === "today"
        ? t("waiting.until_today", { hour: hour_text(item.until, i18n.language) })
        : t("waiting.until", { day: day_text(item.until, i18n.language), hour: hour_text(item.until, i18n.language) });
  const turnout = ballot && t("waiting.turnout", { count: ballot.answered, n: number_text(ballot.answered, i18n.language), of: number_text(ballot.of, i18n.language) });
  const title = sitting ? (sitting.number === undefined ? sitting_name(sitting) : `${sitting_name(sitting)}: ${sitting.title ?? ""}`) : proposal ? `${proposal.number}: ${proposal.title ?? item.label ?? ""}` : (item.label ?? t(`waiting.kind.${item.what}`));
  return (
    <WaitingCard
      tone={urgent ? "urgent" : "plain"}
      icon={icons[item.what]}
      kind={t(`waiting.kind.${item.what}`)}
      title={<span {...written(proposal?.title ?? item.label)}>{title}</span>}
      words={[until, turnout, item.until === undefined ? t(`waiting.words.${item.what}`) : undefined].filter(Boolean).join(" ")}
      act={
        <Link to={sitting ? address_of_sitting(item, sitting) : address_of(item, proposal?.number)} className={`btn ${item.what === "vote_open" || item.what === "sitting_under_way" ? "btn-primary" : "btn-outline-primary"}`}>
          {t(`waiting.act.${item.what}`)}
        </Link>
      }
    />
  );
}

const address_of_sitting = (item: WaitingItem, sitting: Sitting): string => (about_minutes(item) && sitting.number !== undefined ? `/sedute/${sitting.number}/verbale` : sitting_address(sitting));

function address_of(item: WaitingItem, number: string | undefined): string {
  if (item.object.startsWith("vote-")) return `/votazioni/${item.object}`;
  if (item.object.startsWith("finding-")) return finding_address(item.object);
  if (item.object.startsWith("poll-")) return `/consultazioni/${item.object}`;
  if (item.object.startsWith("proposal-")) return `/proposte/${number ?? item.object}`;
  if (item.what.startsWith("sitting_") || about_minutes(item)) return "/sedute";
  return `/segreteria#${item.object}`;
}
