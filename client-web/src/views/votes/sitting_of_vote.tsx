import { useTranslation } from "react-i18next";
import { sitting_number } from "../../format/sitting_number";
import type { Vote } from "../../protocol/types";
import { useEntity } from "../../store/hooks";
import { numbers_of } from "../../store/sittings";
import { Link } from "../router";
import { sitting_address } from "../sittings/sitting_words";

/** The sitting and the item that a vote belongs to, as a link: objects link both ways (screens 2). */
export function SittingOfVote({ vote }: { vote: Vote }) {
  const { t } = useTranslation();
  const sitting = useEntity("sitting", vote.place?.sitting);
  if (!sitting || !vote.place) return null;
  const number = numbers_of(sitting.agenda).get(vote.place.item);
  return (
    <p className="small">
      <Link to={sitting_address(sitting)}>{t("sitting.name", { number: sitting_number(sitting.number ?? "") })}</Link>
      {number !== undefined && `, ${t("item.number", { number }).toLowerCase()}`}
    </p>
  );
}
