import { useTranslation } from "react-i18next";
import { Button } from "./button";

/** In place of what was asked for and could not be had: it is asked again on a press. */
export function LoadFailed({ on_retry }: { on_retry: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="card-plain dense">
      <p>{t("record.failed")}</p>
      <Button tone="outline" dense icon="refresh" onClick={on_retry}>
        {t("connection.retry_now")}
      </Button>
    </div>
  );
}
