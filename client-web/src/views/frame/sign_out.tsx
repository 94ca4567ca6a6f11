import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Dialog } from "../../parts/dialog";
import { useTavolo } from "../../store/hooks";

/** Exit. Leaving removes what was written and not sent from this device: whoever has such texts is asked first. */
export function SignOut({ className }: { className?: string }) {
  const { t } = useTranslation();
  const { session } = useTavolo();
  const [waiting, set_waiting] = useState(0);
  const leave = () => void session.sign_out();
  return (
    <>
      <button type="button" className={className} onClick={() => (session.waiting_texts() > 0 ? set_waiting(session.waiting_texts()) : leave())}>
        {t("frame.exit")}
      </button>
      {waiting > 0 && (
        <Dialog title={t("sign_out.title")} on_close={() => set_waiting(0)}>
          <p>{t("sign_out.words", { count: waiting })}</p>
          <div className="button-row">
            <Button tone="danger" onClick={leave}>
              {t("sign_out.act")}
            </Button>
            <Button tone="outline" onClick={() => set_waiting(0)}>
              {t("act.stay")}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
