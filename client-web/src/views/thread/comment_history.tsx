import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Dialog } from "../../parts/dialog";
import { Skeleton } from "../../parts/skeleton";
import { DiffText } from "../../parts/text_diff";
import { diff_words } from "../../parts/diff_words";
import { when_text } from "../../parts/time_text";
import type { Comment, CommentHistory } from "../../protocol/types";
import { useServerNow } from "../../store/hooks";
import { useQuery } from "../../store/use_command";
import { useErased } from "../erasure/erased";

/** All versions of a comment, newest first, and the reasons of hiding for those who may read them. */
export function CommentHistoryDialog({ comment, on_close }: { comment: Comment; on_close: () => void }) {
  const { t, i18n } = useTranslation();
  const erased = useErased();
  const now = useServerNow(60_000);
  const { value, failed } = useQuery<CommentHistory>("get_comment", { comment: comment.id });
  return (
    <Dialog title={t("comment.history")} on_close={on_close}>
      {failed && <p>{t("comment.not_loaded")}</p>}
      {!value && !failed && <Skeleton words={t("comment.loading")} cards={1} />}
      {value && value.moderation.length > 0 && (
        <ol className="plain version-list">
          {value.moderation.map((step) => (
            <li key={step.index}>
              <strong>{step.hidden ? t("comment.was_hidden") : t("comment.was_restored")}</strong>{" "}
              <time className="muted smallest" dateTime={step.at}>
                {when_text(step.at, now, i18n.language, t)}
              </time>
              {step.code !== undefined && <p className="small">{t(`moderation_code.${step.code}`)}</p>}
              <p className="small" {...written(step.reason)}>{step.reason ?? t("erased")}</p>
            </li>
          ))}
        </ol>
      )}
      {value && (
        <ol className="plain version-list">
          {value.versions.map((version, at) => {
            const older = value.versions[at + 1];
            return (
              <li key={version.version}>
                <p className="smallest muted">
                  {t("comment.version_line", { n: version.version, stance: t(`stance.${version.stance}`), when: when_text(version.at, now, i18n.language, t) })}
                </p>
                {version.text === undefined ? (
                  <p className="muted">{erased(comment.id)}</p>
                ) : older?.text !== undefined ? (
                  <DiffText parts={diff_words(older.text, version.text)} show={["same", "removed", "added"]} />
                ) : (
                  <p className="diff-text" {...written(version.text)}>{version.text}</p>
                )}
              </li>
            );
          })}
        </ol>
      )}
    </Dialog>
  );
}
