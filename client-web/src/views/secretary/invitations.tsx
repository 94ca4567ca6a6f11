import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { OrganisationName } from "../../parts/organisation_name";
import { Skeleton } from "../../parts/skeleton";
import { date_text, hour_text } from "../../parts/time_text";
import type { InvitationLine, InvitationList } from "../../protocol/types";
import { Refusal } from "../../rpc/refusal";
import { useAll, useTavolo } from "../../store/hooks";
import { useQuery } from "../../store/use_command";

/** The address that the secretary hands over. */
const whole_address = (link: string): string => new URL(link, location.origin).href;

/** Pending invitations with their one-time links, shown to the secretary until the table can send e-mail (decision 20). */
export function Invitations() {
  const { t } = useTranslation();
  const mandates = useAll("mandate");
  const appointments = useAll("appointment");
  const { value, failed, reload } = useQuery<InvitationList>("list_invitations", {});
  useEffect(() => {
    reload();
    // A new mandate or office makes a new invitation.
  }, [mandates, appointments]);
  return (
    <section aria-labelledby="invitations-title">
      <h2 id="invitations-title" className="section-head">
        {t("invitations.title")}
      </h2>
      <p className="small muted holders-note">{t("invitations.words")}</p>
      {!value && !failed && <Skeleton words={t("invitations.loading")} cards={1} />}
      {failed && <p className="muted">{t("invitations.failed")}</p>}
      {value && value.items.length === 0 && <p className="muted">{t("invitations.none")}</p>}
      <ul className="plain stack">
        {value?.items.map((line) => (
          <Invitation key={line.holder_of} line={line} on_renewed={reload} />
        ))}
      </ul>
    </section>
  );
}

function Invitation({ line, on_renewed }: { line: InvitationLine; on_renewed: () => void }) {
  const { t, i18n } = useTranslation();
  return (
    <li className="card-plain dense mandate-line">
      <div>
        <p>
          <strong>{line.holder_name ?? t("mandates.name_erased")}</strong> {line.organisation !== undefined && <OrganisationName id={line.organisation} />}
        </p>
        <p className="small muted">{t("invitations.until", { day: date_text(line.expires_at, i18n.language), hour: hour_text(line.expires_at, i18n.language) })}</p>
        <LinkToCopy link={line.link} name={line.holder_name ?? line.holder_of} />
      </div>
      <div className="button-row">
        <RenewInvitation holder_of={line.holder_of} on_renewed={on_renewed} />
      </div>
    </li>
  );
}

function LinkToCopy({ link, name }: { link: string; name: string }) {
  const { t } = useTranslation();
  const [copied, set_copied] = useState(false);
  const address = whole_address(link);
  return (
    <div className="copy-line">
      <input className="field-input mono" readOnly value={address} aria-label={t("invitations.link_of", { name })} onFocus={(event) => event.target.select()} />
      <Button dense tone="outline" icon="copy" onClick={() => void navigator.clipboard?.writeText(address).then(() => set_copied(true))}>
        {copied ? t("comment.link_copied") : t("invitations.copy")}
      </Button>
    </div>
  );
}

/** A new link for the holder; the older one stops working at once. */
export function RenewInvitation({ holder_of, on_renewed }: { holder_of: string; on_renewed?: () => void }) {
  const { t, i18n } = useTranslation();
  const { session } = useTavolo();
  const [state, set_state] = useState<"idle" | "asking">("idle");
  const [failed, set_failed] = useState<Error>();
  const [line, set_line] = useState<InvitationLine>();
  const renew = async () => {
    set_state("asking");
    set_failed(undefined);
    try {
      set_line(await session.query<InvitationLine>("renew_invitation", { holder_of }));
      on_renewed?.();
    } catch (error) {
      set_failed(error instanceof Error ? error : new Error(String(error)));
    } finally {
      set_state("idle");
    }
  };
  return (
    <>
      <Button dense tone="link" icon="refresh" sending={state === "asking"} onClick={() => void renew()}>
        {t("invitations.renew")}
      </Button>
      {failed && (
        <p className="small field-error" role="alert">
          {failed instanceof Refusal ? [failed.sentence(i18n.language), failed.remedy(i18n.language)].filter(Boolean).join(" ") : t("invitations.not_renewed")}
        </p>
      )}
      {line && !on_renewed && <LinkToCopy link={line.link} name={line.holder_name ?? holder_of} />}
    </>
  );
}
