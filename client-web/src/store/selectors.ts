import type { Organisation, PlanNode, Proposal, Vote, WaitingItem, WaitingKind } from "../protocol/types";
import { useMemo } from "react";
import type { TableSummary } from "../protocol/session";
import { useAll, useDerived, useEntity, useSession, useTavolo } from "./hooks";
import { allows } from "./session_state";

/** What the screens ask again and again, computed once here. */

const nothing: readonly WaitingItem[] = [];

/** The act by which each kind of waiting thing is done: what one may not do does not wait for one. */
const done_by: Record<WaitingKind, string> = {
  vote_open: "cast_position",
  cosignature_asked: "cosign_proposal",
  cure_term: "revise_proposal",
  proposal_to_examine: "decide_admissibility",
  proposal_to_reply_to: "issue_reply",
  mandate_to_validate: "validate_mandate",
  vote_to_open: "open_vote",
  sitting_convened: "check_in",
  sitting_under_way: "check_in",
  sitting_to_convene: "convene_sitting",
  sitting_requested: "convene_sitting",
  proxy_to_cast: "cast_position",
  recorded_position: "contest_recorded_position",
  ratification: "ratify_position",
  dissent_to_answer: "answer_dissent",
  poll_open: "answer_poll",
  poll_to_open: "open_poll",
  recorded_answer: "contest_recorded_answer",
  minutes_to_approve: "object_to_minutes",
  finding_to_answer: "answer_finding",
  finding_answered: "close_finding",
  objection_to_answer: "answer_objection",
};

/** The table of this address; known before sign-in where the server tells. */
export function useTableSummary(): TableSummary | undefined {
  const { session } = useTavolo();
  return useSession((state) => state.session?.table ?? session.api.table);
}

/** The body this person acts for, if any. */
export function useOwnOrganisation(): Organisation | undefined {
  const id = useSession((state) => state.acting?.organisation);
  return useEntity("organisation", id);
}

/**
 * What waits for this person, soonest term first (the server's order): of what waits for the body or the office, that
 * which its holder may do. A legal representative sees no vote here, nor does a delegate whose substitute acts.
 */
export function useWaiting(): readonly WaitingItem[] {
  const acting = useSession((state) => state.acting);
  const id =
    acting?.organisation ??
    (acting?.capacity === "secretary" ? "desk-1" : acting?.capacity === "chair" || acting?.capacity === "deputy_chair" ? "desk-2" : acting?.capacity === "auditor" ? "desk-3" : undefined);
  const may = useSession((state) => state.may);
  const items = useEntity("waiting", id)?.items ?? nothing;
  return useMemo(() => items.filter((item) => allows(may, done_by[item.what])), [items, may]);
}

export function useWaitingCount(): number {
  return useWaiting().length;
}

/** Votes and polls that wait for my body's position. */
export function useWaitingVotes(): number {
  return useWaiting().filter((item) => item.what === "vote_open" || item.what === "vote_to_open" || item.what === "poll_open" || item.what === "poll_to_open").length;
}

/** Sittings that wait for my body or office. */
export function useWaitingSittings(): number {
  return useWaiting().filter((item) => item.what.startsWith("sitting_")).length;
}

export function useTable() {
  const [table] = useAll("table");
  return table;
}

export function usePlan() {
  const [plan] = useAll("plan");
  return plan;
}

/** The present cycle: the newest by year. */
export function useCycle() {
  const cycles = useAll("cycle");
  return cycles.reduce<(typeof cycles)[number] | undefined>((newest, cycle) => (!newest || cycle.year > newest.year ? cycle : newest), undefined);
}

/** The points of the plan by id and by code, with their children in order. */
export interface PlanIndex {
  readonly by_id: ReadonlyMap<string, PlanNode>;
  readonly by_code: ReadonlyMap<string, PlanNode>;
  readonly children: ReadonlyMap<string, readonly PlanNode[]>;
  readonly roots: readonly PlanNode[];
}

const by_order = (a: PlanNode, b: PlanNode) => a.order - b.order || a.code.localeCompare(b.code, "it", { numeric: true });

export function usePlanIndex(): PlanIndex {
  return useDerived(["plan_node"], (entities) => {
    const nodes = [...entities.all("plan_node")].sort(by_order);
    const children = new Map<string, PlanNode[]>();
    const roots: PlanNode[] = [];
    for (const node of nodes) {
      if (node.parent === undefined) {
        roots.push(node);
        continue;
      }
      const siblings = children.get(node.parent);
      if (siblings) siblings.push(node);
      else children.set(node.parent, [node]);
    }
    return {
      by_id: new Map(nodes.map((node) => [node.id, node])),
      by_code: new Map(nodes.map((node) => [node.code, node])),
      children,
      roots,
    };
  });
}

/** A point and all points above it, the topmost first. */
export function ancestors_of(index: PlanIndex, node: PlanNode): readonly PlanNode[] {
  const path: PlanNode[] = [];
  for (let at: PlanNode | undefined = node; at && path.length < 32; at = at.parent === undefined ? undefined : index.by_id.get(at.parent)) {
    path.unshift(at);
  }
  return path;
}

/** A point and all beneath it, each child before its next sibling. */
export function subtree_of(index: PlanIndex, node: PlanNode): readonly PlanNode[] {
  return [node, ...(index.children.get(node.id) ?? []).flatMap((child) => subtree_of(index, child))];
}

/** Proposals on any of these points, the newest number first. */
export function useProposalsOn(nodes: readonly string[]): readonly Proposal[] {
  return useDerived(
    ["proposal"],
    (entities) =>
      entities
        .all("proposal")
        .filter((proposal) => nodes.includes(proposal.target))
        .sort((a, b) => b.number.localeCompare(a.number)),
    [nodes.join(",")],
  );
}

/** Proposals whose reply that holds names a point as the place where they, or a part, are found; the newest number first. */
export function useIncorporatedIn(node: string): readonly Proposal[] {
  return useDerived(
    ["proposal"],
    (entities) =>
      entities
        .all("proposal")
        .filter(({ replies: [newest] }) => newest !== undefined && newest.outcome !== "not_incorporated" && newest.plan_links.includes(node))
        .sort((a, b) => b.number.localeCompare(a.number)),
    [node],
  );
}

export function useProposalByNumber(number: string): Proposal | undefined {
  return useDerived(["proposal"], (entities) => entities.all("proposal").find((proposal) => proposal.number === number), [number]);
}

/** Votes in a state, soonest close first. */
export function useVotes(state: Vote["state"]): readonly Vote[] {
  return useDerived(
    ["vote"],
    (entities) =>
      entities
        .all("vote")
        .filter((vote) => vote.state === state)
        .sort((a, b) => a.terms.closes_at.localeCompare(b.terms.closes_at)),
    [state],
  );
}

/** The names of comuni, zones and catalogue entries by id. */
export function useTerritory() {
  return useDerived(["zone", "comune"], (entities) => ({
    zones: entities.all("zone"),
    comuni: [...entities.all("comune")].sort((a, b) => (a.name ?? "").localeCompare(b.name ?? "", "it")),
  }));
}
