import { useTranslation } from "react-i18next";
import { Icon } from "../../parts/icon";
import { useSession } from "../../store/hooks";
import { public_address, written } from "../../i18n/language";
import { useTableSummary } from "../../store/selectors";
import { Link } from "../router";
import { LanguageSwitch } from "./language_switch";
import { SignOut } from "./sign_out";

/** Ambito, mark of demonstration data, public page, language, exit (screens 2). */
export function SlimBar() {
  const { t, i18n } = useTranslation();
  const table = useTableSummary();
  const signed_in = useSession((state) => state.session !== undefined);
  const insecure = useSession((state) => state.session?.insecure_lan === true);
  return (
    <>
      <div className="slim-bar on-navy">
        <div className="bounded">
          <span className="ambito" {...written(table?.ambito)}>{table?.ambito ?? t("frame.any_ambito")}</span>
          {table?.demonstration === true && (
            <span className="demo-data" title={t("demo.note")}>
              <Icon name="info-circle" />
              {t("demo.data")}
            </span>
          )}
          <nav aria-label={t("frame.service_nav")}>
            <a href={public_address("/pubblico", i18n.language)}>{t("frame.public_page")}</a>
            <LanguageSwitch />
            {signed_in && <Link to="/account">{t("account.link")}</Link>}
            {signed_in && <SignOut />}
          </nav>
        </div>
      </div>
      {insecure && (
        <div className="insecure-strip">
          <div className="bounded">{t("frame.insecure_lan")}</div>
        </div>
      )}
    </>
  );
}
