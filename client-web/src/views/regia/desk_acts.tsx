import type { ReactNode } from "react";
import { createContext, useContext } from "react";
import { useTranslation } from "react-i18next";
import { Button, type ButtonTone } from "../../parts/button";
import { RefusalCard } from "../../parts/refusal_card";
import { hour_text, moment_of, when_text } from "../../parts/time_text";
import type { Desk, DeskAct, DeskLine } from "../../protocol/types";
import { useMay, useServerNow, useSession } from "../../store/hooks";
import { useRefusalWords } from "../../store/refusal_words";
import { suspended } from "../../store/session_state";
import { useCommand } from "../../store/use_command";

/** The acts of the desk as the server has computed them: lawful now, or locked with the words of their refusal. */
export const DeskContext = createContext<Desk | undefined>(undefined);

export function find_line(desk: Desk | undefined, act: DeskAct, object?: string): DeskLine | undefined {
  return desk?.acts.find((line) => line.act === act && (object === undefined || line.object === undefined || line.object === object));
}

/** Why an act is locked for this person now; undefined when it is theirs and lawful. */
export function useLock(): (line: DeskLine | undefined) => string | undefined {
  const { t, i18n } = useTranslation();
  const capacity = useSession((state) => state.acting?.capacity);
  const doubtful = useSession(suspended);
  const words_of = useRefusalWords();
  const now = useServerNow(5_000);
  const no_desk = useContext(DeskContext) === undefined;
  const role = capacity === "deputy_chair" ? "chair" : capacity;
  return (line) => {
    if (doubtful) return t("rewritten.suspended");
    // The deputy who does not preside is told of no act at all.
    if (no_desk && capacity === "deputy_chair") return t("regia.chairs_act");
    if (!line) return undefined;
    if (!line.roles.some((one) => one === role)) return t(line.roles.includes("secretary") ? "regia.secretarys_act" : "regia.chairs_act");
    if (line.refusal !== undefined) return words_of(line.refusal, i18n.language) ?? t("regia.not_now");
    if (line.from !== undefined && Date.parse(line.from) > now) {
      return moment_of(line.from, now) === "today" ? t("regia.from", { hour: hour_text(line.from, i18n.language) }) : t("regia.from_day", { when: when_text(line.from, now, i18n.language, t) });
    }
    return undefined;
  };
}

export interface DeskButtonProps {
  readonly act: DeskAct;
  readonly object?: string;
  readonly tone?: ButtonTone;
  readonly dense?: boolean;
  readonly icon?: string;
  readonly className?: string;
  /** Sends at once; else `on_press` opens what asks for more. */
  readonly method?: string;
  readonly params?: object;
  readonly on_press?: () => void;
  /** The fact when the server says no. */
  readonly not_done: string;
  /** The server asks its rules of one such object alone: what it says of that one holds for the others. */
  readonly alike?: boolean;
  /** Without a line of the server for the act it is not shown, unless the screen knows that it may be pressed. */
  readonly always?: boolean;
  /** The id of where the reason of the lock is said, once for all buttons that share it. */
  readonly reason_at?: string;
  readonly children: ReactNode;
}

/** A button of the desk, locked with its reason when the moment or the person is wrong. */
export function DeskButton({ act, object, method, params, on_press, not_done, alike = false, always = false, reason_at, children, ...rest }: DeskButtonProps) {
  const desk = useContext(DeskContext);
  const line = find_line(desk, act, object) ?? (alike ? find_line(desk, act) : undefined);
  const lock = useLock()(line);
  const command = useCommand();
  if (!line && !always) return null;
  return (
    <>
      <Button tone="outline" {...rest} sending={command.state === "sending"} {...(lock === undefined ? {} : reason_at === undefined ? { locked: lock } : { locked_by: reason_at })} onClick={() => (method !== undefined ? void command.send(method, params ?? {}) : on_press?.())}>
        {children}
      </Button>
      {command.state === "refused" && command.error && <RefusalCard fact={not_done} error={command.error} />}
    </>
  );
}

/** An act that the server lists no line for: whose it is decides, and whether it is lawful the server says when asked. */
export function OwnActButton({ method, params, on_press, not_done, others, tone = "outline", ...rest }: { method: string; params?: object; on_press?: () => void; not_done: string; others: "chair" | "secretary"; tone?: ButtonTone; dense?: boolean; icon?: string; className?: string; children: ReactNode }) {
  const { t } = useTranslation();
  const may = useMay(method);
  const command = useCommand();
  return (
    <>
      <Button tone={tone} {...rest} sending={command.state === "sending"} {...(may ? {} : { locked: t(others === "chair" ? "regia.chairs_act" : "regia.secretarys_act") })} onClick={() => (params !== undefined ? void command.send(method, params) : on_press?.())} />
      {command.state === "refused" && command.error && <RefusalCard fact={not_done} error={command.error} />}
    </>
  );
}
