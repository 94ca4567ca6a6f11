import { useTranslation } from "react-i18next";
import { useSession } from "../../store/hooks";
import { useTableSummary } from "../../store/selectors";
import { Link } from "../router";

export function Footer() {
  const { t } = useTranslation();
  const demonstration = useTableSummary()?.demonstration === true;
  const joined = useSession((state) => state.phase === "joined");
  return (
    <footer className="footer on-navy">
      <div className="bounded">
        <ul className="plain">
          <li>
            <a href="/pubblico/accessibilita">{t("frame.accessibility")}</a>
          </li>
          <li>
            <a href="/pubblico/privacy">{t("frame.privacy")}</a>
          </li>
          <li>{joined ? <Link to="/regolamento">{t("frame.regulation")}</Link> : <a href="/pubblico/regolamento">{t("frame.regulation")}</a>}</li>
          {joined && (
            <li>
              <Link to="/organismi">{t("place.bodies")}</Link>
            </li>
          )}
        </ul>
        {demonstration && <p>{t("demo.footer")}</p>}
      </div>
    </footer>
  );
}
