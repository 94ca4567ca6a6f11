import { useTranslation } from "react-i18next";
import { written } from "../../i18n/language";
import { date_text } from "../../parts/time_text";
import type { Sitting } from "../../protocol/types";
import { useEntity } from "../../store/hooks";
import { MoveWords } from "./move_words";
import { CallWords } from "./sitting_words";

/** Both calls, mode, place, link, registry: what the notice says. */
export function NoticeFacts({ sitting }: { sitting: Sitting }) {
  const { t, i18n } = useTranslation();
  const link = useEntity("sitting_link", sitting.id)?.link;
  const { first_call, second_call, mode } = sitting.terms;
  // The last one stands above all, in the notice of the page.
  const before = sitting.moves.slice(0, -1);
  const is_address = link !== undefined && /^https?:\/\//.test(link);
  return (
    <dl className="card-plain facts">
      <div>
        <dt>{t("sitting_call.first")}</dt>
        <dd>
          <CallWords call={first_call} />
        </dd>
      </div>
      {second_call && (
        <div>
          <dt>{t("sitting_call.second")}</dt>
          <dd>
            <CallWords call={second_call} />
          </dd>
        </div>
      )}
      <div>
        <dt>{t("draft_sitting.mode")}</dt>
        <dd>{t(`sitting_mode.${mode}`)}</dd>
      </div>
      {sitting.place !== undefined && sitting.place !== "" && (
        <div>
          <dt>{t("draft_sitting.place")}</dt>
          <dd {...written(sitting.place)}>{sitting.place}</dd>
        </div>
      )}
      {link !== undefined && link !== "" && (
        <div>
          <dt>{t("draft_sitting.link")}</dt>
          <dd className="breaking">
            {is_address ? (
              <a href={link} rel="noreferrer">
                {t("sitting.join")}
              </a>
            ) : (
              link
            )}
          </dd>
        </div>
      )}
      {sitting.convened_at !== undefined && (
        <div>
          <dt>{t("sitting.convened_on")}</dt>
          <dd>
            {date_text(sitting.convened_at, i18n.language)}
            {sitting.registry !== undefined && sitting.registry !== "" && <span>, {t("sitting.registry", { n: sitting.registry })}</span>}
          </dd>
        </div>
      )}
      {before.length > 0 && (
        <div className="facts-wide">
          <dt>{t("sitting_move.moves")}</dt>
          <dd>
            {before.map((move) => (
              <p key={move.at}>
                <MoveWords move={move} />
              </p>
            ))}
          </dd>
        </div>
      )}
    </dl>
  );
}
