import type { ReactNode } from "react";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";

/** Where one is: links first, the present place last. */
export function Breadcrumb({ links, here }: { links: readonly ReactNode[]; here: ReactNode }) {
  const { t } = useTranslation();
  return (
    <nav className="breadcrumb-line" aria-label={t("frame.breadcrumb")}>
      <ol className="plain">
        {links.map((link, at) => (
          <Fragment key={at}>
            <li>
              {link}
              <Icon name="chevron-right" />
            </li>
          </Fragment>
        ))}
        <li>
          <span aria-current="page">{here}</span>
        </li>
      </ol>
    </nav>
  );
}
