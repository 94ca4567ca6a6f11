import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Icon } from "../../parts/icon";
import { OrganisationName } from "../../parts/organisation_name";
import { StanceMark } from "../../parts/position_mark";
import { when_text } from "../../parts/time_text";
import type { Comment } from "../../protocol/types";
import { useMay, useServerNow, useSession } from "../../store/hooks";
import { useErased } from "../erasure/erased";
import { EraseButton } from "../erasure/erase_button";
import { CommentHistoryDialog } from "./comment_history";
import { Composer } from "./composer";
import { EditComment } from "./edit_comment";
import { ModerationDialog } from "./moderation_dialog";

type Open = "reply" | "edit" | "history" | "moderate" | undefined;

/** One comment: bench mark, body, stance as mark, word and left bar, time; the older version one press away. */
export function CommentCard({ comment, reply = false }: { comment: Comment; reply?: boolean }) {
  const { t, i18n } = useTranslation();
  const erased = useErased();
  const now = useServerNow(60_000);
  const own_body = useSession((state) => state.acting?.organisation);
  const may_comment = useMay("post_comment");
  const may_hide = useMay("hide_comment");
  const capacity = useSession((state) => state.acting?.capacity);
  const [open, set_open] = useState<Open>();
  const [copied, set_copied] = useState(false);
  useEffect(() => {
    if (location.hash === `#${comment.id}`) document.getElementById(comment.id)?.scrollIntoView();
  }, [comment.id]);
  const own = own_body !== undefined && comment.organisation === own_body;
  const sees_reasons = own || capacity === "secretary" || capacity === "auditor";
  const copy_link = async () => {
    const address = `${location.origin}${location.pathname}#${comment.id}`;
    try {
      await navigator.clipboard.writeText(address);
      set_copied(true);
    } catch {
      location.hash = comment.id;
    }
  };
  if (open === "edit") return <EditComment comment={comment} on_close={() => set_open(undefined)} />;
  return (
    <article id={comment.id} className={`card-plain dense comment bar-${comment.hidden ? "neutral" : comment.stance} ${reply ? "reply" : ""} ${own ? "own" : ""}`}>
      <div className="comment-head">
        <OrganisationName id={comment.organisation} strong />
        <span className={`stance-chip ${comment.stance}`}>
          <StanceMark value={comment.stance} />
          {t(`stance.${comment.stance}`)}
        </span>
        <time dateTime={comment.posted_at}>{when_text(comment.posted_at, now, i18n.language, t)}</time>
      </div>
      {comment.parent !== undefined && !reply && <p className="smallest muted">{t("comment.in_reply")}</p>}
      {comment.hidden ? (
        <p className="comment-text hidden-text">
          {t("comment.hidden", { code: t(`moderation_code.${comment.hidden_for ?? "off_subject"}`) })}
        </p>
      ) : (
        <p className="comment-text" {...written(comment.text)}>{comment.text ?? erased(comment.id)}</p>
      )}
      <div className="comment-acts">
        {may_comment && !comment.hidden && comment.parent === undefined && (
          <button type="button" className="text-button" onClick={() => set_open("reply")}>
            {t("comment.reply")}
          </button>
        )}
        <button type="button" className="text-button" onClick={() => void copy_link()}>
          {copied ? t("comment.link_copied") : t("comment.link")}
        </button>
        {own && may_comment && !comment.hidden && (
          <button type="button" className="text-button" onClick={() => set_open("edit")}>
            {t("comment.edit")}
          </button>
        )}
        {may_hide && (
          <button type="button" className="text-button" onClick={() => set_open("moderate")}>
            {comment.hidden ? t("comment.restore") : t("comment.hide")}
          </button>
        )}
        {(comment.text !== undefined || comment.hidden) && <EraseButton targets={[{ kind: "texts", object: comment.id }, { kind: "reasons", object: comment.id }]} />}
        {(comment.version > 1 || (comment.hidden && sees_reasons)) && (
          <span className="smallest muted">
            {comment.version > 1 && t("comment.edited")}{" "}
            <button type="button" className="text-button underlined" onClick={() => set_open("history")}>
              {comment.hidden ? t("comment.reasons") : t("comment.previous", { count: comment.version - 1 })}
            </button>
          </span>
        )}
        {comment.replies > 0 && (
          <span className="smallest muted">
            <Icon name="comment" /> {t("comment.replies", { count: comment.replies })}
          </span>
        )}
      </div>
      {open === "reply" && (
        <div className="reply-composer">
          <Composer subject={comment.subject} parent={comment.id} on_close={() => set_open(undefined)} />
        </div>
      )}
      {open === "history" && <CommentHistoryDialog comment={comment} on_close={() => set_open(undefined)} />}
      {open === "moderate" && <ModerationDialog comment={comment} on_close={() => set_open(undefined)} />}
    </article>
  );
}
