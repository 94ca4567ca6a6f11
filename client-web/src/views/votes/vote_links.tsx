import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import type { Vote } from "../../protocol/types";
import { useEntity } from "../../store/hooks";
import { Link } from "../router";

/** "Emendamento n. 1 a: ...": what a vote hangs on. */
export function LinkOfVote({ vote }: { vote: Vote }) {
  const { t } = useTranslation();
  if (!vote.link) return null;
  return (
    <p className="small">
      {t(`vote_link.of.${vote.link.kind}`, { n: vote.link.order })} <VoteLink id={vote.link.vote} />
    </p>
  );
}

/** What a vote hangs on, and those that hang on it: amendments, parts, a new round. */
export function VoteLinks({ vote }: { vote: Vote }) {
  const { t } = useTranslation();
  return (
    <>
      <LinkOfVote vote={vote} />
      {vote.linked.map((link) => (
        <p key={link.vote} className="small">
          {t(`vote_link.has.${link.kind}`, { n: link.order })} <VoteLink id={link.vote} />
        </p>
      ))}
    </>
  );
}

/** A vote by its title, as a link; `unknown` where this reader has not got the vote or its title was erased. */
export function VoteLink({ id, unknown }: { id: string; unknown?: string }) {
  const { t } = useTranslation();
  const vote = useEntity("vote", id);
  return (
    <Link to={`/votazioni/${id}`} {...written(vote?.title)}>
      {vote?.title ?? unknown ?? t("object.vote")}
    </Link>
  );
}
