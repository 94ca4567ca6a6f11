import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { Icon } from "../../parts/icon";
import { RefusalCard } from "../../parts/refusal_card";
import type { PresenceLine, Sitting } from "../../protocol/types";
import { useTavolo } from "../../store/hooks";
import { useMayOn } from "../../store/may";
import { useCommand } from "../../store/use_command";

/** A body that cannot come says so: nobody asks why, and the page says why nobody does. */
export function AbsencePart({ sitting, mine }: { sitting: Sitting; mine: PresenceLine }) {
  const { t } = useTranslation();
  const { announcer } = useTavolo();
  const may = useMayOn("justify_absence", "own");
  const command = useCommand();
  if (!may || mine.inside) return null;
  const send = async (withdrawn: boolean) => {
    if (await command.send("justify_absence", { sitting: sitting.id, withdrawn })) announcer.say("polite", "absence", t(withdrawn ? "absence.announced_back" : "absence.announced"));
  };
  return (
    <div className="absence-part">
      {mine.justified && (
        <p>
          <Icon name="check-circle" /> <strong>{t("absence.told")}</strong>
        </p>
      )}
      <Button dense tone="outline" sending={command.state === "sending"} onClick={() => void send(mine.justified)}>
        {t(mine.justified ? "absence.take_back" : "absence.tell")}
      </Button>
      <p className="small muted">{t("absence.no_reason")}</p>
      {command.state === "refused" && command.error && <RefusalCard fact={t("absence.not_recorded")} error={command.error} />}
    </div>
  );
}
