import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Chip } from "../../parts/chip";
import { EmptyState } from "../../parts/empty_state";
import { Icon } from "../../parts/icon";
import { date_text, day_text, hour_text, number_text } from "../../parts/time_text";
import type { Vote } from "../../protocol/types";
import { useDerived, useEntity, useSession } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { useVotes } from "../../store/selectors";
import { useErased } from "../erasure/erased";
import { PollsSection } from "../polls/polls_section";
import { Link } from "../router";
import { useTitle } from "../use_title";
import { outcome_tone } from "./outcome_words";

/** All votes: open ones first with what is missing, prepared ones for the desk, then the closed with their outcome. */
export function VotesPage() {
  const { t } = useTranslation();
  const open = useVotes("open");
  const prepared = useVotes("prepared");
  const past = useDerived(["vote"], (entities) =>
    entities
      .all("vote")
      .filter((vote) => vote.state === "closed" || vote.state === "annulled")
      .sort((a, b) => (b.closed_at ?? "").localeCompare(a.closed_at ?? "")),
  );
  const may_prepare = useMayOn("prepare_vote", "none");
  const may_open = useMayOn("open_vote", "none");
  useTitle(t("votes.title"));
  return (
    <div className="bounded page">
      <div className="page-head">
        <div>
          <h1>{t("votes.title")}</h1>
          <p className="muted">{t("votes.lead")}</p>
        </div>
        {may_prepare && (
          <Link to="/votazioni/prepara" className="btn btn-primary">
            <Icon name="plus-circle" />
            {t("votes.prepare")}
          </Link>
        )}
      </div>
      <div className="sections">
        <section aria-labelledby="votes-open">
          <h2 id="votes-open" className="section-head">
            {t("votes.open")}
          </h2>
          {open.length === 0 && <p className="muted">{t("votes.none_open")}</p>}
          <div className="stack">
            {open.map((vote) => (
              <OpenVote key={vote.id} vote={vote} />
            ))}
          </div>
        </section>
        {(prepared.length > 0 || may_prepare || may_open) && (
          <section aria-labelledby="votes-prepared">
            <h2 id="votes-prepared" className="section-head">
              {t("votes.prepared")}
            </h2>
            {prepared.length === 0 && <p className="muted">{t("votes.none_prepared")}</p>}
            <div className="stack">
              {prepared.map((vote) => (
                <PreparedVote key={vote.id} vote={vote} />
              ))}
            </div>
          </section>
        )}
        <section aria-labelledby="votes-past">
          <h2 id="votes-past" className="section-head">
            {t("votes.past")}
          </h2>
          {past.length === 0 ? (
            <div className="card-plain">
              <EmptyState title={t("votes.none_past")} act={<Link to="/proposte">{t("home.all_proposals")}</Link>} />
            </div>
          ) : (
            <div className="stack">
              {past.map((vote) => (
                <PastVote key={vote.id} vote={vote} />
              ))}
            </div>
          )}
        </section>
        <PollsSection />
      </div>
    </div>
  );
}

function OpenVote({ vote }: { vote: Vote }) {
  const { t, i18n } = useTranslation();
  const erased = useErased();
  const own = useSession((state) => state.acting?.organisation);
  const position = useEntity("own_position", vote.id);
  const ballot = useEntity("ballot", vote.id);
  const entitled = own !== undefined && vote.electorate.includes(own);
  const casts = useMayOn("cast_position", "own");
  const missing = casts && entitled && !position;
  return (
    <article className={`card-plain dense vote-card ${missing ? "bar-urgent" : "bar-primary"}`}>
      <div>
        <p className={`waiting-kind ${missing ? "urgent" : ""}`}>
          <Icon name="unlocked" />
          {missing ? t("votes.missing") : position ? t("votes.recorded", { choice: t(`position.${position.choice}`) }) : t("vote_state.open")}
        </p>
        <h3>
          <Link to={`/votazioni/${vote.id}`} className="quiet" {...written(vote.title)}>
            {vote.title ?? erased(vote.id)}
          </Link>
        </h3>
        <p className="small muted">
          {t("waiting.until", { day: day_text(vote.terms.closes_at, i18n.language), hour: hour_text(vote.terms.closes_at, i18n.language) })}{" "}
          {ballot && t("waiting.turnout", { count: ballot.answered, n: number_text(ballot.answered, i18n.language), of: number_text(ballot.of, i18n.language) })}
        </p>
      </div>
      <Link to={`/votazioni/${vote.id}`} className={`btn ${missing ? "btn-primary" : "btn-outline-primary"}`}>
        {missing ? t("waiting.act.vote_open") : t("votes.see")}
      </Link>
    </article>
  );
}

function PreparedVote({ vote }: { vote: Vote }) {
  const { t, i18n } = useTranslation();
  const erased = useErased();
  return (
    <article className="card-plain dense vote-card bar-neutral">
      <div>
        <p className="waiting-kind">
          <Icon name="clock" />
          {vote.opens_at === undefined ? t("vote_state.prepared") : t("vote.will_open", { day: date_text(vote.opens_at, i18n.language), hour: hour_text(vote.opens_at, i18n.language) })}
        </p>
        <h3>
          <Link to={`/votazioni/${vote.id}`} className="quiet" {...written(vote.title)}>
            {vote.title ?? erased(vote.id)}
          </Link>
        </h3>
        <p className="small muted">{t("votes.would_close", { day: day_text(vote.terms.closes_at, i18n.language), hour: hour_text(vote.terms.closes_at, i18n.language), count: vote.electorate_size })}</p>
      </div>
      <Link to={`/votazioni/${vote.id}`} className="btn btn-outline-primary">
        {t("votes.see")}
      </Link>
    </article>
  );
}

function PastVote({ vote }: { vote: Vote }) {
  const { t, i18n } = useTranslation();
  const erased = useErased();
  const outcome = useEntity("outcome", vote.id);
  return (
    <article className="card-plain dense vote-card">
      <div>
        <p className="chips">
          {outcome ? <Chip tone={outcome_tone(outcome.result.outcome)}>{t(`outcome.${outcome.result.outcome}`)}</Chip> : <Chip tone="muted">{t(`vote_state.${vote.state}`)}</Chip>}
          {outcome?.dissenting.map((bench) => (
            <Chip key={bench} tone="warn">
              {t("vote.dissent_of", { bench: t(`bench.${bench}`) })}
            </Chip>
          ))}
        </p>
        <h3>
          <Link to={`/votazioni/${vote.id}`} className="quiet" {...written(vote.title)}>
            {vote.title ?? erased(vote.id)}
          </Link>
        </h3>
        <p className="small muted">
          {outcome && `${t("vote.for_against", { for: outcome.result.votes_for, against: outcome.result.votes_against })} `}
          {vote.closed_at !== undefined && t("votes.closed_on", { day: date_text(vote.closed_at, i18n.language) })}
        </p>
      </div>
      <Link to={`/votazioni/${vote.id}`} className="btn btn-outline-primary">
        {outcome ? t("proposal.see_outcome") : t("votes.see")}
      </Link>
    </article>
  );
}
