import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../../parts/notice";
import { Link, Outside } from "../router";

/** In the past, in place of what would only show today's state: what is read on the page of today, with the way there. */
export function ReadToday({ title, words, path }: { title: string; words: string; path: string }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="section-head">
        {title}
      </h2>
      <Notice>
        {words}{" "}
        <Outside>
          <Link to={path}>{t("past.todays_page")}</Link>
        </Outside>
      </Notice>
    </section>
  );
}
