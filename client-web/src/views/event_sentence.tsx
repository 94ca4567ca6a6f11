import { useTranslation } from "react-i18next";
import { OrganisationName } from "../parts/organisation_name";
import type { ActivityItem, Capacity } from "../protocol/types";
import { kind_of_ref, ObjectLink } from "./object_link";

/** The parts of an entry or an activity that its sentence needs. */
export type Told = Pick<ActivityItem, "event" | "capacity" | "organisation" | "object" | "label" | "about">;

/** Key of the sentence of an event type: "proposal.submitted" -> "event.proposal_submitted". */
export const event_key = (event: string): string => `event.${event.replace(".", "_")}`;

/** What these say is whole without their object, which is the office of who did it. */
const whole: readonly string[] = ["audit.accessed"];

/**
 * "Società di mutuo soccorso dimostrativa ha commentato OO1.2": actor, act, object. `act` stands for the latter two, where
 * what it is about stands on the screen already.
 */
export function EventSentence({ told, brief = true, act }: { told: Told; brief?: boolean; act?: string }) {
  const { t } = useTranslation();
  if (act !== undefined) {
    return (
      <>
        <Actor told={told} /> {act}
      </>
    );
  }
  const object = told.about ?? told.object;
  const names_object = !whole.includes(told.event) && kind_of_ref(object) !== "table" && kind_of_ref(object) !== "cycle";
  return (
    <>
      <Actor told={told} /> {t(event_key(told.event), { defaultValue: told.event })}
      {names_object && (
        <>
          {" "}
          <ObjectLink id={object} label={told.label} brief={brief} />
        </>
      )}
    </>
  );
}

const offices: readonly Capacity[] = ["chair", "deputy_chair", "secretary", "auditor", "system"];

function Actor({ told }: { told: Told }) {
  const { t } = useTranslation();
  if (told.organisation !== undefined && !offices.includes(told.capacity)) {
    return <OrganisationName id={told.organisation} strong mark={false} />;
  }
  return <strong>{t(`actor.${told.capacity}`)}</strong>;
}
