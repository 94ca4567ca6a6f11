import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { LoadMore } from "../../parts/load_more";
import { NewItemsBar } from "../../parts/new_items_bar";
import { StanceMark } from "../../parts/position_mark";
import { Skeleton } from "../../parts/skeleton";
import { number_text } from "../../parts/time_text";
import type { Comment, Stance } from "../../protocol/types";
import { useComments, useEntity, useMay } from "../../store/hooks";
import { usePast } from "../../store/past";
import { CommentCard } from "./comment_card";
import { Composer } from "./composer";

const stances: readonly Stance[] = ["favourable", "neutral", "contrary"];

/**
 * The comments on a point of the plan or a proposal: newest first, twenty a page, new ones counted above; the composer
 * last. The counts are of comments, never called a vote (screens 5.3).
 */
export function Thread(props: { subject: string; title: string }) {
  // Comments are moderated after they are posted, so they are read as they are now.
  return usePast() === undefined ? <LiveThread {...props} /> : <PastThread {...props} />;
}

function PastThread({ subject, title }: { subject: string; title: string }) {
  const { t, i18n } = useTranslation();
  const counts = useEntity("discussion", subject);
  return (
    <section aria-labelledby={`thread-${subject}`}>
      <h2 id={`thread-${subject}`} className="section-head">
        {title}
      </h2>
      <p className="muted">{t("past.comments", { count: counts?.comments ?? 0, n: number_text(counts?.comments ?? 0, i18n.language) })}</p>
    </section>
  );
}

function LiveThread({ subject, title }: { subject: string; title: string }) {
  const { t, i18n } = useTranslation();
  const thread = useComments(subject);
  const counts = useEntity("discussion", subject);
  const may_comment = useMay("post_comment");
  const { roots, replies } = arrange(thread.items);
  const left = (counts?.comments ?? 0) - thread.items.length;
  return (
    <section id="comments" aria-labelledby={`thread-${subject}`} className="stack thread">
      <div className="section-head">
        <h2 id={`thread-${subject}`}>
          {title} {counts && counts.comments > 0 && <span className="muted figures thread-count">{number_text(counts.comments, i18n.language)}</span>}
        </h2>
        {counts && counts.comments > 0 && (
          <p className="stance-counts">
            {stances.map((stance) => (
              <span key={stance}>
                <StanceMark value={stance} />
                {t(`stance.count.${stance}`, { count: counts[stance] })}
              </span>
            ))}
          </p>
        )}
      </div>
      <NewItemsBar count={thread.fresh} what="comments" on_insert={thread.insert_fresh} />
      {!thread.loaded && thread.loading && <Skeleton words={t("comment.loading")} cards={2} />}
      {thread.failed && !thread.loading && (
        <div className="card-plain dense">
          <p>{t("comment.not_loaded")}</p>
          <Button tone="outline" dense icon="refresh" onClick={thread.load_more}>
            {t("connection.retry_now")}
          </Button>
        </div>
      )}
      {thread.loaded && thread.items.length === 0 && thread.fresh === 0 && <p className="muted">{t("comment.none")}</p>}
      {roots.map((comment) => (
        <div key={comment.id} className="stack">
          <CommentCard comment={comment} />
          {(replies.get(comment.id) ?? []).map((reply) => (
            <CommentCard key={reply.id} comment={reply} reply />
          ))}
        </div>
      ))}
      {thread.more && <LoadMore label={left > 0 ? t("comment.more", { count: left }) : t("comment.more_plain")} loading={thread.loading} on_press={thread.load_more} />}
      {may_comment && <Composer subject={subject} />}
    </section>
  );
}

/** Replies stand beneath their comment, oldest first; a reply whose comment is not loaded stands alone. */
function arrange(items: readonly Comment[]): { roots: readonly Comment[]; replies: ReadonlyMap<string, readonly Comment[]> } {
  const ids = new Set(items.map((comment) => comment.id));
  const replies = new Map<string, Comment[]>();
  const roots: Comment[] = [];
  for (const comment of items) {
    if (comment.parent === undefined || !ids.has(comment.parent)) {
      roots.push(comment);
      continue;
    }
    const list = replies.get(comment.parent);
    if (list) list.unshift(comment);
    else replies.set(comment.parent, [comment]);
  }
  return { roots, replies };
}
