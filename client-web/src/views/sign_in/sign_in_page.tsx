import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../parts/dialog";
import { Icon } from "../../parts/icon";
import { Sign } from "../../parts/sign";
import { public_address } from "../../i18n/language";
import { BareFrame } from "../frame/frame";
import { Link } from "../router";
import { useTitle } from "../use_title";
import { SignInForm } from "./sign_in_form";

/** In within a minute, knowing for whom (picture 01). */
export function SignInPage() {
  const { t, i18n } = useTranslation();
  const [help, set_help] = useState<"password" | "invitation" | "adhesion" | undefined>();
  useTitle(t("sign_in.title"));
  return (
    <BareFrame header={false}>
      <div className="sign-in">
        <div className="about on-navy">
          <Sign className="ghost" />
          <Sign />
          <h2>{t("sign_in.table_name")}</h2>
          <p className="place">{t("sign_in.place")}</p>
          <p className="lead">{t("sign_in.lead")}</p>
          <ul className="plain">
            {(["proposals", "comments", "record"] as const).map((key) => (
              <li key={key}>
                <Icon name="check-circle" />
                <span>{t(`sign_in.about.${key}`)}</span>
              </li>
            ))}
          </ul>
        </div>
        <div className="form-side">
          <div>
            <h1>{t("sign_in.title")}</h1>
            <p className="muted">{t("sign_in.for_whom")}</p>
            <SignInForm />
            <div className="links">
              <button type="button" className="text-button underlined" onClick={() => set_help("password")}>
                {t("sign_in.forgotten")}
              </button>
              <button type="button" className="text-button underlined" onClick={() => set_help("invitation")}>
                {t("sign_in.invited")}
              </button>
            </div>
            <ul className="plain others">
              <li>
                <Icon name="presentation" />
                <div className="small">
                  <strong>{t("sign_in.follow.title")}</strong>
                  <span className="muted">{t("sign_in.follow.words")}</span> <a href={public_address("/pubblico", i18n.language)}>{t("sign_in.follow.link")}</a>
                </div>
              </li>
              <li>
                <Icon name="file-signed" />
                <div className="small">
                  <strong>{t("receipt_check.title")}</strong>
                  <span className="muted">{t("receipt_check.for_anybody")}</span> <Link to="/verifica-ricevuta">{t("receipt_check.open")}</Link>
                </div>
              </li>
              <li>
                <Icon name="user" />
                <div className="small">
                  <strong>{t("sign_in.join.title")}</strong>
                  <span className="muted">{t("sign_in.join.words")}</span>{" "}
                  <button type="button" className="text-button underlined inline" onClick={() => set_help("adhesion")}>
                    {t("sign_in.join.link")}
                  </button>
                </div>
              </li>
            </ul>
          </div>
        </div>
      </div>
      {help && (
        <Dialog title={t(`sign_in.help.${help}.title`)} on_close={() => set_help(undefined)}>
          <p>{t(`sign_in.help.${help}.words`)}</p>
        </Dialog>
      )}
    </BareFrame>
  );
}
