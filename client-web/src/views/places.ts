import type { Capacity } from "../protocol/types";
import { useSession } from "../store/hooks";
import { useWaitingCount, useWaitingVotes } from "../store/selectors";

export interface PlaceLink {
  readonly path: string;
  /** Key of its name, and of the short one on a phone: `place.<key>`, `place_short.<key>`. */
  readonly key: "desk_secretary" | "desk_chair" | "own_body" | "table" | "plan" | "proposals" | "votes" | "record";
  readonly icon: string;
  /** What waits for this person there, never what is merely new. */
  readonly count: number;
}

const order_for: Partial<Record<Capacity, readonly PlaceLink["key"][]>> = {
  secretary: ["desk_secretary", "table", "plan", "proposals", "votes", "record"],
  chair: ["desk_chair", "table", "plan", "proposals", "votes", "record"],
  deputy_chair: ["desk_chair", "table", "plan", "proposals", "votes", "record"],
  legal_representative: ["table", "own_body", "plan", "proposals", "votes", "record"],
  auditor: ["record", "table", "plan", "proposals", "votes"],
};
const order_of_members: readonly PlaceLink["key"][] = ["table", "plan", "proposals", "votes", "record"];

const links: Record<PlaceLink["key"], { readonly path: string; readonly icon: string }> = {
  desk_secretary: { path: "/segreteria", icon: "inbox" },
  desk_chair: { path: "/segreteria", icon: "inbox" },
  own_body: { path: "/organismo", icon: "user" },
  table: { path: "/", icon: "pa" },
  plan: { path: "/piano", icon: "list" },
  proposals: { path: "/proposte", icon: "files" },
  votes: { path: "/votazioni", icon: "check-circle" },
  record: { path: "/registro", icon: "locked" },
};

/** The places that lead somewhere for this person, in the order of the role (screens 2). */
export function usePlaces(): readonly PlaceLink[] {
  const capacity = useSession((state) => state.acting?.capacity);
  const waiting = useWaitingCount();
  const votes = useWaitingVotes();
  const order = (capacity && order_for[capacity]) ?? order_of_members;
  const has_desk = order[0] === "desk_secretary" || order[0] === "desk_chair";
  return order.map((key) => ({
    key,
    ...links[key],
    count: key === "votes" ? votes : key === (has_desk ? order[0] : "table") ? waiting : 0,
  }));
}

/** Whether an address lies in a place: "/piano/OO1.2" in "/piano". */
export function is_in(path: string, place: string): boolean {
  return place === "/" ? path === "/" : path === place || path.startsWith(`${place}/`);
}
