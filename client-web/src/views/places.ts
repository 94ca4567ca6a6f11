import type { Capacity } from "../protocol/types";
import { useSession } from "../store/hooks";
import { useWaitingCount, useWaitingSittings, useWaitingVotes } from "../store/selectors";
import { useSittingAtHand } from "../store/sittings";

export interface PlaceLink {
  readonly path: string;
  /** Key of its name, and of the short one on a phone: `place.<key>`, `place_short.<key>`. */
  readonly key: "desk_secretary" | "desk_chair" | "own_body" | "table" | "plan" | "proposals" | "regia" | "sittings" | "votes" | "record" | "audit";
  readonly icon: string;
  /** What waits for this person there, never what is merely new. */
  readonly count: number;
}

const order_for: Partial<Record<Capacity, readonly PlaceLink["key"][]>> = {
  secretary: ["desk_secretary", "table", "plan", "proposals", "sittings", "votes", "record"],
  chair: ["desk_chair", "table", "plan", "proposals", "sittings", "votes", "record"],
  deputy_chair: ["desk_chair", "table", "plan", "proposals", "sittings", "votes", "record"],
  legal_representative: ["table", "own_body", "plan", "proposals", "sittings", "votes", "record"],
  auditor: ["record", "audit", "table", "plan", "proposals", "sittings", "votes"],
};
const order_of_members: readonly PlaceLink["key"][] = ["table", "plan", "proposals", "sittings", "votes", "record"];

const links: Record<PlaceLink["key"], { readonly path: string; readonly icon: string }> = {
  desk_secretary: { path: "/segreteria", icon: "inbox" },
  desk_chair: { path: "/segreteria", icon: "inbox" },
  own_body: { path: "/organismo", icon: "user" },
  table: { path: "/", icon: "pa" },
  plan: { path: "/piano", icon: "list" },
  proposals: { path: "/proposte", icon: "files" },
  sittings: { path: "/sedute", icon: "calendar" },
  /** Of the sitting at hand, whose number is put in. */
  regia: { path: "/sedute", icon: "settings" },
  votes: { path: "/votazioni", icon: "check-circle" },
  record: { path: "/registro", icon: "locked" },
  audit: { path: "/revisione", icon: "note" },
};

/** The places that lead somewhere for this person, in the order of the role (screens 2). */
export function usePlaces(): readonly PlaceLink[] {
  const capacity = useSession((state) => state.acting?.capacity);
  const waiting = useWaitingCount();
  const votes = useWaitingVotes();
  const sittings = useWaitingSittings();
  const number = useSittingAtHand()?.number;
  const order = (capacity && order_for[capacity]) ?? order_of_members;
  const has_desk = order[0] === "desk_secretary" || order[0] === "desk_chair";
  const counts: Partial<Record<PlaceLink["key"], number>> = { votes, sittings, [has_desk && order[0] ? order[0] : order.includes("audit") ? "audit" : "table"]: waiting };
  const places = order.map((key) => ({ key, ...links[key], count: counts[key] ?? 0 }));
  // The desk of a sitting comes first while there is one (screens 2).
  if (!has_desk || number === undefined) return places;
  return [{ key: "regia", icon: links.regia.icon, path: `/sedute/${number}/regia`, count: 0 }, ...places];
}

/** Whether an address lies in a place: "/piano/OO1.2" in "/piano"; a desk is a place of its own. */
export function is_in(path: string, place: string): boolean {
  if (place === "/") return path === "/";
  if (place === "/sedute" && path.endsWith("/regia")) return false;
  if (place === "/registro" && (path === "/ricevute" || path.startsWith("/ricevute/") || path === "/verifica-ricevuta" || path === "/com-era" || path.startsWith("/com-era/"))) return true;
  if (place === "/votazioni" && path.startsWith("/consultazioni/")) return true;
  return path === place || path.startsWith(`${place}/`);
}
