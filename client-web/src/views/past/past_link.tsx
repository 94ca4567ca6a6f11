import { useTranslation } from "react-i18next";
import { useTavolo } from "../../store/hooks";
import { Link } from "../router";
import { past_address } from "./past_object";

/** A link to this page in time, for pages of the present. */
export function PastLink({ path }: { path: string }) {
  const { t } = useTranslation();
  const { entities } = useTavolo().session;
  return <Link to={`${past_address}/${entities.size}${path === "/" ? "" : path}`}>{t("past.open")}</Link>;
}
