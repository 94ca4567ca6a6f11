import type { CommandMethod, CommandParams, EntityByType, EntityType, QueryAnswer, QueryMethod, QueryParams } from "../protocol/generated";
import type { CommandAnswer, TableSummary } from "../protocol/session";
import type { KeptText } from "../rpc/outbox";
import { Refusal } from "../rpc/refusal";
import { WebApi, type Fetch } from "../rpc/web_api";
import { suspended, usable } from "../store/session_state";
import { TableSession } from "../store/table_session";
import type { SocketLike } from "../transport/link";
import { real_timers } from "../transport/timers";

export interface ProgramOptions {
  /** Where the table is served, for instance "https://tavolo.example.it". */
  readonly url: string;
  /** From `tavolo admin token`. It travels in a header only, never in an address. */
  readonly token: string;
  /** The mandate or office to act under ("mandate-7", "appointment-2"); needed when the account has several. */
  readonly acting?: string;
  /** Commands that wait for an answer and the last checkpoint seen survive here; in memory when absent. */
  readonly storage?: KeptText;
}

/** One thing of the table that is new or has a new value; without a value: it is no longer for this reader. */
export interface Change {
  readonly type: string;
  readonly id: string;
  readonly value: unknown;
}

/** Node's WebSocket takes headers beside the subprotocols, which a browser's does not. */
type ProgramSocket = new (address: string, options: { protocols: string[]; headers: Record<string, string> }) => SocketLike;

/**
 * A table for a program: the same transport, calls and store as the web client, with a token instead of a cookie. It
 * comes back by itself after a drop, misses nothing, and sends a command again until it is answered.
 */
export class TableClient {
  private constructor(
    private readonly session: TableSession,
    readonly table: TableSummary,
  ) {}

  /**
   * Joins the table of the address.
   * @throws WebRefusal for an unknown token, Refusal when the table may not be joined, Error when `acting` is to be chosen
   */
  static async join(options: ProgramOptions): Promise<TableClient> {
    const session = make_session(options);
    const view = await session.api.session();
    if (!view) throw new Error("The token is unknown, expired or revoked: make another with `tavolo admin token`.");
    const valid = view.capacities.filter(usable);
    const capacity = options.acting === undefined && valid.length === 1 ? valid[0] : valid.find((each) => each.acting === options.acting);
    if (!capacity) throw new Error(`Name one of these as acting: ${valid.map((each) => each.acting).join(", ") || "(none is valid)"}`);
    await session.start();
    session.choose(capacity);
    await joined(session);
    return new TableClient(session, view.table);
  }

  /** Entries on record that the values held rest on. */
  get size(): number {
    return this.session.entities.size;
  }

  /** One value, or undefined when this reader has none of the kind and id. */
  get<T extends EntityType>(type: T, id: string): EntityByType[T] | undefined {
    return this.session.entities.get(type as never, id) as EntityByType[T] | undefined;
  }

  all<T extends EntityType>(type: T): readonly EntityByType[T][] {
    return this.session.entities.all(type as never) as readonly EntityByType[T][];
  }

  /** Called after each change, once per thing; the returned function ends it. */
  on_change(listener: (change: Change) => void): () => void {
    return this.session.entities.subscribe_changes((type, id) => listener({ type, id, value: this.session.entities.get(type as never, id) }));
  }

  /**
   * Called when the connection comes, goes or ends ("connected", "reconnecting", "lost", "session_ended"), and with
   * "record_rewritten" when what the server has is not the record that was heard before, or goes on in another log.
   */
  on_state(listener: (state: string) => void): () => void {
    return this.session.subscribe(() => {
      const now = this.session.snapshot();
      listener(suspended(now) ? "record_rewritten" : now.link.state);
    });
  }

  /** @throws Refusal with the stable code and the sentence of the rule */
  command<M extends CommandMethod>(method: M, params: Omit<CommandParams[M], "command_id">): Promise<CommandAnswer> {
    return this.session.submit(method, params);
  }

  /** @throws Refusal, NotConnected */
  query<M extends QueryMethod>(method: M, params: QueryParams[M]): Promise<QueryAnswer[M]> {
    return this.session.query<QueryAnswer[M]>(method, params);
  }

  /** Leaves the table; the program can end. */
  leave(): void {
    this.session.choose_again();
  }
}

function make_session(options: ProgramOptions): TableSession {
  const place = new URL(options.url);
  const headers = { authorization: `Bearer ${options.token}` };
  const ask: Fetch = (address, init) => fetch(new URL(address, place), { ...init, headers: { ...init?.headers, ...headers } });
  return new TableSession({
    api: new WebApi(ask),
    open_socket: (table) => {
      const address = new URL(`/ws/tables/${encodeURIComponent(table)}`, place);
      address.protocol = place.protocol === "https:" ? "wss:" : "ws:";
      return new (WebSocket as unknown as ProgramSocket)(address.href, { protocols: ["tavolo.v1"], headers });
    },
    timers: real_timers,
    storage: options.storage ?? memory(),
    tab_storage: memory(),
  });
}

function joined(session: TableSession): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const { phase, join_refused } = session.snapshot();
      const doubtful = suspended(session.snapshot());
      const ended = session.snapshot().link.state === "session_ended";
      if (phase !== "joined" && !join_refused && !doubtful && !ended) return;
      stop();
      if (phase === "joined") resolve();
      else reject(join_refused ?? new Refusal({ code: doubtful ? "record_rewritten" : "not_signed_in" }));
    };
    const stop = session.subscribe(look);
    look();
  });
}

function memory(): KeptText {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}
