import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useWaitingCount } from "../store/selectors";

/** The title of the tab starts with the count that waits: "(3) Il tavolo oggi". */
export function useTitle(title: string): void {
  const { t } = useTranslation();
  const waiting = useWaitingCount();
  useEffect(() => {
    const whole = t("frame.tab_title", { title });
    document.title = waiting > 0 ? `(${waiting}) ${whole}` : whole;
  }, [t, title, waiting]);
}
