import { useEffect, useId, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";

export interface DialogProps {
  readonly title: string;
  /** Called by Esc, the close button and a press outside; absent: the dialog must be answered. */
  readonly on_close?: () => void;
  readonly children: ReactNode;
}

/**
 * A modal dialog on the browser's own element: focus stays inside and returns to the opener, Esc closes only it. Mount it
 * to open it, unmount it to close it.
 */
export function Dialog({ title, on_close, children }: DialogProps) {
  const { t } = useTranslation();
  const title_id = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    const opener = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      className="dialog"
      aria-labelledby={title_id}
      onCancel={(event) => {
        event.preventDefault();
        on_close?.();
      }}
      onClick={(event) => {
        if (event.target === element.current) on_close?.();
      }}
    >
      <div className="dialog-body">
        <div className="dialog-head">
          <h2 id={title_id}>{title}</h2>
          {on_close && (
            <button type="button" className="icon-button" aria-label={t("act.close")} onClick={on_close}>
              <Icon name="close" />
            </button>
          )}
        </div>
        {children}
      </div>
    </dialog>
  );
}
