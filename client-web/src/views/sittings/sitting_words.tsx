import { useTranslation } from "react-i18next";
import { sitting_number } from "../../format/sitting_number";
import { written } from "../../i18n/language";
import { Chip, type ChipTone } from "../../parts/chip";
import { day_text, hour_text } from "../../parts/time_text";
import type { CallTime, Sitting, SittingState } from "../../protocol/types";
import { call_of } from "../../store/sittings";
import { useErased } from "../erasure/erased";

const tones: Record<SittingState, ChipTone> = {
  draft: "outline",
  discarded: "muted",
  convened: "info",
  cancelled: "muted",
  deserted_first_call: "warn",
  deserted: "warn",
  open: "ok",
  suspended: "warn",
  closed: "muted",
};
const icons: Record<SittingState, string> = {
  draft: "pencil",
  discarded: "close",
  convened: "calendar",
  cancelled: "close-circle",
  deserted_first_call: "warning-circle",
  deserted: "warning-circle",
  open: "unlocked",
  suspended: "clock",
  closed: "locked",
};

export function SittingChip({ state }: { state: SittingState }) {
  const { t } = useTranslation();
  return (
    <Chip tone={tones[state]} icon={icons[state]}>
      {t(`sitting_state.${state}`)}
    </Chip>
  );
}

/** "n. 1/2027" of "1-2027". */
export const number_words = sitting_number;

export const sitting_address = (sitting: Sitting): string => (sitting.number === undefined ? `/sedute/bozze/${sitting.id}` : `/sedute/${sitting.number}`);

/** "Seduta n. 1/2027", or of a draft its title. */
export function useSittingName(): (sitting: Sitting) => string {
  const { t } = useTranslation();
  const erased = useErased();
  return (sitting) => (sitting.number === undefined ? (sitting.title ?? erased(sitting.id)) : t("sitting.name", { number: number_words(sitting.number) }));
}

export function SittingTitle({ sitting }: { sitting: Sitting }) {
  const erased = useErased();
  return <span {...written(sitting.title)}>{sitting.title ?? erased(sitting.id)}</span>;
}

/** "mercoledì 10 marzo, ore 10:00" */
export function CallWords({ call }: { call: CallTime }) {
  const { t, i18n } = useTranslation();
  return <time dateTime={call.at}>{t("sitting.call_at", { day: day_text(call.on, i18n.language), hour: call.time })}</time>;
}

/** "seconda convocazione, dalle 11:04", or when it is to be held. */
export function WhenWords({ sitting }: { sitting: Sitting }) {
  const { t, i18n } = useTranslation();
  if (sitting.opened_at !== undefined) {
    return <>{t("sitting.since", { call: t(`sitting_call.${sitting.call ?? "first"}`).toLowerCase(), hour: hour_text(sitting.opened_at, i18n.language) })}</>;
  }
  return (
    <>
      {t(`sitting_call.${sitting.call ?? "first"}`)}: <CallWords call={call_of(sitting)} />
    </>
  );
}
