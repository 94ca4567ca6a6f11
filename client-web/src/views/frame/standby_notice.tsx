import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Dialog } from "../../parts/dialog";
import { Icon } from "../../parts/icon";
import { RefusalCard } from "../../parts/refusal_card";
import { hour_text } from "../../parts/time_text";
import type { ActingRole } from "../../protocol/session";
import { useSession, useTavolo } from "../../store/hooks";
import { useCommand } from "../../store/use_command";

interface Passage {
  readonly words: string;
  readonly act: string;
  readonly title: string;
  readonly confirm: string;
  readonly method: "take_over" | "hand_back";
}

const passages: Partial<Record<ActingRole, Passage>> = {
  standby_delegate: { words: "standby.delegate", act: "standby.take_back", title: "standby.take_back_title", confirm: "standby.take_back_words", method: "hand_back" },
  standby_substitute: { words: "standby.substitute", act: "standby.take_over", title: "mandate.take_over_title", confirm: "mandate.take_over_words", method: "take_over" },
  substitute: { words: "standby.active_substitute", act: "standby.hand_back", title: "standby.hand_back_title", confirm: "standby.hand_back_words", method: "hand_back" },
};

/** One active mandate per body, shown to both (decision 28): who acts now, and the recorded act that changes it. */
export function StandbyNotice() {
  const { t, i18n } = useTranslation();
  const { session } = useTavolo();
  const role = useSession((state) => state.you?.role);
  const name = useSession((state) => state.acting?.organisation_name ?? "");
  const command = useCommand();
  const [asking, set_asking] = useState(false);
  const passage = role && passages[role];
  if (!passage) return null;
  const send = async () => {
    if (await command.send(passage.method, {})) set_asking(false);
  };
  return (
    <div className="bounded alarm">
      <div className="notice standby">
        <Icon name="exchange-circle" />
        <span>{t(passage.words, { name })}</span>
        <Button tone="outline" dense onClick={() => set_asking(true)}>
          {t(passage.act)}
        </Button>
      </div>
      {asking && (
        <Dialog title={t(passage.title)} on_close={() => set_asking(false)}>
          <p>{t(passage.confirm, { name, hour: hour_text(session.clock.now(), i18n.language) })}</p>
          {command.state === "refused" && command.error && <RefusalCard fact={t("standby.not_done")} error={command.error} />}
          <div className="button-row">
            <Button sending={command.state === "sending"} onClick={() => void send()}>
              {t(passage.act)}
            </Button>
            <Button tone="outline" onClick={() => set_asking(false)}>
              {t("act.cancel")}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
