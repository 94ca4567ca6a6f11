import { useTranslation } from "react-i18next";
import { Icon } from "../../parts/icon";

/** All that is kept of the person, as a file (GDPR art. 15 and 20). */
export function OwnDataCard() {
  const { t } = useTranslation();
  return (
    <section className="card-plain" aria-labelledby="own-data">
      <h2 id="own-data">{t("own_data.title")}</h2>
      <p>{t("own_data.words")}</p>
      <p className="button-row">
        <a className="btn btn-outline-primary" href="/api/account/data" download>
          <Icon name="download" />
          {t("own_data.download")}
        </a>
      </p>
      <p className="small muted">{t("own_data.erasure")}</p>
    </section>
  );
}
