import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { Notice } from "../../parts/notice";
import { date_text } from "../../parts/time_text";
import type { Sitting, SittingMove } from "../../protocol/types";
import { CallWords } from "./sitting_words";

/** That the sitting is not held when it was first told, above all: who noted the old day must not come then. */
export function MovedNotice({ sitting }: { sitting: Sitting }) {
  const { t } = useTranslation();
  const last = sitting.moves.at(-1);
  if (!last) return null;
  return (
    <Notice tone="warn" icon="calendar">
      <strong>{t("sitting_move.moved")}</strong> <MoveWords move={last} />
    </Notice>
  );
}

/** "Spostata il 3 marzo 2027. Era prevista mercoledì 10 marzo, ore 10:00. «…»" */
export function MoveWords({ move }: { move: SittingMove }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      {t("sitting_move.was")} <CallWords call={move.first_call} />. {t("sitting_move.told_on", { day: date_text(move.at, i18n.language) })}{" "}
      <span {...written(move.reason)}>{move.reason === undefined ? t("erased") : `«${move.reason}»`}</span>
    </>
  );
}
