import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Breadcrumb } from "../../parts/breadcrumb";
import { EmptyState } from "../../parts/empty_state";
import { Notice } from "../../parts/notice";
import { date_text, hour_text } from "../../parts/time_text";
import type { Vote } from "../../protocol/types";
import { useEntity } from "../../store/hooks";
import { InRecord } from "../in_record";
import { Link } from "../router";
import { useTitle } from "../use_title";
import { OpenVote } from "./open_vote";
import { OutcomePage } from "./outcome_page";
import { SubjectCard } from "./subject_card";
import { RulesCard } from "./vote_aside";
import { VoteDesk } from "./vote_desk";

/** One vote: before, during and after (pictures 05, 05b, 06). */
export function VotePage({ id }: { id: string }) {
  const { t } = useTranslation();
  const vote = useEntity("vote", id);
  const outcome = useEntity("outcome", id);
  useTitle(vote?.title ?? t("votes.title"));
  if (!vote) return <NoSuchVote />;
  if (vote.state === "open") return <OpenVote vote={vote} />;
  if (vote.state === "closed" && outcome) return <OutcomePage vote={vote} outcome={outcome} />;
  return <RestingVote vote={vote} />;
}

/** Prepared, discarded, annulled: nothing to choose, but everything to read, and the desk's acts. */
function RestingVote({ vote }: { vote: Vote }) {
  const { t, i18n } = useTranslation();
  return (
    <div className="bounded page">
      <div className="columns">
        <div className="sections">
          <div className="stack">
            <VotePath />
            {vote.state === "annulled" && (
              <Notice tone="warn" icon="warning-circle">
                <strong>{t("vote.annulled", { day: vote.closed_at ? date_text(vote.closed_at, i18n.language) : "", hour: vote.closed_at ? hour_text(vote.closed_at, i18n.language) : "" })}</strong> {t("vote.annulled_words")}
                {vote.closing_reason !== undefined && <p className="verbatim" {...written(vote.closing_reason)}>«{vote.closing_reason}»</p>}
              </Notice>
            )}
            {vote.state === "discarded" && <Notice>{vote.closing_reason !== undefined ? t("vote.discarded_because", { reason: vote.closing_reason }) : t("vote.discarded")}</Notice>}
            {vote.state === "prepared" && (
              <Notice icon="clock">
                {vote.opens_at !== undefined && (
                  <>
                    <strong>{t("vote.will_open", { day: date_text(vote.opens_at, i18n.language), hour: hour_text(vote.opens_at, i18n.language) })}</strong> {vote.on_order && t("vote.order_is", { order: vote.order ?? t("erased") })}{" "}
                  </>
                )}
                {t("vote.prepared_words", { day: date_text(vote.terms.closes_at, i18n.language), hour: hour_text(vote.terms.closes_at, i18n.language) })}
              </Notice>
            )}
            {vote.missed !== undefined && (
              <Notice tone="warn" icon="warning-circle">
                <strong>{t("vote.missed_title")}</strong> {t(`vote.missed.${vote.missed}`)}
              </Notice>
            )}
            <SubjectCard vote={vote} />
            <VoteDesk vote={vote} />
          </div>
          <InRecord object={vote.id} />
        </div>
        <aside className="stack" aria-label={t("vote.aside")}>
          <RulesCard vote={vote} />
        </aside>
      </div>
    </div>
  );
}

export function VotePath({ here }: { here?: string }) {
  const { t } = useTranslation();
  return <Breadcrumb links={[<Link key="all" to="/votazioni">{t("votes.title")}</Link>]} here={here ?? t("object.vote")} />;
}

function NoSuchVote() {
  const { t } = useTranslation();
  return (
    <div className="bounded page">
      <h1 className="visually-hidden">{t("vote.no_such")}</h1>
      <EmptyState title={t("vote.no_such")} act={<Link to="/votazioni">{t("home.all_votes")}</Link>}>
        <p>{t("vote.no_such_words")}</p>
      </EmptyState>
    </div>
  );
}
