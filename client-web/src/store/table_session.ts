import type { Account, CapacityView, CommandAnswer, JoinAnswer, PastTable, SessionView, TableChanged } from "../protocol/session";
import type { Comment, LinesInGrace } from "../protocol/types";
import { Caller } from "../rpc/caller";
import { Outbox, type KeptCommand, type SubmitOptions } from "../rpc/outbox";
import { NotConnected, Refusal } from "../rpc/refusal";
import type { WebApi } from "../rpc/web_api";
import type { CarrierChoice } from "../transport/carrier";
import { close_codes } from "../transport/close_codes";
import { Link } from "../transport/link";
import { CommentWatch } from "./comment_watch";
import { DraftStore } from "./drafts";
import { EntityStore, without_items } from "./entities";
import { go_over } from "./go_over";
import { begin_leaving, finish_leaving, is_leaving } from "./leaving";
import { line_choice } from "./line_choice";
import { forget_private, last_seen_of, OwnDevice, waiting_texts, type LastSeen } from "./own_device";
import { RecordWitness } from "./proof/record_witness";
import { Receipts } from "./receipts";
import { after_look, is_fine, look_patience_ms } from "./record_state";
import { read_checkpoint, SeenCheckpoints } from "./seen_checkpoint";
import { ServerClock } from "./server_clock";
import type { TableSessionOptions } from "./session_options";
import { allows, first_state, must_take_over, suspended, usable, type SessionState } from "./session_state";

/** The word in the tab's storage under which the chosen mandate stands. */
const acting_key = "tavolo:acting";

/**
 * One person at one table: signs in, chooses a mandate, joins, keeps the entities, sends commands. Everything a view
 * needs hangs on it; it knows no React.
 */
export class TableSession {
  readonly entities = new EntityStore();
  readonly comments: CommentWatch;
  readonly clock: ServerClock;
  readonly drafts: DraftStore;
  readonly checkpoints: SeenCheckpoints;
  readonly receipts: Receipts;
  readonly witness: RecordWitness;
  readonly api: WebApi;
  readonly device: OwnDevice;

  private state: SessionState = first_state;
  private readonly listeners = new Set<() => void>();
  private link: Link | undefined;
  private carriers: CarrierChoice | undefined;
  private caller: Caller | undefined;
  private outbox_: Outbox | undefined;
  private joined_on_this_line = false;
  /** What waited at the join is sent only when the record has been looked at. */
  private held_back = false;
  private looks = 0;
  /** The log whose checkpoint this device kept when this page last was at it. */
  private record_origin: string | undefined;
  private chose_by_itself = false;
  private audiences_hash: string | undefined;
  /** Root of the tree of `entities.size`, when the server has told it. */
  private root: string | undefined;

  constructor(private readonly options: TableSessionOptions) {
    this.api = options.api;
    this.clock = new ServerClock(() => options.timers.now());
    this.drafts = new DraftStore(options.storage, () => options.timers.now());
    this.checkpoints = new SeenCheckpoints(options.storage, () => options.timers.now());
    this.receipts = new Receipts(options.storage);
    this.witness = new RecordWitness(options.api, options.storage, () => options.timers.now());
    this.device = new OwnDevice(options.storage, options.last_seen, options.timers);
    this.comments = new CommentWatch((method, params) => this.query(method, params));
  }

  readonly snapshot = (): SessionState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Commands that wait for an answer; undefined before a mandate is chosen. */
  get outbox(): Outbox | undefined {
    return this.outbox_;
  }

  /** True when a command would go out this instant. */
  get is_connected(): boolean {
    return this.joined_on_this_line && this.link?.is_open === true && this.state.link.state === "connected";
  }

  /** Asks who is signed in and goes on from there. */
  async start(): Promise<void> {
    try {
      await finish_leaving(this.options.storage, this.api);
      const session = await this.api.session();
      if (!session) await this.device.forget();
      this.take_session(session);
    } catch {
      const seen = is_leaving(this.options.storage) ? undefined : await this.device.last_seen();
      if (seen) this.show_last_seen(seen);
      else this.set({ phase: "unreachable" });
    }
  }

