import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Chip } from "../../parts/chip";
import { EmptyState } from "../../parts/empty_state";
import { Icon } from "../../parts/icon";
import { OrganisationName } from "../../parts/organisation_name";
import { SelectField } from "../../parts/select_field";
import { date_text } from "../../parts/time_text";
import type { Proposal, ProposalKind, ProposalState } from "../../protocol/types";
import { useDerived, useEntity } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { useOwnOrganisation, usePlanIndex } from "../../store/selectors";
import { useErased } from "../erasure/erased";
import { Link, useSearchWord } from "../router";
import { useTitle } from "../use_title";
import { next_date } from "./next_date";
import { ReplyChip } from "./reply_card";
import { state_tone } from "./state_words";

const states: readonly ProposalState[] = ["submitted", "to_be_cured", "admissible", "in_discussion", "positions_open", "positions_closed", "replied", "inadmissible", "withdrawn"];
const kinds: readonly ProposalKind[] = ["enrich", "modify", "differentiate", "articulate"];

/** All proposals this reader may see: those of one's own body first, then the newest. */
export function ProposalsPage() {
  const { t } = useTranslation();
  const [state, set_state] = useSearchWord("stato");
  const [kind, set_kind] = useSearchWord("tipo");
  const [target, set_target] = useSearchWord("su");
  const own = useOwnOrganisation();
  const index = usePlanIndex();
  const may_propose = useMayOn("submit_proposal", "none");
  const all = useDerived(["proposal"], (entities) => [...entities.all("proposal")].sort((a, b) => b.number.localeCompare(a.number)));
  const wanted = target === undefined ? undefined : index.by_code.get(target)?.id;
  const shown = all.filter(
    (proposal) =>
      (state === undefined || proposal.state === state) &&
      (kind === undefined || proposal.kind === kind) &&
      (target === undefined || proposal.target === wanted),
  );
  const mine = shown.filter((proposal) => own !== undefined && is_mine(proposal, own.id));
  const others = shown.filter((proposal) => !mine.includes(proposal));
  const targets = [...new Set(all.map((proposal) => proposal.target))]
    .map((id) => index.by_id.get(id))
    .filter((node) => node !== undefined)
    .sort((a, b) => a.code.localeCompare(b.code, "it", { numeric: true }));
  useTitle(t("proposals.title"));
  const filtered = state !== undefined || kind !== undefined || target !== undefined;
  return (
    <div className="bounded page">
      <div className="page-head">
        <div>
          <h1>{t("proposals.title")}</h1>
          <p className="muted">{t("proposals.lead")}</p>
        </div>
        {may_propose && (
          <Link to={`/proposte/nuova${target !== undefined ? `?punto=${encodeURIComponent(target)}` : ""}`} className="btn btn-primary">
            <Icon name="plus-circle" />
            {t("proposals.new")}
          </Link>
        )}
      </div>
      {all.length > 0 && (
        <div className="filters">
          <SelectField label={t("proposals.by_state")} value={state ?? ""} empty={t("proposals.all")} options={states.map((value) => ({ value, label: t(`proposal_state.${value}`) }))} on_change={(value) => set_state(value || undefined)} />
          <SelectField label={t("proposals.by_kind")} value={kind ?? ""} empty={t("proposals.all")} options={kinds.map((value) => ({ value, label: t(`proposal_kind.${value}`) }))} on_change={(value) => set_kind(value || undefined)} />
          <SelectField
            label={t("proposals.by_target")}
            value={target ?? ""}
            empty={t("proposals.all")}
            options={[
              ...targets.map((node) => ({ value: node.code, label: `${node.code} ${node.title ?? ""}` })),
              ...(target !== undefined && !targets.some((node) => node.code === target) ? [{ value: target, label: target }] : []),
            ]}
            on_change={(value) => set_target(value || undefined)}
          />
        </div>
      )}
      <div className="sections">
        {own && mine.length > 0 && <ProposalList title={t("proposals.mine", { name: own.name ?? "" })} proposals={mine} />}
        {others.length > 0 && <ProposalList title={mine.length > 0 ? t("proposals.of_others") : t("proposals.of_all")} proposals={others} />}
        {shown.length === 0 && <Nothing filtered={filtered} may_propose={may_propose} on_clear={() => [set_state(undefined), set_kind(undefined), set_target(undefined)]} />}
      </div>
    </div>
  );
}

const is_mine = (proposal: Proposal, own: string) => proposal.proposer === own || proposal.co_proposers.includes(own);

function ProposalList({ title, proposals }: { title: string; proposals: readonly Proposal[] }) {
  const { t } = useTranslation();
  return (
    <section aria-label={title}>
      <h2 className="section-head">
        <span>
          {title} <span className="muted figures thread-count">{proposals.length}</span>
        </span>
      </h2>
      <ul className="plain stack" aria-label={t("proposals.list")}>
        {proposals.map((proposal) => (
          <li key={proposal.id}>
            <ProposalCard proposal={proposal} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ProposalCard({ proposal }: { proposal: Proposal }) {
  const { t, i18n } = useTranslation();
  const erased = useErased();
  const target = useEntity("plan_node", proposal.target);
  const next = next_date(proposal);
  return (
    <article className="card-plain dense proposal-card">
      <div className="chips">
        <Chip tone="code">{proposal.number}</Chip>
        <Chip>{t(`proposal_kind.${proposal.kind}`)}</Chip>
        <Chip tone={state_tone(proposal.state)}>{t(`proposal_state.${proposal.state}`)}</Chip>
        <ReplyChip proposal={proposal} />
      </div>
      <h3>
        <Link to={`/proposte/${proposal.number}`} className="quiet" {...written(proposal.title)}>
          {proposal.title ?? erased(proposal.id)}
        </Link>
      </h3>
      <p className="small muted proposal-line">
        <OrganisationName id={proposal.proposer} />
        {target && (
          <span>
            {t("proposals.on")} <Link to={`/piano/${encodeURIComponent(target.code)}`}>{target.code}</Link>
          </span>
        )}
        <span>{t("proposals.submitted_on", { day: date_text(proposal.submitted_at, i18n.language) })}</span>
        {proposal.supporters.length > 0 && <span>{t("proposals.supporters", { count: proposal.supporters.length })}</span>}
        {next && <span className="next-date">{t(`proposals.next.${next.what}`, { day: date_text(next.on, i18n.language) })}</span>}
      </p>
    </article>
  );
}

function Nothing({ filtered, may_propose, on_clear }: { filtered: boolean; may_propose: boolean; on_clear: () => void }) {
  const { t } = useTranslation();
  if (filtered) {
    return (
      <div className="card-plain">
        <EmptyState
          title={t("proposals.none_filtered")}
          act={
            <button type="button" className="btn btn-outline-primary" onClick={on_clear}>
              {t("proposals.clear")}
            </button>
          }
        />
      </div>
    );
  }
  return (
    <div className="card-plain">
      <EmptyState
        title={t("proposals.none")}
        act={
          may_propose ? (
            <Link to="/proposte/nuova" className="btn btn-primary">
              <Icon name="plus-circle" />
              {t("proposals.new")}
            </Link>
          ) : (
            <Link to="/piano">{t("plan.to_plan")}</Link>
          )
        }
      >
        <p>{t("proposals.none_words")}</p>
      </EmptyState>
    </div>
  );
}
