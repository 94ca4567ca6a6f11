import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Icon } from "../../parts/icon";
import { useTavolo } from "../../store/hooks";

const never = () => () => {};
const nothing = () => false;

/** A newer version of the program waits: said quietly, taken on press. What was typed is kept as a draft. */
export function UpdateBar() {
  const { t } = useTranslation();
  const { app_update } = useTavolo();
  const offered = useSyncExternalStore(app_update?.subscribe ?? never, app_update?.offered ?? nothing);
  if (!app_update || !offered) return null;
  return (
    <aside className="update-bar" aria-label={t("update.region")}>
      <div className="bounded">
        <Icon name="refresh" />
        <p>{t("update.words")}</p>
        <span className="button-row">
          <Button dense onClick={() => app_update.take()}>
            {t("update.take")}
          </Button>
          <Button dense tone="outline" onClick={() => app_update.later()}>
            {t("update.later")}
          </Button>
        </span>
      </div>
    </aside>
  );
}
