import { useState } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Button } from "../../parts/button";
import { Chip } from "../../parts/chip";
import { OrganisationName } from "../../parts/organisation_name";
import { useDiffLayout } from "../../parts/text_diff";
import type { Vote } from "../../protocol/types";
import { useEntity } from "../../store/hooks";
import { useErased } from "../erasure/erased";
import { Link } from "../router";
import { SittingOfVote } from "./sitting_of_vote";
import { VoteLinks } from "./vote_links";
import { PatchBody } from "../proposals/patch_view";

const icons = { open: "unlocked", prepared: "clock", closed: "locked", annulled: "close-circle", discarded: "close" } as const;

/** What is put to the vote: state, title, the thing it is about, the question, and the whole text with its comparison. */
export function SubjectCard({ vote, heading = "h1" }: { vote: Vote; heading?: "h1" | "h2" }) {
  const { t } = useTranslation();
  const erased = useErased();
  const { subject } = vote.terms;
  const proposal = useEntity("proposal", subject.kind === "proposal" ? subject.proposal : undefined);
  const node = useEntity("plan_node", subject.kind === "node" ? subject.node : undefined);
  const [open, set_open] = useState(false);
  const [layout] = useDiffLayout();
  const Heading = heading;
  return (
    <section className="card-plain top subject-card" aria-label={t("vote.what")}>
      <p className="chips">
        <Chip icon={icons[vote.state]} tone={vote.state === "open" ? "info" : "muted"}>
          {t(`vote_state.${vote.state}`)}
        </Chip>
        <span className="small muted">{t(`visibility.${vote.terms.visibility}`)}</span>
      </p>
      <Heading>{vote.title ?? erased(vote.id)}</Heading>
      <SittingOfVote vote={vote} />
      <VoteLinks vote={vote} />
      {proposal && (
        <p className="small muted">
          <Link to={`/proposte/${proposal.number}`}>{proposal.number}</Link>, <OrganisationName id={proposal.proposer} />
        </p>
      )}
      {node && (
        <p className="small muted">
          {t("proposals.on")} <Link to={`/piano/${encodeURIComponent(node.code)}`}>{`${node.code} ${node.title ?? ""}`}</Link>
        </p>
      )}
      <p className="verbatim question" {...written(vote.question)}>{vote.question ?? erased(vote.id)}</p>
      {proposal?.patch && (
        <>
          <Button tone="link" aria-expanded={open} onClick={() => set_open(!open)}>
            {open ? t("vote.hide_text") : t("vote.whole_text")}
          </Button>
          {open && (
            <div className="stack">
              <PatchBody patch={proposal.patch} base_title={proposal.base_title} base_text={proposal.base_text} target={proposal.target} target_version={proposal.target_version} heading="" layout={layout} />
            </div>
          )}
        </>
      )}
    </section>
  );
}
