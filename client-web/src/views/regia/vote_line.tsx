import { useState } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { Notice } from "../../parts/notice";
import { OrganisationName } from "../../parts/organisation_name";
import { ServerClock } from "../../parts/server_clock";
import type { AgendaItem, Sitting, Vote, VoteLinkKind } from "../../protocol/types";
import { useEntity, useMay } from "../../store/hooks";
import { Link } from "../router";
import { outcome_tone } from "../votes/outcome_words";
import { LinkOfVote } from "../votes/vote_links";
import { DeskButton } from "./desk_acts";
import { PutToVoteDialog, type LinkTo } from "./put_to_vote_dialog";
import { RecordPositionDialog } from "./record_position_dialog";

/** A vote of the item with the desk's acts: open, record what was said in the room, close. */
export function VoteLine({ sitting, item, vote, hanging }: { sitting: Sitting; item: AgendaItem; vote: Vote; hanging: readonly Vote[] }) {
  const { t } = useTranslation();
  const ballot = useEntity("ballot", vote.id);
  const outcome = useEntity("outcome", vote.id);
  const may_record = useMay("record_position");
  const [open, set_open] = useState<"record" | LinkTo>();
  const close = () => set_open(undefined);
  return (
    <div className="vote-line">
      <p>
        <Link to={`/votazioni/${vote.id}`} {...written(vote.title)}>
          {vote.title ?? t("object.vote")}
        </Link>{" "}
        {outcome ? <Chip tone={outcome_tone(outcome.result.outcome)}>{t(`outcome.${outcome.result.outcome}`)}</Chip> : <Chip tone="outline">{t(`vote_state.${vote.state}`)}</Chip>}
      </p>
      {vote.state === "open" && (
        <p className="small vote-line-live">
          {ballot && <span>{t("vote.answered_of", { n: ballot.answered, of: ballot.of })}</span>} <ServerClock until={vote.terms.closes_at} name={vote.title ?? ""} />
        </p>
      )}
      {vote.state === "open" && <Contested vote={vote} />}
      <LinkOfVote vote={vote} />
      {outcome && <p className="small">{t("vote.for_against", { for: outcome.result.votes_for, against: outcome.result.votes_against })}</p>}
      <div className="row-acts">
        {vote.state === "prepared" && (
          <DeskButton act="open_vote" object={vote.id} dense method="open_vote" params={{ vote: vote.id }} not_done={t("vote.not_opened")} always>
            {t("vote.act.open")}
          </DeskButton>
        )}
        {vote.state === "open" && may_record && (
          <Button dense tone="outline" icon="note" onClick={() => set_open("record")}>
            {t("decision.record")}
          </Button>
        )}
        {vote.state === "open" && (
          <DeskButton act="close_vote" object={vote.id} dense method="close_vote" params={{ vote: vote.id }} not_done={t("vote.not_closed")} always>
            {t("vote.act.close")}
          </DeskButton>
        )}
      </div>
      <LinkButtons vote={vote} hanging={hanging} on_link={set_open} />
      {open === "record" && <RecordPositionDialog vote={vote} on_close={close} />}
      {typeof open === "object" && <PutToVoteDialog sitting={sitting} item={item} link={open} on_close={close} />}
    </div>
  );
}

/** Bodies that contest what the secretary recorded for them: there is time to put it right until the vote is closed. */
function Contested({ vote }: { vote: Vote }) {
  const { t } = useTranslation();
  const bodies = vote.recorded.filter((one) => one.contested).map((one) => one.organisation);
  if (bodies.length === 0) return null;
  return (
    <div role="status">
      <Notice tone="warn" icon="warning-circle">
        {t("decision.contested")}{" "}
        {bodies.map((organisation, at) => (
          <span key={organisation}>
            {at > 0 && ", "}
            <OrganisationName id={organisation} mark={false} />
          </span>
        ))}
      </Notice>
    </div>
  );
}

/** What may hang on a vote: of a question that waits an amendment or a part, of one that ended a new round. */
function LinkButtons({ vote, hanging, on_link }: { vote: Vote; hanging: readonly Vote[]; on_link: (link: LinkTo) => void }) {
  const { t } = useTranslation();
  const may = useMay("put_to_vote");
  const of_question = vote.link !== undefined && vote.link.kind !== "repeats";
  const ended = vote.state === "closed" || vote.state === "annulled";
  const repeated = hanging.some((other) => other.link?.kind === "repeats");
  const kinds: readonly VoteLinkKind[] = !may || vote.place?.motion === true ? [] : vote.state === "prepared" && !of_question ? ["amendment", "part"] : ended && !repeated ? ["repeats"] : [];
  if (kinds.length === 0) return null;
  // A suggestion for the field: behind those that are there.
  const behind = (kind: VoteLinkKind) => hanging.filter((other) => other.link?.kind === kind).length + 1;
  return (
    <div className="row-acts">
      {kinds.map((kind) => (
        <Button key={kind} dense tone="link" icon={kind === "repeats" ? "refresh" : "plus"} onClick={() => on_link({ kind, vote, order: behind(kind) })}>
          {t(`vote_link.add.${kind}`)}
        </Button>
      ))}
    </div>
  );
}
