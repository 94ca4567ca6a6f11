import type { TableChanged, WireEntity, WireRemoval } from "../protocol/session";
import type * as view from "../protocol/types";

/** The entity types of the feed and what each holds. */
export interface EntityTypes {
  table: view.Table;
  regulation: view.RegulationView;
  zone: view.Zone;
  comune: view.Comune;
  catalogue_item: view.CatalogueItem;
  cycle: view.Cycle;
  organisation: view.Organisation;
  mandate: view.Mandate;
  appointment: view.Appointment;
  waiting: view.Waiting;
  activity: view.Activity;
  plan: view.Plan;
  plan_node: view.PlanNode;
  proposal: view.Proposal;
  own_proposal: view.OwnProposal;
  discussion: view.Discussion;
  vote: view.Vote;
  ballot: view.Ballot;
  outcome: view.OutcomeView;
  own_position: view.OwnPosition;
  proxy_positions: view.ProxyPositions;
  sitting: view.Sitting;
  sitting_link: view.SittingLink;
  quorum: view.QuorumView;
  attendance: view.Attendance;
  floor: view.Floor;
  desk: view.Desk;
  deliveries: view.Deliveries;
  sitting_requests: view.SittingRequests;
  interventions: view.Interventions;
  minutes: view.Minutes;
  document: view.FiledDocument;
  redaction: view.Redaction;
  finding: view.Finding;
  poll: view.Poll;
  poll_turnout: view.PollTurnout;
  poll_result: view.PollResultView;
  own_poll_answer: view.OwnPollAnswer;
  notice_addresses: view.NoticeAddressesOf;
}

export type EntityType = keyof EntityTypes;

interface Kept {
  readonly value: unknown;
  readonly seq: number;
}

type Listener = () => void;
type ChangeListener = (type: string, id: string) => void;

/**
 * All that this reader may see, as one map `type -> id -> value`. A value never changes in place, so that a view can
 * compare by identity; listeners hear only of the entity or the type they asked for.
 */
export class EntityStore {
  private types = new Map<string, Map<string, Kept>>();
  private readonly lists = new Map<string, readonly unknown[]>();
  private readonly versions = new Map<string, number>();
  private readonly entity_listeners = new Map<string, Set<Listener>>();
  private readonly type_listeners = new Map<string, Set<Listener>>();
  private readonly change_listeners = new Set<ChangeListener>();
  private size_ = 0;

  /** Size of the record these values were computed from; `since` of the next join. */
  get size(): number {
    return this.size_;
  }

  get<T extends EntityType>(type: T, id: string): EntityTypes[T] | undefined {
    return this.types.get(type)?.get(id)?.value as EntityTypes[T] | undefined;
  }

  /** All values of a type, in order of arrival; the same array until one of them changes. */
  all<T extends EntityType>(type: T): readonly EntityTypes[T][] {
    let list = this.lists.get(type);
    if (!list) {
      list = [...(this.types.get(type)?.values() ?? [])].map((kept) => kept.value);
      this.lists.set(type, list);
    }
    return list as readonly EntityTypes[T][];
  }

  /** A number that grows whenever something of the type changes. */
  version(type: EntityType): number {
    return this.versions.get(type) ?? 0;
  }

  /** Takes a whole snapshot; what it does not hold is gone. */
  reset(snapshot: readonly WireEntity[], size: number): void {
    const before = this.types;
    this.types = new Map();
    for (const entity of snapshot) {
      // A value that is still the same keeps its identity, so that a fresh join does not redraw the page.
      const old = before.get(entity.type)?.get(entity.id);
      const kept = old && old.seq === entity.seq ? old : { value: entity.value, seq: entity.seq };
      this.table_of(entity.type).set(entity.id, kept);
    }
    this.size_ = size;
    const touched: [string, string][] = [];
    for (const type of new Set([...before.keys(), ...this.types.keys()])) {
      const ids = new Set([...(before.get(type)?.keys() ?? []), ...(this.types.get(type)?.keys() ?? [])]);
      for (const id of ids) {
        if (before.get(type)?.get(id) !== this.types.get(type)?.get(id)) touched.push([type, id]);
      }
    }
    this.tell(touched);
  }

  /** Applies what changed; a value older than the one held is ignored. */
  apply(change: Pick<TableChanged, "seq" | "changed" | "removed">): void {
    const touched: [string, string][] = [];
    for (const entity of change.changed) {
      const held = this.types.get(entity.type)?.get(entity.id);
      if (held && held.seq > entity.seq) continue;
      const value = entity.type === "activity" && held ? with_latest(held.value as view.Activity, entity.value as unknown as view.Activity) : entity.value;
      this.table_of(entity.type).set(entity.id, { value, seq: entity.seq });
      touched.push([entity.type, entity.id]);
    }
    for (const gone of change.removed) {
      if (this.remove(gone)) touched.push([gone.type, gone.id]);
    }
    this.size_ = Math.max(this.size_, change.seq);
    this.tell(touched);
  }

  /** All values, as a snapshot holds them. */
  dump(): readonly WireEntity[] {
    return [...this.types].flatMap(([type, table]) => [...table].map(([id, { value, seq }]) => ({ type, id, seq, value }) as WireEntity));
  }

  subscribe(type: EntityType, id: string, listener: Listener): () => void {
    return listen(this.entity_listeners, `${type}/${id}`, listener);
  }

  subscribe_type(type: EntityType, listener: Listener): () => void {
    return listen(this.type_listeners, type, listener);
  }

  /** Hears of every thing that got a new value or is gone. */
  subscribe_changes(listener: ChangeListener): () => void {
    this.change_listeners.add(listener);
    return () => this.change_listeners.delete(listener);
  }

  private table_of(type: string): Map<string, Kept> {
    let table = this.types.get(type);
    if (!table) {
      table = new Map();
      this.types.set(type, table);
    }
    return table;
  }

  private remove(gone: WireRemoval): boolean {
    return this.types.get(gone.type)?.delete(gone.id) ?? false;
  }

  private tell(touched: readonly (readonly [string, string])[]): void {
    const listeners = new Set<Listener>();
    for (const [type, id] of touched) {
      this.lists.delete(type);
      this.versions.set(type, (this.versions.get(type) ?? 0) + 1);
      for (const listener of this.entity_listeners.get(`${type}/${id}`) ?? []) listeners.add(listener);
      for (const listener of this.type_listeners.get(type) ?? []) listeners.add(listener);
    }
    for (const listener of listeners) listener();
    for (const [type, id] of touched) for (const listener of this.change_listeners) listener(type, id);
  }
}

const latest_kept = 20;

/** A change tells only the acts that are new or read differently: they join those held, newest first. */
function with_latest(held: view.Activity, told: view.Activity): view.Activity {
  const acts = new Map([...held.items, ...told.items].map((act) => [act.index, act]));
  return { ...told, items: [...acts.values()].sort((a, b) => b.index - a.index).slice(0, latest_kept) };
}

function listen(map: Map<string, Set<Listener>>, key: string, listener: Listener): () => void {
  const set = map.get(key) ?? new Set();
  map.set(key, set);
  set.add(listener);
  return () => {
    set.delete(listener);
    if (set.size === 0 && map.get(key) === set) map.delete(key);
  };
}

/** Items of collections are never entities of the snapshot (decision 23). */
export function without_items(entities: readonly WireEntity[]): readonly WireEntity[] {
  return entities.filter((entity) => entity.type !== "comment");
}
