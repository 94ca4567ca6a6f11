import { useSession } from "./hooks";

/** How the thing that is acted on stands to one's own body: there is none, it is ours, it is another's. */
export type Relation = "none" | "own" | "other";

/** The relation of this person's body to a body; `none` for an office of the table, which has no body. */
export function useRelation(organisation: string | undefined): Relation {
  return useSession((state) => {
    const own = state.acting?.organisation;
    if (organisation === undefined) return "none";
    if (own === undefined) return "none";
    return own === organisation ? "own" : "other";
  });
}

/** Whether the scans of what was recorded are this office's to read: the secretary's at once, others' after the close. */
export function useMayScan(closed: boolean): boolean {
  const may = useMayOn("download_scan", "none");
  const recorder = useSession((state) => state.acting?.capacity === "secretary");
  return may && (closed || recorder);
}

interface Granted {
  readonly action?: string;
  readonly method?: string;
  readonly relation?: string;
}

/**
 * Whether the join allows an act on a thing of that body. Offices have no body of their own: to them every body is
 * another's, unless the act is on no body at all.
 */
export function useMayOn(action: string, relation: Relation): boolean {
  return useSession((state) => grants(state.may, action, relation, state.acting?.organisation === undefined));
}

export function grants(may: readonly Granted[], action: string, relation: Relation, is_office: boolean): boolean {
  return may.some((one) => {
    if ((one.action ?? one.method) !== action) return false;
    if (one.relation === undefined || one.relation === relation) return true;
    return is_office && relation === "none" && one.relation === "other";
  });
}
