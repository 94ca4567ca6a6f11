import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { AgendaItem, AgendaItemId, Attendance, Floor, Interventions, LineInGrace, Poll, PresenceLine, QuorumView, Sitting, SittingState, Vote } from "../protocol/types";
import { useAll, useConnected, useDerived, useEntity, useSession, useTavolo } from "./hooks";

/** What the screens of sittings ask again and again. Every order and number is the server's. */

const running: readonly SittingState[] = ["open", "suspended"];
const coming: readonly SittingState[] = ["convened", "deserted_first_call"];

export const is_running = (sitting: Sitting): boolean => running.includes(sitting.state);
export const is_coming = (sitting: Sitting): boolean => coming.includes(sitting.state);
export const is_draft = (sitting: Sitting): boolean => sitting.state === "draft" || sitting.state === "discarded";

/** The call that comes next, or under which it was opened. */
export function call_of(sitting: Sitting) {
  const { first_call, second_call } = sitting.terms;
  return sitting.call === "second" && second_call ? second_call : first_call;
}

const soonest = (a: Sitting, b: Sitting) => call_of(a).at.localeCompare(call_of(b).at);

export interface SittingsByState {
  readonly running: readonly Sitting[];
  readonly coming: readonly Sitting[];
  readonly drafts: readonly Sitting[];
  readonly past: readonly Sitting[];
}

export function useSittings(): SittingsByState {
  return useDerived(["sitting"], (entities) => {
    const all = entities.all("sitting");
    const open = all.filter(is_running).sort(soonest);
    const next = all.filter(is_coming).sort(soonest);
    const drafts = all.filter((sitting) => sitting.state === "draft").sort(soonest);
    const past = all.filter((sitting) => !is_running(sitting) && !is_coming(sitting) && !is_draft(sitting)).sort((a, b) => soonest(b, a));
    return { running: open, coming: next, drafts, past };
  });
}

export function useSittingByNumber(number: string): Sitting | undefined {
  return useDerived(["sitting"], (entities) => entities.all("sitting").find((sitting) => sitting.number === number), [number]);
}

/** The sitting that the desk is at: one that runs, else the next that was convened. */
export function useSittingAtHand(): Sitting | undefined {
  const { running: now, coming: next } = useSittings();
  return now[0] ?? next[0];
}

/** "3.4" by item: the place of each line in the tree of the agenda. */
export function numbers_of(agenda: readonly AgendaItem[]): ReadonlyMap<AgendaItemId, string> {
  const numbers = new Map<AgendaItemId, string>();
  const children = new Map<string, number>();
  for (const { entry } of agenda) {
    const above = entry.parent === undefined ? "" : (numbers.get(entry.parent) ?? "");
    const n = (children.get(above) ?? 0) + 1;
    children.set(above, n);
    numbers.set(entry.id, above === "" ? String(n) : `${above}.${n}`);
  }
  return numbers;
}

export const depth_of = (number: string): number => number.split(".").length - 1;

export const item_of = (sitting: Sitting, id: AgendaItemId | undefined): AgendaItem | undefined => sitting.agenda.find((item) => item.entry.id === id);

/** All that moves in a sitting, as the screen shows it. */
export interface LiveSitting {
  readonly sitting: Sitting;
  readonly floor: Floor | undefined;
  readonly quorum: QuorumView | undefined;
  readonly attendance: Attendance | undefined;
  readonly interventions: Interventions | undefined;
}

export function useLive(sitting: Sitting): LiveSitting {
  const floor = useEntity("floor", sitting.id);
  const quorum = useEntity("quorum", sitting.id);
  const attendance = useEntity("attendance", sitting.id);
  const interventions = useEntity("interventions", sitting.id);
  return useMemo(() => ({ sitting, floor, quorum, attendance, interventions }), [sitting, floor, quorum, attendance, interventions]);
}