  /**
   * @param own_device this device is the person's own: what they read is kept on it, for when there is no network
   * @throws WebRefusal
   */
  async sign_in(email: string, password: string, own_device = false): Promise<void> {
    await finish_leaving(this.options.storage, this.api);
    const account = await this.api.login(email, password);
    await this.device.set_owner(own_device ? account.id : undefined);
    if (this.state.expired && this.belongs_to_other(account)) {
      // Somebody else signed in over the page: nothing of the page may stay.
      this.leave_table();
      this.set({ ...first_state });
    }
    const session = await this.api.session();
    if (this.state.expired && this.state.acting) this.resume(session);
    else this.take_session(session);
  }

  /** Leaves, also without network, and leaves nothing private on this device. */
  async sign_out(): Promise<void> {
    this.leave_table();
    begin_leaving(this.options.storage);
    this.options.tab_storage.removeItem(acting_key);
    forget_private(this.options.storage);
    this.drafts.forget();
    this.comments.forget_all();
    await this.device.forget();
    try {
      await finish_leaving(this.options.storage, this.api);
    } catch {
      // Without network: see `start`.
    }
    this.state = { ...first_state, phase: "signed_out" };
    this.tell();
  }

  /** Drafts and unsent commands of this person on this device, which leaving would remove. */
  waiting_texts(): number {
    const { session } = this.state;
    return session ? waiting_texts(this.options.storage, session.account.id) : 0;
  }

  /** Acts as this mandate or office from now on. */
  choose(capacity: CapacityView): void {
    if (!this.state.session || !usable(capacity)) return;
    this.leave_table();
    this.options.tab_storage.setItem(acting_key, capacity.acting);
    this.set({ phase: "joining", acting: capacity, may: [], expired: false }, ["you", "join_refused", "rewritten", "succession"]);
    this.enter(this.state.session, capacity);
  }

  /** "Cambia": back to the choice of mandate; drafts and commands that wait stay. */
  choose_again(): void {
    this.leave_table();
    this.options.tab_storage.removeItem(acting_key);
    this.set({ phase: "choosing", may: [] }, ["acting", "you", "join_refused", "rewritten", "succession"]);
    this.refresh_session();
  }

  /** A demonstration was loaded anew: what this device has seen of the old one is let go. Elsewhere it does nothing. */
  begin_again(): void {
    const { session, acting, rewritten } = this.state;
    if (!session?.table.demonstration || !acting || !rewritten) return;
    this.checkpoints.forget(this.table_slug());
    this.witness.forget(this.table_slug());
    this.choose(acting);
  }

  /** A person has compared what the successor cites with what was published. False: there is no room for what was seen. */
  follow_successor(): boolean {
    const { acting, succession } = this.state;
    if (!acting || !succession || go_over(this, this.options.storage, this.table_slug(), succession) === "no_room") return false;
    this.choose(acting);
    return true;
  }

  retry_now(): void {
    this.link?.retry_now();
  }

  /** Whether this reader may send a method at all; the moment may still be wrong. */
  may(method: string): boolean {
    return allows(this.state.may, method);
  }

  /**
   * Sends a command and waits for the server's word.
   * @throws NotConnected for a vote without a line; Refusal; ProtocolFault
   */
  submit(method: string, params: object, options: SubmitOptions = {}): Promise<CommandAnswer> {
    if (suspended(this.state)) return Promise.reject(new Refusal({ code: "record_rewritten" }));
    if (!this.outbox_) return Promise.reject(new NotConnected());
    if (options.only_connected && !this.is_connected) return Promise.reject(new NotConnected());
    const draft_at = options.draft === undefined ? undefined : this.drafts.read(options.draft)?.at;
    return this.outbox_.submit<CommandAnswer>(method, params, { ...options, ...(draft_at !== undefined ? { draft_at } : {}) });
  }

