import { useTranslation } from "react-i18next";
import { public_address } from "../../i18n/language";
import { useSession } from "../../store/hooks";
import { useTableSummary } from "../../store/selectors";
import { Link } from "../router";

export function Footer() {
  const { t, i18n } = useTranslation();
  const address = (page: string) => public_address(`/pubblico/${page}`, i18n.language);
  const demonstration = useTableSummary()?.demonstration === true;
  const joined = useSession((state) => state.phase === "joined");
  return (
    <footer className="footer on-navy">
      <div className="bounded">
        <ul className="plain">
          <li>
            <a href={address("accessibilita")}>{t("frame.accessibility")}</a>
          </li>
          <li>
            <a href={address("privacy")}>{t("frame.privacy")}</a>
          </li>
          <li>{joined ? <Link to="/regolamento">{t("frame.regulation")}</Link> : <a href={address("regolamento")}>{t("frame.regulation")}</a>}</li>
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
