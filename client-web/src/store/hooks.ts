import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { Comment } from "../protocol/types";
import type { Announcer } from "./announcer";
import { draft_key, type Draft } from "./drafts";
import type { EntityStore, EntityType, EntityTypes } from "./entities";
import type { CollectionState } from "./live_collection";
import type { AppUpdate } from "./app_update";
import type { Preferences } from "./preferences";
import type { SessionState } from "./session_state";
import type { TableSession } from "./table_session";

/** What the views stand on; made once in `main.tsx`, and anew in each test. */
export interface Tavolo {
  readonly session: TableSession;
  readonly announcer: Announcer;
  readonly preferences: Preferences;
  /** Absent where the program is not installed in the browser: tests, programs. */
  readonly app_update?: AppUpdate;
}

export const TavoloContext = createContext<Tavolo | undefined>(undefined);

export function useTavolo(): Tavolo {
  const tavolo = useContext(TavoloContext);
  if (!tavolo) throw new Error("useTavolo outside of TavoloContext");
  return tavolo;
}

/** A part of the session's state; re-renders only when that part changes. `pick` must not build new objects. */
export function useSession<Part>(pick: (state: SessionState) => Part): Part {
  const { session } = useTavolo();
  return useSyncExternalStore(session.subscribe, () => pick(session.snapshot()));
}

/** One entity, or undefined while it is not visible; re-renders only for that entity. */
export function useEntity<T extends EntityType>(type: T, id: string | undefined): EntityTypes[T] | undefined {
  const { entities } = useTavolo().session;
  const subscribe = useCallback(
    (listener: () => void) => (id === undefined ? () => {} : entities.subscribe(type, id, listener)),
    [entities, type, id],
  );
  return useSyncExternalStore(subscribe, () => (id === undefined ? undefined : entities.get(type, id)));
}

/** All entities of a type, in order of arrival. */
export function useAll<T extends EntityType>(type: T): readonly EntityTypes[T][] {
  const { entities } = useTavolo().session;
  const subscribe = useCallback((listener: () => void) => entities.subscribe_type(type, listener), [entities, type]);
  return useSyncExternalStore(subscribe, () => entities.all(type));
}

/**
 * Something computed from whole types, for instance the tree of the plan. Computed again only when one of the types
 * changed. `compute` must depend on the store and on `deps` alone.
 */
export function useDerived<Result>(
  types: readonly EntityType[],
  compute: (entities: EntityStore) => Result,
  deps: readonly unknown[] = [],
): Result {
  const { entities } = useTavolo().session;
  const key = types.join(",");
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = types.map((type) => entities.subscribe_type(type, listener));
      return () => stops.forEach((stop) => stop());
    },
    // The list is written anew at each render; its words are what counts.
    [entities, key],
  );
  const version = useSyncExternalStore(subscribe, () => types.map((type) => entities.version(type)).join(","));
  return useMemo(() => compute(entities), [entities, version, ...deps]);
}

/** True when a command would go out this instant. A vote may only be registered then. */
export function useConnected(): boolean {
  return useSession((state) => state.link.state === "connected" && state.phase === "joined" && !state.expired);
}

/** Whether this reader may ever send the method; acts that one never may are not shown. */
export function useMay(method: string): boolean {
  return useSession((state) => state.may.some((permission) => permission.action === method));
}

export interface Thread extends CollectionState<Comment> {
  readonly load_more: () => void;
  readonly insert_fresh: () => void;
}

/** The comments on a subject, watched while the component is on screen. */
export function useComments(subject: string): Thread {
  const { session } = useTavolo();
  const collection = session.comments.of(subject);
  useEffect(() => session.comments.open(subject), [session, subject]);
  const state = useSyncExternalStore(collection.subscribe, collection.snapshot);
  return {
    ...state,
    load_more: () => void collection.load(),
    insert_fresh: () => collection.insert_fresh(),
  };
}

export interface DraftHandle<Fields> {
  readonly fields: Fields;
  readonly set: (fields: Fields) => void;
  /** Device time of the last key kept; undefined while nothing is. */
  readonly kept_at: number | undefined;
  /** Device time of a draft that was found when the page opened, until it is discarded or sent. */
  readonly found_at: number | undefined;
  readonly base_version: number | undefined;
  /** Moves the draft to another version of the text it is about. */
  readonly move_to: (base_version: number) => void;
  readonly discard: () => void;
  /** Handed to `submit`, so that the confirmation clears exactly this draft. */
  readonly key: string;
}

/**
 * Fields that survive updates, drops and reloads.
 * @param object what is written about, for instance "comment:node-12"
 */
export function useDraft<Fields>(object: string, empty: Fields, base_version?: number): DraftHandle<Fields> {
  const { session } = useTavolo();
  const { drafts } = session;
  const table = useSession((state) => state.session?.table.slug ?? "");
  const account = useSession((state) => state.session?.account.id ?? "");
  const acting = useSession((state) => state.acting?.acting ?? "");
  const key = draft_key({ table, account, acting, object });
  const subscribe = useCallback((listener: () => void) => drafts.subscribe(key, listener), [drafts, key]);
  const draft = useSyncExternalStore(subscribe, () => drafts.read<Fields>(key));
  const found = useFound(key, draft);
  const set = useCallback(
    (fields: Fields) => drafts.write(key, fields, drafts.read(key)?.base_version ?? base_version),
    [drafts, key, base_version],
  );
  return {
    fields: draft?.fields ?? empty,
    set,
    kept_at: draft?.at,
    found_at: draft ? found : undefined,
    base_version: draft?.base_version ?? base_version,
    move_to: (version) => drafts.write(key, draft?.fields ?? empty, version),
    discard: () => drafts.clear(key),
    key,
  };
}

/** The hour of the draft that stood there when the page opened. */
function useFound(key: string, draft: Draft<unknown> | undefined): number | undefined {
  const first = useRef<{ key: string; at: number | undefined }>(undefined);
  if (first.current?.key !== key) first.current = { key, at: draft?.at };
  if (!draft && first.current) first.current = { key, at: undefined };
  return first.current.at;
}

/** The server's time, renewed every `every_ms` while on screen, and at once where another session takes the place of this one. */
export function useServerNow(every_ms = 1_000): number {
  const { session } = useTavolo();
  const [now, set_now] = useState(() => session.clock.now());
  useEffect(() => {
    set_now(session.clock.now());
    const id = setInterval(() => set_now(session.clock.now()), every_ms);
    return () => clearInterval(id);
  }, [session, every_ms]);
  return now;
}
