import { useTranslation } from "react-i18next";
import { Icon } from "./icon";

/** The scan or message that was recorded from in a vote or poll; who may not have it is told so by the server. */
export function ScanLink({ ballot, organisation }: { ballot: string; organisation: string }) {
  const { t } = useTranslation();
  return (
    <a className="document-link" href={`/documenti/scansioni/${ballot}/${organisation}`} download>
      <Icon name="download" />
      <span>{t("vote.scan")}</span>
    </a>
  );
}
