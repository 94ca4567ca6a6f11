import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../parts/notice";
import { RecordedFor } from "../../parts/recorded_for";
import type { Vote } from "../../protocol/types";
import { useConnected, useDerived, useDraft, useEntity, useSession, useTavolo } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { usePast } from "../../store/past";
import { useOwnOrganisation } from "../../store/selectors";
import { useCommand } from "../../store/use_command";
import { InRecord } from "../in_record";
import { ReadToday } from "../past/read_today";
import { ballot_of, cast_params, has_conflict, out_of_conflict, type BallotFields } from "./ballot_fields";
import { BallotForm } from "./ballot_form";
import { PositionsByBody } from "./positions_by_body";
import { ProxyBallots } from "./proxy_ballots";
import { RecordedBy } from "./recorded_by";
import { RecordedCard } from "./recorded_card";
import { SubjectCard } from "./subject_card";
import { ClockCard, ConflictCard, PhoneVoteBar, RulesCard, VoteTurnout } from "./vote_aside";
import { VoteDesk } from "./vote_desk";

/** A vote in progress. Choices, texts and the button never move by themselves (screens 5.5). */
export function OpenVote({ vote }: { vote: Vote }) {
  const { t } = useTranslation();
  const { announcer } = useTavolo();
  const own = useOwnOrganisation();
  const recorded = useEntity("own_position", vote.id);
  const connected = useConnected();
  const past = usePast() !== undefined;
  const may_cast = useMayOn("cast_position", "own");
  const entitled = own !== undefined && vote.electorate.includes(own.id);
  const can_cast = may_cast && entitled && vote.acts.includes("cast");
  const sitting = useEntity("sitting", vote.place?.sitting);
  const in_conflict = has_conflict(vote, sitting, own?.id);
  const kept = useDraft<BallotFields>(`position:${vote.id}`, ballot_of(recorded));
  const draft = in_conflict ? { ...kept, fields: out_of_conflict(kept.fields) } : kept;
  const command = useCommand();
  const [changing, set_changing] = useState(false);
  const [just_recorded, set_just_recorded] = useState(false);
  const reason_id = useId();
  const show_form = can_cast && (!recorded || changing || (draft.kept_at !== undefined && command.state !== "recorded"));
  const send = async () => {
    const done = await command.send("cast_position", cast_params(vote.id, draft.fields), { draft: draft.key, only_connected: true });
    if (!done) return;
    set_changing(false);
    set_just_recorded(true);
    announcer.say("polite", "vote_recorded", t("vote.recorded_announced", { choice: t(`position.${draft.fields.choice ?? "abstained"}`).toLowerCase() }));
  };
  const declare = () => {
    set_changing(true);
    draft.set({ ...draft.fields, choice: "not_participating", conflict: true });
    setTimeout(() => document.getElementById(reason_id)?.focus(), 0);
  };
  return (
    <>
      <PhoneVoteBar vote={vote} />
      <div className="bounded page vote-page">
        <div className="columns">
          <div className="sections">
            {recorded && !show_form && (
              <RecordedCard
                position={recorded}
                fresh={just_recorded}
                {...(can_cast
                  ? {
                      on_change: () => {
                        command.reset();
                        set_changing(true);
                      },
                    }
                  : {})}
              />
            )}
            <SubjectCard vote={vote} />
            {show_form && (
              <BallotForm
                vote={vote}
                recorded={recorded}
                draft={draft}
                command={command}
                on_send={() => void send()}
                reason_id={reason_id}
                conflict_declared={in_conflict}
                {...(recorded
                  ? {
                      on_cancel: () => {
                        draft.discard();
                        command.reset();
                        set_changing(false);
                      },
                    }
                  : {})}
              />
            )}
            {recorded && <RecordedBy vote={vote} position={recorded} />}
            <ProxyBallots vote={vote} />
            {!can_cast && !past && <WhyNoBallot vote={vote} entitled={entitled} />}
            <VoteDesk vote={vote} />
            <RecordedFor ballot={vote.id} closed={false} title={t("vote.recorded_for")} lines={vote.recorded} />
            {vote.terms.visibility === "roll_call" &&
              (past ? (
                <ReadToday title={t("outcome_page.by_body")} words={t("past.positions")} path={`/votazioni/${vote.id}`} />
              ) : (
                <PositionsByBody vote={vote} heading={t("vote.positions_now")} />
              ))}
            <InRecord object={vote.id} />
          </div>
          <aside className="stack" aria-label={t("vote.aside")}>
            <ClockCard vote={vote} />
            <VoteTurnout vote={vote} />
            <RulesCard vote={vote} />
            {can_cast && !in_conflict && recorded?.conflict_of_interest !== true && <ConflictCard on_declare={declare} locked={connected ? undefined : t("connection.vote_only_connected")} />}
          </aside>
        </div>
      </div>
    </>
  );
}

/** Said plainly to those who read: whose vote it is. */
function WhyNoBallot({ vote, entitled }: { vote: Vote; entitled: boolean }) {
  const { t } = useTranslation();
  const own = useOwnOrganisation();
  const capacity = useSession((state) => state.acting?.capacity);
  const group = useDerived(
    ["organisation"],
    (entities) => {
      const head = own?.affiliated_to ?? own?.id;
      return vote.electorate.map((id) => entities.get("organisation", id)).find((body) => body !== undefined && head !== undefined && (body.id === head || body.affiliated_to === head));
    },
    [vote, own],
  );
  if (!own) return null;
  const words = entitled
    ? capacity === "legal_representative"
      ? t("vote.only_delegate")
      : t("vote.not_active")
    : group
      ? t("vote.group_answers", { name: group.name ?? "" })
      : t("vote.not_entitled", { name: own.name ?? "" });
  return <Notice>{words}</Notice>;
}
