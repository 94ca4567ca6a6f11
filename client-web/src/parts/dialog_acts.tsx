import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, type ButtonProps } from "./button";

/**
 * The last line of a dialog: its act, and the way out that changes nothing. Where the act finds something missing, the focus goes
 * to the first field that is wrong.
 */
export function DialogActs({ on_close, onClick, ...act }: ButtonProps & { readonly on_close: () => void }) {
  const { t } = useTranslation();
  const row = useRef<HTMLDivElement>(null);
  const [pressed, set_pressed] = useState(0);
  useEffect(() => {
    if (pressed > 0) row.current?.closest("dialog")?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  }, [pressed]);
  return (
    <div className="button-row" ref={row}>
      <Button
        {...act}
        onClick={(event) => {
          onClick?.(event);
          set_pressed(pressed + 1);
        }}
      />
      <Button tone="outline" onClick={on_close}>
        {t("act.cancel")}
      </Button>
    </div>
  );
}
