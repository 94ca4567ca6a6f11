import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import type { PositionTexts } from "../../protocol/types";

/** The texts of a position, verbatim, each with its name. */
export function PositionWords({ texts, conflict }: { texts: PositionTexts; conflict: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      {conflict && <p className="small">{t("vote.conflict_declared")}</p>}
      {texts.reservation !== undefined && <p className="verbatim" {...written(texts.reservation)}>«{texts.reservation}»</p>}
      {texts.reason !== undefined && (
        <p className="verbatim">
          <span className="small muted">{t("vote.reason")}:</span> «{texts.reason}»
        </p>
      )}
      {texts.statement !== undefined && (
        <p className="verbatim">
          <span className="small muted">{t("vote.statement")}:</span> «{texts.statement}»
        </p>
      )}
    </>
  );
}
