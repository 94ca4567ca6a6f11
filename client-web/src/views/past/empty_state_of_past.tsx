import { useTranslation } from "react-i18next";
import { EmptyState } from "../../parts/empty_state";
import { Link } from "../router";
import { useTitle } from "../use_title";

/** For a page that has no past of its own. */
export function EmptyStateOfPast() {
  const { t } = useTranslation();
  useTitle(t("past.no_page"));
  return (
    <div className="bounded page">
      <EmptyState level={1} title={t("past.no_page")} act={<Link to="/">{t("past.whole_table")}</Link>}>
        <p>{t("past.no_page_words")}</p>
      </EmptyState>
    </div>
  );
}
