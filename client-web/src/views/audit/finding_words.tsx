import { useTranslation } from "react-i18next";
import { Chip, type ChipTone } from "../../parts/chip";
import type { Finding } from "../../protocol/types";

export const number_of_finding = (id: string): string => id.slice("finding-".length);

const tones: Record<Finding["state"], ChipTone> = { open: "info", answered: "outline", closed: "muted" };

/** Where a finding stands, and that its answer is late, as the server says. */
export function FindingState({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  return (
    <span className="finding-state">
      <Chip tone={tones[finding.state]}>{finding.closed ? t(`audit.outcome.${finding.closed.outcome}`) : t(`audit.state.${finding.state}`)}</Chip>{" "}
      {finding.late && (
        <Chip tone="warn" icon="warning-circle">
          {t("audit.late")}
        </Chip>
      )}
    </span>
  );
}
