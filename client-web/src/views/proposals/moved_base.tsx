import { useState } from "react";
import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Button } from "../../parts/button";
import { Notice } from "../../parts/notice";
import { TextDiff } from "../../parts/text_diff";
import type { NodeVersions, Proposal } from "../../protocol/types";
import { useEntity } from "../../store/hooks";
import { usePast } from "../../store/past";
import { useQuery } from "../../store/use_command";

/** "Il punto è cambiato dopo la proposta": the text then, the text now, the text proposed. */
export function MovedBase({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const [open, set_open] = useState(false);
  const node = useEntity("plan_node", proposal.target);
  const { value, failed } = useQuery<NodeVersions>("list_node_versions", open ? { node: proposal.target } : undefined);
  const past = usePast();
  if (!proposal.target_changed || past !== undefined) return null;
  const since = value?.versions.filter((version) => version.version > proposal.target_version) ?? [];
  const proposed = proposal.patch?.kind === "modify" ? proposal.patch.text : undefined;
  return (
    <section aria-label={t("moved.title")} className="stack">
      <Notice
        tone="warn"
        icon="exchange-circle"
        acts={
          <Button tone="outline" dense aria-expanded={open} onClick={() => set_open(!open)}>
            {open ? t("moved.hide") : t("moved.compare")}
          </Button>
        }
      >
        <strong>{t("moved.title")}</strong> {t("moved.words", { code: node?.code ?? "", from: proposal.target_version, to: node?.version ?? "" })}
      </Notice>
      {open && failed && <p className="muted">{t("plan.origin_failed")}</p>}
      {open && (
        <>
          <TextDiff
            layout="inline"
            before={proposal.base_text ?? ""}
            after={node?.text ?? ""}
            before_label={t("moved.then", { n: proposal.target_version })}
            after_label={t("moved.now", { n: node?.version ?? "" })}
          />
          {proposed !== undefined && (
            <TextDiff layout="inline" before={node?.text ?? ""} after={proposed} before_label={t("moved.now", { n: node?.version ?? "" })} after_label={t("patch.proposed")} />
          )}
          {since.length > 0 && (
            <ul className="plain small moved-list">
              {since.map((version) => (
                <li key={version.version}>
                  {t("plan.version_n", { n: version.version })}, {t(`origin.${version.origin}`)}
                  {version.reason !== undefined && (
                    <>
                      : <span {...written(version.reason)}>{version.reason}</span>
                    </>
                  )}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}
