import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Chip, type ChipTone } from "../../parts/chip";
import { Icon } from "../../parts/icon";
import { date_text } from "../../parts/time_text";
import type { Proposal, ReplyOutcome, ReplyView } from "../../protocol/types";
import { useErased } from "../erasure/erased";
import { ObjectLink } from "../object_link";
import { Link } from "../router";
import { Quoted } from "./quoted";
import { newest_reply } from "./reply_fields";

const tones: Record<ReplyOutcome, ChipTone> = { incorporated: "ok", partially_incorporated: "info", not_incorporated: "warn" };
const signs: Record<ReplyOutcome, string> = { incorporated: "check-circle", partially_incorporated: "less-circle", not_incorporated: "close-circle" };

function OutcomeChip({ outcome }: { outcome: ReplyOutcome }) {
  const { t } = useTranslation();
  return (
    <Chip tone={tones[outcome]} icon={signs[outcome]}>
      {t(`reply_outcome.${outcome}`)}
    </Chip>
  );
}

/** Of a proposal in a list: what became of it, beside the state that says there is a reply. */
export function ReplyChip({ proposal }: { proposal: Proposal }) {
  const newest = newest_reply(proposal);
  return newest ? <OutcomeChip outcome={newest.outcome} /> : null;
}

/** "Riscontro": what becomes of the proposal in the plan and why, or by when it is to be said. Nothing before it is due. */
export function ReplyCard({ proposal }: { proposal: Proposal }) {
  const { t, i18n } = useTranslation();
  const [newest, ...earlier] = proposal.replies;
  if (!newest && proposal.state !== "positions_closed") return null;
  return (
    <section aria-labelledby="reply-title">
      <h2 id="reply-title" className="section-head">
        {t("reply.title")}
      </h2>
      <div className="card-plain">
        {newest ? (
          <ReplyBody proposal={proposal} reply={newest} />
        ) : (
          <p className="reply-awaited">
            <Icon name="clock" /> {proposal.reply_by === undefined ? t("reply.awaited") : t("reply.awaited_by", { day: date_text(proposal.reply_by, i18n.language) })}
          </p>
        )}
        {earlier.length > 0 && (
          <details className="earlier-replies">
            <summary>{t("reply.earlier", { count: earlier.length })}</summary>
            <ol className="plain">
              {earlier.map((reply) => (
                <li key={reply.version}>
                  <ReplyBody proposal={proposal} reply={reply} />
                </li>
              ))}
            </ol>
          </details>
        )}
      </div>
    </section>
  );
}

function ReplyBody({ proposal, reply }: { proposal: Proposal; reply: ReplyView }) {
  const { t, i18n } = useTranslation();
  const erased = useErased();
  const { texts } = reply;
  return (
    <div className="reply-body">
      <p className="reply-outcome">
        <OutcomeChip outcome={reply.outcome} />
        <strong>{t("reply.reason", { reason: t(`reply_reason.${reply.reason}`) })}</strong>
      </p>
      {texts ? (
        <p className="verbatim" {...written(texts.motivation)}>
          {texts.motivation}
        </p>
      ) : (
        <p className="muted">{erased(proposal.id)}</p>
      )}
      {texts?.taken !== undefined && texts.left_out !== undefined && (
        <div className="two-columns">
          <Part title={t("reply.taken")} words={texts.taken} />
          <Part title={t("reply.left_out")} words={texts.left_out} />
        </div>
      )}
      {reply.plan_links.length > 0 && (
        <>
          <h3 className="fact-title">{t("reply.points", { count: reply.plan_links.length })}</h3>
          <ul className="plain body-list small">
            {reply.plan_links.map((node) => (
              <li key={node}>
                <ObjectLink id={node} />
              </li>
            ))}
          </ul>
        </>
      )}
      {texts?.correction !== undefined && <Quoted label={t("reply.correction")}>{texts.correction}</Quoted>}
      <p className="small muted">
        {t("reply.by_secretary", { day: date_text(reply.at, i18n.language) })}, <Link to={`/registro/${reply.index}`}>{t("in_record.entry", { n: reply.index })}</Link>
      </p>
    </div>
  );
}

function Part({ title, words }: { title: string; words: string }) {
  return (
    <div>
      <h3 className="fact-title">{title}</h3>
      <p className="verbatim" {...written(words)}>
        {words}
      </p>
    </div>
  );
}
