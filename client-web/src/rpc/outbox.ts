import { new_command_id } from "./command_id";
import { NotConnected } from "./refusal";

/** Where commands that wait survive a reload; `localStorage` fits. */
export interface KeptText {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  /** As of `Storage`: what is there; a storage without them forgets nothing at sign-out. */
  readonly length?: number;
  key?(at: number): string | null;
}

export interface KeptCommand {
  readonly command_id: string;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The draft that is cleared when the server confirms, also after a reload. */
  readonly draft?: string;
  /** Hour of the draft that was sent: what is typed after it is not cleared. */
  readonly draft_at?: number;
}

export interface SubmitOptions {
  /** Key of the draft this command carries. */
  readonly draft?: string;
  readonly draft_at?: number;
  /** A vote: refused with `NotConnected` when there is no line, never kept for later and never stored. */
  readonly only_connected?: boolean;
}

export interface OutboxOptions {
  readonly call: (method: string, params: object) => Promise<unknown>;
  /** True once the table is joined and the line is open. */
  readonly is_ready: () => boolean;
  readonly storage: KeptText;
  readonly storage_key: string;
  /** Called for each confirmed command, also for those of an earlier page. */
  readonly on_confirmed: (command: KeptCommand, result: unknown) => void;
  /** A command of an earlier page was refused; nobody waits for its promise any more. */
  readonly on_orphan_refused: (command: KeptCommand, error: Error) => void;
}

interface Entry {
  readonly command: KeptCommand;
  readonly vote: boolean;
  in_flight: boolean;
  readonly settle: ((result: unknown) => void) | undefined;
  readonly fail: ((error: Error) => void) | undefined;
}

/**
 * Commands until they are answered. Each keeps its command_id and is sent again after a drop: the server answers a
 * repeat as it answered the first time (decision 16). Order is kept.
 */
export class Outbox {
  private entries: Entry[] = [];
  private readonly listeners = new Set<() => void>();

  constructor(private readonly options: OutboxOptions) {
    for (const command of this.read_kept()) {
      this.entries.push({ command, vote: false, in_flight: false, settle: undefined, fail: undefined });
    }
  }

  /** How many commands wait for an answer. */
  get waiting(): number {
    return this.entries.length;
  }

  /** Drafts whose text is on its way: their fields show "In invio" also after a reload. */
  waiting_for_draft(draft: string): boolean {
    return this.entries.some((entry) => entry.command.draft === draft);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Sends a command, now or at the next connection; the promise settles with the server's answer.
   * @throws NotConnected at once for a vote without a line; Refusal; ProtocolFault
   */
  submit<Result>(method: string, params: object, options: SubmitOptions = {}): Promise<Result> {
    const vote = options.only_connected === true;
    if (vote && !this.options.is_ready()) return Promise.reject(new NotConnected());
    return new Promise<Result>((resolve, reject) => {
      const command_id = new_command_id();
      this.entries.push({
        command: {
          command_id,
          method,
          params: { command_id, ...params },
          ...(options.draft !== undefined ? { draft: options.draft } : {}),
          ...(options.draft_at !== undefined ? { draft_at: options.draft_at } : {}),
        },
        vote,
        in_flight: false,
        settle: (result) => resolve(result as Result),
        fail: reject,
      });
      this.changed();
      this.flush();
    });
  }

  /** Sends what is not in flight; call after each join. */
  flush(): void {
    if (!this.options.is_ready()) return;
    for (const entry of this.entries) {
      if (!entry.in_flight) this.send(entry);
    }
  }

  /** Nothing that waits is sent any more, for this reason; told as of an earlier page, since those of now are left too. What another window keeps stays. */
  give_up(reason: Error): void {
    const given_up = this.entries;
    this.entries = [];
    const own = new Set(given_up.map(({ command }) => command.command_id));
    this.keep(this.read_kept().filter(({ command_id }) => !own.has(command_id)));
    for (const { command, fail } of given_up) {
      fail?.(reason);
      this.options.on_orphan_refused(command, reason);
    }
  }

  private send(entry: Entry): void {
    entry.in_flight = true;
    this.options.call(entry.command.method, entry.command.params).then(
      (result) => {
        this.remove(entry);
        this.options.on_confirmed(entry.command, result);
        entry.settle?.(result);
      },
      (error: unknown) => {
        if (error instanceof NotConnected) {
          // The answer was lost, not the act: the same command goes out again after the next join.
          entry.in_flight = false;
          return;
        }
        this.remove(entry);
        const reason = error instanceof Error ? error : new Error(String(error));
        if (entry.fail) entry.fail(reason);
        else this.options.on_orphan_refused(entry.command, reason);
      },
    );
  }

  private remove(entry: Entry): void {
    this.entries = this.entries.filter((other) => other !== entry);
    this.changed();
  }

  private changed(): void {
    this.keep(this.entries.filter((entry) => !entry.vote).map((entry) => entry.command));
  }

  private keep(kept: readonly KeptCommand[]): void {
    if (kept.length > 0) this.options.storage.setItem(this.options.storage_key, JSON.stringify(kept));
    else this.options.storage.removeItem(this.options.storage_key);
    for (const listener of this.listeners) listener();
  }

  private read_kept(): readonly KeptCommand[] {
    try {
      const kept: unknown = JSON.parse(this.options.storage.getItem(this.options.storage_key) ?? "[]");
      return Array.isArray(kept) ? (kept as KeptCommand[]).filter((command) => typeof command.command_id === "string") : [];
    } catch {
      return [];
    }
  }
}
