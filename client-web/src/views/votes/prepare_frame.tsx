import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { DraftFound } from "../../parts/field";
import { Notice } from "../../parts/notice";
import { RefusalCard } from "../../parts/refusal_card";
import type { DraftHandle } from "../../store/hooks";
import type { CommandHandle } from "../../store/use_command";
import { useGo } from "../router";

/** Brings the first field that is not right into sight, once it says so. */
export function show_first_problem(): void {
  setTimeout(() => document.querySelector<HTMLElement>(".prepare-form .with-error")?.scrollIntoView({ block: "center" }), 0);
}

interface PrepareFrameProps {
  /** Where its words stand in the dictionaries. */
  words: "prepare" | "poll_form";
  path: ReactNode;
  may: boolean;
  /** The address of what was prepared, without its id. */
  place: string;
  command: CommandHandle;
  draft: Pick<DraftHandle<unknown>, "found_at" | "discard">;
  on_send: () => void;
  children: ReactNode;
}

/** The page on which the secretary prepares a vote or a poll, around its fields: before, refused, done, and to who may not. */
export function PrepareFrame({ words, path, may, place, command, draft, on_send, children }: PrepareFrameProps) {
  const { t } = useTranslation();
  const go = useGo();
  if (command.state === "recorded" && command.answer) {
    return (
      <div className="bounded page">
        <h1>{t(`${words}.done`)}</h1>
        <Notice tone="ok" icon="check-circle" acts={<Button onClick={() => go(`${place}/${command.answer?.created ?? ""}`)}>{t(`${words}.open_it`)}</Button>}>
          {t("prepare.done_words")}
        </Notice>
      </div>
    );
  }
  if (!may) {
    return (
      <div className="bounded page">
        <h1>{t(`${words}.title`)}</h1>
        <Notice>{t(`${words}.not_yours`)}</Notice>
      </div>
    );
  }
  return (
    <div className="bounded page prepare-page">
      <div className="form-head">
        {path}
        <h1>{t(`${words}.title`)}</h1>
        <p className="muted">{t(`${words}.lead`)}</p>
      </div>
      <form
        className="card-plain prepare-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          on_send();
        }}
      >
        {draft.found_at !== undefined && <DraftFound at={draft.found_at} on_discard={draft.discard} />}
        {children}
        {command.state === "refused" && command.error && <RefusalCard level={2} fact={t(`${words}.not_done`)} error={command.error} />}
        <div className="button-row">
          <Button type="submit" big sending={command.state === "sending"}>
            {t(`${words}.act`)}
          </Button>
          <p className="small muted">{t("prepare.after")}</p>
        </div>
      </form>
    </div>
  );
}