  /** @throws NotConnected, Refusal, ProtocolFault */
  query<Result>(method: string, params: object): Promise<Result> {
    if (!this.caller || !this.joined_on_this_line) return Promise.reject(new NotConnected());
    return this.caller.call<Result>(method, params);
  }

  dismiss_orphan_refusals(): void {
    this.set({ orphan_refusals: [] });
  }

  private take_session(session: SessionView | undefined): void {
    if (!session) {
      this.state = { ...first_state, phase: "signed_out" };
      this.tell();
      return;
    }
    this.set({ session, phase: "choosing" });
    const valid = session.capacities.filter(usable);
    const remembered = valid.find((capacity) => capacity.acting === this.options.tab_storage.getItem(acting_key));
    const [only] = valid;
    if (remembered) this.choose(remembered);
    else if (session.capacities.length === 1 && only && !must_take_over(only)) this.choose(only);
  }

  private resume(session: SessionView | undefined): void {
    const acting = session?.capacities.find((capacity) => capacity.acting === this.state.acting?.acting && usable(capacity));
    if (!session || !acting) {
      this.leave_table();
      this.set({ expired: false });
      this.take_session(session);
      return;
    }
    this.set({ session, acting, expired: false });
    this.link?.start();
  }

  private belongs_to_other(account: Account): boolean {
    return this.state.session !== undefined && this.state.session.account.id !== account.id;
  }

  private refresh_session(): void {
    this.api.session().then(
      (session) => {
        const acting = session?.capacities.find((capacity) => capacity.acting === this.state.acting?.acting);
        if (session) this.set({ session, ...(acting ? { acting } : {}) });
      },
      () => {},
    );
  }

  private enter(session: SessionView, capacity: CapacityView): void {
    const table = session.table.slug;
    this.record_origin = this.witness.origin(table);
    const carriers = line_choice(this.options, table, { on_carrier: (carrier) => this.set({ carrier }), on_better: () => this.link?.renew() });
    const link = new Link({
      open_socket: () => carriers.open(),
      timers: this.options.timers,
      ...(this.options.wake ? { wake: this.options.wake } : {}),
      on_open: () => void this.join(capacity),
      on_text: (text) => this.caller?.receive(text),
      on_status: (status) => {
        const ended = status.state === "session_ended";
        if (ended) void this.device.forget();
        this.set({ link: status, ...(ended ? { expired: true } : {}) });
      },
      on_down: (code) => {
        this.joined_on_this_line = false;
        this.caller?.line_down();
        if (code === close_codes.audiences_changed) this.refresh_session();
      },
      on_probe: () => void this.ping(),
      on_attempt_failed: () => this.look_whether_session_ended(),
    });
    this.link = link;
    this.carriers = carriers;
    this.caller = new Caller(link, (method, params) => this.notified(method, params));
    const caller = this.caller;
    this.outbox_ = new Outbox({
      call: (method, params) => caller.call(method, params),
      is_ready: () => this.joined_on_this_line && !this.held_back,
      storage: this.options.storage,
      storage_key: `tavolo:outbox:${table}/${session.account.id}/${capacity.acting}`,
      on_confirmed: (command, result) => {
        this.clear_draft(command);
        this.keep_receipt(result);
      },
      on_orphan_refused: (_command, error) => {
        if (error instanceof Refusal) this.set({ orphan_refusals: [...this.state.orphan_refusals, error] });
      },
    });
    link.start();
  }

  /** Without network: the table as it was, and a link that resumes from there by itself. */
  private show_last_seen(seen: LastSeen): void {
    this.options.tab_storage.setItem(acting_key, seen.acting.acting);
    this.entities.reset(seen.entities, seen.size);
    this.comments.begin_with(seen.threads);
    this.audiences_hash = seen.audiences_hash;
    this.root = seen.root;
    this.set({ phase: "joined", session: seen.session, acting: seen.acting, you: seen.you, may: seen.may, seen_at: seen.at });
    this.enter(seen.session, seen.acting);
  }

