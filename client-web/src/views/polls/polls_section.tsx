import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Chip } from "../../parts/chip";
import { Icon } from "../../parts/icon";
import { date_text, day_text, hour_text, number_text } from "../../parts/time_text";
import type { Poll } from "../../protocol/types";
import { useDerived, useEntity, useSession } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { useErased } from "../erasure/erased";
import { Link } from "../router";
import { option_name } from "./poll_words";

const order = { open: 0, prepared: 1, closed: 2, annulled: 3, discarded: 4 } as const;

/** Polls beside the votes: open ones first, then what is prepared, then the ended, newest first. */
export function PollsSection() {
  const { t } = useTranslation();
  const may_prepare = useMayOn("prepare_poll", "none");
  const polls = useDerived(["poll"], (entities) =>
    entities
      .all("poll")
      .filter((poll) => poll.state !== "discarded")
      .sort((a, b) => order[a.state] - order[b.state] || (b.closed_at ?? "").localeCompare(a.closed_at ?? "") || a.terms.closes_at.localeCompare(b.terms.closes_at)),
  );
  return (
    <section aria-labelledby="polls-title">
      <div className="section-head">
        <h2 id="polls-title">{t("polls.title")}</h2>
        {may_prepare && (
          <Link to="/consultazioni/prepara" className="btn btn-outline-primary">
            <Icon name="plus-circle" />
            {t("polls.prepare")}
          </Link>
        )}
      </div>
      <p className="muted">{t("polls.lead")}</p>
      {polls.length === 0 && <p className="muted">{t("polls.none")}</p>}
      <div className="stack">
        {polls.map((poll) => (
          <PollCard key={poll.id} poll={poll} />
        ))}
      </div>
    </section>
  );
}

function PollCard({ poll }: { poll: Poll }) {
  const { t, i18n } = useTranslation();
  const erased = useErased();
  const own = useSession((state) => state.acting?.organisation);
  const answers = useMayOn("answer_poll", "own");
  const answered = useEntity("own_poll_answer", poll.id);
  const turnout = useEntity("poll_turnout", poll.id);
  const result = useEntity("poll_result", poll.id);
  const missing = poll.state === "open" && answers && own !== undefined && poll.electorate.includes(own) && !answered;
  const words =
    poll.state === "open" || poll.state === "prepared"
      ? t("waiting.until", { day: day_text(poll.terms.closes_at, i18n.language), hour: hour_text(poll.terms.closes_at, i18n.language) })
      : poll.closed_at === undefined
        ? ""
        : t("votes.closed_on", { day: date_text(poll.closed_at, i18n.language) });
  const winners = result?.result.whole.winners ?? [];
  return (
    <article className={`card-plain dense vote-card ${missing ? "bar-urgent" : poll.state === "open" ? "bar-primary" : ""}`}>
      <div>
        <p className="chips">
          <Chip tone={missing ? "warn" : "muted"}>{missing ? t("polls.missing") : t(`poll.state.${poll.state}`)}</Chip>
          <Chip>{t(`poll.method.${poll.terms.method}`)}</Chip>
        </p>
        <h3>
          <Link to={`/consultazioni/${poll.id}`} className="quiet" {...written(poll.title)}>
            {poll.title ?? erased(poll.id)}
          </Link>
        </h3>
        <p className="small muted">
          {words} {poll.state === "open" && turnout && t("waiting.turnout", { count: turnout.answered, n: number_text(turnout.answered, i18n.language), of: number_text(turnout.of, i18n.language) })}
          {winners.length === 1 && t("poll.leads", { name: option_name(poll, winners[0] ?? 1, i18n.language, t) })}
          {winners.length > 1 && t("poll.tie")}
        </p>
      </div>
      <Link to={`/consultazioni/${poll.id}`} className={`btn ${missing ? "btn-primary" : "btn-outline-primary"}`}>
        {missing ? t("waiting.act.poll_open") : t("polls.see")}
      </Link>
    </article>
  );
}
