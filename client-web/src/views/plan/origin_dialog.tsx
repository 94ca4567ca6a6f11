import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Dialog } from "../../parts/dialog";
import { diff_words } from "../../parts/diff_words";
import { Skeleton } from "../../parts/skeleton";
import { DiffText } from "../../parts/text_diff";
import { number_text, when_text } from "../../parts/time_text";
import type { NodeVersions, PlanNode } from "../../protocol/types";
import { useServerNow } from "../../store/hooks";
import { useQuery } from "../../store/use_command";
import { Link } from "../router";

/** "Da dove viene questo testo": every version of a point with its origin, its reason and what it changed. */
export function OriginDialog({ node, on_close }: { node: PlanNode; on_close: () => void }) {
  const { t, i18n } = useTranslation();
  const now = useServerNow(60_000);
  const { value, failed } = useQuery<NodeVersions>("list_node_versions", { node: node.id });
  return (
    <Dialog title={t("plan.origin_title", { code: node.code })} on_close={on_close}>
      {failed && <p>{t("plan.origin_failed")}</p>}
      {!value && !failed && <Skeleton words={t("plan.loading")} cards={1} />}
      <ol className="plain origin-list">
        {value?.versions.map((version, at) => {
          const older = value.versions[at + 1];
          return (
            <li key={version.version}>
              <p>
                <strong>{t("plan.version_n", { n: version.version })}</strong>, {t(`origin.${version.origin}`)}
              </p>
              <p className="smallest muted">
                {when_text(version.since, now, i18n.language, t)},{" "}
                <Link to={`/registro/${version.index}`}>{t("in_record.entry", { n: number_text(version.index, i18n.language) })}</Link>
              </p>
              {version.reason !== undefined && <p className="small" {...written(version.reason)}>{version.reason}</p>}
              {older ? (
                <>
                  {older.title !== version.title && <DiffText parts={diff_words(older.title ?? "", version.title ?? "")} show={["same", "removed", "added"]} />}
                  <DiffText parts={diff_words(older.text ?? "", version.text ?? "")} show={["same", "removed", "added"]} />
                </>
              ) : (
                version.text !== undefined && version.text !== "" && <p className="diff-text small" {...written(version.text)}>{version.text}</p>
              )}
            </li>
          );
        })}
      </ol>
    </Dialog>
  );
}
