export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

export interface CollectionState<Item> {
  readonly items: readonly Item[];
  readonly loading: boolean;
  /** There is a further page. */
  readonly more: boolean;
  /** How many have arrived and wait to be inserted on press ("3 nuovi commenti"). */
  readonly fresh: number;
  /** The last load failed. */
  readonly failed: boolean;
  /** The first page has been read. */
  readonly loaded: boolean;
}

export interface CollectionOptions<Item> {
  readonly fetch: (cursor: string | undefined) => Promise<Page<Item>>;
  readonly id_of: (item: Item) => string;
  /** Grows with each change of an item; a late answer never replaces a newer value. */
  readonly revision_of: (item: Item) => number;
}

/** Pages read after a drop until known ground is met; beyond it the rest is read by scrolling. */
const most_catch_up_pages = 10;

/**
 * A collection read by cursor and watched while it is open (decision 23). What arrives is collected and inserted on
 * press; what changes is replaced in place; nothing moves by itself.
 */
export class LiveCollection<Item> {
  private items: readonly Item[] = [];
  private fresh: readonly Item[] = [];
  private next: string | undefined;
  private loading = false;
  private loaded = false;
  private failed = false;
  private shown: CollectionState<Item>;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly options: CollectionOptions<Item>) {
    this.shown = this.compute();
  }

  readonly snapshot = (): CollectionState<Item> => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** What an earlier page had read, until the server says more. */
  begin_with(items: readonly Item[]): void {
    if (this.loaded) return;
    this.items = items;
    this.loaded = true;
    this.changed();
  }

  /** Reads the first or the next page. */
  async load(): Promise<void> {
    if (this.loading || (this.loaded && this.next === undefined)) return;
    await this.guarded(async () => {
      const page = await this.options.fetch(this.next);
      this.next = page.next;
      this.loaded = true;
      const known = this.ids();
      this.items = [...this.items, ...page.items.filter((item) => !known.has(this.options.id_of(item)))];
    });
  }

  /** After a drop: reads what is new until known ground; what is unknown is collected. */
  async catch_up(): Promise<void> {
    if (!this.loaded) return this.load();
    if (this.loading) return;
    await this.guarded(async () => {
      let cursor: string | undefined;
      for (let pages = 0; pages < most_catch_up_pages; pages++) {
        const page = await this.options.fetch(cursor);
        const known = this.ids();
        const met_known = page.items.some((item) => known.has(this.options.id_of(item)));
        for (const item of page.items) this.take(item, false);
        cursor = page.next;
        if (met_known || cursor === undefined) break;
      }
    });
  }

  /** A pushed item. `own`: this person's own act, shown at once because it is what was waited for. */
  receive(item: Item, own: boolean): void {
    if (!this.loaded && !own) return;
    this.take(item, own);
    this.changed();
  }

  insert_fresh(): void {
    this.items = [...this.fresh, ...this.items];
    this.fresh = [];
    this.changed();
  }

  private ids(): Set<string> {
    return new Set([...this.items, ...this.fresh].map(this.options.id_of));
  }

  private take(item: Item, at_once: boolean): void {
    const id = this.options.id_of(item);
    const replace = (list: readonly Item[]): readonly Item[] | undefined => {
      const at = list.findIndex((other) => this.options.id_of(other) === id);
      const old = list[at];
      if (old === undefined) return undefined;
      if (this.options.revision_of(old) > this.options.revision_of(item)) return list;
      return list.with(at, item);
    };
    const in_items = replace(this.items);
    if (in_items) {
      this.items = in_items;
      return;
    }
    const in_fresh = replace(this.fresh);
    if (in_fresh && !at_once) {
      this.fresh = in_fresh;
      return;
    }
    this.fresh = this.fresh.filter((other) => this.options.id_of(other) !== id);
    if (at_once) this.items = [item, ...this.items];
    else this.fresh = [item, ...this.fresh];
  }

  private async guarded(work: () => Promise<void>): Promise<void> {
    this.loading = true;
    this.changed();
    try {
      await work();
      this.failed = false;
    } catch {
      this.failed = true;
    } finally {
      this.loading = false;
      this.changed();
    }
  }

  private compute(): CollectionState<Item> {
    return {
      items: this.items,
      loading: this.loading,
      more: this.next !== undefined,
      fresh: this.fresh.length,
      failed: this.failed,
      loaded: this.loaded,
    };
  }

  private changed(): void {
    this.shown = this.compute();
    for (const listener of this.listeners) listener();
  }
}
