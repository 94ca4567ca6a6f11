import { useTranslation } from "react-i18next";
import { sitting_number } from "../../format/sitting_number";
import type { Poll } from "../../protocol/types";
import { useEntity } from "../../store/hooks";
import { numbers_of } from "../../store/sittings";
import { Link } from "../router";
import { sitting_address } from "../sittings/sitting_words";

/** The sitting that a poll belongs to, and the item under discussion when it opened, as a link. */
export function SittingOfPoll({ poll }: { poll: Poll }) {
  const { t } = useTranslation();
  const sitting = useEntity("sitting", poll.terms.sitting);
  if (!sitting) return null;
  const number = poll.item === undefined ? undefined : numbers_of(sitting.agenda).get(poll.item);
  return (
    <p className="small">
      <Link to={sitting_address(sitting)}>{t("sitting.name", { number: sitting_number(sitting.number ?? "") })}</Link>
      {number !== undefined && `, ${t("item.number", { number }).toLowerCase()}`}
    </p>
  );
}
