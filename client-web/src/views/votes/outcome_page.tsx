import { useTranslation } from "react-i18next";
import { ThreeActs } from "../../parts/three_acts";
import { compact_date_text } from "../../parts/time_text";
import type { OutcomeView, Vote } from "../../protocol/types";
import { useEntity } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { usePast } from "../../store/past";
import { InRecord } from "../in_record";
import { ReadToday } from "../past/read_today";
import { Link } from "../router";
import { ByBench } from "./by_bench";
import { OutcomeHead } from "./outcome_head";
import { OutcomeTexts, PositionsByBody } from "./positions_by_body";
import { PendingOutcome } from "./pending_outcome";
import { RecordedBy } from "./recorded_by";
import { RecordedCard } from "./recorded_card";
import { RecountCard } from "./recount_card";
import { SubjectCard } from "./subject_card";
import { UnsentBallot } from "./unsent_ballot";
import { VotePath } from "./vote_page";

/** The outcome of a vote (picture 06): words first, then the numbers, then who, then the proof. */
export function OutcomePage({ vote, outcome }: { vote: Vote; outcome: OutcomeView }) {
  const { t, i18n } = useTranslation();
  const position = useEntity("own_position", vote.id);
  const may_prepare = useMayOn("prepare_vote", "none");
  const past = usePast() !== undefined;
  return (
    <div className="bounded page outcome-page">
      <VotePath here={vote.title ?? t("object.vote")} />
      <div className="sections">
        <div className="stack">
          <UnsentBallot vote={vote} />
          <OutcomeHead vote={vote} outcome={outcome} />
          <PendingOutcome vote={vote} outcome={outcome} />
          <ThreeActs position={{ done: true, words: t("three_acts.consultative", { day: compact_date_text(outcome.declared_at, i18n.language) }) }} />
        </div>
        <ByBench outcome={outcome} benches={vote.terms.benches} />
        {past ? (
          <ReadToday title={t("outcome_page.by_body")} words={t("past.positions")} path={`/votazioni/${vote.id}`} />
        ) : (
          <div className="outcome-columns">
            <OutcomeTexts vote={vote} />
            <PositionsByBody vote={vote} heading={t("outcome_page.by_body")} />
          </div>
        )}
        <RecountCard vote={vote} outcome={outcome} />
        <SubjectCard vote={vote} heading="h2" />
        {position && (
          <div className="stack">
            <RecordedCard position={position} fresh={false} />
            <RecordedBy vote={vote} position={position} />
          </div>
        )}
        {may_prepare && (
          <p>
            <Link to={`/votazioni/prepara?modello=${vote.id}`}>{t("poll.use_as_template")}</Link>
          </p>
        )}
        <InRecord object={vote.id} />
      </div>
    </div>
  );
}
