import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button";
import { useTavolo } from "../../store/hooks";
import { marks_of, moved, order_of } from "./answer_fields";

interface RankOrderProps {
  readonly legend: string;
  readonly names: readonly string[];
  readonly marks: readonly number[];
  readonly on_change: (marks: readonly number[]) => void;
}

/** An order of preference made with buttons alone; what is left out is liked less than all that is in it. */
export function RankOrder({ legend, names, marks, on_change }: RankOrderProps) {
  const { t } = useTranslation();
  const { announcer } = useTavolo();
  const list = useRef<HTMLFieldSetElement>(null);
  const asked = useRef<string>(undefined);
  const order = order_of(marks);
  // A line that moves keeps the focus on the button that moved it.
  useEffect(() => {
    if (asked.current === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-rank="${asked.current}"] button`)?.focus();
    asked.current = undefined;
  });
  const set = (next: readonly number[], option: number, control: string) => {
    asked.current = `${control}-${option}`;
    on_change(marks_of(next, names.length));
    const place = next.indexOf(option) + 1;
    const name = names[option] ?? "";
    announcer.say("polite", "poll_rank", place > 0 ? t("poll.now_at", { name, place }) : t("poll.now_out", { name }));
  };
  return (
    <fieldset className="choice-group rank-order" ref={list}>
      <legend className="field-label">{legend}</legend>
      <p className="small muted choice-hint">{t("poll.rank_hint")}</p>
      {order.length === 0 && <p className="small">{t("poll.rank_empty")}</p>}
      <ol className="rank-lines">
        {order.map((option, at) => {
          const name = names[option] ?? "";
          return (
            <li key={option} className="rank-line">
              <span>{name}</span>
              <span className="button-row">
                {at > 0 && (
                  <span data-rank={`up-${option}`}>
                    <Button tone="outline" dense aria-label={t("poll.up", { name })} onClick={() => set(moved(order, option, -1), option, at === 1 ? "down" : "up")}>
                      {t("poll.up_short")}
                    </Button>
                  </span>
                )}
                {at < order.length - 1 && (
                  <span data-rank={`down-${option}`}>
                    <Button tone="outline" dense aria-label={t("poll.down", { name })} onClick={() => set(moved(order, option, 1), option, at === order.length - 2 ? "up" : "down")}>
                      {t("poll.down_short")}
                    </Button>
                  </span>
                )}
                <span data-rank={`out-${option}`}>
                  <Button tone="link" dense aria-label={t("poll.take_out", { name })} onClick={() => set(order.filter((held) => held !== option), option, "add")}>
                    {t("poll.take_out_short")}
                  </Button>
                </span>
              </span>
            </li>
          );
        })}
      </ol>
      {order.length < names.length && (
        <ul className="plain rank-lines" aria-label={t("poll.not_ranked")}>
          {names.map((name, option) =>
            order.includes(option) ? null : (
              <li key={option} className="rank-line">
                <span className="muted">{name}</span>
                <span data-rank={`add-${option}`}>
                  <Button tone="outline" dense aria-label={t("poll.put_in", { name, place: order.length + 1 })} onClick={() => set([...order, option], option, order.length === 0 ? "out" : "up")}>
                    {t("poll.put_in_short", { place: order.length + 1 })}
                  </Button>
                </span>
              </li>
            ),
          )}
        </ul>
      )}
    </fieldset>
  );
}
