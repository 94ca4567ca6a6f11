import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Icon } from "../../parts/icon";
import { SelectField } from "../../parts/select_field";
import { day_text } from "../../parts/time_text";
import type { Finding } from "../../protocol/types";
import { useDerived, useMay } from "../../store/hooks";
import { useErased } from "../erasure/erased";
import { ObjectLink } from "../object_link";
import { Link, useSearchWord } from "../router";
import { AuditFrame } from "./audit_frame";
import { finding_address } from "./finding_address";
import { FindingState, number_of_finding } from "./finding_words";

const states: readonly Finding["state"][] = ["open", "answered", "closed"];

/** All findings, the newest first; those that wait for an answer can be had alone. */
export function FindingsPage() {
  const { t } = useTranslation();
  const [state, set_state] = useSearchWord("stato");
  const may_file = useMay("file_finding");
  const findings = useDerived(["finding"], (entities) => [...entities.all("finding")].reverse());
  const shown = findings.filter((finding) => state === undefined || finding.state === state);
  return (
    <AuditFrame
      tab="findings"
      lead={t("audit.findings_lead")}
      act={
        may_file && (
          <Link to="/revisione/nuovo" className="btn btn-primary">
            <Icon name="plus-circle" />
            {t("audit.file")}
          </Link>
        )
      }
    >
      <div className="filters" role="group" aria-label={t("audit.filters")}>
        <SelectField label={t("audit.state_label")} value={state ?? ""} empty={t("proposals.all")} options={states.map((value) => ({ value, label: t(`audit.state.${value}`) }))} on_change={(value) => set_state(value || undefined)} />
      </div>
      {shown.length === 0 && <p className="card-plain dense">{t("audit.no_findings")}</p>}
      <ul className="plain stack">
        {shown.map((finding) => (
          <FindingLine key={finding.id} finding={finding} />
        ))}
      </ul>
    </AuditFrame>
  );
}

function FindingLine({ finding }: { finding: Finding }) {
  const { t, i18n } = useTranslation();
  const erased = useErased();
  return (
    <li className="card-plain dense finding-line">
      <p className="small muted">
        {t("audit.finding_n", { n: number_of_finding(finding.id) })} <FindingState finding={finding} />
      </p>
      <h2 className="card-title" {...written(finding.title)}>
        <Link to={finding_address(finding.id)}>{finding.title ?? erased(finding.id)}</Link>
      </h2>
      <p className="small">
        {finding.subject !== undefined && (
          <>
            {t("audit.about")} <ObjectLink id={finding.subject} />.{" "}
          </>
        )}
        {finding.state === "open" && t("audit.asked_by", { day: day_text(finding.answer_by, i18n.language) })}
      </p>
    </li>
  );
}
