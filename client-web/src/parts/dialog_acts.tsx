import { useTranslation } from "react-i18next";
import { Button, type ButtonProps } from "./button";

/** The last line of a dialog: its act, and the way out that changes nothing. */
export function DialogActs({ on_close, ...act }: ButtonProps & { readonly on_close: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="button-row">
      <Button {...act} />
      <Button tone="outline" onClick={on_close}>
        {t("act.cancel")}
      </Button>
    </div>
  );
}
