import { useTranslation } from "react-i18next";
import { useSession } from "../../store/hooks";
import { useTitle } from "../use_title";
import { MailCard } from "./mail_card";
import { Notices } from "./notices";
import { OwnDataCard } from "./own_data_card";
import { OwnSessions } from "./own_sessions";
import { PasswordCard } from "./password_card";

/** A person's own account: password and open sessions. It needs no mandate. */
export function AccountPage() {
  const { t } = useTranslation();
  const email = useSession((state) => state.session?.account.email ?? "");
  useTitle(t("account.title"));
  return (
    <div className="bounded page account-page">
      <h1>{t("account.title")}</h1>
      <p className="lead">{t("account.lead", { email })}</p>
      <div className="stack">
        <PasswordCard email={email} />
        <OwnSessions />
        <Notices />
        <MailCard />
        <OwnDataCard />
      </div>
    </div>
  );
}
