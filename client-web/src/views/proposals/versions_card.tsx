import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Dialog } from "../../parts/dialog";
import { Icon } from "../../parts/icon";
import { Skeleton } from "../../parts/skeleton";
import { TextDiff } from "../../parts/text_diff";
import { date_text, hour_text } from "../../parts/time_text";
import type { Patch, Proposal, ProposalVersions, ProposalVersionView } from "../../protocol/types";
import { useSession, useTavolo } from "../../store/hooks";
import { usePast } from "../../store/past";
import { save_receipt } from "../../store/receipts";
import { useQuery } from "../../store/use_command";
import { Link } from "../router";

/** "Ricevute e documenti": one's own receipt where this device has it, and the older versions. */
export function VersionsCard({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const [open, set_open] = useState(false);
  const { receipts } = useTavolo().session;
  const table = useSession((state) => state.session?.table.slug ?? "");
  const receipt = proposal.path.map((step) => receipts.read(table, step.index)).find((found) => found !== undefined);
  const past = usePast();
  if (past !== undefined || (proposal.version === 1 && !receipt)) return null;
  return (
    <section className="card-plain dense" aria-labelledby="documents-title">
      <h2 id="documents-title" className="card-title">
        {t("proposal.documents")}
      </h2>
      <div className="stack">
        {receipt && (
          <button type="button" className="text-button underlined" onClick={() => save_receipt(table, receipt)}>
            <Icon name="file-signed" />
            {t("proposal.own_receipt")}
          </button>
        )}
        {proposal.version > 1 && (
          <button type="button" className="text-button underlined" onClick={() => set_open(true)}>
            <Icon name="clock" />
            {t("proposal.versions", { count: proposal.version - 1 })}
          </button>
        )}
      </div>
      {open && <VersionsDialog proposal={proposal} on_close={() => set_open(false)} />}
    </section>
  );
}

function VersionsDialog({ proposal, on_close }: { proposal: Proposal; on_close: () => void }) {
  const { t, i18n } = useTranslation();
  const { value, failed } = useQuery<ProposalVersions>("list_proposal_versions", { proposal: proposal.id });
  return (
    <Dialog title={t("proposal.versions_title", { number: proposal.number })} on_close={on_close}>
      {!value && !failed && <Skeleton words={t("proposal.versions_loading")} cards={1} />}
      {failed && <p className="muted">{t("proposal.versions_failed")}</p>}
      <ol className="plain version-list">
        {value?.versions.map((version, at) => (
          <li key={version.version}>
            <p className="small">
              <strong>{t("plan.version_n", { n: version.version })}</strong>, {t("time.day_at", { day: date_text(version.at, i18n.language), hour: hour_text(version.at, i18n.language) })},{" "}
              <Link to={`/registro/${version.index}`} onClick={on_close}>
                {t("in_record.entry", { n: version.index })}
              </Link>
            </p>
            <VersionDiff version={version} before={value.versions[at + 1]} />
          </li>
        ))}
      </ol>
      <Button tone="outline" onClick={on_close}>
        {t("act.close")}
      </Button>
    </Dialog>
  );
}

function VersionDiff({ version, before }: { version: ProposalVersionView; before: ProposalVersionView | undefined }) {
  const { t } = useTranslation();
  const now = words_of(version);
  if (!before) return <p className="verbatim small">{now}</p>;
  return <TextDiff layout="inline" before={words_of(before)} after={now} before_label={t("plan.version_n", { n: before.version })} after_label={t("plan.version_n", { n: version.version })} />;
}

/** All the words of a version one after the other: enough to see what a new version changed. */
export function words_of(version: Pick<ProposalVersionView, "title" | "text" | "patch" | "expected_effect">): string {
  return [version.title, words_of_patch(version.patch), version.text, version.expected_effect].filter((part) => part !== undefined && part !== "").join("\n\n");
}

function words_of_patch(patch: Patch | undefined): string {
  if (!patch) return "";
  switch (patch.kind) {
    case "enrich":
      return patch.nodes.map((node) => `${node.title}\n${node.text}`).join("\n\n");
    case "articulate":
      return patch.children.map((node) => `${node.title}\n${node.text}`).join("\n\n");
    default:
      return `${patch.title}\n${patch.text}`;
  }
}