  /** The table as it stood, for who reads `present`: nothing may be done here, and no query is answered. */
  show_past(past: PastTable, present: TableSession): void {
    const { session, acting, you } = present.snapshot();
    this.entities.reset(without_items(past.entities), past.size);
    this.clock.set(past.at);
    this.set({ phase: "joined", past: past.size, ...(session ? { session } : {}), ...(acting ? { acting } : {}), ...(you ? { you } : {}) });
  }

  private keep_soon(): void {
    const { session } = this.state;
    if (session) this.device.keep_soon(session.account.id, () => this.what_is_held());
  }

  private what_is_held(): LastSeen | undefined {
    const { entities, comments, audiences_hash, root } = this;
    if (audiences_hash === undefined) return undefined;
    const held = { size: entities.size, audiences_hash, entities: entities.dump(), threads: comments.dump(), at: this.clock.now() };
    return last_seen_of(this.state, { ...held, ...(root !== undefined ? { root } : {}) });
  }

  /** A draft that was typed on after it had been sent stays. */
  private clear_draft({ draft, draft_at }: KeptCommand): void {
    if (draft === undefined) return;
    if (draft_at === undefined || this.drafts.read(draft)?.at === draft_at) this.drafts.clear(draft);
  }

  private leave_table(): void {
    this.link?.stop();
    this.link = undefined;
    this.carriers?.stop();
    this.carriers = undefined;
    this.caller?.line_down();
    this.caller = undefined;
    this.outbox_ = undefined;
    this.joined_on_this_line = false;
    this.audiences_hash = undefined;
    this.root = undefined;
    this.entities.reset([], 0);
    this.comments.forget();
  }

  private async join(capacity: CapacityView): Promise<void> {
    const caller = this.caller;
    const asked_at = this.options.timers.now();
    try {
      const answer = await caller?.call<JoinAnswer>("table.join", { acting: capacity.acting, ...this.where_we_stand() });
      if (!answer || caller !== this.caller) return;
      this.joined(answer, this.options.timers.now() - asked_at);
    } catch (error) {
      if (caller === this.caller && error instanceof Refusal) this.join_refused(error);
    }
  }

  /** What a join says of the past: the state held, else the last checkpoint this device has seen. */
  private where_we_stand(): object {
    if (this.audiences_hash !== undefined) {
      return {
        since: this.entities.size,
        audiences_hash: this.audiences_hash,
        ...(this.root !== undefined ? { root: this.root } : {}),
      };
    }
    const seen = this.checkpoints.read(this.table_slug());
    return seen ? { since: seen.size, root: seen.root } : {};
  }

  private joined(answer: JoinAnswer, round_trip_ms: number): void {
    this.clock.set(answer.now, round_trip_ms);
    if (answer.fresh) this.entities.reset(without_items(answer.entities), answer.seq);
    else this.apply({ seq: answer.seq, changed: answer.entities, removed: answer.removed });
    this.audiences_hash = answer.audiences_hash;
    this.keep_root(answer.seq, answer.root);
    this.joined_on_this_line = true;
    this.held_back = suspended(this.state) || (this.outbox_?.waiting ?? 0) > 0;
    if (this.state.seen_at !== undefined) this.refresh_session();
    this.set({ phase: "joined", you: answer.you, may: answer.may, closing: false, lines: [] }, ["join_refused", "seen_at"]);
    this.comments.rejoined();
    this.keep_soon();
    void this.look_at_record();
  }

  /** At each return this device computes for itself that the record goes on from the one it has seen. */
  private async look_at_record(): Promise<void> {
    const table = this.table_slug();
    const turn = ++this.looks;
    const stop_waiting = this.options.timers.after(look_patience_ms, () => turn === this.looks && this.send_waiting());
    const look = await this.witness.look(table);
    stop_waiting();
    if (turn !== this.looks || this.state.phase !== "joined") return;
    this.record_origin = this.witness.origin(table);
    if (is_fine(look) && this.record_origin !== undefined) this.receipts.tidy(table, this.record_origin);
    this.set(...after_look(look, this.witness, table));
    this.send_waiting();
  }

