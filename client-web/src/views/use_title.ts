import { createContext, useContext, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useWaitingCount } from "../store/selectors";

/** A part of the client that shows pages of another moment puts its words around their titles. */
export const TitleContext = createContext((title: string): string => title);

/** The title of the tab starts with the count that waits: "(3) Il tavolo oggi". */
export function useTitle(title: string): void {
  const { t } = useTranslation();
  const waiting = useWaitingCount();
  const around = useContext(TitleContext);
  useEffect(() => {
    const whole = t("frame.tab_title", { title: around(title) });
    document.title = waiting > 0 ? `(${waiting}) ${whole}` : whole;
  }, [around, t, title, waiting]);
}
