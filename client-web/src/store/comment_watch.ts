import type { Comment, CommentPage } from "../protocol/types";
import { LiveCollection } from "./live_collection";
import type { Thread } from "./own_device";

interface Held {
  readonly collection: LiveCollection<Comment>;
  readers: number;
}

/**
 * The threads of comments that are open on screen. A thread is watched on the server while somebody reads it, and kept
 * for a return to the page as long as the session lasts.
 */
export class CommentWatch {
  private readonly held = new Map<string, Held>();

  constructor(private readonly call: <Result>(method: string, params: object) => Promise<Result>) {}

  of(subject: string): LiveCollection<Comment> {
    return this.hold(subject).collection;
  }

  /** Starts watching; the returned function stops it. */
  open(subject: string): () => void {
    const held = this.hold(subject);
    held.readers += 1;
    if (held.readers === 1) {
      this.watch(subject);
      void held.collection.catch_up();
    }
    return () => {
      held.readers -= 1;
      if (held.readers === 0) this.call("unwatch_collection", { subject }).catch(() => {});
    };
  }

  receive(comment: Comment, own_organisation: string | undefined): void {
    const own = own_organisation !== undefined && comment.organisation === own_organisation;
    this.held.get(comment.subject)?.collection.receive(comment, own);
  }

  /** After each join: a new connection watches nothing yet. */
  rejoined(): void {
    for (const [subject, held] of this.held) {
      if (held.readers === 0) continue;
      this.watch(subject);
      void held.collection.catch_up();
    }
  }

  /** The threads read so far. */
  dump(): readonly Thread[] {
    return [...this.held].map(([subject, { collection }]) => ({ subject, items: collection.snapshot().items })).filter((thread) => thread.items.length > 0);
  }

  begin_with(threads: readonly Thread[]): void {
    for (const { subject, items } of threads) this.of(subject).begin_with(items);
  }

  /** At sign-out: nothing of anybody stays. */
  forget_all(): void {
    this.held.clear();
  }

  /** Under another mandate other comments are visible. */
  forget(): void {
    for (const [subject, held] of this.held) if (held.readers === 0) this.held.delete(subject);
  }

  private hold(subject: string): Held {
    let held = this.held.get(subject);
    if (!held) {
      const collection = new LiveCollection<Comment>({
        fetch: (before) => this.call<CommentPage>("list_comments", { subject, ...(before ? { before } : {}) }),
        id_of: (comment) => comment.id,
        revision_of: (comment) => comment.index,
      });
      held = { collection, readers: 0 };
      this.held.set(subject, held);
    }
    return held;
  }

  private watch(subject: string): void {
    this.call("watch_collection", { subject }).catch(() => {
      // No line: watched again after the next join.
    });
  }
}