/** The newest value at most every `every_ms`; at once when `every_ms` is 0, and when `now_key` changes. */
export function usePaced<Value>(value: Value, every_ms: number, now_key: unknown): Value {
  const [shown, set_shown] = useState(value);
  const newest = useRef(value);
  newest.current = value;
  useEffect(() => {
    if (every_ms === 0) return;
    set_shown(newest.current);
    const id = setInterval(() => set_shown(newest.current), every_ms);
    return () => clearInterval(id);
  }, [every_ms, now_key]);
  return every_ms === 0 ? value : shown;
}

export const text_mode_ms = 5_000;
const text_mode_listeners = new Set<() => void>();

/** One column, no pictures, an update every five seconds: kept for this browser, of no account. */
export function useTextMode(): [boolean, (on: boolean) => void] {
  const { preferences } = useTavolo();
  const subscribe = useCallback((listener: () => void) => {
    text_mode_listeners.add(listener);
    return () => text_mode_listeners.delete(listener);
  }, []);
  const on = useSyncExternalStore(subscribe, () => preferences.read("text_mode") === "on");
  const set = (next: boolean) => {
    preferences.keep("text_mode", next ? "on" : "off");
    for (const listener of text_mode_listeners) listener();
  };
  return [on, set];
}

/** The presence of one's own body in a sitting. */
export function useOwnPresence(attendance: Attendance | undefined): PresenceLine | undefined {
  const own = useSession((state) => state.acting?.organisation);
  return attendance?.lines.find((line) => line.organisation === own);
}

export interface Grace {
  /** Server time at which the body is found absent, if its line stays away. */
  readonly out_at: number;
  /** The server's own word; else what this device knows alone: its line is down, and the server may have noticed later. */
  readonly told: boolean;
}

/** How long the own body is present although its line fell; undefined while it has one, and for who is in the room. */
export function useOwnGrace(sitting: Sitting, mine: PresenceLine | undefined): Grace | undefined {
  const { session } = useTavolo();
  const told = useSession((state) => state.lines.find((line) => line.organisation === mine?.organisation && line.sitting === sitting.id));
  const heard_at = useSession((state) => state.link.heard_at);
  const connected = useConnected();
  const grace = useAll("regulation").at(-1)?.rules.sittings?.absence_grace_seconds;
  if (!mine?.inside || mine.mode !== "remote") return undefined;
  if (connected) return told && { out_at: Date.parse(told.out_at), told: true };
  if (heard_at === undefined || grace === undefined) return undefined;
  return { out_at: session.clock.at(heard_at) + grace * 1_000, told: false };
}

/** The bodies of a sitting whose line fell and that are present until `out_at`; the desk alone hears of all. */
export function useFallenLines(sitting: Sitting): readonly LineInGrace[] {
  const lines = useSession((state) => state.lines);
  return useMemo(() => lines.filter((line) => line.sitting === sitting.id), [lines, sitting.id]);
}

/** Since when a body is in, while it is. */
export const inside_since = (line: PresenceLine): string | undefined => (line.inside ? line.intervals.findLast((interval) => interval.to === undefined)?.from : undefined);

/** When it last went out, and why. */
export const last_exit = (line: PresenceLine) => (line.inside ? undefined : line.intervals.findLast((interval) => interval.to !== undefined));

/** The votes of a sitting in a state, oldest first. */
export function useVotesOf(sitting: Sitting | undefined, state: Vote["state"]): readonly Vote[] {
  return useDerived(
    ["vote"],
    (entities) => {
      const ids = sitting?.agenda.flatMap((item) => item.votes) ?? [];
      return ids.map((id) => entities.get("vote", id)).filter((vote) => vote !== undefined).filter((vote) => vote.state === state);
    },
    [sitting, state],
  );
}

/** The polls of a sitting in these states, oldest first. */
export function usePollsOf(sitting: Sitting | undefined, states: readonly Poll["state"][]): readonly Poll[] {
  const id = sitting?.id;
  return useDerived(["poll"], (entities) => entities.all("poll").filter((poll) => id !== undefined && poll.terms.sitting === id && states.includes(poll.state)), [id, states.join()]);
}
