import { useTranslation } from "react-i18next";
import type { Cycle } from "../protocol/types";

/** The phases of a cycle as segments: done solid, current hatched with a ring, to come outlined. */
export function PhaseBar({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation();
  const at = cycle.phases.findIndex((step) => step.state === "current");
  const label =
    at >= 0
      ? t("phase.bar_label", { n: at + 1, of: cycle.phases.length, name: t(`phase.name.${cycle.phases[at]?.phase ?? ""}`) })
      : t("phase.bar_none", { of: cycle.phases.length });
  return (
    <div className="phase-bar" role="img" aria-label={label}>
      {cycle.phases.map((step) => (
        <span key={step.phase} className={`segment ${step.state}`} />
      ))}
    </div>
  );
}
