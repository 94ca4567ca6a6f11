import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { OrganisationName } from "../../parts/organisation_name";
import { PositionMark } from "../../parts/position_mark";
import { second_text } from "../../parts/time_text";
import type { ProxyPosition, Vote } from "../../protocol/types";
import { useDerived, useDraft, useEntity, useTavolo } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { useCommand } from "../../store/use_command";
import { ballot_of, cast_params, has_conflict, out_of_conflict, type BallotFields } from "./ballot_fields";
import { BallotForm } from "./ballot_form";
import { PositionWords } from "./position_words";

/** One ballot for each body whose proxy the own one holds, apart from the own and named by the giver. */
export function ProxyBallots({ vote }: { vote: Vote }) {
  const held = useEntity("proxy_positions", vote.id);
  const may_cast = useMayOn("cast_position", "own");
  if (!held || !may_cast) return null;
  return (
    <>
      {held.lines.map((line) => (
        <ProxyBallot key={line.giver} vote={vote} line={line} />
      ))}
    </>
  );
}

function ProxyBallot({ vote, line }: { vote: Vote; line: ProxyPosition }) {
  const { t, i18n } = useTranslation();
  const { announcer } = useTavolo();
  const name = useDerived(["organisation"], (entities) => entities.get("organisation", line.giver)?.name ?? "", [line.giver]);
  const recorded = line.choice === undefined ? undefined : { choice: line.choice, at: line.at ?? vote.terms.closes_at, texts: line.texts, conflict_of_interest: line.conflict_of_interest };
  const sitting = useEntity("sitting", vote.place?.sitting);
  const in_conflict = has_conflict(vote, sitting, line.giver);
  const kept = useDraft<BallotFields>(`position:${vote.id}/${line.giver}`, ballot_of(recorded));
  const draft = in_conflict ? { ...kept, fields: out_of_conflict(kept.fields) } : kept;
  const command = useCommand();
  const [changing, set_changing] = useState(false);
  const open = line.in_force && vote.acts.includes("cast") && (!recorded || changing);
  const send = async () => {
    const done = await command.send("cast_position", { ...cast_params(vote.id, draft.fields), giver: line.giver }, { draft: draft.key, only_connected: true });
    if (!done) return;
    set_changing(false);
    announcer.say("polite", `vote_recorded:${line.giver}`, t("vote.recorded_announced", { choice: t(`position.${draft.fields.choice ?? "abstained"}`).toLowerCase() }));
  };
  return (
    <section className="card-plain proxy-ballot" aria-label={t("vote.by_proxy_for", { name })}>
      <p className="small">
        {t("vote.by_proxy")} <OrganisationName id={line.giver} strong />
      </p>
      {!line.in_force && <p className="small muted">{t("vote.proxy_over")}</p>}
      {recorded && !open && (
        <>
          <p>
            <PositionMark value={recorded.choice} /> <strong>{t(`position.${recorded.choice}`)}</strong> <span className="muted">{t("vote.recorded_past", { hour: second_text(recorded.at, i18n.language), name })}</span>
          </p>
          <PositionWords texts={recorded.texts} conflict={recorded.conflict_of_interest} />
          {line.in_force && vote.acts.includes("cast") && (
            <Button tone="outline" icon="refresh" onClick={() => set_changing(true)}>
              {t("vote.change")}
            </Button>
          )}
        </>
      )}
      {open && (
        <BallotForm
          vote={vote}
          body_name={name}
          recorded={recorded}
          draft={draft}
          command={command}
          on_send={() => void send()}
          reason_id={`${vote.id}-${line.giver}-reason`}
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
    </section>
  );
}
