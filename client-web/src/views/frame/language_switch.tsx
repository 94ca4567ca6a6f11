import { useTranslation } from "react-i18next";
import { change_language } from "../../i18n";
import { other_language } from "../../i18n/language";
import { useTavolo } from "../../store/hooks";

/** To the other language, named in its own words; remembered on this device. */
export function LanguageSwitch({ className }: { className?: string }) {
  const { t, i18n } = useTranslation();
  const { preferences } = useTavolo();
  const other = other_language(i18n.language);
  const change = async () => {
    preferences.keep("language", other);
    await change_language(other);
  };
  return (
    <button type="button" lang={other} className={className} onClick={() => void change()}>
      {t("frame.other_language")}
    </button>
  );
}