  private send_waiting(): void {
    this.held_back = suspended(this.state);
    this.outbox_?.flush();
  }

  /** The size and root seen are not of this log: it may be one that goes on from the log they are of. */
  private async look_whether_succeeded(refusal: Refusal): Promise<void> {
    const { caller } = this;
    const table = this.table_slug();
    const seen = this.checkpoints.read(table);
    const look = await this.witness.look(table, { seen, keep_first: false });
    if (caller !== this.caller || this.joined_on_this_line) return;
    const { acting } = this.state;
    if (acting && !this.chose_by_itself && is_fine(look) && this.record_origin !== undefined && this.record_origin !== this.witness.origin(table)) {
      // A person has compared and gone over in another window: this one stood by the closed log.
      this.chose_by_itself = true;
      this.outbox_?.give_up(refusal);
      this.choose(acting);
      return;
    }
    if (look.state === "succeeded") this.set({ succession: look.succession }, ["rewritten"]);
    else this.set({ rewritten: { seen, detail: look.state === "forked" ? look.evidence : refusal.detail } }, ["succession"]);
  }

  private join_refused(refusal: Refusal): void {
    if (refusal.code === "record_rewritten") {
      void this.look_whether_succeeded(refusal);
      return;
    }
    // A mandate that ended under an open page: back to the choice, where it is shown locked with its reason.
    const was_joined = this.state.phase === "joined";
    if (was_joined) this.leave_table();
    else this.link?.stop();
    this.set({ join_refused: refusal, ...(was_joined ? { phase: "choosing", may: [] } : {}) }, was_joined ? ["acting", "you"] : []);
    this.refresh_session();
  }

  private notified(method: string, params: unknown): void {
    if (method === "table.changed") this.apply(params as TableChanged);
    else if (method === "table.lines") this.set({ lines: (params as LinesInGrace).lines });
    else if (method === "table.closing") this.set({ closing: true });
  }

  private apply(change: TableChanged): void {
    for (const entity of change.changed) {
      if (entity.type === "comment") this.comments.receive(entity.value as unknown as Comment, this.state.you?.organisation);
    }
    this.entities.apply({ ...change, changed: without_items(change.changed) });
    this.keep_root(change.seq, change.root);
    this.keep_soon();
  }

  private async ping(): Promise<void> {
    const asked_at = this.options.timers.now();
    try {
      const answer = await this.caller?.call<{ now?: string }>("ping");
      if (answer?.now) this.clock.set(answer.now, this.options.timers.now() - asked_at);
    } catch {
      // The link itself watches for silence.
    }
  }

  /** A refused upgrade looks like any failure to a browser; the session route tells them apart. */
  private look_whether_session_ended(): void {
    this.api.session().then(
      (session) => {
        if (!session) this.link?.stop("session_ended");
      },
      () => {},
    );
  }

  private keep_root(size: number, root: string | undefined): void {
    this.root = root;
    if (root !== undefined) this.checkpoints.keep(this.table_slug(), size, root);
  }

  private keep_receipt(result: unknown): void {
    const note = (result as CommandAnswer | undefined)?.receipt?.checkpoint;
    const checkpoint = typeof note === "string" ? read_checkpoint(note) : undefined;
    if (!checkpoint) return;
    this.checkpoints.keep(this.table_slug(), checkpoint.size, checkpoint.root);
    this.receipts.keep(this.table_slug(), (result as CommandAnswer).receipt);
    if (checkpoint.size === this.entities.size) this.root = checkpoint.root;
  }

  private table_slug(): string {
    return this.state.session?.table.slug ?? "";
  }

  private set(change: Partial<SessionState>, drop: readonly (keyof SessionState)[] = []): void {
    const next: Record<string, unknown> = { ...this.state, ...change };
    for (const key of drop) if (!(key in change)) delete next[key];
    this.state = next as unknown as SessionState;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
